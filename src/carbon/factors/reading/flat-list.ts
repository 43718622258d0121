/** Reads the flat list of conversion factors that the UK Government publishes beside the workbook, as a sheet or as CSV. */
import { Decimal } from '../../../kernel/decimals.ts';
import type { NotUnderstood, PublishedRow, ReadPublication } from './published-row.ts';

/** Headings of the list, in any order, in small letters. */
const headings = ['scope', 'level 1', 'level 2', 'level 3', 'level 4', 'column text', 'uom', 'ghg/unit'] as const;

/** Whether a sheet is such a list: one of its first rows has all the headings. */
export function isFlatList(rows: readonly string[][]): boolean {
  return headingRow(rows) !== -1;
}

/**
 * The figures of a list.
 * @param sheet the name of the sheet that it stands on; '' for a CSV file
 * @throws RangeError if it is not such a list; ask `isFlatList` first
 */
export function readFlatList(sheet: string, rows: readonly string[][]): ReadPublication {
  const at = headingRow(rows);
  const names = (rows[at] ?? []).map((cell) => cell.trim().toLowerCase());
  const factor = names.findIndex((name) => name.startsWith('ghg conversion factor'));
  if (at === -1) throw new RangeError('This is not a flat list');
  const year = Number(names[factor]?.match(/(?:19|20)\d\d/)?.[0] ?? '') || null;
  const read: PublishedRow[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= at || cells.every((cell) => cell === '')) continue;
    const get = (name: (typeof headings)[number]) => (cells[names.indexOf(name)] ?? '').trim();
    const text = (cells[factor] ?? '').trim();
    const value = decimalIn(text);
    if (text !== '' && value === null) {
      notUnderstood.push({ sheet, row: index + 1, what: `"${text}" where a figure should be` });
      continue;
    }
    read.push({
      sheet: get('level 1'),
      row: index + 1,
      scope: get('scope'),
      levels: [get('level 2'), get('level 3'), get('level 4')].filter((level) => level !== ''),
      column: get('column text'),
      unit: get('uom'),
      heading: get('ghg/unit'),
      value,
    });
  }
  return { year, rows: read, notUnderstood, sheetsWithout: [] };
}

function headingRow(rows: readonly string[][]): number {
  return rows.slice(0, 30).findIndex((cells) => {
    const names = cells.map((cell) => cell.trim().toLowerCase());
    return headings.every((name) => names.includes(name)) && names.some((name) => name.startsWith('ghg conversion'));
  });
}

/** "5e-05" is how some programs write 0.00005. */
function decimalIn(text: string): string | null {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return null;
  return new Decimal(text).toSignificantDigits(15).toFixed();
}
