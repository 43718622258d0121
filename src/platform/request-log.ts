/** One line in the log for each request: what was asked for and how it went, and nothing about who asked. */
import type { MiddlewareHandler } from 'hono';
import type { Log } from './log.ts';
import type { Env } from './room.ts';

/** Also gives the request a log of its own that carries its id. Query strings hold people's words and are left out. */
export function logRequests(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    const own = log.child({ request: c.var.requestId });
    c.set('log', own);
    await next();
    const { method, path } = c.req;
    const milliseconds = Math.round((performance.now() - began) * 10) / 10;
    const level = path.startsWith('/health/') || path.startsWith('/assets/') ? 'debug' : 'info';
    own[level]({ method, path, status: c.res.status, milliseconds }, 'request');
  };
}
