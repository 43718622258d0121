/** Tables of tabs, as text copied out of Word or a workbook has them. */

import type { TableRow } from './outline.ts';
import type { PipeTable } from './pipe-tables.ts';

/** Reads three lines or more with the same two tabs or more as a table; null if no such table begins here. */
export function tabTableAt(lines: string[], start: number, words: (cell: string) => string): PipeTable | null {
  const columns = cellsOf(lines[start] ?? '').length;
  if (columns < 3) return null;
  const rows: TableRow[] = [];
  let next = start;
  while (next < lines.length && cellsOf(lines[next] ?? '').length === columns) {
    rows.push({ line: next + 1, cells: cellsOf(lines[next] ?? '').map(words) });
    next += 1;
  }
  if (rows.length < 3) return null;
  const header = rows.shift() ?? null;
  return { header, rows, next };
}

function cellsOf(line: string): string[] {
  return line.replace(/^\f/, '').split('\t');
}
