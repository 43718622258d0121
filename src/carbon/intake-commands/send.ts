/** `greenplan activity send` and `activity answer`: files come in, are read and checked, and may be taken in at once. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import type { Carbon } from '../carbon.ts';
import { carbonOfChosen, read } from '../commands/asked.ts';
import type { ActivityFile } from '../file-store.ts';
import { unitDoubts } from '../intake/findings.ts';
import { readAsAnotherKind, readOtherwise } from '../taking-in/how-read.ts';
import { receive, takeIn } from '../taking-in/into-ledger.ts';
import { answerIn, confirmed, fits, type GivenAnswer, type GivenAnswers } from './answers-given.ts';
import { chosenFile, shortId } from './chosen-file.ts';
import { brought } from './follow.ts';
import { writeRejects } from './rejects-file.ts';
import { type GivenTable, headingsIn, readAsGiven } from './table-given.ts';
import { furtherHelp, unitsHelp, withFurther } from './taken-in.ts';
import { asObject } from './told.ts';
import { asWordsWithTwin } from './twins.ts';

type Open = () => Promise<House>;

const wordsHelp = 'a CSV file of what words of the file mean, as "activity words" writes it';
const restHelp = 'what all words without an answer are: an activity, or "does not count"';
const confirmHelp = 'confirm how it is read, where Greenplan guesses, or words stay open whose rows come back';
const sheetHelp = 'the sheet or table to read, where Greenplan takes another';
const headingsHelp =
  'the row that the headings stand in, where Greenplan finds the wrong one: 3; 3-4 where they take two; "none from 5" where there are none';
const oneTableHelp = 'with --headings: all rows below are one table, whatever looks like other headings';

const collect = (value: string, before: string[]): string[] => [...before, value];

export function sendCommand(activity: Command, open: Open): void {
  activity
    .command('send')
    .description('send files of activity data: they are read and checked, and their lines can be taken in')
    .argument('<file...>', 'CSV, XLSX, XLS, XLSB, ODS, Parquet or JSON lines')
    .option('--system <name>', 'the system, where there are several')
    .option('--organisation <name>', 'whose lines they are where the file does not say, by its short name')
    .option('--corrects <id>', 'the file in the ledger that this one corrects')
    .option('--take-in', 'take the lines in, where nothing is left to be asked')
    .option('--units-are-right', unitsHelp)
    .option('--further', furtherHelp)
    .option('--answer <subject=value>', 'what is asked about a file; may be given several times', collect, [])
    .option('--words <file>', wordsHelp)
    .option('--rest <activity>', restHelp)
    .option('--confirm', confirmHelp)
    .option('--sheet <name>', sheetHelp)
    .option('--headings <rows>', headingsHelp)
    .option('--one-table', oneTableHelp)
    .option('--rejects <file>', 'write the rejected rows there, to be mended')
    .option('--json', 'for a program')
    .action(async (paths: string[], options: unknown) => {
      const { system, organisation, corrects, rejects, json, ...wanted } = read(SendOptions, options);
      if (paths.length > 1 && corrects !== undefined)
        throw new Mistake('With --corrects, send one file: the one that takes the place of the earlier.');
      if (paths.length > 1 && rejects !== undefined)
        throw new Mistake('With --rejects, send one file: the rejected rows of several cannot go into one.');
      for (const path of paths) await checkPath(path);
      const carbon = await carbonOfChosen(open, system);
      checkOrganisation(carbon, organisation);
      const supersedes = corrects === undefined ? null : await correctedFile(carbon, corrects);
      const done: ActivityFile[] = [];
      for (const path of paths) {
        const name = basename(path);
        const { id, twins } = await receive(
          carbon,
          { path, name },
          { organisation: organisation ?? null, supersedes: supersedes?.id ?? null },
        );
        if (twins.length > 0)
          console.error(
            `${name} has the very same contents as ${twins.map((twin) => `${twin.name} (${shortId(twin.id)})`).join(', ')}.`,
          );
        const file = await goOn(carbon, await brought(carbon, { id, name }), wanted);
        if (!json) console.log(await asWordsWithTwin(carbon, file));
        if (rejects !== undefined) console.error(await writeRejects(carbon, file, rejects));
        done.push(file);
      }
      if (json) console.log(JSON.stringify(done.map(asObject), null, 2));
      finish(done, wanted.takeIn);
    });

  activity
    .command('answer')
    .description('answer what is asked about a file, and have it checked')
    .argument('<id>', 'of the file, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .option('--take-in', 'take the lines in, where nothing is left to be asked')
    .option('--units-are-right', unitsHelp)
    .option('--further', furtherHelp)
    .option('--answer <subject=value>', 'may be given several times', collect, [])
    .option('--words <file>', wordsHelp)
    .option('--rest <activity>', restHelp)
    .option('--confirm', confirmHelp)
    .option('--another-kind', 'it is another kind of file than the one from before that it looks like')
    .option('--sheet <name>', sheetHelp)
    .option('--headings <rows>', headingsHelp)
    .option('--one-table', oneTableHelp)
    .option('--json', 'for a program')
    .action(async (id: string, options: unknown) => {
      const { system, json, anotherKind, ...wanted } = read(SendOptions, options);
      const { sheet, headings } = wanted.table;
      const isSaid = wanted.answer.length > 0 || wanted.words !== null || wanted.rest !== null;
      if (!isSaid && !wanted.confirm && !anotherKind && sheet === null && headings === null)
        throw new Mistake(
          'Say what the answer is: --answer "SUBJECT=VALUE", --words FILE or --rest; or, where nothing is asked, --confirm; or how else it is to be read, with --sheet or --headings.',
        );
      const carbon = await carbonOfChosen(open, system);
      const waiting = await chosenFile(carbon, id);
      const isReadAnew = waiting.state === 'checked' && (sheet !== null || headings !== null);
      // What was left open may be answered after all.
      const isOpenAgain = waiting.state === 'checked' && isSaid && (await readOtherwise(carbon, waiting.id));
      if (waiting.state !== 'mapping' && !isReadAnew && !isOpenAgain)
        throw new Mistake(`${waiting.name} waits for no answer: it is ${waiting.state}.`);
      if (anotherKind) await readAsAnotherKind(carbon, waiting.id);
      const file = await goOn(
        carbon,
        anotherKind ? await brought(carbon, waiting) : await chosenFile(carbon, waiting.id),
        wanted,
      );
      console.log(json ? JSON.stringify(asObject(file), null, 2) : await asWordsWithTwin(carbon, file));
      finish([file], wanted.takeIn);
    });
}

const SendOptions = z
  .object({
    system: z.string().optional(),
    organisation: z.string().optional(),
    corrects: z.string().optional(),
    takeIn: z.boolean().default(false),
    unitsAreRight: z.boolean().default(false),
    further: z.boolean().default(false),
    anotherKind: z.boolean().default(false),
    answer: z.array(z.string().transform(answerIn)),
    words: z.string().optional(),
    rest: z.string().optional(),
    confirm: z.boolean().default(false),
    rejects: z.string().optional(),
    sheet: z.string().optional(),
    headings: z.string().transform(headingsIn).optional(),
    oneTable: z.boolean().default(false),
    json: z.boolean().optional(),
  })
  .transform(({ sheet = null, headings = null, oneTable, words = null, rest = null, ...others }) => {
    if (oneTable && headings === null)
      throw new Mistake('Give --one-table together with --headings, the row in which the table begins.');
    return { ...others, words, rest, table: { sheet, headings, oneTable } };
  });

interface Wanted extends Omit<GivenAnswers, 'answers'> {
  answer: readonly GivenAnswer[];
  takeIn: boolean;
  unitsAreRight: boolean;
  further: boolean;
  table: GivenTable;
}

/** Confirms with what was answered, and takes in if that is asked for and can be. */
async function goOn(
  carbon: Carbon,
  file: ActivityFile,
  { answer, words, rest, confirm, takeIn: take, unitsAreRight, further, table }: Wanted,
): Promise<ActivityFile> {
  let now = await readAsGiven(carbon, file, table);
  // Where columns were gone, the answers are followed by what is asked of those that took their place.
  for (let round = 0; round < 3 && now.state === 'mapping'; round += 1) {
    const asked = now.proposal?.questions ?? [];
    const fitting = round === 0 ? answer : answer.filter((given) => asked.some((one) => fits(one, given)));
    if (!(await confirmed(carbon, now, { answers: fitting, words, rest, confirm })))
      return (await carbon.files.byId(now.id)) ?? now;
    now = await brought(carbon, now);
  }
  if (now.state !== 'checked' || !now.checked) return now;
  if (further && (now.checked.rejections['in-ledger'] ?? 0) > 0) now = await withFurther(carbon, now);
  const isAsked = unitDoubts(now.checked?.findings ?? []).length > 0 && !unitsAreRight;
  if (!take || isAsked) return now;
  await takeIn(carbon, now.id, unitsAreRight);
  return (await carbon.files.byId(now.id)) ?? now;
}

/** What is not as it was asked for ends in a code that a script sees. */
function finish(files: readonly ActivityFile[], take: boolean): void {
  if (files.some(({ state }) => state === 'failed' || (take && state !== 'taken in'))) process.exitCode = 1;
  if (files.some(({ state }) => state === 'taken in'))
    console.error('Count the footprint with: bin/greenplan footprint calculate');
}

async function checkPath(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Mistake(`There is no file ${path}. Nothing was sent.`);
  if (!found.isFile()) throw new Mistake(`${path} is no file. Name the files themselves. Nothing was sent.`);
}

function checkOrganisation({ system: { settings } }: Carbon, organisation: string | undefined): void {
  if (organisation === undefined || settings.organisations.some(({ slug }) => slug === organisation)) return;
  const known = settings.organisations.map(({ slug }) => slug).join(', ');
  throw new Mistake(`There is no organisation "${organisation}" here. There are: ${known || 'none yet'}.`);
}

async function correctedFile(carbon: Carbon, id: string): Promise<ActivityFile> {
  const file = await chosenFile(carbon, id);
  if (file.state !== 'taken in')
    throw new Mistake(`${file.name} is not in the ledger, so there is nothing to correct: it is ${file.state}.`);
  return file;
}
