/**
 * A file's way into the ledger, step by step: its tables are found, a mapping is recognised or confirmed by a person, its
 * lines are checked, and a person takes them in. What has been done stands in the database, so that a process that ends
 * in the middle loses nothing: the next one does the step again, and no line is in twice.
 */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ApartLimits, workApart } from '../platform/apart.ts';
import { fileStore } from '../platform/files/store.ts';
import { Mistake } from '../platform/mistake.ts';
import type { StagedSheet } from '../platform/staging/model.ts';
import { stage } from '../platform/staging/stage.ts';
import { today } from '../platform/today.ts';
import { ratesOf } from './calculation/rates.ts';
import type { Carbon } from './carbon.ts';
import { importedFactors, shippedFactors } from './factors/library.ts';
import type { ActivityFile, FileChange } from './file-store.ts';
import { answered } from './intake/answer.ts';
import { fingerprint, type Mapping } from './intake/mapping.ts';
import { CheckAnswer, type IntakeTask, ProposeAnswer, Summary, summaryFile } from './intake/tasks.ts';
import type { FileState } from './model.ts';

/** The worker that looks at files and checks them. */
const program = 'carbon/intake/intake';
const checkLimits: ApartLimits = { memoryMegabytes: 1500, seconds: 60 * 60 };

/** A file that came, and what is said of it at once. */
export interface Received {
  id: string;
  /** Files of the same bytes that came before. */
  twins: ActivityFile[];
}

export interface StepOptions {
  /** Gives the step up; the file stays where it was. */
  signal?: AbortSignal;
  onProgress?(step: string, share: number | null): void;
}

/** Keeps a file as it came. @param supersedes the file in the ledger that it is the corrected form of */
export async function receive(
  carbon: Carbon,
  upload: { path: string; name: string },
  of: { organisation: string | null; supersedes: string | null },
): Promise<Received> {
  const kept = await fileStore(carbon.house.database, carbon.system).keep(upload.path, upload.name, 'activity data');
  const id = await carbon.files.add(kept.id, of.organisation, of.supersedes);
  return { id, twins: await carbon.files.sameBytes(kept.sha256, id) };
}

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
      } catch (error) {
        if (error instanceof NotWanted) return;
        if (!(error instanceof Mistake)) throw error;
        await carbon.files.change(id, [file.state], { state: 'failed', problem: error.message });
        await removeWork(carbon, id);
      }
    }
  });
  return theFile(carbon, id);
}

/**
 * Confirms how a file is read, with the answers to what was asked, and keeps that for files of its kind.
 * @param answers by the place of their question; '' where it is left open
 * @throws Mistake that names what has to be answered
 */
export async function confirmMapping(
  carbon: Carbon,
  id: string,
  answers: readonly string[],
  changed: Pick<Mapping, 'name' | 'tier'>,
): Promise<void> {
  const file = await theFile(carbon, id);
  const sheet = sheetOf(file);
  if (!file.proposal || !sheet) throw new Mistake('This file waits for no answer. Look at it again.');
  const { questions, how } = file.proposal;
  const open = questions.filter(({ needed }, place) => needed && (answers[place] ?? '').trim() === '');
  if (open.length > 0) throw new Mistake(open.map(({ sentence }) => sentence).join(' '));
  let mapping: Mapping = { ...file.proposal.mapping, ...changed };
  let { organisation } = file;
  for (const [place, question] of questions.entries()) {
    const answer = (answers[place] ?? '').trim();
    if (answer === '') continue;
    // Whose this file is says nothing of the next file of its kind.
    if (question.about === 'organisation' && mapping.organisation.from === 'sender') organisation = answer;
    else mapping = answered(mapping, question, answer);
  }
  const headings = sheet.columns.map(({ heading }) => heading);
  mapping = { ...mapping, headings };
  // Where columns were gone, what is in those that took their place is looked at first.
  if (how === 'like') {
    await carbon.mappings.keep(fingerprint(headings), mapping);
    await carbon.files.change(id, ['mapping'], { state: 'received', proposal: null, organisation });
    return;
  }
  if (!(await carbon.files.change(id, ['mapping'], { state: 'mapped', mapping, organisation, problem: null })))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
  await carbon.mappings.keep(fingerprint(headings), mapping);
}

/** Goes back to how a file is read, from its checked lines. @returns false if it is not there any more */
export function readOtherwise(carbon: Carbon, id: string): Promise<boolean> {
  return carbon.files.change(id, ['checked', 'mapped', 'failed'], { state: 'mapping', checked: null, problem: null });
}

/** Reads another sheet of the file. @param sheet from 0 */
export async function readSheet(carbon: Carbon, id: string, sheet: number): Promise<void> {
  const file = await theFile(carbon, id);
  if (!file.staged?.sheets[sheet]) throw new Mistake('There is no such sheet in this file. Choose one of those named.');
  await carbon.files.change(id, ['mapping', 'checked'], { state: 'received', sheet, proposal: null, checked: null });
}

/**
 * Takes the checked lines of a file into the ledger, whole or not at all.
 * @throws Mistake if it is not waiting for that, or holds something that there is no factor for
 */
export async function takeIn(carbon: Carbon, id: string): Promise<void> {
  const file = await theFile(carbon, id);
  if (file.state !== 'checked' || !file.checked)
    throw new Mistake('Its lines are not waiting to be taken in. Look at it again.');
  if (file.problem !== null) throw new Mistake(file.problem);
  if (file.checked.lines === 0) throw new Mistake('No line of this file can be taken in. Mend it, and send it again.');
  const parquet = join(workFolder(carbon, id), 'lines.parquet');
  if (!existsSync(join(workFolder(carbon, id), summaryFile))) {
    // Made on another machine, or swept away: it comes to the same once more.
    await carbon.files.change(id, ['checked'], { state: 'mapped', checked: null });
    await advance(carbon, id);
    return takeIn(carbon, id);
  }
  const summary = await summaryOf(carbon, id);
  const linesSha256 = await carbon.ledger.takeIn(carbon.systemId, id, parquet);
  if (!(await carbon.files.takeIn(id, linesSha256, summary)))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
  await removeWork(carbon, id);
}

/**
 * Short names of the organisations that the lines of a checked file are of, each once.
 * @returns null where its lines are not on this machine, and have to be made again
 */
export async function organisationsIn(carbon: Carbon, id: string): Promise<string[] | null> {
  if (!existsSync(join(workFolder(carbon, id), summaryFile))) return null;
  const { partitions } = await summaryOf(carbon, id);
  return [...new Set(partitions.map(({ organisation }) => organisation))].sort();
}

async function summaryOf(carbon: Carbon, id: string): Promise<Summary> {
  return Summary.parse(JSON.parse(await readFile(join(workFolder(carbon, id), summaryFile), 'utf8')));
}

/** Leaves a file out: on its way, or out of the ledger again. It stays as it came. @returns false if it was left out before */
export async function setAside(carbon: Carbon, id: string): Promise<boolean> {
  const states: FileState[] = ['received', 'mapping', 'mapped', 'checked', 'failed'];
  const done = (await carbon.files.change(id, states, { state: 'set aside' })) || (await carbon.files.takeOut(id));
  if (done) await removeWork(carbon, id);
  return done;
}

/** Finds the tables of a file and how the chosen one may be read, and checks it where nothing has to be asked. */
async function find(carbon: Carbon, file: ActivityFile, options: Required<StepOptions>): Promise<void> {
  const staged = await stagedTables(carbon, file, options);
  const place = file.sheet ?? fullestSheet(staged.sheets);
  const sheet = staged.sheets[place];
  if (!sheet) throw new Mistake(`${file.name} holds no table. Send the file that the figures are in.`);
  const kept = (await carbon.mappings.list()).map(({ mapping }) => mapping);
  const task: IntakeTask = { type: 'propose', ...(await readingOf(carbon, file, sheet)), kept };
  const { proposal, check: answer } = await workApart(program, task, ProposeAnswer, checkLimits, options);
  const found = { staged, sheet: place, proposal };
  if (answer === null) await carbon.files.change(file.id, ['received'], { ...found, state: 'mapping', mapping: null });
  else await keepChecked(carbon, file, answer, { ...found, mapping: proposal.mapping });
}

/** Checks the lines of a file by its mapping. */
async function check(carbon: Carbon, file: ActivityFile, options: Required<StepOptions>): Promise<void> {
  const { sheets } = await stagedTables(carbon, file, options);
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

const rejectsAs = ({ name }: ActivityFile): 'csv' | 'xlsx' => (/\.xls[xmb]?$/i.test(name) ? 'xlsx' : 'csv');

function withoutFactor(missing: ReturnType<typeof ratesOf>['missing']): string {
  const told = missing.slice(0, 5).map(({ activity, unit, year, why, nearest }) => {
    const near = nearest.length > 0 ? ` The nearest names are ${nearest.join(', ')}.` : '';
    return `${activity} in ${unit}, ${year}/${String((year + 1) % 100).padStart(2, '0')}: ${why}${near}`;
  });
  return `There is no factor for some of its lines, so it cannot be taken in. ${told.join(' ')} Change how the file is read, or add a factor of your own.`;
}

/** The tables of a file, found anew where those that were found are not on this machine. */
async function stagedTables(carbon: Carbon, file: ActivityFile, { signal, onProgress }: Required<StepOptions>) {
  const folder = workFolder(carbon, file.id);
  if (file.staged?.sheets.every(({ parquet }) => existsSync(parquet))) return file.staged;
  await mkdir(folder, { recursive: true });
  const original = join(folder, 'original');
  const bytes = fileStore(carbon.house.database, carbon.system).read(file.fileId);
  await pipeline(bytes, createWriteStream(original), { signal });
  try {
    return await stage({ path: original, name: file.name }, join(folder, 'tables'), {
      signal,
      onProgress: ({ doing, share }) => onProgress(doing, share),
    });
  } finally {
    await rm(original, { force: true });
  }
}

/** The sheet that is read where nobody chose: of those that are shown, the one with the most rows. */
function fullestSheet(sheets: readonly StagedSheet[]): number {
  const shown = sheets.some(({ hidden }) => !hidden) ? sheets.filter(({ hidden }) => !hidden) : sheets;
  const most = shown.reduce<StagedSheet | null>((best, each) => (best && best.rows >= each.rows ? best : each), null);
  return most ? sheets.indexOf(most) : -1;
}

async function readingOf(carbon: Carbon, file: ActivityFile, sheet: StagedSheet) {
  const { organisations } = carbon.system.settings;
  const folder = workFolder(carbon, file.id);
  await mkdir(folder, { recursive: true });
  const existing = await existingLines(carbon, file);
  return {
    sheet,
    file: file.id,
    fileName: file.name,
    organisation: file.organisation,
    today: today(),
    organisations: organisations.map(({ slug, name, alsoCalled, odsCode }) => ({
      slug,
      names: [name, ...alsoCalled, ...(odsCode === null ? [] : [odsCode])],
    })),
    factors: [shippedFactors, importedFactors(carbon.house.settings.dataFolder)],
    folder,
    existing: existing.files,
    existingFolder: existing.folder,
    rejectsAs: rejectsAs(file),
  };
}

/** Lines of the ledger that a line of the file may be there already among; those of the file that it corrects are not. */
async function existingLines(carbon: Carbon, file: ActivityFile): Promise<{ files: string[]; folder: string | null }> {
  const others = (await carbon.files.list()).filter(({ state, id }) => state === 'taken in' && id !== file.supersedes);
  if (others.length === 0) return { files: [], folder: null };
  return carbon.ledger.parquetOf(
    carbon.systemId,
    others.map(({ id }) => id),
    workFolder(carbon, file.id),
  );
}

const sheetOf = (file: ActivityFile): StagedSheet | null => file.staged?.sheets[file.sheet ?? 0] ?? null;

async function theFile(carbon: Carbon, id: string): Promise<ActivityFile> {
  const file = await carbon.files.byId(id);
  if (!file) throw new Mistake('There is no such file here.');
  return file;
}

/** Where a file's tables and lines lie until they are in the ledger. */
const workFolder = (carbon: Carbon, id: string): string =>
  join(carbon.house.settings.dataFolder, 'intake', carbon.systemId, id);

const removeWork = (carbon: Carbon, id: string): Promise<void> =>
  rm(workFolder(carbon, id), { recursive: true, force: true });

/** The file was set aside, or somebody went on with it, while a step was at work. */
class NotWanted extends Error {}

const tellEveryMilliseconds = 1000;

/** Does a step, tells how far it is, and gives it up once the file is no more in the state that the step began with. */
async function whileWanted(
  carbon: Carbon,
  file: ActivityFile,
  { signal, onProgress }: StepOptions,
  step: (signal: AbortSignal, tell: (step: string, share: number | null) => void) => Promise<void>,
): Promise<void> {
  const unwanted = new AbortController();
  const signals = [unwanted.signal, ...(signal ? [signal] : [])];
  let latest: [string, number | null] = ['waiting', null];
  const telling = setInterval(async () => {
    const state = await carbon.files.note(file.id, ...latest).catch(() => file.state);
    if (state !== file.state) unwanted.abort(new NotWanted());
  }, tellEveryMilliseconds);
  const either = AbortSignal.any(signals);
  try {
    await step(either, (doing, share) => {
      latest = [doing, share];
      onProgress?.(doing, share);
    });
  } catch (error) {
    throw either.aborted ? either.reason : error;
  } finally {
    clearInterval(telling);
  }
}

/** Does the work unless another process, here or elsewhere, is at the same file. A process that ends lets go of it. */
async function alone(carbon: Carbon, id: string, work: () => Promise<void>): Promise<void> {
  const client = await carbon.house.database.pool.connect();
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [id]);
    if (rows[0]?.mine !== true) return;
    try {
      await work();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [id]);
    }
  } finally {
    client.release();
  }
}
