/** What is wrong with a file of rows, said so that whoever keeps it can mend it. */

export interface FileProblem {
  /** '' where the file has but one. */
  sheet: string;
  /** As a spreadsheet counts it; null where it is about the whole file. */
  row: number | null;
  /** The heading of the column; '' where it is about none. */
  column: string;
  found: string;
  expected: string;
  mend: string;
  sentence: string;
  /** An error keeps the row out; a remark is only told. */
  level: 'error' | 'remark';
}

/** What a reader has to say of a cell before anybody knows where the cell stands. */
export type Fault = Pick<FileProblem, 'found' | 'expected' | 'mend'>;

/** How much of a cell a sentence repeats. */
const longestQuote = 80;

/** @param counts what `row` counts: a slide, where the file is a presentation */
export function problemAt(
  place: Pick<FileProblem, 'sheet' | 'row' | 'column'>,
  { found, expected, mend }: Fault,
  level: FileProblem['level'] = 'error',
  counts = 'row',
): FileProblem {
  const where = [
    ...(place.sheet === '' ? [] : [`Sheet “${place.sheet}”`]),
    ...(place.row === null ? [] : [`${counts} ${place.row}`]),
    ...(place.column === '' ? [] : [`column “${place.column}”`]),
  ].join(', ');
  const start = where === '' ? 'The file' : `${where.charAt(0).toUpperCase()}${where.slice(1)}`;
  return {
    ...place,
    found,
    expected,
    mend,
    level,
    sentence: `${start}: found ${found}. Expected ${expected}. ${mend}`,
  };
}

/** The words of a cell in a sentence: “12,4O0”, or "nothing". */
export function quoted(text: string): string {
  const short = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return text.trim() === '' ? 'nothing' : `“${short.trim()}”`;
}
