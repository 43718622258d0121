/** What happens to activity files by the clock: what waits is brought on, and what was left behind is swept away. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../platform/jobs/jobs.ts';
import type { House } from '../platform/room.ts';
import type { System } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { prepareCalculation } from './calculation/prepare.ts';
import { carbonOf } from './carbon.ts';
import { type ActivityFile, activityFileStore } from './file-store.ts';
import { advanceInBackground, countInBackground } from './intake-pages/background.ts';
import { intakeWordsOf } from './intake-pages/desk.ts';
import type { FileState } from './model.ts';

/** So long the ledger is left between two sweeps: in PostgreSQL one reads which files all of its lines are of. */
const sweepEveryMilliseconds = 6 * 3_600_000;
/** Of a file in one of these, nothing has to lie in the work folder any more. */
const done: readonly FileState[] = ['taken in', 'superseded', 'set aside', 'failed'];

/** Whether this process has looked at what an earlier one took in or out, and did not come to count. */
let hasLookedBack = false;
let lastSweep = Number.NEGATIVE_INFINITY;
/** Calculations that this process has prepared. */
const prepared = new Set<string>();

/** Every minute: what a request or a command left, since its process ended, is gone on with. */
export const activityJob: Job = {
  name: 'carbon.activity-files',
  cron: '* * * * *',
  async isOverdue(house) {
    for (const system of await systemStore(house.database).list()) {
      const { files, calculations } = carbonOf(house, system);
      if ((await files.waiting()).length > 0) return true;
      if (!hasLookedBack && (await uncounted(house, system)) !== null) return true;
      const latest = await calculations.latest();
      if (latest && !prepared.has(latest.id)) return true;
    }
    return false;
  },
  async run(house) {
    const systems = await systemStore(house.database).list();
    for (const system of systems) {
      if (!hasLookedBack) await countWhatWasLeft(house, system);
      await bringOn(house, system);
      await prepare(house, system);
    }
    hasLookedBack = true;
    if (Date.now() - lastSweep < sweepEveryMilliseconds) return;
    await sweep(house, systems);
    lastSweep = Date.now();
  },
};

/** Counts what a request took in or out whose process ended before it had counted it. */
async function countWhatWasLeft(house: House, system: System): Promise<void> {
  const reason = await uncounted(house, system);
  const t = intakeWordsOf(system.settings.language);
  if (reason !== null) await countInBackground(carbonOf(house, system), reason, house.log, t('failed.count'));
}

/** What came into the ledger or went out of it since the latest calculation; null if nothing did. */
async function uncounted(house: House, system: System): Promise<string | null> {
  const { files, calculations } = carbonOf(house, system);
  const t = intakeWordsOf(system.settings.language);
  const taken = (await files.list()).filter(({ state }) => state === 'taken in');
  const counted = (await calculations.latest())?.inputs ?? [];
  const come = taken.filter(({ id }) => !counted.some(({ file }) => file === id));
  const gone = counted.filter(({ file }) => !taken.some(({ id }) => id === file));
  if (come.length > 0) return t('reason.in', { name: come.map(({ name }) => name).join(', ') });
  return gone.length > 0 ? t('reason.out', { name: gone.map(({ name }) => name).join(', ') }) : null;
}

/** Brings the files on that wait for nobody but Greenplan, the oldest first, one after another. */
export async function bringOn(house: House, system: System): Promise<void> {
  const carbon = carbonOf(house, system);
  const t = intakeWordsOf(system.settings.language);
  for (const { id, name } of await carbon.files.waiting())
    await advanceInBackground(carbon, id, house.log, t('failed.again', { name, id }));
}

/** Counts what the pages of the latest calculation are made of, so that no reader waits for it. */
async function prepare(house: House, system: System): Promise<void> {
  const carbon = carbonOf(house, system);
  const latest = await carbon.calculations.latest();
  if (!latest || prepared.has(latest.id)) return;
  await prepareCalculation(carbon, latest);
  prepared.add(latest.id);
}

/** Removes lines and work of files that are none any more, or are done with. */
export async function sweep(house: House, systems: readonly System[]): Promise<void> {
  for (const system of systems) {
    const { files, ledger, systemId } = carbonOf(house, system);
    // Lines of a file that comes in meanwhile belong to one that was there before them.
    await ledger.keepOnly(
      systemId,
      (await files.list()).map(({ id }) => id),
    );
  }
  await sweepWork(
    join(house.settings.dataFolder, 'intake'),
    new Map(systems.map((system) => [system.id, () => activityFileStore(house.database, system).list()])),
  );
}

/** @param filesOf by the name of a system's folder: those that are no system's any more go whole */
async function sweepWork(folder: string, filesOf: ReadonlyMap<string, () => Promise<ActivityFile[]>>): Promise<void> {
  for (const system of await namesIn(folder)) {
    const list = filesOf.get(system);
    // The folders are looked at before the files, so that one of a file that comes meanwhile is not among them.
    const works = list ? await namesIn(join(folder, system)) : [];
    const needed = new Set(list ? (await list()).filter(({ state }) => !done.includes(state)).map(({ id }) => id) : []);
    const left = list
      ? works.filter((id) => !needed.has(id)).map((id) => join(folder, system, id))
      : [join(folder, system)];
    for (const one of left) await rm(one, { recursive: true, force: true });
  }
}

/** Nothing where there is no such folder. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
