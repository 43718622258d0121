import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from './plan/store.ts';
import { makeSystem } from './plan/testing/make-system.ts';
import { smallDraft } from './plan/testing/small-draft.ts';
import { createApp } from './platform/app.ts';
import type { Database } from './platform/database/database.ts';
import { testDatabase } from './platform/database/testing.ts';
import { cookiesOf, somebody, type TestHouse, testHouse } from './platform/testing/house.ts';
import { rooms } from './rooms.ts';

let database: Database;
let house: TestHouse;
let app: ReturnType<typeof createApp>;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  house = testHouse(database, rooms);
  app = createApp(house, rooms);
  const fenmarsh = await makeSystem(database, 'fenmarsh');
  await planStore(database, fenmarsh).create('green-plan', smallDraft, []);
  const person = await somebody(house, 'Ann Ash', [{ systemId: fenmarsh.id, role: 'administrator' }]);
  cookie = await cookiesOf(house, person);
});

const ask = (path: string, init: RequestInit = {}) =>
  Promise.resolve(app.request(path, { ...init, headers: { cookie, ...init.headers } }));

/** An answer of each kind: pages, the workspace, files, the API, a redirect, an error. */
const kinds = [
  '/fenmarsh',
  '/fenmarsh/workspace',
  '/fenmarsh/workspace/history',
  '/fenmarsh/workspace/history.jsonl',
  '/fenmarsh/nothing-here',
  '/fenmarsh/plan.csv',
  '/fenmarsh/trajectory',
  '/fenmarsh/trajectory/embed/waterfall',
  '/fenmarsh/workspace/trajectory',
  '/api/v1/systems/fenmarsh/trajectory/scenarios',
  '/account',
  '/sign-in',
  '/api/v1',
  '/api/v1/nothing-here',
  '/',
  '/health/ready',
];

describe('every kind of answer', () => {
  it.each(kinds)(
    '%s lets nothing but the server’s own run, be framed, or be told where a reader came from',
    async (path) => {
      const { headers } = await ask(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\), microphone=\(\), geolocation=\(\)/);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    },
  );

  it.each(kinds)('%s says what it is and in which letters, and names no software', async (path) => {
    const { headers, status } = await ask(path);
    if (status < 300) expect(headers.get('content-type')).toMatch(/charset=utf-8|^application\/json/i);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each(kinds)('%s lets no page of another site read it', async (path) => {
    const { headers } = await ask(path, { headers: { cookie, origin: 'https://evil.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('an address or a field with a NUL in it', () => {
  it('is not there, and is no failure', async () => {
    for (const path of ['/%00', '/fenmarsh/search?q=%00', '/fenmarsh/commitments/c1%00', '/api/v1/systems/%00'])
      expect((await app.request(`http://localhost${path}`)).status, path).toBe(404);
    const answer = await app.request('http://localhost/fenmarsh/engagement/ask', {
      method: 'POST',
      headers: { origin: 'http://localhost' },
      body: new URLSearchParams({ title: 'Carers\0', kind: 'community', contact: 'a\0@b.example', notes: '' }),
    });
    expect(answer.status).toBe(303);
  });
});

describe('what only some may see', () => {
  it.each(['/fenmarsh/workspace', '/fenmarsh/workspace/history', '/fenmarsh/workspace/people', '/account'])(
    '%s is kept by no browser and no proxy',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('no-store');
    },
  );

  it('is a file to be saved, not a page, where it is taken out', async () => {
    const { headers } = await ask('/fenmarsh/workspace/history.jsonl');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="history\.jsonl"$/);
  });
});

describe('a request', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH'])('by %s does nothing', async (method) => {
    // The standard of fetch refuses to make one of TRACE, so it is given as a bare object would be.
    const request = new Request('http://localhost/fenmarsh', { method: method === 'TRACE' ? 'OPTIONS' : method });
    if (method === 'TRACE') Object.defineProperty(request, 'method', { value: 'TRACE' });
    expect((await app.fetch(request)).status).toBeGreaterThanOrEqual(400);
  });

  it('behind TLS sets cookies that no other way carries', async () => {
    const secure = testHouse(database, rooms, { GREENPLAN_PUBLIC_URL: 'https://greenplan.example.org' });
    const { options } = await secure.accounts.auth();
    expect(options.advanced?.useSecureCookies).toBe(true);
  });
});

/**
 * How many requirements of levels 1 and 2 each section of each chapter has in OWASP ASVS 5.0.0; in each section they are
 * numbered from 1. The standard's own count for both levels is 253, with chapter 17 (WebRTC).
 */
const requirements = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
};
const requirementsOfWebRtc = 7;

describe('the page about security', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/security.md'), 'utf8');
  /** A line stands for one requirement, or for those from "10.3.1" to "10.3.4". */
  const told = text.split('\n').flatMap((line) => {
    const [, section, first, last] = /^\| (\d+\.\d+)\.(\d+)(?:–[\d.]+\.(\d+))? /.exec(line) ?? [];
    if (!section) return [];
    return Array.from(
      { length: Number(last ?? first) - Number(first) + 1 },
      (_, at) => `${section}.${Number(first) + at}`,
    );
  });

  it('has one line for each requirement of levels 1 and 2, in order', () => {
    const asked = Object.entries(requirements).flatMap(([chapter, counts]) =>
      counts.flatMap((count, section) =>
        Array.from({ length: count }, (_, at) => `${chapter}.${section + 1}.${at + 1}`),
      ),
    );
    expect(asked).toHaveLength(253 - requirementsOfWebRtc);
    expect(told).toEqual(asked);
  });

  it('names only tests and pages that are there', () => {
    const named = [...text.matchAll(/`((?:src|e2e)\/[^`]+\.test\.tsx?)`|(docs\/[\w/-]+\.md)/g)].map(
      ([, test, page]) => test ?? page ?? '',
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((path) => !existsSync(join(import.meta.dirname, '..', path)))).toEqual([]);
  });
});
