/** A house for tests of pages, on a database of their own. */
import { Hono } from 'hono';
import { openAccounts } from '../accounts/accounts.ts';
import type { Person } from '../accounts/people-store.ts';
import type { HeldRole } from '../accounts/policy.ts';
import type { Database } from '../database/database.ts';
import { type Log, silentLog } from '../log.ts';
import { offersOf, type Room, type WebHouse } from '../room.ts';
import { readSettings } from '../settings.ts';
import type { Assets } from '../web/assets.ts';

export interface TestHouse extends WebHouse {
  assets: Assets;
}

export function testHouse(
  database: Database,
  rooms: readonly Room[] = [],
  environment: Record<string, string> = {},
  log: Log = silentLog,
): TestHouse {
  const settings = readSettings(environment);
  const accounts = openAccounts({ database, settings, log, address: () => 'http://localhost' });
  const assets = { styles: [], scripts: [], routes: new Hono() };
  return { database, settings, log, assets, offers: offersOf(rooms), accounts };
}

/** A password that will do. */
export const goodPassword = 'lantern-orbit-thimble-42';

/** Somebody with an account and these roles. */
export async function somebody(
  { accounts }: WebHouse,
  name: string,
  roles: { systemId: string; role: HeldRole['role'] }[] = [],
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fenmarsh.nhs.uk`;
  const id = await accounts.create({ name, email, password: goodPassword });
  if (!id) throw new Error(`${email} has an account already`);
  for (const one of roles) await accounts.people.give(id, { ...one, organisation: null }, 'a test');
  const person = await accounts.people.byId(id);
  if (!person) throw new Error(`${email} is gone`);
  return person;
}

/** The cookies of somebody who has just signed in with the good password. */
export async function cookiesOf({ accounts }: WebHouse, person: Person): Promise<string> {
  const { api } = await accounts.auth();
  const body = { email: person.email, password: goodPassword };
  const { headers } = await api.signInEmail({ body, returnHeaders: true });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
