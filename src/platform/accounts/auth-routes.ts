/** The library's own routes that a browser needs: passkeys, and where an organisation's sign-in sends people back to. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../room.ts';

/** Addresses of the library's own routes. */
export const authPath = '/api/auth';

/** Everything else that the library offers is done by Greenplan's own pages, within their limits. */
const open = ['/passkey/generate-*', '/passkey/verify-*', '/callback/oidc', '/oauth2/callback/oidc'];

export function authRoutes({ accounts }: Pick<WebHouse, 'accounts'>): Hono<Env> {
  return new Hono<Env>().on(
    ['GET', 'POST'],
    open.map((path) => `${authPath}${path}`),
    async (c) => (await accounts.auth()).handler(c.req.raw),
  );
}
