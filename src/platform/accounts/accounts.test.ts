import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { testDatabase } from '../database/testing.ts';
import { outboxStore } from '../mail/outbox-store.ts';
import { platform } from '../platform-room.ts';
import type { Env } from '../room.ts';
import { type System, SystemSettings } from '../systems.model.ts';
import { systemStore } from '../systems.ts';
import { cookiesOf, goodPassword, somebody, type TestHouse, testHouse } from '../testing/house.ts';
import { sessions } from './tables.ts';

let house: TestHouse;
let app: Hono<Env>;
let fenmarsh: System;
let elsewhere: System;

beforeAll(async () => {
  const database = await testDatabase();
  const systems = systemStore(database);
  const made = async (slug: string) => {
    const system = await systems.create(slug, SystemSettings.parse({ name: slug, shortName: slug }));
    if (!system) throw new Error(`${slug} was there already`);
    return system;
  };
  fenmarsh = await made('fenmarsh');
  elsewhere = await made('elsewhere');
  house = testHouse(database, [platform]);
  app = createApp(house, [platform]);
});

/** Sends a form as a browser does. */
async function send(path: string, fields: Record<string, string>, cookie = '') {
  const response = await app.request(`http://localhost${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost', cookie },
  });
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return {
    status: response.status,
    location: response.headers.get('location'),
    text: await response.text(),
    cookie: cookies.join('; '),
    attributes: response.headers.getSetCookie(),
  };
}

const get = async (path: string, cookie = '') => {
  const response = await app.request(`http://localhost${path}`, { headers: { cookie } });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};

/** The address in the newest message to somebody. */
async function linkTo(email: string): Promise<string> {
  const messages = await outboxStore(house.database).all();
  const body = messages.find(({ recipient }) => recipient === email)?.body ?? '';
  return /http:\/\/localhost(\/\S+)/.exec(body)?.[1] ?? '';
}

const tokenIn = (path: string) => new URL(path, 'http://localhost').searchParams.get('token') ?? '';

/** Messages are written after the answer, so that its time tells nothing. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('signing in', () => {
  it('with the right password leads on to where the person was going, in this site alone', async () => {
    const person = await somebody(house, 'Ann Ash');
    const to = (address: string) => send('/sign-in', { email: person.email, password: goodPassword, to: address });
    expect(await to('/fenmarsh/workspace')).toMatchObject({ status: 303, location: '/fenmarsh/workspace' });
    for (const away of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await to(away)).location, away).toBe('/');
  });

  it('sets a cookie that scripts do not see and other sites do not send', async () => {
    const person = await somebody(house, 'Cora Cole');
    const { attributes } = await send('/sign-in', { email: person.email, password: goodPassword });
    expect(attributes.every((one) => /HttpOnly/i.test(one) && /SameSite=Lax/i.test(one))).toBe(true);
  });

  it('lasts seven days at most, however often it is used', async () => {
    const person = await somebody(house, 'Una Upton');
    const { cookie } = await send('/sign-in', { email: person.email, password: goodPassword });
    const begun = async (daysAgo: number) => {
      const createdAt = new Date(Date.now() - daysAgo * 24 * 3_600_000);
      await house.database.orm.update(sessions).set({ createdAt }).where(eq(sessions.userId, person.id));
      return (await get('/account', cookie)).status;
    };
    expect(await begun(6.9)).toBe(200);
    expect(await begun(7.1)).toBe(303);
    expect(await house.database.orm.select().from(sessions).where(eq(sessions.userId, person.id))).toEqual([]);
  });

  it('is ended elsewhere from the page of the account, and in no account but one’s own', async () => {
    const [person, other] = [await somebody(house, 'Vi Vale'), await somebody(house, 'Wes West')];
    const signedIn = async (email: string) => (await send('/sign-in', { email, password: goodPassword })).cookie;
    const [here, there, others] = [
      await signedIn(person.email),
      await signedIn(person.email),
      await signedIn(other.email),
    ];
    const [, id = ''] =
      /action="\/account\/sessions\/end" method="post"><input type="hidden" name="id" value="([^"]+)"/.exec(
        (await get('/account', here)).text,
      ) ?? [];
    await send('/account/sessions/end', { id }, others);
    expect((await get('/account', there)).status).toBe(200);
    await send('/account/sessions/end', { id }, here);
    expect([(await get('/account', there)).status, (await get('/account', here)).status]).toEqual([303, 200]);
  });

  it('gives whoever has signed in all that is kept of them', async () => {
    const person = await somebody(house, 'Xan York', [{ systemId: fenmarsh.id, role: 'editor' }]);
    const { cookie } = await send('/sign-in', { email: person.email, password: goodPassword });
    const kept = JSON.parse((await get('/account/mine.json', cookie)).text);
    expect(kept).toMatchObject({
      name: 'Xan York',
      email: person.email,
      roles: [{ system: 'fenmarsh', role: 'editor' }],
      sessions: [{ createdAt: expect.any(String) }],
      changes: [],
    });
    expect(JSON.stringify(kept)).not.toMatch(/token|password|digest/);
  });

  it('with a wrong password says the same as for an account that is not there', async () => {
    const person = await somebody(house, 'Ben Bell');
    const wrong = await send('/sign-in', { email: person.email, password: 'not this one at all' });
    const nobody = await send('/sign-in', { email: 'nobody@fenmarsh.nhs.uk', password: 'not this one at all' });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(nobody.text.replaceAll('nobody@fenmarsh.nhs.uk', person.email)).toBe(wrong.text);
  });

  it('is held up after some wrong passwords, whether or not there is such an account', async () => {
    const person = await somebody(house, 'Dan Dale');
    for (const email of [person.email, 'never.was@fenmarsh.nhs.uk']) {
      for (let at = 0; at < 6; at += 1) await send('/sign-in', { email, password: 'not this one at all' });
      const after = await send('/sign-in', { email, password: goodPassword });
      expect([after.status, after.text.includes('Too many tries')]).toEqual([401, true]);
    }
  });

  it('by a link that was sent works once, and only when its button is pressed', async () => {
    const person = await somebody(house, 'Eve Elm');
    await send('/sign-in/link/send', { email: person.email });
    await soon();
    const path = await linkTo(person.email);
    expect((await get(path)).text).toContain('Sign in to Greenplan');
    const token = tokenIn(path);
    const first = await send('/sign-in/link', { token });
    expect(first.status).toBe(303);
    expect((await get('/account', first.cookie)).text).toContain(person.email);
    expect((await send('/sign-in/link', { token })).text).toContain('has been used or is too old');
  });

  it('by a link is offered to nobody whom Greenplan does not know: it writes to no stranger', async () => {
    expect((await send('/sign-in/link/send', { email: 'stranger@elsewhere.example' })).status).toBe(200);
    await soon();
    expect(await linkTo('stranger@elsewhere.example')).toBe('');
  });

  it('leads to the workspace of whoever has one', async () => {
    const person = await somebody(house, 'Zoe Zane', [{ systemId: fenmarsh.id, role: 'editor' }]);
    const { location } = await send('/sign-in', { email: person.email, password: goodPassword, to: '/' });
    expect(location).toBe('/fenmarsh/workspace');
  });

  it('asks for a message in the same words whether or not there is such an account', async () => {
    const person = await somebody(house, 'Fay Fern');
    const [known, unknown] = [
      await send('/sign-in/forgotten', { email: person.email }),
      await send('/sign-in/forgotten', { email: 'no.such@fenmarsh.nhs.uk' }),
    ];
    expect(known).toEqual(unknown);
  });

  it('with a second factor asks for its code, and takes a recovery code once', async () => {
    const person = await somebody(house, 'Gus Gorse');
    const cookie = await cookiesOf(house, person);
    const setUp = await send('/account/second-factor', { current: goodPassword }, cookie);
    const secret = /key in the app: ([A-Z2-7]+)/.exec(setUp.text)?.[1] ?? '';
    const [recovery = ''] = [...setUp.text.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code ?? '');
    const uri = /name="uri" value="([^"]+)"/.exec(setUp.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const confirm = (code: string) =>
      send('/account/second-factor/code', { code, uri, recovery }, `${cookie}; ${setUp.cookie}`);
    const mistyped = await confirm('000000');
    expect([mistyped.status, mistyped.text.includes(secret), mistyped.text.includes(recovery)]).toEqual([
      400,
      true,
      true,
    ]);
    const on = await confirm(totp(secret));
    expect(on.location).toBe('/account?done=account.factorDone');

    const first = await send('/sign-in', { email: person.email, password: goodPassword });
    expect(first.location).toBe('/sign-in/code?to=%2F');
    expect((await get('/account', first.cookie)).location).toBe('/sign-in?to=/account');
    expect((await send('/sign-in/code', { code: '000000' }, first.cookie)).status).toBe(401);
    expect((await send('/sign-in/code', { code: recovery }, first.cookie)).location).toBe('/');

    // A link asked for before the factor was on, and one asked for after, let nobody in past it.
    const { api } = await house.accounts.auth();
    await api.signInMagicLink({ body: { email: person.email }, headers: new Headers() });
    const past = await send('/sign-in/link', { token: tokenIn(await linkTo(person.email)) });
    expect([past.status, past.text.includes('You have a second factor')]).toEqual([400, true]);
    expect((await get('/account', past.cookie)).location).toBe('/sign-in?to=/account');
    await send('/sign-in/link/send', { email: person.email });
    await soon();
    expect(await linkTo(person.email)).toBe('/sign-in');

    const again = await send('/sign-in', { email: person.email, password: goodPassword });
    expect((await send('/sign-in/code', { code: recovery }, again.cookie)).status).toBe(401);
    expect((await send('/sign-in/code', { code: totp(secret) }, again.cookie)).location).toBe('/');
  });
});

describe('a new password', () => {
  it('is set by the link that was sent, once, and signs the person out everywhere', async () => {
    const person = await somebody(house, 'Hal Hazel');
    const before = await cookiesOf(house, person);
    await send('/sign-in/forgotten', { email: person.email });
    await soon();
    const token = tokenIn(await linkTo(person.email));
    expect((await send('/sign-in/new-password', { token, password: 'short' })).text).toContain('at least 12');
    const password = 'walrus ladder quince';
    expect((await send('/sign-in/new-password', { token, password })).status).toBe(303);
    expect((await get('/account', before)).location).toBe('/sign-in?to=/account');
    expect((await send('/sign-in', { email: person.email, password })).status).toBe(303);
    expect((await send('/sign-in/new-password', { token, password })).text).toContain('used or is too old');
  });

  it('that is changed leaves this browser alone signed in', async () => {
    const person = await somebody(house, 'Ida Iris');
    const [here, there] = [await cookiesOf(house, person), await cookiesOf(house, person)];
    const changed = await send('/account/password', { current: goodPassword, password: 'walrus ladder quince' }, here);
    expect(changed.location).toBe('/account?done=account.passwordDone');
    expect((await get('/account', there)).status).toBe(303);
    expect((await get('/account', changed.cookie)).status).toBe(200);
  });
});

describe('the first administrator', () => {
  it('comes by a link that works once, and may choose who may do what in every system', async () => {
    const anybody = { email: null, name: null, systemId: null, role: 'administrator', organisation: null } as const;
    const token = await house.accounts.people.invite(anybody, 'the server', 24);
    expect((await get(`/join?token=${token}`)).text).toContain('Make the first account');
    const form = { token, name: 'Jo June', email: 'Jo.June@fenmarsh.nhs.uk', password: goodPassword };
    expect((await send('/join', { ...form, password: 'jojunejojune' })).text).toContain('guessed quickly');
    const joined = await send('/join', form);
    expect(joined.status).toBe(303);
    for (const { slug } of [fenmarsh, elsewhere])
      expect((await get(`/${slug}/workspace/people`, joined.cookie)).status).toBe(200);
    expect((await send('/join', { ...form, email: 'another@fenmarsh.nhs.uk' })).text).toContain('used or is too old');
  });
});

describe('the people of a system', () => {
  const people = () => house.accounts.people;

  it('are invited by message, and hold the role for which they were invited', async () => {
    const boss = await somebody(house, 'Kit Kale', [{ systemId: fenmarsh.id, role: 'administrator' }]);
    const cookie = await cookiesOf(house, boss);
    const email = 'lee.larch@fenmarsh.nhs.uk';
    const invited = await send(
      '/fenmarsh/workspace/people/invite',
      { name: 'Lee Larch', email, role: 'editor' },
      cookie,
    );
    expect(invited.text).toContain('No mail was sent');
    expect((await get('/fenmarsh/workspace/messages', cookie)).text).toContain('/join?token=');
    const token = tokenIn(await linkTo(email));
    await send('/join', { token, name: 'Lee Larch', email: 'somebody.else@evil.example', password: goodPassword });
    const person = await people().byEmail(email);
    expect((await people().byId(person?.id ?? ''))?.roles).toEqual([
      { systemId: fenmarsh.id, role: 'editor', organisation: null },
    ]);
    expect(await people().byEmail('somebody.else@evil.example')).toBeNull();
  });

  it('are shown and changed by administrators of that system alone', async () => {
    const editor = await somebody(house, 'Mia Moss', [{ systemId: fenmarsh.id, role: 'editor' }]);
    const stranger = await somebody(house, 'Ned Nettle', [{ systemId: elsewhere.id, role: 'administrator' }]);
    for (const person of [editor, stranger]) {
      const cookie = await cookiesOf(house, person);
      expect((await get('/fenmarsh/workspace/people', cookie)).status).toBe(403);
      expect((await get('/fenmarsh/workspace/messages', cookie)).status).toBe(403);
      const taken = { person: person.id, role: 'administrator', organisation: '' };
      expect((await send('/fenmarsh/workspace/people/take', taken, cookie)).status).toBe(403);
    }
  });

  it('always have an administrator', async () => {
    const alone = await systemStore(house.database).create(
      'alone',
      SystemSettings.parse({ name: 'Alone', shortName: 'Alone' }),
    );
    if (!alone) throw new Error('alone was there already');
    const boss = await somebody(house, 'Ola Oak', [{ systemId: alone.id, role: 'administrator' }]);
    const cookie = await cookiesOf(house, boss);
    const held = { person: boss.id, role: 'administrator', organisation: '' };
    expect((await send('/alone/workspace/people/take', held, cookie)).text).toContain('last administrator');
    expect((await send('/alone/workspace/people/remove', { person: boss.id }, cookie)).text).toContain('last');
  });

  it('leave what they did without their name, their address, or a way in, when they are removed', async () => {
    const boss = await somebody(house, 'Pia Pine', [{ systemId: fenmarsh.id, role: 'administrator' }]);
    const gone = await somebody(house, 'Quinn Quince', [{ systemId: fenmarsh.id, role: 'editor' }]);
    const theirs = await cookiesOf(house, gone);
    const cookie = await cookiesOf(house, boss);
    expect((await send('/fenmarsh/workspace/people/remove', { person: gone.id }, cookie)).status).toBe(303);
    expect((await get('/account', theirs)).status).toBe(303);
    expect((await send('/sign-in', { email: gone.email, password: goodPassword })).status).toBe(401);
    expect((await people().names()).has(gone.id)).toBe(false);
    const { rows } = await house.database.pool.query('select * from platform.people where id = $1', [gone.id]);
    expect(JSON.stringify(rows)).not.toMatch(/quinn/i);
  });

  it('see no message that opens an account which is held in another system too', async () => {
    const boss = await somebody(house, 'Rex Rye', [{ systemId: fenmarsh.id, role: 'administrator' }]);
    const both = await somebody(house, 'Sia Sedge', [
      { systemId: fenmarsh.id, role: 'staff' },
      { systemId: elsewhere.id, role: 'administrator' },
    ]);
    await send('/sign-in/forgotten', { email: both.email });
    await soon();
    const cookie = await cookiesOf(house, boss);
    expect((await get('/fenmarsh/workspace/messages', cookie)).text).not.toContain(both.email);
  });
});

describe('a key for programs', () => {
  it('is shown once, tells who made it and for which system, and ends', async () => {
    const person = await somebody(house, 'Tom Thyme', [{ systemId: fenmarsh.id, role: 'editor' }]);
    const cookie = await cookiesOf(house, person);
    const form = { keyName: 'Website of the board', system: 'fenmarsh', scope: 'write', days: '30' };
    const made = await send('/account/keys', form, cookie);
    const key = /greenplan_[\w-]+/.exec(made.text)?.[0] ?? '';
    expect((await get('/account', cookie)).text).not.toContain(key);
    const found = await house.accounts.keys.find(key);
    expect(found).toMatchObject({ personId: person.id, systemId: fenmarsh.id, scope: 'write' });
    await send('/account/keys/end', { digest: found?.digest ?? '' }, cookie);
    expect(await house.accounts.keys.find(key)).toBeNull();
  });

  it('may not do what the person may not', async () => {
    const person = await somebody(house, 'Una Urd', [{ systemId: fenmarsh.id, role: 'staff' }]);
    const cookie = await cookiesOf(house, person);
    const form = { keyName: 'A script', scope: 'write', days: '30' };
    for (const system of ['fenmarsh', 'elsewhere'])
      expect((await send('/account/keys', { ...form, system }, cookie)).status, system).toBe(400);
  });
});

/** The code of an authenticator app at this moment (RFC 6238, with SHA-1, 30 seconds, 6 digits). */
function totp(secret: string): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(counter)
    .digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
