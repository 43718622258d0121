/** Which other sites may show a page in a frame of theirs: none, unless the page's route names them. */
import type { MiddlewareHandler } from 'hono';
import type { Env } from './room.ts';

/** To be used before the headers are set, so that it is done after. It changes nothing of a page that names no site. */
export const letFrame: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const sites = c.get('framedBy') ?? [];
  if (sites.length === 0) return;
  const policy = c.res.headers.get('content-security-policy') ?? '';
  c.res.headers.set(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", `frame-ancestors ${sites.join(' ')}`),
  );
  c.res.headers.delete('x-frame-options');
};
