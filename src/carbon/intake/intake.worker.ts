/** The process in which a file is looked at and checked, and which is then ended. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { answerApart } from '../../platform/apart.ts';
import { Duck, literal, whole } from '../../platform/duck/duck.ts';
import { methodOf } from '../calculation/method.ts';
import { ratesOf } from '../calculation/rates.ts';
import { factorLibrary, type Library } from '../factors/library.ts';
import { ownFactor } from '../factors/own.ts';
import { checkFile } from './check-file.ts';
import type { Mapping } from './mapping.ts';
import { type Proposal, propose } from './propose.ts';
import { writeRejectedFile } from './rejected-file.ts';
import type { Context, Sheet } from './source.ts';
import { lookOf, sheetOf } from './staged-sheet.ts';
import { type CheckAnswer, IntakeTask, type Summary, summaryFile } from './tasks.ts';
import { aboutOnly, organisationsOf, vocabularyOf } from './vocabulary.ts';

/** DuckDB's own limit; what the process holds besides has its share above it. */
const memoryMegabytes = 500;

answerApart(IntakeTask, async (task, progress): Promise<unknown> => {
  const scratch = await mkdtemp(join(tmpdir(), 'greenplan-duck-'));
  const duck = await Duck.open({
    memoryMegabytes,
    threads: availableParallelism(),
    scratch,
    allowed: foldersOf(task),
    ordered: false,
  });
  const telling = setInterval(() => progress(stepOf(task), duck.share), 500);
  try {
    return await answer(duck, task);
  } finally {
    clearInterval(telling);
    duck.close();
    await rm(scratch, { recursive: true, force: true });
  }
});

/** By the method that the system counts with today. */
function whyNoFactor(library: Library, { settings, ownFactors }: IntakeTask): Context['whyNoFactor'] {
  const method = methodOf(library, settings, ownFactors.map(ownFactor));
  return ({ organisation, ...kind }) => ratesOf([kind], method, [organisation]).missing[0]?.why ?? null;
}

const stepOf = ({ type }: IntakeTask) => (type === 'propose' ? 'looking at columns' : 'checking lines');

function foldersOf(task: IntakeTask): string[] {
  const existing = task.existingFolder === null ? [] : [task.existingFolder];
  return [task.folder, dirname(task.sheet.parquet), ...existing];
}

async function answer(duck: Duck, task: IntakeTask): Promise<unknown> {
  const library = factorLibrary(task.factors);
  const existing = task.existing.length > 0 ? `(from read_parquet([${task.existing.map(literal).join(', ')}]))` : null;
  const context: Context = {
    file: task.file,
    fileName: task.fileName,
    organisation: task.organisation,
    today: task.today,
    delimiter: task.type === 'propose' ? task.delimiter : null,
    vocabulary: vocabularyOf(library),
    organisations: organisationsOf(task.organisations),
    staff: task.staff,
    ownSpend: task.ownSpend,
    whyNoFactor: whyNoFactor(library, task),
    existing,
    earlierFiles: task.earlierFiles,
  };
  const sheet = sheetOf(task.sheet);
  if (task.type === 'check') return check(duck, sheet, task.mapping, context, task);
  const proposal = await propose(duck, sheet, lookOf(task.sheet, task.fileName), task.kept, context);
  return { proposal, check: isSettled(proposal) ? await check(duck, sheet, proposal.mapping, context, task) : null };
}

/**
 * Whether a file can be checked without a word from a person. Where little hangs on a word that is not known, its rows
 * come back with the nearest names, which may be all that a clerk wants; where much does, it is asked first.
 */
function isSettled({ how, questions, words }: Proposal): boolean {
  return words?.isMuch !== true && how !== 'guessed' && how !== 'like' && !questions.some(({ needed }) => needed);
}

async function check(
  duck: Duck,
  sheet: Sheet,
  mapping: Mapping,
  context: Context,
  { folder, rejectsAs }: { folder: string; rejectsAs: 'csv' | 'xlsx' },
): Promise<CheckAnswer> {
  const checked = await checkFile(duck, sheet, mapping, context, folder);
  const offering = { ...context, vocabulary: aboutOnly(context.vocabulary, mapping.about) };
  const rejects = checked.rows.rejected === 0 ? null : join(folder, `rejected.${rejectsAs}`);
  if (rejects !== null) await writeRejectedFile(duck, sheet, folder, mapping, offering, rejects);
  const summary = await summaryOf(duck, join(folder, 'lines.parquet'));
  await writeFile(join(folder, summaryFile), JSON.stringify(summary));
  return { checked, summary, rejects };
}

async function summaryOf(duck: Duck, parquet: string): Promise<Summary> {
  const lines = `read_parquet(${literal(parquet)})`;
  const { n } = await duck.row(`select count(*) as n from ${lines}`, z.object({ n: whole }));
  return {
    lines: n,
    kinds: await duck.rows(
      `select activity, unit, year, count(*) as lines, cast(sum(quantity) as varchar) as quantity
       from ${lines} group by activity, unit, year order by activity, unit, year`,
      z.object({
        activity: z.string(),
        unit: z.string(),
        year: whole,
        lines: whole,
        quantity: z.string(),
      }),
    ),
    partitions: await duck.rows(
      `select organisation, from_month as "fromMonth", count(*) as lines from ${lines}
       group by organisation, from_month order by organisation, from_month`,
      z.object({ organisation: z.string(), fromMonth: whole, lines: whole }),
    ),
  };
}
