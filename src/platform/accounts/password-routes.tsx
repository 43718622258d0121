/** A new password for somebody who has forgotten theirs, by a link that works once. */
import { type Context, Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../room.ts';
import { type Filled, LineField, Problems, readForm, unfilled } from '../web/forms.tsx';
import { attempt } from './accounts.ts';
import { accountPage, t } from './frame.tsx';
import { EmailForm } from './link.tsx';
import { weakness } from './password-strength.ts';
import { send } from './sign-in.tsx';

const NewPassword = z.object({ token: z.string().max(200), password: z.string().max(1000) });

export function passwordRoutes(house: WebHouse): Hono<Env> {
  const { accounts } = house;
  return new Hono<Env>()
    .get('/sign-in/forgotten', (c) =>
      accountPage(c, house, {
        title: t('forgotten.title'),
        body: <EmailForm purpose="forgotten" form={unfilled} />,
      }),
    )

    .post('/sign-in/forgotten', (c) =>
      send(c, house, 'forgotten', async (email) => {
        const { api } = await accounts.auth();
        await api.requestPasswordReset({ body: { email } });
      }),
    )

    .get('/sign-in/new-password', (c) => newPasswordPage(c, house, c.req.query('token') ?? '', unfilled))

    .post('/sign-in/new-password', async (c) => {
      const form = await readForm(c, NewPassword);
      const { token, password } = form.data ?? { token: '', password: '' };
      const again = (field: string, message: string) =>
        newPasswordPage(c, house, token, { values: {}, problems: [{ field, message }] }, 400);
      const weak = await weakness(password, []);
      if (weak !== null) return again('password', weak);
      const { api } = await accounts.auth();
      const tried = await attempt(api.resetPassword({ body: { token, newPassword: password }, returnHeaders: true }));
      if (!tried.ok) return again('', t('newPassword.old'));
      return c.redirect('/sign-in?done=newPassword.done', 303);
    });
}

function newPasswordPage(c: Context<Env>, house: WebHouse, token: string, form: Filled, status: 200 | 400 = 200) {
  const body = (
    <form method="post" action="/sign-in/new-password" noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t('newPassword.title')}</h1>
      <input type="hidden" name="token" value={token} />
      <LineField
        name="password"
        type="password"
        autoComplete="new-password"
        label={t('newPassword.label')}
        hint={t('newPassword.hint')}
        form={form}
        width="20"
      />
      <Button>{t('newPassword.button')}</Button>
    </form>
  );
  return accountPage(c, house, { title: t('newPassword.title'), body }, status);
}
