/** Finds the system that an address belongs to. */
import type { MiddlewareHandler } from 'hono';
import type { Env } from './room.ts';
import type { System } from './systems.model.ts';
import type { SystemStore } from './systems.ts';

/** A change of settings shows within this time; a new system at once. */
const keptForMs = 2000;

/** Sets `system` from the first part of the address; there is no page below a system that isn't there. */
export function findSystem(systems: Pick<SystemStore, 'bySlug'>): MiddlewareHandler<Env, '/:system/*'> {
  const kept = new Map<string, { system: System; until: number }>();
  return async (c, next) => {
    const slug = c.req.param('system');
    const known = kept.get(slug);
    const system = known && known.until > Date.now() ? known.system : await systems.bySlug(slug);
    if (!system) {
      kept.delete(slug);
      return c.notFound();
    }
    if (system !== known?.system) kept.set(slug, { system, until: Date.now() + keptForMs });
    c.set('system', system);
    await next();
  };
}
