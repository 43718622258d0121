/** Where the reader's browser believes it is, which a proxy in front may have changed on the way. */
import type { Context } from 'hono';
import type { Env } from './room.ts';
import type { Settings } from './settings.ts';

/** Scheme, host and port as the browser has them; a proxy's word is taken only where TRUST_PROXY says so. */
export function publicOrigin(c: Context<Env>, { trustProxy }: Pick<Settings, 'trustProxy'>): string {
  const url = new URL(c.req.url);
  if (!trustProxy) return url.origin;
  const scheme = firstOf(c.req.header('x-forwarded-proto')) ?? url.protocol.replace(':', '');
  const host = firstOf(c.req.header('x-forwarded-host')) ?? url.host;
  const told = `${scheme}://${host}`;
  return URL.canParse(told) ? new URL(told).origin : url.origin;
}

function firstOf(list: string | undefined): string | undefined {
  return list?.split(',')[0]?.trim() || undefined;
}
