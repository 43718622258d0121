import { Writable } from 'node:stream';
import { Hono } from 'hono';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import type { Database } from './database/database.ts';
import { testDatabase } from './database/testing.ts';
import type { Env, Room } from './room.ts';
import { offersOf } from './room.ts';
import { readSettings } from './settings.ts';
import { SystemSettings } from './systems.model.ts';
import { systemStore } from './systems.ts';

const token = 'a-token-of-the-tests';
const room: Room = {
  name: 'test',
  pages: () =>
    new Hono<Env>()
      .get('/', (c) => c.text(`home of ${c.var.system.slug}, workspace ${c.var.workspace}`))
      .get('/broken', () => {
        throw new Error('the pipes froze');
      })
      .post('/form', async (c) => c.text(`took ${(await c.req.text()).length}`)),
  workspace: () => new Hono<Env>().get('/', (c) => c.text('the workspace')),
};

let database: Database;
let logged: Record<string, unknown>[] = [];

function app(environment: Record<string, string> = {}, stopping = false) {
  const settings = readSettings({ GREENPLAN_WORKSPACE_TOKEN: token, ...environment });
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _encoding, done) {
        logged.push(JSON.parse(String(chunk)));
        done();
      },
    }),
  );
  const assets = { styles: [], scripts: [], routes: new Hono() };
  const house = { database, settings, log, assets, offers: offersOf([room]) };
  return createApp(house, [room], () => stopping);
}

beforeAll(async () => {
  database = await testDatabase();
  await systemStore(database).create('fenmarsh', SystemSettings.parse({ name: 'Fenmarsh', shortName: 'Fenmarsh' }));
});

describe('a request', () => {
  it('for a system’s page is given that system', async () => {
    expect(await (await app().request('/fenmarsh')).text()).toBe('home of fenmarsh, workspace false');
  });

  it('for a system that is not there is answered 404, as a page', async () => {
    const response = await app().request('/nowhere/themes');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Page not found');
  });

  it('for the start page goes to the only system', async () => {
    const response = await app().request('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/fenmarsh']);
  });

  it('is answered with headers that let nothing but the server’s own files run', async () => {
    const policy = (await app().request('/fenmarsh')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('that breaks is answered with a reference that stands in the log, and without its reason', async () => {
    logged = [];
    const response = await app().request('/fenmarsh/broken');
    const reference = response.headers.get('x-request-id');
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(page).toContain(reference);
    expect(page).not.toContain('pipes');
    expect(logged).toContainEqual(
      expect.objectContaining({ request: reference, err: expect.objectContaining({ message: 'the pipes froze' }) }),
    );
  });

  it('is logged without what was searched for and without the reader’s address', async () => {
    logged = [];
    await app().request('/fenmarsh?q=ann.smith', { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(logged).toContainEqual(expect.objectContaining({ method: 'GET', path: '/fenmarsh', status: 200 }));
    expect(JSON.stringify(logged)).not.toMatch(/ann\.smith|203\.0\.113\.7/);
  });
});

describe('a form', () => {
  const send = (headers: Record<string, string>, environment = {}, body = 'a=b') =>
    app(environment).request('http://localhost/fenmarsh/form', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });

  it('sent from a page of this server is taken', async () => {
    expect((await send({ origin: 'http://localhost' })).status).toBe(200);
  });

  it('sent from a page of another site is not', async () => {
    expect((await send({ origin: 'http://elsewhere.example' })).status).toBe(403);
  });

  it('behind a proxy is judged by the address that readers see, where the proxy is trusted', async () => {
    const headers = {
      origin: 'https://plan.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'plan.example',
    };
    expect((await send(headers, { TRUST_PROXY: 'yes' })).status).toBe(200);
    expect((await send(headers)).status).toBe(403);
  });

  it('of more than a megabyte is refused', async () => {
    expect((await send({ origin: 'http://localhost' }, {}, 'a'.repeat(1_000_001))).status).toBe(413);
  });
});

describe('the workspace', () => {
  it('asks those without its token for it, with status 401', async () => {
    const response = await app().request('/fenmarsh/workspace');
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('Open the workspace');
  });

  it('opens to the token of this start, for this browser', async () => {
    const door = await app().request(`/workspace?token=${token}`);
    const cookie = door.headers.get('set-cookie') ?? '';
    expect([door.status, door.headers.get('location')]).toEqual([302, '/']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const response = await app().request('/fenmarsh/workspace', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(await response.text()).toBe('the workspace');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('stays shut to a wrong token', async () => {
    const door = await app().request('/workspace?token=a-token-of-yesterday');
    expect([door.status, door.headers.get('set-cookie')]).toEqual([401, null]);
  });

  it('sends its cookie over HTTPS only, where readers come by HTTPS', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'plan.example' };
    const door = await app({ TRUST_PROXY: 'yes' }).request(`/workspace?token=${token}`, { headers });
    expect(door.headers.get('set-cookie')).toContain('Secure');
  });
});

describe('health', () => {
  it('is live and ready while the database answers', async () => {
    expect((await app().request('/health/live')).status).toBe(200);
    expect(await (await app().request('/health/ready')).json()).toEqual({ status: 'ready' });
  });

  it('is live but not ready while the server stops', async () => {
    const stopping = app({}, true);
    expect((await stopping.request('/health/live')).status).toBe(200);
    expect((await stopping.request('/health/ready')).status).toBe(503);
  });

  it('asks those whom it answers while stopping to go elsewhere next', async () => {
    expect((await app({}, true).request('/fenmarsh')).headers.get('connection')).toBe('close');
    expect((await app().request('/fenmarsh')).headers.get('connection')).toBeNull();
  });
});
