import { Writable } from 'node:stream';
import { Hono } from 'hono';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import type { Database } from './database/database.ts';
import { testDatabase } from './database/testing.ts';
import type { Env, Room } from './room.ts';
import { SystemSettings } from './systems.model.ts';
import { systemStore } from './systems.ts';
import { cookiesOf, somebody, testHouse } from './testing/house.ts';

const room: Room = {
  name: 'test',
  pages: () =>
    new Hono<Env>()
      .get('/', (c) => c.text(`home of ${c.var.system.slug} for ${c.var.person?.name ?? 'a reader'}`))
      .get('/broken', () => {
        throw new Error('the pipes froze');
      })
      .post('/form', async (c) => c.text(`took ${(await c.req.text()).length}`)),
  workspace: () => new Hono<Env>().get('/', (c) => c.text('the workspace')).post('/change', (c) => c.text('changed')),
};

let database: Database;
let logged: Record<string, unknown>[] = [];

function app(environment: Record<string, string> = {}, stopping = false) {
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _encoding, done) {
        logged.push(JSON.parse(String(chunk)));
        done();
      },
    }),
  );
  return createApp(testHouse(database, [room], environment, log), [room], () => stopping);
}

beforeAll(async () => {
  database = await testDatabase();
  await systemStore(database).create('fenmarsh', SystemSettings.parse({ name: 'Fenmarsh', shortName: 'Fenmarsh' }));
});

describe('a request', () => {
  it('for a system’s page is given that system', async () => {
    expect(await (await app().request('/fenmarsh')).text()).toBe('home of fenmarsh for a reader');
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
  it('asks a reader to sign in, and to come back afterwards', async () => {
    const response = await app().request('/fenmarsh/workspace');
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      `/sign-in?to=${encodeURIComponent('/fenmarsh/workspace')}`,
    ]);
  });

  it('refuses what a reader sends, with status 401', async () => {
    const headers = { origin: 'http://localhost' };
    const response = await app().request('http://localhost/fenmarsh/workspace/change', { method: 'POST', headers });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('Sign in');
  });

  it('lets a member of staff look, an editor change, and nobody of another system in', async () => {
    const house = testHouse(database, [room]);
    const systems = systemStore(database);
    const here = await systems.bySlug('fenmarsh');
    const there = await systems.create('elsewhere', SystemSettings.parse({ name: 'Else', shortName: 'Else' }));
    if (!here || !there) throw new Error('A system is missing');
    const people = {
      staff: await somebody(house, 'Sam', [{ systemId: here.id, role: 'staff' }]),
      editor: await somebody(house, 'Ed', [{ systemId: here.id, role: 'editor' }]),
      stranger: await somebody(house, 'Stranger', [{ systemId: there.id, role: 'administrator' }]),
    };
    const seen: Record<string, number[]> = {};
    for (const [who, person] of Object.entries(people)) {
      const cookie = await cookiesOf(house, person);
      const own = createApp(house, [room]);
      const look = await own.request('/fenmarsh/workspace', { headers: { cookie } });
      const change = await own.request('http://localhost/fenmarsh/workspace/change', {
        method: 'POST',
        headers: { cookie, origin: 'http://localhost' },
      });
      seen[who] = [look.status, change.status];
      expect(look.headers.get('cache-control')).toBe('private, no-store');
    }
    expect(seen).toEqual({ staff: [200, 403], editor: [200, 200], stranger: [403, 403] });
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
