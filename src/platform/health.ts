/** Whether the process lives, and whether it can answer people: for whatever watches over it. */
import { Hono } from 'hono';
import type { Database } from './database/database.ts';
import { messageOf } from './mistake.ts';
import type { Env } from './room.ts';

/** "/health/live" and "/health/ready". */
export function health(database: Pick<Database, 'ping'>, isStopping: () => boolean): Hono<Env> {
  return new Hono<Env>()
    .use(async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    })
    .get('/live', (c) => c.json({ status: 'live' }))
    .get('/ready', async (c) => {
      if (isStopping()) return c.json({ status: 'stopping' }, 503);
      try {
        await database.ping();
        return c.json({ status: 'ready' });
      } catch (error) {
        c.var.log.warn({ reason: messageOf(error) }, 'not ready: the database does not answer');
        return c.json({ status: 'not ready', reason: 'The database does not answer' }, 503);
      }
    });
}
