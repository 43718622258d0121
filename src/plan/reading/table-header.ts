/** The heading of a table of actions: what each of its columns holds. */
import type { Table, TableRow } from '../../platform/documents/outline.ts';
import { periodNamed } from './dated-lines.ts';
import { isImperative } from './imperatives.ts';
import { type Column, columnWords } from './vocabulary.ts';

export interface TableHeader {
  /** The rows that make it up, two where headings are merged; none where the table has no heading. */
  rows: TableRow[];
  columns: (Column | null)[];
  /** The period that heads a column: "2025/26". */
  periods: (string | null)[];
}

const columns = Object.keys(columnWords).filter((column): column is Column => column in columnWords);
const telling = new Set<Column>(['owner', 'deadline', 'start', 'target', 'status']);

/** The heading of a table of actions; null for other tables. `labelled`: it stands below a label such as "Actions". */
export function headerOf(table: Table, labelled: boolean): TableHeader | null {
  for (const rows of headingsOf(table)) {
    const cells = joined(rows);
    const found = columnsOf(cells);
    const periods = cells.map(periodNamed);
    const years = periods.filter((period) => period !== null).length;
    const byYear = (years >= 2 || (years === 1 && rows.length === 2)) && tellsActions(table, periods);
    if (!found.includes('action') && !byYear) continue;
    const tells = found.some((column) => column !== null && telling.has(column));
    if ((tells || labelled || byYear || cells.length === 1) && cells.every(couldHead))
      return { rows, columns: found, periods };
  }
  if (!labelled || table.header) return null;
  const widest = widestColumn(table);
  const cells = table.rows[0]?.cells ?? [];
  return { rows: [], columns: cells.map((_, at) => (at === widest ? 'action' : null)), periods: cells.map(() => null) };
}

function couldHead(cell: string): boolean {
  return cell.length <= 90 && !(cell.length > 25 && /[.!]$/.test(cell));
}

/** Years head columns of figures as well; what is to be done in a year begins with a verb. */
function tellsActions({ rows }: Table, periods: (string | null)[]): boolean {
  const cells = rows.flatMap((row) => row.cells.filter((cell, at) => periods[at] && cell !== '' && !periodNamed(cell)));
  return cells.filter((cell) => cell.split('\n').some(isImperative)).length * 2 >= Math.max(1, cells.length);
}

function headingsOf({ header, rows }: Table): TableRow[][] {
  const [first, second] = header ? [header, rows[0]] : rows;
  const merged = first && second && goesOn(first, second) ? [[first, second]] : [];
  const single = [header, rows[0]].flatMap((row) => (row ? [[row]] : []));
  return [...merged, ...single];
}

/** Where a heading spans columns, the row below it says what each of them is, and repeats or leaves out the others. */
function goesOn(first: TableRow, second: TableRow): boolean {
  const known = second.cells.every((cell, at) => cell === '' || cell === first.cells[at] || isHeadingOf(cell));
  return known && second.cells.filter((cell, at) => cell !== '' && cell !== first.cells[at]).length >= 2;
}

function isHeadingOf(cell: string): boolean {
  return periodNamed(cell) !== null || (cell.length <= 30 && columnsOf([cell])[0] !== null);
}

function joined(rows: TableRow[]): string[] {
  const [first, second] = rows;
  return (first?.cells ?? []).map((cell, at) => second?.cells[at] || cell);
}

/** The meaning of each column; of several that may hold the action, the one with the plainest name. */
function columnsOf(cells: string[]): (Column | null)[] {
  const texts = cells.map((cell) =>
    cell
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .replace(/[*:()]/g, '')
      .trim(),
  );
  const found = texts.map((text) =>
    text === '' ? null : (columns.find((column) => columnWords[column].test(text)) ?? null),
  );
  if (!found.includes('action')) {
    const measures = texts.findIndex((text) => /^(?:our )?(?:measures|outcomes|outputs)$/.test(text));
    if (measures >= 0) found[measures] = 'action';
  }
  const plainest = [/\bactions?\b/, /^(?:text|wording)\b/, /\b(?:commitments?|pledges?|promises?)\b/, /./]
    .map((words) => found.findIndex((column, at) => column === 'action' && words.test(texts[at] ?? '')))
    .find((at) => at >= 0);
  return found.map((column, at) =>
    column === 'action' && at !== plainest ? (/objective|goal|aim/.test(texts[at] ?? '') ? 'subtheme' : null) : column,
  );
}

function widestColumn(table: Table): number {
  const totals: number[] = [];
  for (const row of table.rows)
    for (const [at, cell] of row.cells.entries()) totals[at] = (totals[at] ?? 0) + cell.length;
  return totals.indexOf(Math.max(...totals));
}
