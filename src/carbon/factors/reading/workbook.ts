/**
 * Reads the workbook of conversion factors that the UK Government publishes each June, condensed or full. A table is found
 * by its heading row, which says "Unit" and, after it, "kg CO2e"; where it stands, and how many notes stand round it,
 * does not matter.
 */
import type { SheetCells } from './cells.ts';
import type { NotUnderstood, PublishedRow, ReadPublication } from './published-row.ts';

/** All figures of all tables of a workbook. */
export function readTables(sheets: readonly SheetCells[]): ReadPublication {
  const rows: PublishedRow[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const sheetsWithout: string[] = [];
  let year: number | null = null;
  for (const sheet of sheets) {
    year ??= Number(labelled(sheet, 'Year:').match(/^(?:19|20)\d\d$/)?.[0] ?? '') || null;
    const read = tablesOf(sheet);
    if (read.rows.length === 0) sheetsWithout.push(sheet.name);
    rows.push(...read.rows);
    notUnderstood.push(...read.notUnderstood);
  }
  return { year, rows, notUnderstood, sheetsWithout };
}

interface Heading {
  unit: number;
  /** The columns before the unit, which say what the row is about. */
  levels: number[];
  year: number | null;
  /** The columns of figures: their own heading and what stands above them. */
  figures: { at: number; heading: string; above: string }[];
}

function tablesOf(sheet: SheetCells): Pick<ReadPublication, 'rows' | 'notUnderstood'> {
  const rows: PublishedRow[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const scope = labelled(sheet, 'Scope:');
  let table: { heading: Heading; levels: string[] } | null = null;
  for (const [index, cells] of sheet.rows.entries()) {
    const heading = headingAt(sheet, index);
    if (heading) {
      table = { heading, levels: [] };
      continue;
    }
    if (!table) continue;
    const { unit, levels, year, figures } = table.heading;
    if ((cells[unit] ?? '') === '') {
      // A table may have an empty row within it; a row of figures without a unit is something else.
      if (figures.some(({ at }) => isNumber(cells[at])))
        notUnderstood.push({ sheet: sheet.name, row: index + 1, what: 'figures without a unit' });
      else if (cells.some((cell) => cell !== '') && !isGroupRow(sheet, index)) table = null;
      continue;
    }
    levels.forEach((at, depth) => {
      const text = cells[at] ?? '';
      if (text === '' || !table) return;
      table.levels = [...table.levels.slice(0, depth), text];
    });
    const of = year === null ? '' : (cells[year] ?? '');
    if (of !== '' && of !== labelled(sheet, 'Year:')) {
      notUnderstood.push({ sheet: sheet.name, row: index + 1, what: `figures of ${of}, which is not the set's year` });
      continue;
    }
    for (const { at, heading: own, above } of figures) {
      const text = cells[at] ?? '';
      if (text !== '' && !isNumber(text)) {
        notUnderstood.push({ sheet: sheet.name, row: index + 1, what: `"${text}" where a figure should be` });
        continue;
      }
      rows.push({
        sheet: sheet.name,
        row: index + 1,
        scope,
        levels: [...table.levels],
        column: above,
        unit: cells[unit] ?? '',
        heading: own,
        value: text === '' ? null : text,
      });
    }
  }
  return { rows, notUnderstood };
}

function headingAt(sheet: SheetCells, index: number): Heading | null {
  const cells = sheet.rows[index] ?? [];
  const unit = cells.findIndex((cell) => /^units?$/i.test(cell));
  if (unit < 1) return null;
  const figures = cells.flatMap((cell, at) =>
    at > unit && isFigureHeading(cell) ? [{ at, heading: cell, above: above(sheet, index, at) }] : [],
  );
  if (figures.length === 0) return null;
  const year = cells.findIndex((cell, at) => at > unit && /^year$/i.test(cell));
  const levels = Array.from({ length: unit }, (_, at) => at).filter((at) => cells[at] !== '');
  return { unit, levels, year: year === -1 ? null : year, figures };
}

function isFigureHeading(text: string): boolean {
  return /^kg\s*co2\s*e?\b/i.test(text) || /^kwh\b/i.test(text);
}

/** What stands in the row above a column: in its own cell, or in one that spans it, merged or by being the last before it. */
function above(sheet: SheetCells, index: number, column: number): string {
  const row = index - 1;
  const cells = sheet.rows[row] ?? [];
  if (!isGroupRow(sheet, row)) return '';
  const span = sheet.spans.find((each) => each.row === row && each.from <= column && column <= each.to);
  if (span) return cells[span.from] ?? '';
  for (let at = column; at >= 0; at -= 1) if ((cells[at] ?? '') !== '') return cells[at] ?? '';
  return '';
}

/** A row that groups columns names no activity, has no figures, and is no note: what stands above a column is short. */
function isGroupRow(sheet: SheetCells, row: number): boolean {
  const cells = sheet.rows[row] ?? [];
  const words = cells.filter((cell) => cell !== '');
  return (
    words.length > 0 &&
    (cells[0] ?? '') === '' &&
    (cells[1] ?? '') === '' &&
    !words.some((word) => isNumber(word) || word.length > longestGroup)
  );
}

const longestGroup = 80;

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text);
}

/** What stands to the right of a label at the top of the sheet: "Scope:" has "Scope 1". */
function labelled({ rows }: SheetCells, label: string): string {
  for (const cells of rows.slice(0, 8)) {
    const at = cells.indexOf(label);
    if (at !== -1) return cells[at + 1] ?? '';
  }
  return '';
}
