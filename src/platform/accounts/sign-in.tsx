/** Signing in and out: by password, link, passkey or an organisation's own account, with a second factor where it is on. */
import { type Context, Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../room.ts';
import { systemStore } from '../systems.ts';
import { type Filled, LineField, Problems, readForm, TickField, unfilled } from '../web/forms.tsx';
import { type Attempt, attempt } from './accounts.ts';
import { addressOf } from './client-address.ts';
import { accountPage, Done, doneOf, t } from './frame.tsx';
import { EmailForm, SentPage } from './link.tsx';

const SignIn = z.object({
  email: z.string().trim().min(1, t('signIn.enterEmail')).max(254, t('signIn.enterEmail')),
  password: z.string().min(1, t('signIn.enterPassword')).max(1000, t('signIn.wrong')),
  to: z.string().optional(),
});
const Code = z.object({
  code: z.string().trim().min(1, t('code.wrong')).max(100, t('code.wrong')),
  trust: z.string().optional(),
  to: z.string().optional(),
});

export function signInRoutes(house: WebHouse): Hono<Env> {
  const { accounts, settings } = house;
  const page = (c: Context<Env>, form: Filled, status: 200 | 400 | 401 = 200) =>
    accountPage(
      c,
      house,
      {
        title: t('signIn.title'),
        body: (
          <SignInForm
            form={form}
            to={whereTo(c)}
            provider={settings.oidc?.name ?? null}
            done={doneOf(c, ['newPassword.done', 'account.signedOut'])}
          />
        ),
      },
      status,
    );

  return new Hono<Env>()
    .get('/sign-in', (c) => (c.var.person ? c.redirect(whereTo(c)) : page(c, failureOf(c))))

    .post('/sign-in', async (c) => {
      const form = await readForm(c, SignIn);
      if (!form.data) return page(c, form, 400);
      const { email, password } = form.data;
      const wrong = (message: string) =>
        page(c, { values: { email, to: safe(form.data.to) }, problems: [{ field: 'email', message }] }, 401);
      const [known, allowed] = await Promise.all([
        accounts.limits.account.isBlocked(email),
        accounts.limits.address.try(addressOf(c, settings)),
      ]);
      if (known || !allowed) return wrong(t('signIn.tooOften'));
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.signInEmail({ body: { email, password }, headers: c.req.raw.headers, returnHeaders: true }),
      );
      if (!tried.ok) {
        await accounts.limits.account.try(email);
        return wrong(t('signIn.wrong'));
      }
      await accounts.limits.account.forget(email);
      return enter(c, house, tried, safe(form.data.to));
    })

    .get('/sign-in/code', (c) => codePage(c, house, unfilled))

    .post('/sign-in/code', async (c) => {
      const form = await readForm(c, Code);
      if (!form.data) return codePage(c, house, form, 400);
      const { api } = await accounts.auth();
      const { code, trust, to } = form.data;
      const call = { headers: c.req.raw.headers, returnHeaders: true as const };
      const tried = /^\d{6}$/.test(code)
        ? await attempt(api.verifyTOTP({ ...call, body: { code, trustDevice: trust === 'yes' } }))
        : await attempt(api.verifyBackupCode({ ...call, body: { code } }));
      if (tried.ok) return enter(c, house, tried, safe(to));
      return codePage(
        c,
        house,
        { values: { to: safe(to) }, problems: [{ field: 'code', message: t('code.wrong') }] },
        401,
      );
    })

    .get('/sign-in/link', (c) => {
      const token = c.req.query('token');
      const body = token ? <OpenLink token={token} /> : <EmailForm purpose="link" form={unfilled} />;
      return accountPage(c, house, { title: t(token ? 'link.open' : 'link.title'), body });
    })

    .post('/sign-in/link', async (c) => {
      const form = await readForm(c, z.object({ token: z.string().max(200) }));
      const { api } = await accounts.auth();
      const token = form.data?.token ?? '';
      const tried = await attempt(
        api.magicLinkVerify({ query: { token }, headers: c.req.raw.headers, returnHeaders: true }),
      );
      // A link is one factor: whoever has a second one signs in by password, passkey or their organisation.
      const single = tried.ok && !(await accounts.people.byId(tried.body.user.id))?.hasSecondFactor;
      if (tried.ok && single) return enter(c, house, tried, '/');
      if (tried.ok) await (await (await accounts.auth()).$context).internalAdapter.deleteSession(tried.body.token);
      const problem = { field: 'email', message: t(tried.ok ? 'link.secondFactor' : 'link.old') };
      const body = <EmailForm purpose="link" form={{ values: {}, problems: [problem] }} />;
      return accountPage(c, house, { title: t('link.title'), body }, 400);
    })

    .post('/sign-in/link/send', (c) =>
      send(c, house, 'link', async (email) => {
        // To nobody whom Greenplan does not know, and no link to whom it would not let in.
        const known = await accounts.people.byEmail(email);
        const person = known && (await accounts.people.byId(known.id));
        if (!person) return;
        if (person.hasSecondFactor) {
          const text = `${t('mail.linkSecond.text')}\n\n${accounts.origin()}/sign-in`;
          await accounts.mailer.send({ to: person.email, subject: t('mail.link.subject'), text });
          return;
        }
        const { api } = await accounts.auth();
        await attempt(api.signInMagicLink({ body: { email }, headers: c.req.raw.headers, returnHeaders: true }));
      }),
    )

    .post('/sign-in/provider', async (c) => {
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.signInSocial({
          body: { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/sign-in?failed=provider' },
          headers: c.req.raw.headers,
          returnHeaders: true,
        }),
      );
      if (!tried.ok || !tried.body.url) return c.redirect('/sign-in?failed=provider', 303);
      return withCookies(c, tried.cookies).redirect(tried.body.url, 303);
    })

    .post('/sign-out', async (c) => {
      const { api } = await accounts.auth();
      const tried = await attempt(api.signOut({ headers: c.req.raw.headers, returnHeaders: true }));
      return withCookies(c, tried.ok ? tried.cookies : []).redirect('/', 303);
    });
}

/** Goes on after the first factor: to the second where it is on, else to where the person was going. */
async function enter(c: Context<Env>, house: WebHouse, tried: Extract<Attempt<unknown>, { ok: true }>, to: string) {
  const { body } = tried;
  const second = typeof body === 'object' && body !== null && 'twoFactorRedirect' in body && body.twoFactorRedirect;
  const user = Entered.safeParse(body).data?.user.id;
  const next = second
    ? `/sign-in/code?to=${encodeURIComponent(to)}`
    : to === '/' && user
      ? await homeOfPerson(house, user)
      : to;
  return withCookies(c, tried.cookies).redirect(next, 303);
}

const Entered = z.object({ user: z.object({ id: z.string() }) });

/** The workspace of the first system in which somebody holds a role; the front page for others. */
export async function homeOfPerson({ accounts, database }: WebHouse, id: string): Promise<string> {
  const person = await accounts.people.byId(id);
  const held = new Set(person?.roles.map(({ systemId }) => systemId));
  const system = (await systemStore(database).list()).find((one) => held.has(one.id));
  return system ? `/${system.slug}/workspace` : '/';
}

export function withCookies(c: Context<Env>, cookies: readonly string[]): Context<Env> {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c;
}

/** Where somebody was going, within Greenplan only. */
function whereTo(c: Context<Env>): string {
  return safe(c.req.query('to'));
}

/** An address of this site alone: neither "//elsewhere" nor a scheme leads away. */
export function safe(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return '/';
  return new URL(to, 'http://here').origin === 'http://here' ? to : '/';
}

function failureOf(c: Context<Env>): Filled {
  const failed = c.req.query('failed');
  if (failed === undefined) return unfilled;
  const message = t(failed === 'provider' ? 'signIn.providerFailed' : 'signIn.failed');
  return { values: {}, problems: [{ field: '', message }] };
}

/** Answers alike whether there is such an account or not, and whether or not the message was sent. */
export async function send(
  c: Context<Env>,
  house: WebHouse,
  purpose: 'link' | 'forgotten',
  work: (email: string) => Promise<unknown>,
) {
  const form = await readForm(c, z.object({ email: z.email(t('signIn.enterEmail')) }));
  const title = t(`${purpose}.title`);
  if (!form.data) return accountPage(c, house, { title, body: <EmailForm purpose={purpose} form={form} /> }, 400);
  const { limits } = house.accounts;
  const { email } = form.data;
  const allowed = (await limits.address.try(addressOf(c, house.settings))) && (await limits.message.try(email));
  if (allowed) {
    // Not waited for, so that the time of the answer does not tell who has an account.
    work(email).catch((error: unknown) => house.log.error({ err: error }, 'a link was not sent'));
  }
  return accountPage(c, house, { title: t('sent.title'), body: <SentPage /> });
}

interface SignInProps {
  form: Filled;
  to: string;
  provider: string | null;
  done: string | null;
}

function SignInForm({ form, to, provider, done }: SignInProps) {
  return (
    <>
      <form method="post" action="/sign-in" noValidate>
        <Problems problems={form.problems} t={t} />
        <Done words={done} />
        <h1 className="nhsuk-heading-xl">{t('signIn.title')}</h1>
        <p>{t('signIn.noAccount')}</p>
        <input type="hidden" name="to" value={to} />
        <LineField name="email" type="email" autoComplete="username" label={t('signIn.email')} form={form} width="20" />
        <LineField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t('signIn.password')}
          form={form}
          width="20"
        />
        <Button>{t('signIn.button')}</Button>
      </form>
      <p>
        <a href="/sign-in/forgotten">{t('signIn.forgotten')}</a>
      </p>
      <h2 className="nhsuk-heading-m">{t('signIn.otherWays')}</h2>
      <p>
        <a href="/sign-in/link">{t('signIn.link')}</a>
      </p>
      {provider && (
        <form method="post" action="/sign-in/provider">
          <Button secondary>{t('signIn.provider', { name: provider })}</Button>
        </form>
      )}
      <gp-passkey data-does="sign-in" data-to={to} hidden>
        <Button type="button" secondary>
          {t('signIn.passkey')}
        </Button>
        <p role="alert" hidden>
          {t('signIn.failed')}
        </p>
      </gp-passkey>
    </>
  );
}

function OpenLink({ token }: { token: string }) {
  return (
    <form method="post" action="/sign-in/link">
      <h1 className="nhsuk-heading-xl">{t('link.open')}</h1>
      <p>{t('link.openText')}</p>
      <input type="hidden" name="token" value={token} />
      <Button>{t('signIn.button')}</Button>
    </form>
  );
}

function codePage(c: Context<Env>, house: WebHouse, form: Filled, status: 200 | 400 | 401 = 200) {
  const to = [form.values.to ?? whereTo(c)].flat()[0] ?? '/';
  const body = (
    <form method="post" action="/sign-in/code" noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t('code.title')}</h1>
      <p>{t('code.text')}</p>
      <input type="hidden" name="to" value={to} />
      <LineField
        name="code"
        autoComplete="one-time-code"
        label={t('code.label')}
        hint={t('code.hint')}
        form={form}
        width="10"
      />
      <TickField
        name="trust"
        label={t('code.device')}
        form={form}
        options={[{ value: 'yes', label: t('code.trust') }]}
      />
      <Button>{t('code.button')}</Button>
    </form>
  );
  return accountPage(c, house, { title: t('code.title'), body }, status);
}
