/** The process in which a file is looked at and checked, and which is then ended. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { answerApart } from '../../platform/apart.ts';
import { Duck, literal, whole } from '../../platform/duck/duck.ts';
import { factorLibrary } from '../factors/library.ts';
import { checkFile } from './check-file.ts';
import { propose } from './propose.ts';
import { writeRejectedFile } from './rejected-file.ts';
import type { Context } from './source.ts';
import { lookOf, sheetOf } from './staged-sheet.ts';
import { IntakeTask, type Summary } from './tasks.ts';
import { organisationsOf, vocabularyOf } from './vocabulary.ts';

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

const stepOf = ({ type }: IntakeTask) =>
  type === 'propose' ? 'looking at columns' : type === 'check' ? 'checking lines' : 'summing up';

function foldersOf(task: IntakeTask): string[] {
  if (task.type === 'summarise') return [dirname(task.parquet)];
  const existing = task.type === 'check' ? task.existingFolder : null;
  return [task.folder, dirname(task.sheet.parquet), ...(existing === null ? [] : [existing])];
}

async function answer(duck: Duck, task: IntakeTask): Promise<unknown> {
  if (task.type === 'summarise') return summaryOf(duck, task.parquet);
  const library = factorLibrary(task.factors);
  const existing =
    task.type === 'check' && task.existing.length > 0
      ? `(from read_parquet([${task.existing.map(literal).join(', ')}]))`
      : null;
  const context: Context = {
    file: task.file,
    fileName: task.fileName,
    organisation: task.organisation,
    today: task.today,
    vocabulary: vocabularyOf(library),
    organisations: organisationsOf(task.organisations),
    existing,
  };
  const sheet = sheetOf(task.sheet);
  if (task.type === 'propose') return propose(duck, sheet, lookOf(task.sheet, task.fileName), task.kept, context);
  const checked = await checkFile(duck, sheet, task.mapping, context, task.folder);
  const rejects = checked.rows.rejected === 0 ? null : join(task.folder, `rejected.${task.rejectsAs}`);
  if (rejects !== null) await writeRejectedFile(duck, sheet, task.folder, context, rejects);
  return { checked, summary: await summaryOf(duck, join(task.folder, 'lines.parquet')), rejects };
}

async function summaryOf(duck: Duck, parquet: string): Promise<Summary> {
  const lines = `read_parquet(${literal(parquet)})`;
  const { n } = await duck.row(`select count(*) as n from ${lines}`, z.object({ n: whole }));
  return {
    lines: n,
    kinds: await duck.rows(
      `select organisation, activity, unit, year, count(*) as lines, cast(sum(quantity) as varchar) as quantity
       from ${lines} group by organisation, activity, unit, year order by organisation, activity, unit, year`,
      z.object({
        organisation: z.string(),
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
