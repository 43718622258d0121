/** A system for a test of a store. */
import type { Database } from '../../platform/database/database.ts';
import { type System, SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';

/** A new system without members or places. */
export async function makeSystem(database: Database, slug: string): Promise<System> {
  const system = await systemStore(database).create(slug, SystemSettings.parse({ name: slug, shortName: slug }));
  if (!system) throw new Error(`${slug} was there already`);
  return system;
}
