/** Taking up a one-time link: an invitation, or the first administrator's. */
import { type Context, Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../room.ts';
import { systemStore } from '../systems.ts';
import { type Filled, LineField, Problems, readForm, unfilled } from '../web/forms.tsx';
import { attempt } from './accounts.ts';
import { accountPage, t } from './frame.tsx';
import { weakness } from './password-strength.ts';
import type { Invitation } from './people-store.ts';
import { homeOfPerson, withCookies } from './sign-in.tsx';

const Joining = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1, t('join.enterName')).max(200, t('join.enterName')),
  email: z.email(t('signIn.enterEmail')),
  password: z.string().max(1000),
});

export function joinRoutes(house: WebHouse): Hono<Env> {
  const { accounts, database } = house;
  const systems = systemStore(database);

  async function page(c: Context<Env>, token: string, form: Filled, status: 200 | 400 = 200) {
    const invitation = await accounts.people.invitation(token);
    if (!invitation) {
      const problems = [{ field: '', message: t('join.old') }];
      const body = (
        <>
          <Problems problems={problems} t={t} />
          <h1 className="nhsuk-heading-xl">{t('join.title')}</h1>
        </>
      );
      return accountPage(c, house, { title: t('join.title'), body }, 400);
    }
    const system = (await systems.list()).find(({ id }) => id === invitation.systemId);
    const title = t(system ? 'join.title' : 'join.firstTitle');
    const text = system
      ? t('join.text', { system: system.settings.name, role: t(`role.${invitation.role}`) })
      : t('join.firstText');
    const values = { name: invitation.name ?? '', email: invitation.email ?? '', ...form.values };
    const body = (
      <JoinForm title={title} text={text} token={token} invitation={invitation} form={{ ...form, values }} />
    );
    return accountPage(c, house, { title, body }, status);
  }

  /** The roles of a link without a system are held in every system that there is. */
  async function giveRoles(personId: string, invitation: Invitation & { invitedBy: string }) {
    const { systemId, role, organisation, invitedBy } = invitation;
    const everywhere = systemId === null ? (await systems.list()).map(({ id }) => id) : [systemId];
    for (const each of everywhere)
      await accounts.people.give(personId, { systemId: each, role, organisation }, invitedBy);
  }

  return new Hono<Env>()
    .get('/join', async (c) => {
      const token = c.req.query('token') ?? '';
      const { person } = c.var;
      const invitation = person && (await accounts.people.invitation(token));
      // Somebody who has an account takes an invitation up with it, if it was sent to their address.
      if (invitation && invitation.email === person.email) {
        const taken = await accounts.people.takeUp(token);
        if (taken) await giveRoles(person.id, taken);
        return c.redirect('/account', 303);
      }
      return page(c, token, unfilled);
    })

    .post('/join', async (c) => {
      const form = await readForm(c, Joining);
      const token = [form.values.token ?? ''].flat()[0] ?? '';
      if (!form.data) return page(c, token, form, 400);
      const { name, password } = form.data;
      const invitation = await accounts.people.invitation(token);
      const email = (invitation?.email ?? form.data.email).toLowerCase();
      const again = (field: string, message: string) =>
        page(c, token, { values: { name, email }, problems: [{ field, message }] }, 400);
      const weak = await weakness(password, [name, email]);
      if (weak !== null) return again('password', weak);
      if (!invitation) return again('', t('join.old'));
      if (await accounts.people.byEmail(email)) return again('email', t('join.known'));
      const taken = await accounts.people.takeUp(token);
      const personId = taken && (await accounts.create({ name, email, password }));
      if (!personId) return again('', t('join.old'));
      await giveRoles(personId, taken);
      const { api } = await accounts.auth();
      const tried = await attempt(
        api.signInEmail({ body: { email, password }, headers: c.req.raw.headers, returnHeaders: true }),
      );
      const home = await homeOfPerson(house, personId);
      return withCookies(c, tried.ok ? tried.cookies : []).redirect(home, 303);
    });
}

interface JoinProps {
  title: string;
  text: string;
  token: string;
  invitation: Invitation;
  form: Filled;
}

function JoinForm({ title, text, token, invitation, form }: JoinProps) {
  return (
    <form method="post" action="/join" noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{title}</h1>
      <p>{text}</p>
      <input type="hidden" name="token" value={token} />
      <LineField name="name" autoComplete="name" label={t('join.name')} form={form} width="20" />
      {invitation.email === null ? (
        <LineField name="email" type="email" autoComplete="username" label={t('signIn.email')} form={form} width="20" />
      ) : (
        <>
          <p>
            <b>{t('signIn.email')}</b> {invitation.email}
          </p>
          <input type="hidden" name="email" value={invitation.email} autoComplete="username" />
        </>
      )}
      <LineField
        name="password"
        type="password"
        autoComplete="new-password"
        label={t('signIn.password')}
        hint={t('newPassword.hint')}
        form={form}
        width="20"
      />
      <Button>{t('join.button')}</Button>
    </form>
  );
}
