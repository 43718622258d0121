/** What a clerk should know of the tables that were found on a sheet: how many, and which rows were left out. */
import type { SaidHeadings } from './model.ts';
import type { Table } from './tables.ts';

export const rowsNamed = 10;

/** @param where "The file", "Sheet “Gas”" */
export function remarksOnTables(
  { tables, beyond }: { tables: readonly Table[]; beyond: readonly SaidHeadings[] },
  where: string,
  counts: 'row' | 'line',
): string[] {
  const again = tables.flatMap((table) => table.again);
  const said: string[] = [];
  if (tables.length > 1) {
    const begin = tables.map(({ head }) => head.headingRows[0] ?? head.firstRow);
    said.push(
      `${where} holds ${tables.length} tables, one below the other, which begin at ${namedRows(counts, begin, begin.length)}. One of them is read; for another, send the file again and choose it.`,
    );
  }
  if (again.length > 0) {
    const rows = again.toSorted((a, b) => a - b);
    said.push(
      `${where}: ${namedRows(counts, rows, rows.length)} ${rows.length === 1 ? 'repeats' : 'repeat'} the headings or a title above them, and ${rows.length === 1 ? 'is' : 'are'} left out.`,
    );
  }
  for (const { row } of beyond)
    said.push(`${where} ends above ${counts} ${row.toLocaleString('en-GB')}, so no headings were found there.`);
  return said;
}

/** "Line 5", "Lines 5 and 9", "Lines 5, 9, 12 and 40 others". */
export function namedRows(word: string, rows: readonly number[], count: number): string {
  const shown = rows.slice(0, rowsNamed).map((row) => row.toLocaleString('en-GB'));
  const others = count - shown.length;
  if (count === 1) return `${word} ${shown[0]}`;
  if (others > 0) return `${word}s ${shown.join(', ')} and ${others.toLocaleString('en-GB')} others`;
  return `${word}s ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
