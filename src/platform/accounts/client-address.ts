/** The address that a request comes from, to count how often it tries. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Env } from '../room.ts';
import type { Settings } from '../settings.ts';

/** Behind a proxy that is trusted it is the last address that the proxy added: those before it anybody can write. */
export function addressOf(c: Context<Env>, { trustProxy }: Pick<Settings, 'trustProxy'>): string {
  const told = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return told || (c.env?.incoming ? getConnInfo(c).remote.address : undefined) || 'unknown';
}
