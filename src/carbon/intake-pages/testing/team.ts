/** People at work on the activity files of a system, for tests: what they ask for, what they send, and what comes back. */
import type { Hono } from 'hono';
import type { HeldRole } from '../../../platform/accounts/policy.ts';
import type { Env } from '../../../platform/room.ts';
import { SystemSettings } from '../../../platform/systems.model.ts';
import { cookiesOf, goodPassword, type TestHouse } from '../../../platform/testing/house.ts';

export const fenmarshSettings = SystemSettings.parse({
  name: 'Fenmarsh',
  shortName: 'Fenmarsh',
  organisations: [
    { slug: 'northmere', name: 'Northmere Hospitals NHS Trust', odsCode: 'RX1', sector: 'trust' },
    { slug: 'harbeck', name: 'Harbeck Community NHS Trust', odsCode: 'RX2', sector: 'trust' },
  ],
});

export const plainForm = (...rows: string[]): string =>
  ['period,organisation,site,activity,quantity,unit,spend,supplier', ...rows].join('\r\n');

/** Somebody with an account who holds one role, of one organisation or of the whole system. */
export async function member(
  house: TestHouse,
  app: Hono<Env>,
  name: string,
  role: Omit<HeldRole, 'organisation'> & { organisation?: string },
) {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fenmarsh.nhs.uk`;
  const id = await house.accounts.create({ name, email, password: goodPassword });
  if (!id) throw new Error(`${email} has an account already`);
  await house.accounts.people.give(id, { ...role, organisation: role.organisation ?? null }, 'a test');
  const person = await house.accounts.people.byId(id);
  if (!person) throw new Error(`${email} is gone`);
  const headers = { cookie: await cookiesOf(house, person), origin: 'http://localhost' };
  const ask = async (method: string, path: string, body?: FormData | URLSearchParams) =>
    app.request(`http://localhost${path}`, { method, headers, ...(body ? { body } : {}) });
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, fields: Record<string, string> = {}) => ask('POST', path, new URLSearchParams(fields)),
    /** Sends a file with the fields before it, as the pages' forms do. */
    send(path: string, name: string, text: string, fields: Record<string, string> = {}) {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.append(field, value);
      form.append('file', new File([text], name));
      return ask('POST', path, form);
    },
    /** The page of a file, once Greenplan has done with it what it can. */
    async settled(path: string): Promise<string> {
      for (let look = 0; look < 300; look += 1) {
        const text = await (await ask('GET', `${path}?still=yes`)).text();
        if (!text.includes('You need not wait') && !text.includes('is being counted anew')) return text;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`${path} was not done with`);
    },
  };
}
export type TestMember = Awaited<ReturnType<typeof member>>;

/** Where an answer leads. */
export const leadsTo = (response: Response): string => response.headers.get('location') ?? `status ${response.status}`;
