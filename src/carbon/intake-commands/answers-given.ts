/** Answers on the command line to what a file is asked about: "SUBJECT=VALUE". */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { unitOf } from '../../kernel/units.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { answered } from '../intake/answer.ts';
import { isMuchOpen } from '../intake/coverage.ts';
import { columnNames, plain } from '../intake/headings.ts';
import { linePartOf, lineParts, noColumn } from '../intake/line-parts.ts';
import { notCounted, wordKey } from '../intake/mapping.ts';
import type { Question } from '../intake/propose.ts';
import { staffIn } from '../intake/staff-asked.ts';
import { organisationsOf } from '../intake/vocabulary.ts';
import { writtenPeriod } from '../intake/written-periods.ts';
import { intakeWordsOf } from '../intake-pages/desk.ts';
import { withWordsIn } from '../intake-pages/words-csv.ts';
import { withRest } from '../intake-pages/words-said.ts';
import type { ProposedMapping } from '../model.ts';
import { confirmMapping, readColumns } from '../taking-in/how-read.ts';

/** Subjects of questions that are named where an answer fits none. */
const subjectsTold = 20;

export interface GivenAnswer {
  subject: string;
  value: string;
}

/** All that is said of how a file is read. */
export interface GivenAnswers {
  answers: readonly GivenAnswer[];
  /** A CSV file of what words mean, and what all others do; null where nothing is said of them. */
  words: string | null;
  rest: string | null;
  /** Whether it is confirmed as it is, though it is a guess, or much is left open. */
  confirm: boolean;
}

/** @throws Mistake if it is not of that form */
export function answerIn(text: string): GivenAnswer {
  // What a heading is called may have an equals sign in it; what it means has none.
  const at = text.lastIndexOf('=');
  const [subject, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (linePartOf(subject) !== null && value === '')
    throw new Mistake(
      `Say in which column it stands, for example --answer "${subject}=column 5"; or, where there is none, --answer "${subject}=${noColumn}".`,
    );
  if (at < 1 || subject === '' || value === '')
    throw new Mistake(
      `Write an answer as --answer "SUBJECT=VALUE", for example --answer "load [kWh]=electricity". This was given: ${text}`,
    );
  return { subject, value };
}

/**
 * Confirms how a file is read with these answers, if they answer all that has to be.
 * @returns false if something is left to be asked, and nothing was confirmed; what was said of words is kept
 * @throws Mistake where an answer fits no question, or cannot be one
 */
export async function confirmed(
  carbon: Carbon,
  file: ActivityFile,
  { answers: given, words, rest, confirm }: GivenAnswers,
): Promise<boolean> {
  if (file.state !== 'mapping' || !file.proposal) return false;
  const proposal = words === null ? file.proposal : await withWordsFile(carbon, file.proposal, words);
  const { questions, mapping } = proposal;
  const columns = columnsOf(file);
  const unused = given.filter((one) => !questions.some((question) => fits(question, one)));
  const parts = unused.flatMap(({ subject, value }) => {
    const part = linePartOf(subject);
    return part === null ? [] : [[part, columnIn(columns, value)] as const];
  });
  // What is answered beside them may be asked only of the columns that they name.
  if (parts.length > 0) {
    await readColumns(carbon, file.id, parts);
    return true;
  }
  if (unused.length > 0) {
    const asked = questions
      .slice(0, subjectsTold)
      .map(({ subject, about }) => `"${subject || about}"`)
      .join(', ');
    throw new Mistake(
      `${file.name} does not ask about "${unused.map(({ subject }) => subject).join('", "')}". It asks about: ${asked || 'nothing'}. The column of ${lineParts.join(', ')} may be given, too.`,
    );
  }
  const answers = questions.map((question) => {
    const answer = given.findLast((one) => fits(question, one));
    return answer ? answerOf(carbon, question, answer.value, mapping, columns) : '';
  });
  const said = questions.reduce(
    (map, question, place) => (question.hangs && answers[place] ? answered(map, question, answers[place]) : map),
    mapping,
  );
  const kept = { ...proposal, mapping: said };
  if (rest !== null) kept.mapping = withRest(kept, activityOf(carbon, rest));
  await carbon.files.change(file.id, ['mapping'], { proposal: kept });
  if (questions.some(({ needed }, place) => needed && answers[place] === '')) return false;
  // A guess is a person's to confirm: somebody who answers has looked at it.
  const isSaid = given.length > 0 || words !== null || rest !== null;
  if (proposal.how === 'guessed' && !isSaid && !confirm) return false;
  if (!confirm && isMuchOpen(kept)) return false;
  const name = proposal.how === 'guessed' ? file.name.replace(/\.[^.]*$/, '') : mapping.name;
  await confirmMapping(carbon, file.id, answers, { name, tier: mapping.tier });
  return true;
}

/** A word of the file is answered by itself; what is asked of the whole file by what it is about, too. */
export const fits = ({ subject, about, hangs }: Question, given: GivenAnswer): boolean =>
  hangs === undefined
    ? [subject, about].some((one) => one.trim().toLowerCase() === given.subject.toLowerCase())
    : wordKey(subject) === wordKey(given.subject);

/** The proposal with what a CSV file says of its words. @throws Mistake that names what is wrong with it */
async function withWordsFile(carbon: Carbon, proposal: ProposedMapping, path: string): Promise<ProposedMapping> {
  const t = intakeWordsOf(carbon.system.settings.language);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Mistake(`There is no file ${path} that can be read. Nothing was answered.`);
  const { mapping, wrong } = withWordsIn(t, carbon.library(), bytes, basename(path), proposal);
  if (wrong.length > 0) throw new Mistake(wrong.join('\n'));
  return { ...proposal, mapping };
}

/** @throws Mistake that names the nearest activities, if there is none called so */
function activityOf(carbon: Carbon, text: string): string {
  if (wordKey(text) === notCounted) return notCounted;
  const library = carbon.library();
  const found = library.activity(text)?.id ?? library.findActivity(text);
  if (found === null)
    throw new Mistake(
      `No activity is called "${text}". Nearest: ${library.nearest(text, 5).join(', ') || 'none'}. What is outside the footprint is answered with "${notCounted}".`,
    );
  return found;
}

function answerOf(
  carbon: Carbon,
  { about, choices, hangs }: Question,
  value: string,
  mapping: Parameters<typeof writtenPeriod>[1],
  columns: readonly string[],
): string {
  if (hangs !== undefined && about !== 'unit' && wordKey(value) === notCounted) return notCounted;
  switch (about) {
    case 'activity':
      return activityOf(carbon, value);
    case 'organisation': {
      const { organisations } = carbon.system.settings;
      const known = organisationsOf(
        organisations.map(({ slug, name, alsoCalled, odsCode }) => ({
          slug,
          names: [name, ...alsoCalled, ...(odsCode === null ? [] : [odsCode])],
        })),
      );
      const found = known.find(value);
      if (found === null)
        throw new Mistake(
          `There is no organisation "${value}" here. There are: ${organisations.map(({ slug }) => slug).join(', ')}.`,
        );
      return found;
    }
    case 'unit':
      if (unitOf(value) === null)
        throw new Mistake(`"${value}" is no unit that Greenplan knows. Write one such as kWh, m3 or miles.`);
      return value;
    case 'period':
      if (typeof writtenPeriod(value, mapping) === 'string')
        throw new Mistake(`"${value}" is no period with a beginning and an end. Write one such as 2024/25 or 2024-04.`);
      return value;
    case 'column': {
      const column = columnIn(columns, value);
      if (column === null && !choices.some((choice) => choice.value === noColumn))
        throw new Mistake(`Without it nothing can be counted. Name a column: ${quoted(columns)}.`);
      return column ?? noColumn;
    }
    case 'staff': {
      const staff = staffIn(value);
      if (staff === null) throw new Mistake(`"${value}" is no number of staff. Write one such as 6940.`);
      return staff;
    }
    default:
      if (!choices.some((choice) => choice.value === value))
        throw new Mistake(
          `"${value}" is no answer to that. Answer with one of: ${choices.map((choice) => choice.value).join(', ')}.`,
        );
      return value;
  }
}

const columnsOf = ({ staged, sheet }: ActivityFile): string[] =>
  columnNames((staged?.sheets[sheet ?? 0]?.columns ?? []).map(({ heading }) => heading));

/** The column of that name, or place ("column 5"); null where there is to be none. */
function columnIn(columns: readonly string[], value: string): string | null {
  const place = /^column (\d+)$/i.exec(value)?.[1];
  const found =
    columns.find((name) => plain(name) === plain(value)) ??
    (place === undefined ? undefined : columns[Number(place) - 1]);
  if (found !== undefined) return found;
  if (value.toLowerCase() === noColumn) return null;
  throw new Mistake(`There is no column "${value}". There are: ${quoted(columns)}; or "${noColumn}".`);
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
