/** What stands round the pages of accounts, which belong to no system. */
import type { Context } from 'hono';
import { NotificationBanner } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import type { Env, WebHouse } from '../room.ts';
import { shellMessages } from '../web/messages.ts';
import { type Link, renderPage } from '../web/shell.tsx';
import { type Translate, translator } from '../web/translate.ts';
import { type AccountKey, accountMessages } from './messages.ts';

export type T = Translate<AccountKey>;
export const t: T = translator('en', accountMessages);

const shell = translator('en', shellMessages);

interface AccountPage {
  title: string;
  breadcrumb?: Link[];
  body: ReactNode;
}

/** A page of accounts, never kept by a browser or a proxy. */
export function accountPage(
  c: Context<Env>,
  { assets }: WebHouse,
  page: AccountPage,
  status: 200 | 400 | 401 | 403 = 200,
) {
  c.header('Cache-Control', 'private, no-store');
  const html = renderPage({
    title: page.title,
    service: { label: shell('front.service'), href: '/' },
    logo: null,
    navigation: [],
    path: c.req.path,
    breadcrumb: page.breadcrumb ?? [],
    footer: c.var.person ? [{ label: t('account.title'), href: '/account' }] : [],
    contact: null,
    search: null,
    assets,
    t: shell,
    children: page.body,
  });
  return c.html(html, status);
}

/** Says above a page what has been done. */
export function Done({ words }: { words: string | null }) {
  return words === null ? null : (
    <NotificationBanner success role="alert">
      <NotificationBanner.Heading>{words}</NotificationBanner.Heading>
    </NotificationBanner>
  );
}

/** What the address says has been done: one of the keys that a page knows, as words. */
export function doneOf(c: Context<Env>, keys: readonly AccountKey[]): string | null {
  const key = keys.find((one) => one === c.req.query('done'));
  return key ? t(key) : null;
}
