/** What a command found, as a table for a person, as CSV or as JSON for a program. */
import { stringify } from 'csv-stringify/sync';
import type { Format } from './formats.ts';

export interface Found {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Below the table. */
  notes: readonly string[];
  /** Exactly, with all there is. */
  csv: { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] };
  json: unknown;
}

export function printed(format: Format, { title, head, rows, notes, csv, json }: Found): string {
  if (format === 'json') return JSON.stringify(json, null, 2);
  if (format === 'csv') return stringify([csv.head, ...csv.rows.map((row) => row.map((cell) => cell ?? ''))]).trimEnd();
  return [title, ...(rows.length === 0 ? [] : inColumns([head, ...rows])), ...notes].join('\n');
}

/** Words to the left; numbers, and their headings, to the right. */
function inColumns(table: readonly (readonly string[])[]): string[] {
  const columns = (table[0] ?? []).map((_, at) => table.map((row) => row[at] ?? ''));
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => [...cell].length)));
  const isNumeric = columns.map(([, ...cells]) => cells.every((cell) => /^(?:[-−+<> ]*[\d,.]+ ?%?)?$/.test(cell)));
  return table.map((row) =>
    row
      .map((cell, at) => (isNumeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
