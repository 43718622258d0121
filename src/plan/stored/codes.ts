/** ODS codes for the organisations that a plan names. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { codesOf } from '../../platform/organisations/store.ts';
import type { NamedOrganisation, Plan } from '../model.ts';

/**
 * Organisations with the ODS codes that the reference data has for their names; no group is called like one.
 * @param before the plan as it was: those that it knew were looked up then
 */
export async function withCodes(
  tx: NodePgDatabase,
  organisations: readonly NamedOrganisation[],
  before?: Plan,
): Promise<NamedOrganisation[]> {
  const known = new Set(before?.organisations.map(({ id }) => id));
  const sought = organisations.filter(({ id, odsCode }) => odsCode === null && !known.has(id));
  if (sought.length === 0) return [...organisations];
  const codes = await codesOf(
    tx,
    sought.map(({ name }) => name),
  );
  return organisations.map((one) => (sought.includes(one) ? { ...one, odsCode: codes.get(one.name) ?? null } : one));
}
