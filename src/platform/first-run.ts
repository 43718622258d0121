/** What is done once in the life of a database: an empty one gets the sample system. */

import type { House, Room } from './room.ts';
import { systemStore } from './systems.ts';

/**
 * Runs the rooms' first-run work on a database that has had none and holds no system. A start that was cut short does
 * it again, and a sample that somebody deleted stays away.
 */
export async function onFirstRun(house: House, rooms: readonly Room[]): Promise<void> {
  const { database, settings, log } = house;
  if (await database.hadFirstRun()) return;
  const isEmpty = (await systemStore(database).list()).length === 0;
  if (isEmpty && settings.loadSample) {
    for (const room of rooms) {
      if (!room.firstRun) continue;
      log.info({ room: room.name }, 'first start: loading the sample');
      await room.firstRun(house);
    }
  }
  await database.markFirstRun();
}
