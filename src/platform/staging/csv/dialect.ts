/** Tells what parts the cells of a text. */
import { type Dialect, RecordReader } from './records.ts';

/** Delimiters by how usual they are: of two that part the rows equally well, the earlier is meant. */
const delimiters = [',', '\t', ';', '|', '$', '~', '^', '¦', '§', '#', '!', '\x1f', '\x01'];

const rowsLookedAt = 300;
/** The share of rows that a delimiter must part alike. */
const evenEnough = 0.5;

export interface Guess extends Dialect {
  /** Whether the first line is "sep=;", which a spreadsheet obeys and doesn't show. */
  hasSeparatorLine: boolean;
}

/** The dialect of a text by its start, of which the last line may be cut. */
export function dialectOf(start: string, isWhole: boolean): Guess {
  const bareReturns = !start.includes('\n') && start.includes('\r');
  const said = /^\ufeff?"?sep=(.)"?(?:\r\n?|\n)/i.exec(start)?.[1];
  if (said !== undefined) return { delimiter: said, bareReturns, hasSeparatorLine: true };
  const lastLine = start.lastIndexOf(bareReturns ? '\r' : '\n');
  const text = isWhole || lastLine === -1 ? start : start.slice(0, lastLine);
  const scores = new Map(
    delimiters
      .filter((delimiter) => text.includes(delimiter))
      .map((delimiter) => [delimiter, evenness(text, { delimiter, bareReturns })]),
  );
  const others = Math.max(0, ...['\t', ';', '|'].map((delimiter) => scores.get(delimiter) ?? 0));
  if (isPointOfNumbers(text, others)) scores.set(',', 0);
  let best = { delimiter: '', score: evenEnough };
  for (const [delimiter, score] of scores) if (score > best.score) best = { delimiter, score };
  return { delimiter: best.delimiter, bareReturns, hasSeparatorLine: false };
}

/** From 0 to 1 and a little more for many columns: how alike it parts the rows. */
function evenness(text: string, dialect: Dialect): number {
  const reader = new RecordReader(dialect);
  const records = [...reader.push(text), ...reader.end()].slice(0, rowsLookedAt);
  const widths = records
    .map(({ cells }) => cells.length)
    .filter((width, row) => width > 1 || records[row]?.cells[0] !== '');
  const parted = widths.filter((width) => width > 1).toSorted((a, b) => a - b);
  const usual = parted[Math.floor(parted.length / 2)];
  if (usual === undefined) return 0;
  // titles above a table, and a note below it, are one cell whatever the delimiter
  const judged = widths.length - Math.min(widths.length - parted.length, 10) * 0.9;
  const alike = parted.filter((width) => width === usual).length;
  return (alike / judged) * (1 + Math.min(usual, 50) / 1000);
}

/** Whether commas stand within numbers only: "1,5" beside semicolons, "1,234" on lines of their own. */
function isPointOfNumbers(text: string, othersScore: number): boolean {
  const commas = text.match(/,/g)?.length ?? 0;
  if (commas === 0) return false;
  if (othersScore > 0.9) return (text.match(/(?<=\d),(?=\d)/g)?.length ?? 0) === commas;
  return (text.match(/(?<=\d),(?=\d{3}(?!\d))/g)?.length ?? 0) === commas && !/,.*,/.test(text.split('\n', 1)[0] ?? '');
}
