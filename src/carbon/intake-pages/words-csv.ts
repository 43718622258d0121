/** What words of a file mean, as a CSV file: written with likely answers filled in, and read when it comes back. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import type { Library } from '../factors/library.ts';
import { answered, saidOf, unsaid } from '../intake/answer.ts';
import { type Mapping, notCounted, wordKey } from '../intake/mapping.ts';
import type { Proposal, Question } from '../intake/propose.ts';
import type { T } from './desk.ts';

const mostLines = 20_000;
/** Mistakes that are told one by one. */
const mostTold = 20;
const Rows = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

/** Questions whose answers such a file can hold. */
export const activitiesAsked = ({ questions }: Pick<Proposal, 'questions'>): Question[] =>
  questions.filter(({ about, hangs }) => about === 'activity' && hangs !== undefined);

/** A row for each word: what it means, as somebody said or else as is likely; empty where nothing is near. */
export function wordsCsv(library: Library, proposal: Pick<Proposal, 'questions' | 'mapping' | 'words'>): string {
  const money = proposal.words?.unit === 'GBP';
  const rows = activitiesAsked(proposal).map((question) => [
    question.subject,
    nameFor(library, saidOf(proposal.mapping, question) ?? question.choices[0]?.value ?? ''),
    question.hangs?.rows ?? 0,
    question.hangs?.amount?.replace(/\.?0+$/, '') ?? '',
  ]);
  return `\uFEFF${stringify([['word', 'activity', 'rows', money ? '£' : 'amount'], ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
  })}`;
}

/** Its name where that is nothing else's, else its id. */
function nameFor(library: Library, id: string): string {
  const name = library.activity(id)?.name;
  return name !== undefined && library.findActivity(name) === id ? name : id;
}

/**
 * The mapping with what such a file says; a word without an activity is left open.
 * @param file its name, for the sentences
 * @returns and what is wrong with the file, line by line: where anything is, none of it counts
 * @throws Mistake if it is no such table
 */
export function withWordsIn(
  t: T,
  library: Library,
  bytes: Buffer,
  file: string,
  proposal: Pick<Proposal, 'questions' | 'mapping'>,
): { mapping: Mapping; answers: number; wrong: string[] } {
  const rows = rowsOf(t, bytes, file);
  const [first] = rows;
  if (!first) throw new Mistake(t('words.csvNone', { file }));
  const missing = ['word', 'activity'].filter((column) => first.record[column] === undefined);
  if (missing.length > 0) throw new Mistake(t('words.csvColumns', { file, columns: missing.join(', ') }));
  const asked = new Map(activitiesAsked(proposal).map((question) => [wordKey(question.subject), question]));
  const wrong: string[] = [];
  let { mapping } = proposal;
  let answers = 0;
  for (const { record, info } of rows) {
    // What a spreadsheet would take for a formula was written with an apostrophe before it.
    const word = (record.word ?? '').trim().replace(/^'(?=[=+\-@])/, '');
    const said = (record.activity ?? '').trim();
    const question = asked.get(wordKey(word));
    const meaning = said === '' || wordKey(said) === notCounted ? said.toLowerCase() : activityOf(library, said);
    if (!question) wrong.push(t('words.csvWord', { file, line: info.lines, found: word }));
    else if (meaning === null) wrong.push(t('words.csvActivity', { file, line: info.lines, found: said }));
    else {
      mapping = meaning === '' ? unsaid(mapping, question) : answered(mapping, question, meaning);
      answers += meaning === '' ? 0 : 1;
    }
  }
  if (wrong.length > mostTold)
    wrong.splice(mostTold, wrong.length, t('words.csvMore', { count: wrong.length - mostTold }));
  return { mapping, answers, wrong };
}

const activityOf = (library: Library, text: string): string | null =>
  library.activity(text)?.id ?? library.findActivity(text);

function rowsOf(t: T, bytes: Buffer, file: string): z.infer<typeof Rows> {
  try {
    const rows: unknown = parse(bytes, {
      bom: true,
      columns: (headings: string[]) => headings.map((heading) => heading.trim().toLowerCase()),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: mostLines,
    });
    return Rows.parse(rows);
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it holds something else than rows' : messageOf(error);
    throw new Mistake(t('words.csvBroken', { file, reason }));
  }
}
