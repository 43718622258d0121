/**
 * What keeps one system's rows from another: the role that the application works as, and the policy of every table
 * that holds a system's rows. Tables are of three kinds, and the schema says which:
 *
 * - in `public`, a system's: `system_id` comes first in the primary key, and `systemPolicy()` is among its extras;
 * - in `reference`, the same for all: read-only to the application;
 * - in `platform`, the platform's own: not seen by the application's role at all.
 */
import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole, pgSchema } from 'drizzle-orm/pg-core';

/** The role that every request works as. It may not log in, is no superuser and cannot bypass row-level security. */
export const appRole = 'greenplan_app';

/** Schema of what is the same for every system: organisations, areas, factors. */
export const reference = pgSchema('reference');

/** Schema of what belongs to Greenplan itself: the systems, accounts, jobs. */
export const platform = pgSchema('platform');

/** The policy of a system's table: only rows of the system that the transaction works for are seen or written. */
export function systemPolicy() {
  const own = sql`system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid`;
  return pgPolicy('own_system', {
    as: 'permissive',
    for: 'all',
    to: pgRole(appRole).existing(),
    using: own,
    withCheck: own,
  });
}
