/** The commitments of a plan as CSV (RFC 4180): one row a commitment, ambition or part. */
import { stringify } from 'csv-stringify/sync';
import type { ExportInput } from './input.ts';
import { type Cell, commitmentRows } from './rows.ts';

/**
 * UTF-8 with a byte order mark, without which Excel reads "CO₂" wrong. Headings are plain names that a program can
 * rely on. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function toCsv(input: ExportInput): string {
  const { columns, rows } = commitmentRows(input);
  return stringify(
    rows.map((row) => row.map(plain)),
    {
      bom: true,
      header: true,
      columns: columns.map((column) => ({ key: column.name, header: column.name })),
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}

function plain(cell: Cell): string | number | null {
  if (cell === null || typeof cell !== 'object') return cell;
  return cell.day;
}
