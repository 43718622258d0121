/** Opens the workspace with the token that the server printed at its start, until there are accounts. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { publicOrigin } from './public-origin.ts';
import type { Env } from './room.ts';
import type { Settings } from './settings.ts';

const cookie = 'greenplan_workspace';

type TokenSettings = Pick<Settings, 'workspaceToken' | 'trustProxy'>;
type Page = (c: Context<Env>, given: 'nothing' | 'a wrong token') => Response | Promise<Response>;

/** Sets `workspace` of every request by its cookie. */
export function recogniseWorkspace({ workspaceToken }: TokenSettings): MiddlewareHandler<Env> {
  return async (c, next) => {
    const given = getCookie(c, cookie);
    c.set('workspace', given !== undefined && isSame(given, workspaceToken));
    await next();
  };
}

/** Lets only those through who have opened the workspace; others are told how, with status 401. */
export function requireWorkspace(askForToken: Page): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!c.var.workspace) return askForToken(c, 'nothing');
    c.header('Cache-Control', 'private, no-store');
    await next();
  };
}

/** "/workspace?token=…" opens the workspace in this browser and goes on to the start page. */
export function workspaceDoor(settings: TokenSettings, askForToken: Page): Hono<Env> {
  return new Hono<Env>().get('/', (c) => {
    const token = c.req.query('token');
    if (token === undefined) return c.var.workspace ? c.redirect('/') : askForToken(c, 'nothing');
    if (!isSame(token.trim(), settings.workspaceToken)) return askForToken(c, 'a wrong token');
    setCookie(c, cookie, settings.workspaceToken, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: publicOrigin(c, settings).startsWith('https:'),
    });
    return c.redirect('/');
  });
}

/** Compares digests, so that the time it takes says nothing about either text, nor its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
