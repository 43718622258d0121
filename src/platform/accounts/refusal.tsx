/** Answers those who may not: whoever has not signed in is asked to, others are told that their role does not allow it. */
import type { Context } from 'hono';
import type { Env, WebHouse } from '../room.ts';
import { accountPage, t } from './frame.tsx';

export function refusal(house: WebHouse) {
  return (c: Context<Env>, status: 401 | 403) => {
    if (status === 401 && c.req.method === 'GET')
      return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 302);
    const title = t(status === 401 ? 'signIn.title' : 'refused.title');
    const body = (
      <>
        <h1 className="nhsuk-heading-xl">{title}</h1>
        <p>{t(status === 401 ? 'refused.signIn' : 'refused.text')}</p>
        {status === 401 && (
          <p>
            <a href="/sign-in">{t('signIn.title')}</a>
          </p>
        )}
      </>
    );
    return accountPage(c, house, { title, body }, status);
  };
}
