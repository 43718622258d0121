/**
 * A file's way into the ledger, step by step: its tables are found, a mapping is recognised or confirmed by a person, its
 * lines are checked, and a person takes them in. What has been done stands in the database, so that a process that ends
 * in the middle loses nothing: the next one does the step again, and no line is in twice.
 */
import { type ApartLimits, workApart } from '../../platform/apart.ts';
import { orDiskFull } from '../../platform/disk-full.ts';
import { fileStore } from '../../platform/files/store.ts';
import { Mistake } from '../../platform/mistake.ts';
import { ratesOf } from '../calculation/rates.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile, FileChange } from '../file-store.ts';
import { fingerprint } from '../intake/mapping.ts';
import { CheckAnswer, type IntakeTask, ProposeAnswer } from '../intake/tasks.ts';
import { alone, NotWanted, type StepOptions, whileWanted } from './at-work.ts';
import { readingOf, rejectsAs } from './reading-of.ts';
import { stagedTables, tableRead } from './tables-of.ts';
import { removeWork, theFile } from './the-file.ts';

/** The worker that looks at files and checks them. */
const program = 'carbon/intake/intake';
const checkLimits: ApartLimits = { memoryMegabytes: 1500, seconds: 60 * 60 };

/**
 * Brings a file as far as it gets without a person: to a mapping that has to be confirmed, to checked lines, or to the
 * sentence that says why it cannot be read. Nothing is done where another process is at it.
 * @returns the file as it is then
 * @throws the signal's reason if it is given up
 */
export async function advance(carbon: Carbon, id: string, options: StepOptions = {}): Promise<ActivityFile> {
  await alone(carbon, id, async () => {
    for (;;) {
      const file = await theFile(carbon, id);
      const step = file.state === 'received' ? find : file.state === 'mapped' ? check : null;
      if (step === null) return;
      try {
        await whileWanted(carbon, file, options, (signal, tell) => step(carbon, file, { signal, onProgress: tell }));
      } catch (thrown) {
        const error = orDiskFull(thrown);
        if (error instanceof NotWanted) return;
        if (!(error instanceof Mistake)) throw error;
        // What lies there goes first: on a full disk it makes room for what is said of that.
        await removeWork(carbon, id);
        await carbon.files.change(id, [file.state], { state: 'failed', problem: error.message });
      }
    }
  });
  return theFile(carbon, id);
}

/** Finds the tables of a file and how the chosen one may be read, and checks it where nothing has to be asked. */
async function find(carbon: Carbon, file: ActivityFile, options: Required<StepOptions>): Promise<void> {
  const refused = file.proposal?.refused ?? [];
  const kept = (await carbon.mappings.list())
    .map(({ mapping }) => mapping)
    .filter(({ headings }) => !refused.includes(fingerprint(headings)));
  const staged = await stagedTables(carbon, file, kept, options);
  const place = file.sheet ?? tableRead(staged);
  const sheet = staged.sheets[place];
  if (!sheet) throw new Mistake(`${file.name} holds no table. Send the file that the figures are in.`);
  const { delimiter } = staged;
  const print = fingerprint(sheet.columns.map(({ heading }) => heading));
  // What was said of this very file goes before what is kept for files of its kind.
  const said = file.mapping !== null && fingerprint(file.mapping.headings) === print ? [file.mapping] : [];
  const reading = await readingOf(carbon, file, sheet);
  const task: IntakeTask = { type: 'propose', ...reading, kept: [...said, ...kept], delimiter };
  const { proposal: proposed, check: answer } = await workApart(program, task, ProposeAnswer, checkLimits, options);
  const proposal = { ...proposed, refused };
  const found = { staged, sheet: place, proposal };
  if (answer === null) await carbon.files.change(file.id, ['received'], { ...found, state: 'mapping', mapping: null });
  else await keepChecked(carbon, file, answer, { ...found, mapping: proposal.mapping });
}

/** Checks the lines of a file by its mapping. */
async function check(carbon: Carbon, file: ActivityFile, options: Required<StepOptions>): Promise<void> {
  const { sheets } = await stagedTables(carbon, file, [], options);
  const sheet = sheets[file.sheet ?? 0];
  if (!file.mapping || !sheet) throw new Mistake('It is not known how this file is read. Look at it again.');
  const task: IntakeTask = { type: 'check', ...(await readingOf(carbon, file, sheet)), mapping: file.mapping };
  await keepChecked(carbon, file, await workApart(program, task, CheckAnswer, checkLimits, options), {});
}

async function keepChecked(
  carbon: Carbon,
  file: ActivityFile,
  { checked, summary, rejects }: CheckAnswer,
  found: FileChange,
): Promise<void> {
  const { missing } = ratesOf(
    summary.kinds,
    await carbon.method(),
    summary.partitions.map(({ organisation }) => organisation),
  );
  const store = fileStore(carbon.house.database, carbon.system);
  const name = `${file.name.replace(/\.[^.]*$/, '')} – to mend.${rejectsAs(file)}`;
  const rejectsFileId = rejects === null ? null : (await store.keep(rejects, name, 'activity data')).id;
  await carbon.files.change(file.id, [file.state], {
    ...found,
    state: 'checked',
    checked,
    rejectsFileId,
    problem: missing.length === 0 ? null : withoutFactor(missing),
  });
}

function withoutFactor(missing: ReturnType<typeof ratesOf>['missing']): string {
  const told = missing.slice(0, 5).map(({ activity, unit, year, why, nearest }) => {
    const near = nearest.length > 0 ? ` The nearest names are ${nearest.join(', ')}.` : '';
    return `${activity} in ${unit}, ${year}/${String((year + 1) % 100).padStart(2, '0')}: ${why}${near}`;
  });
  return `There is no factor for some of its lines, so it cannot be taken in. ${told.join(' ')} Change how the file is read, or add a factor of your own.`;
}
