/** Tells what parts the cells of a text. */
import { type Dialect, RecordReader } from './records.ts';

/** Delimiters by how usual they are: of two that part the rows equally well, the earlier is meant. */
const delimiters = [',', '\t', ';', '|', '$', '~', '^', '¦', '§', '#', '!', '\x1f', '\x01'];

const rowsLookedAt = 300;
/** The share of rows that a delimiter must part alike. */
const evenEnough = 0.5;
/** And of rows that it parts like the next ones, where tables of several widths stand one below the other. */
const evenInTables = 0.9;

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
  const parted = delimiters
    .filter((delimiter) => text.includes(delimiter))
    .map((delimiter) => ({ delimiter, widths: widthsOf(text, { delimiter, bareReturns }) }));
  const scores = new Map(parted.map(({ delimiter, widths }) => [delimiter, evenness(widths)]));
  const others = Math.max(0, ...['\t', ';', '|'].map((delimiter) => scores.get(delimiter) ?? 0));
  if (isPointOfNumbers(text, others)) scores.set(',', 0);
  let best = { delimiter: '', score: evenEnough };
  for (const [delimiter, score] of scores) if (score > best.score) best = { delimiter, score };
  if (best.delimiter === '') {
    const stacked = parted.find(({ delimiter, widths }) => scores.get(delimiter) !== 0 && areOfTables(widths));
    if (stacked) best.delimiter = stacked.delimiter;
  }
  return { delimiter: best.delimiter, bareReturns, hasSeparatorLine: false };
}

/** Into how many cells it parts each row; empty ones are left out. */
function widthsOf(text: string, dialect: Dialect): number[] {
  const reader = new RecordReader(dialect);
  const records = [...reader.push(text), ...reader.end()].slice(0, rowsLookedAt);
  return records.map(({ cells }) => cells.length).filter((width, row) => width > 1 || records[row]?.cells[0] !== '');
}

/** Whether rows are parted like their neighbours, though not all alike: tables one below the other. */
function areOfTables(widths: readonly number[]): boolean {
  const parted = widths.filter((width) => width > 1);
  const alike = parted.filter((width, at) => width === parted[at - 1] || width === parted[at + 1]).length;
  return parted.length * 2 > widths.length && alike > parted.length * evenInTables && Math.max(...parted) > 2;
}

/** From 0 to 1 and a little more for many columns: how alike it parts the rows. */
function evenness(widths: readonly number[]): number {
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
