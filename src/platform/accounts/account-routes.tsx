/** One's own account: name, password, second factor, passkeys, sessions and keys for programs. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../room.ts';
import { systemStore } from '../systems.ts';
import { type Filled, readForm, unfilled } from '../web/forms.tsx';
import { AccountPage, type AccountProps, FactorPage, KeyMadePage } from './account-page.tsx';
import { attempt } from './accounts.ts';
import { keyScopes } from './api-key-store.ts';
import { accountPage, doneOf, t } from './frame.tsx';
import type { AccountKey } from './messages.ts';
import { keptOf } from './own-data.ts';
import { weakness } from './password-strength.ts';
import type { Person } from './people-store.ts';
import { allows } from './policy.ts';
import { withCookies } from './sign-in.tsx';

const done: readonly AccountKey[] = [
  'account.nameDone',
  'account.passwordDone',
  'account.factorDone',
  'account.factorStopped',
  'account.passkeyAdded',
  'account.passkeyGone',
  'account.keyEnded',
  'account.sessionEnded',
];

const Name = z.object({ name: z.string().trim().min(1, t('join.enterName')).max(200, t('join.enterName')) });
const Change = z.object({ current: z.string().max(1000), password: z.string().max(1000) });
const Password = z.object({ current: z.string().max(1000) });
const FactorCode = z.object({
  code: z.string().trim().max(20),
  /** What the page showed, to be shown again beside a code that was wrong. */
  uri: z.url({ protocol: /^otpauth$/ }).max(500),
  recovery: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((one) => [one].flat().slice(0, 20)),
});
const Key = z.object({
  keyName: z.string().trim().min(1, t('account.keyEnterName')).max(100, t('account.keyEnterName')),
  system: z.string(),
  scope: z.enum(keyScopes),
  days: z.coerce
    .number(t('account.keyEnterDays'))
    .int(t('account.keyEnterDays'))
    .min(1, t('account.keyEnterDays'))
    .max(366, t('account.keyEnterDays')),
});
const dayMs = 24 * 3_600_000;

export function accountRoutes(house: WebHouse): Hono<Env> {
  const { accounts, database } = house;
  const systems = systemStore(database);
  const breadcrumb = [{ label: t('account.title'), href: '/account' }];

  async function page(c: Context<Env>, person: Person, form: Filled, status: 200 | 400 = 200) {
    const { headers } = c.req.raw;
    const { api, $context } = await accounts.auth();
    const { internalAdapter } = await $context;
    const [passkeys, sessions, here, keys, all] = await Promise.all([
      api.listPasskeys({ headers }),
      // The library's own way asks that one signed in within the hour.
      internalAdapter.listSessions(person.id),
      api.getSession({ headers }),
      accounts.keys.of(person.id),
      systems.list(),
    ]);
    const props: AccountProps = {
      person,
      passkeys,
      sessions: sessions.map(({ token, ...rest }) => ({ ...rest, isHere: token === here?.session.token })),
      keys,
      systems: all,
      form,
      done: doneOf(c, done),
    };
    return accountPage(c, house, { title: t('account.title'), body: <AccountPage {...props} /> }, status);
  }
  const wrong = (field: string, message: string): Filled => ({ values: {}, problems: [{ field, message }] });
  /** The key of a second factor, to be scanned, with its recovery codes. */
  async function factorPage(c: Context<Env>, uri: string, recovery: string[], form: Filled, status: 200 | 400 = 200) {
    const { default: qrCode } = await import('qrcode');
    const svg = await qrCode.toString(uri, { type: 'svg', margin: 1 });
    const body = <FactorPage {...{ uri, svg, recovery, form }} />;
    return accountPage(c, house, { title: t('factor.title'), breadcrumb, body }, status);
  }
  const to = (c: Context<Env>, key: AccountKey) => c.redirect(`/account?done=${key}`, 303);

  return new Hono<Env>()
    .use('/account/*', async (c, next) => (c.var.person ? next() : c.redirect('/sign-in?to=/account', 303)))

    .get('/account', (c) => page(c, mustBe(c), unfilled))

    .post('/account/name', async (c) => {
      const form = await readForm(c, Name);
      if (!form.data) return page(c, mustBe(c), form, 400);
      const { api } = await accounts.auth();
      await api.updateUser({ body: form.data, headers: c.req.raw.headers });
      return to(c, 'account.nameDone');
    })

    .post('/account/password', async (c) => {
      const person = mustBe(c);
      const form = await readForm(c, Change);
      const { current, password } = form.data ?? { current: '', password: '' };
      const weak = await weakness(password, [person.name, person.email]);
      if (weak !== null) return page(c, person, wrong('password', weak), 400);
      if (await accounts.limits.account.isBlocked(person.email))
        return page(c, person, wrong('current', t('signIn.tooOften')), 400);
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers: c.req.raw.headers,
          returnHeaders: true,
        }),
      );
      if (tried.ok) return to(withCookies(c, tried.cookies), 'account.passwordDone');
      await accounts.limits.account.try(person.email);
      return page(c, person, wrong('current', t('account.passwordWrong')), 400);
    })

    .post('/account/second-factor', async (c) => {
      const person = mustBe(c);
      const form = await readForm(c, Password);
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.enableTwoFactor({
          body: { password: form.data?.current ?? '' },
          headers: c.req.raw.headers,
          returnHeaders: true,
        }),
      );
      if (!tried.ok || tried.body.method !== 'totp')
        return page(c, person, wrong('factor', t('account.passwordWrong')), 400);
      const { totpURI, backupCodes } = tried.body;
      return factorPage(withCookies(c, tried.cookies), totpURI, backupCodes, unfilled);
    })

    .post('/account/second-factor/code', async (c) => {
      const form = await readForm(c, FactorCode);
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.verifyTOTP({
          body: { code: form.data?.code ?? '' },
          headers: c.req.raw.headers,
          returnHeaders: true,
        }),
      );
      if (tried.ok) return to(withCookies(c, tried.cookies), 'account.factorDone');
      if (!form.data) return page(c, mustBe(c), wrong('factor', t('code.wrong')), 400);
      return factorPage(c, form.data.uri, form.data.recovery, wrong('code', t('code.wrong')), 400);
    })

    .post('/account/second-factor/off', async (c) => {
      const person = mustBe(c);
      const form = await readForm(c, Password);
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.disableTwoFactor({
          body: { password: form.data?.current ?? '' },
          headers: c.req.raw.headers,
          returnHeaders: true,
        }),
      );
      if (tried.ok) return to(withCookies(c, tried.cookies), 'account.factorStopped');
      return page(c, person, wrong('factor', t('account.passwordWrong')), 400);
    })

    .post('/account/passkeys/delete', async (c) => {
      const form = await readForm(c, z.object({ id: z.string().max(100) }));
      const { api } = await accounts.auth();
      await attempt(
        api.deletePasskey({ body: { id: form.data?.id ?? '' }, headers: c.req.raw.headers, returnHeaders: true }),
      );
      return to(c, 'account.passkeyGone');
    })

    .post('/account/sessions/end', async (c) => {
      const person = mustBe(c);
      const form = await readForm(c, z.object({ id: z.string().max(100) }));
      const { internalAdapter } = await (await accounts.auth()).$context;
      const own = await internalAdapter.listSessions(person.id);
      const ended = own.find(({ id }) => id === form.data?.id);
      if (ended) await internalAdapter.deleteSession(ended.token);
      return to(c, 'account.sessionEnded');
    })

    .get('/account/mine.json', async (c) => {
      c.header('Content-Disposition', 'attachment; filename="my-account.json"');
      return c.json(await keptOf(house, mustBe(c)));
    })

    .post('/account/sign-out-everywhere', async (c) => {
      const { api } = await accounts.auth();
      const { headers } = c.req.raw;
      await api.revokeSessions({ headers });
      const tried = await attempt(api.signOut({ headers, returnHeaders: true }));
      return withCookies(c, tried.ok ? tried.cookies : []).redirect('/sign-in?done=account.signedOut', 303);
    })

    .post('/account/keys', async (c) => {
      const person = mustBe(c);
      const form = await readForm(c, Key);
      if (!form.data) return page(c, person, form, 400);
      const { keyName: name, scope, days } = form.data;
      const system = await systems.bySlug(form.data.system);
      const action = scope === 'write' ? 'change the plan' : 'see the workspace';
      if (!system || !allows(person.roles, system.id, action))
        return page(c, person, wrong('system', t('refused.text')), 400);
      const expiresAt = new Date(Date.now() + days * dayMs);
      const key = await accounts.keys.make({ name, personId: person.id, systemId: system.id, scope, expiresAt });
      return accountPage(c, house, { title: t('account.keys'), breadcrumb, body: <KeyMadePage secret={key} /> });
    })

    .post('/account/keys/end', async (c) => {
      const form = await readForm(c, z.object({ digest: z.string().max(100) }));
      await accounts.keys.end(mustBe(c).id, form.data?.digest ?? '');
      return to(c, 'account.keyEnded');
    });
}

/** The person of a page that nobody else reaches. */
function mustBe(c: Context<Env>): Person {
  if (!c.var.person) throw new Error('Nobody has signed in');
  return c.var.person;
}
