/** Lets through what the policy allows, and says to others what they can do. */
import type { Context, MiddlewareHandler } from 'hono';
import { workingAs } from '../audit/actor.ts';
import type { Env } from '../room.ts';
import type { Accounts } from './accounts.ts';
import { type Action, allows } from './policy.ts';
import { writerOf } from './writers.ts';

/** Sets `person` of every request by its session. */
export function recognise(accounts: Pick<Accounts, 'personOf'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const person = await accounts.personOf(c.req.raw.headers);
    c.set('person', person);
    await workingAs(person ? writerOf(person) : 'reader', next);
  };
}

/** Whether whoever asks may do this in the system that the address is of. */
export function mayDo(c: Context<Env>, action: Action): boolean {
  return allows(c.var.person?.roles ?? [], c.var.system.id, action);
}

/** What a page of the workspace asks for, where it is more than the usual. The path is below the workspace. */
export interface Ask {
  method: 'GET' | 'POST' | 'any';
  path: RegExp;
  action: Action;
}

/** What a request to the workspace asks for: the first that fits; else to look is one thing, to send something another. */
export function askedOf(asks: readonly Ask[], method: string, path: string): Action {
  const below = path.replace(/^\/[^/]+\/workspace/, '') || '/';
  const found = asks.find((one) => (one.method === 'any' || one.method === method) && one.path.test(below));
  if (found) return found.action;
  return method === 'GET' || method === 'HEAD' ? 'see the workspace' : 'change the plan';
}

/**
 * Lets only those through whom the policy allows it.
 * @param refuse answers those who may not: 401 where nobody has signed in, 403 where the role does not allow it
 */
export function guardWorkspace(
  asks: readonly Ask[],
  refuse: (c: Context<Env>, status: 401 | 403) => Response | Promise<Response>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!mayDo(c, askedOf(asks, c.req.method, c.req.path))) return refuse(c, c.var.person ? 403 : 401);
    c.header('Cache-Control', 'private, no-store');
    await next();
  };
}
