import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from './plan/store.ts';
import { makeSystem } from './plan/testing/make-system.ts';
import { smallDraft } from './plan/testing/small-draft.ts';
import { askedOf } from './platform/accounts/guard.ts';
import type { Person } from './platform/accounts/people-store.ts';
import { allows, type HeldRole, roles } from './platform/accounts/policy.ts';
import { createApp } from './platform/app.ts';
import { testDatabase } from './platform/database/testing.ts';
import { asksOf } from './platform/room.ts';
import type { System } from './platform/systems.model.ts';
import { cookiesOf, somebody, testHouse } from './platform/testing/house.ts';
import { rooms } from './rooms.ts';

interface Visitor {
  name: string;
  person: Person | null;
  cookie: string;
}

let fenmarsh: System;
let app: ReturnType<typeof createApp>;
let visitors: Visitor[];

beforeAll(async () => {
  const database = await testDatabase();
  const house = testHouse(database, rooms);
  app = createApp(house, rooms);
  fenmarsh = await makeSystem(database, 'fenmarsh');
  const elsewhere = await makeSystem(database, 'elsewhere');
  for (const system of [fenmarsh, elsewhere]) await planStore(database, system).create('green-plan', smallDraft, []);
  const visitor = async (name: string, held: { systemId: string; role: HeldRole['role'] }[]): Promise<Visitor> => {
    const person = await somebody(house, name, held);
    return { name, person, cookie: await cookiesOf(house, person) };
  };
  visitors = [{ name: 'a reader', person: null, cookie: '' }, await visitor('Nobody', [])];
  for (const role of roles)
    if (role !== 'reader') visitors.push(await visitor(`an ${role}`, [{ systemId: fenmarsh.id, role }]));
  visitors.push(await visitor('a stranger', [{ systemId: elsewhere.id, role: 'administrator' }]));
}, 60_000);

/** Addresses in which each part that the router leaves open is filled in. */
const filled = (path: string) =>
  path
    .replace(':system', 'fenmarsh')
    .replace(':plan', 'green-plan')
    .replace(/:(\w+)(\{[^}]+\})?/g, 'c2')
    .replace(/\*$/, 'x');

describe('every route of the app', () => {
  it('lets those in whom the policy allows it, and nobody else', async () => {
    const asks = asksOf(rooms);
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('/*'));
    const once = [...new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
    expect(once.length).toBeGreaterThan(80);
    const wrong: string[] = [];
    for (const { method, path } of once.filter(({ path: one }) => !leavesOrEnds(one))) {
      const address = filled(path);
      const inWorkspace = /^\/fenmarsh\/workspace(\/|$)/.test(address);
      const ownAccount = /^\/account(\/|$)/.test(address);
      for (const { name, person, cookie } of visitors) {
        const allowed = inWorkspace
          ? allows(person?.roles ?? [], fenmarsh.id, askedOf(asks, method, address))
          : !ownAccount || person !== null;
        const response = await app.request(`http://localhost${address}`, {
          method,
          headers: { cookie, origin: 'http://localhost' },
        });
        const sentAway = response.headers.get('location')?.startsWith('/sign-in?') === true;
        const gotIn = ![401, 403].includes(response.status) && !sentAway;
        // Reading a document by the interface asks for a key, which no visitor has shown.
        if (gotIn !== (allowed && address !== '/api/v1/documents:read'))
          wrong.push(`${name}: ${method} ${address} gave ${response.status}`);
        if (response.status >= 500) wrong.push(`${name}: ${method} ${address} broke with ${response.status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

/** These end the visitor's own session, or answer 401 to what is wrong in itself. */
function leavesOrEnds(path: string): boolean {
  return /^\/(sign-in|sign-out|join|api\/auth)(\/|$)|\/sign-out-everywhere$/.test(path);
}
