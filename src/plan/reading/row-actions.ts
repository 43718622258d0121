/** The actions that one row of a table holds, each with the cells that tell of it. */
import type { TableRow } from '../../platform/documents/outline.ts';
import { isImperative } from './imperatives.ts';
import type { RowCells } from './row-sentence.ts';
import type { TableHeader } from './table-header.ts';
import type { Column } from './vocabulary.ts';

export interface RowAction {
  text: string;
  /** Below a sentence that ends in a colon: what it is made up of. */
  parts: string[];
  cells: RowCells;
}

const bullet = /^(?:[•●▪◦○‣*·–—-]|\d{1,2}[.)]|[a-z][.)]|[ivx]+[.)])\s+/;
const mark = /^(?:[✓✔☑●•■xX]|yes)$/i;

/** Several where the action's cell is a list, or where each year has a column of its own. */
export function actionsIn(row: TableRow, header: TableHeader): RowAction[] {
  const cellsOf = (column: Column) =>
    row.cells.filter((cell, at) => cell !== '' && header.columns[at] === column && header.periods[at] === null);
  const years = row.cells.flatMap((cell, at) => {
    const period = header.periods[at];
    return cell === '' || !period ? [] : [{ cell, period }];
  });
  const [action = ''] = cellsOf('action').filter(hasWords);
  const marked = years.filter(({ cell }) => mark.test(cell)).at(-1);
  const other = (column: Column, texts: string[], at: number, shared: boolean) => {
    const [cell, second] = cellsOf(column);
    const lines = cell === undefined || second !== undefined ? [] : listIn(cell);
    if (texts.length > 1 && lines.length === texts.length) return lines.slice(at, at + 1);
    return shared || texts.length === 1 ? cellsOf(column) : [];
  };
  const cellsFor = (texts: string[], at: number, period: string | undefined): RowCells => ({
    owners: other('owner', texts, at, true),
    partners: other('partner', texts, at, true),
    deadlines: [...other('deadline', texts, at, true), ...(period ? [period] : [])],
    starts: other('start', texts, at, true),
    targets: other('target', texts, at, false),
  });
  if (header.columns.includes('action')) {
    const whole = withParts(action, cellsOf('reference')[0] ?? '');
    if (whole) return [{ ...whole, cells: cellsFor([whole.text], 0, marked?.period) }];
    const texts = textsIn(action);
    return texts.map((text, at) => ({ text, parts: [], cells: cellsFor(texts, at, marked?.period) }));
  }
  const byYear = years
    .filter(({ cell }) => !mark.test(cell))
    .flatMap(({ cell, period }) => textsIn(cell).map((text) => ({ text, period })));
  const all = byYear.map(({ text }) => text);
  return byYear.map(({ text, period }, at) => ({ text, parts: [], cells: cellsFor(all, at, period) }));
}

/** A column of figures promises nothing, whatever it is called. */
function hasWords(text: string): boolean {
  return /\p{L}{3}/u.test(text);
}

export function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A sentence that a list in the same cell goes on with; the row's own reference may stand before each part of it. */
function withParts(cell: string, reference: string): Omit<RowAction, 'cells'> | null {
  const [first = '', ...rest] = linesOf(cell);
  if (!/:$/.test(first.trim()) || bullet.test(first) || rest.length === 0) return null;
  if (!rest.every((line) => bullet.test(line))) return null;
  const parts = rest.map((line) => {
    const text = oneSpaced(line.replace(bullet, ''));
    const own = reference !== '' && text.startsWith(`${reference}.`);
    return own ? text.replace(/^\S+\s+/, '') : text;
  });
  return { text: oneSpaced(first), parts };
}

/** A cell with a bullet before every line, or with an imperative in every line, holds an action a line. */
function textsIn(cell: string): string[] {
  const lines = linesOf(cell);
  if (lines.length > 1 && (lines.every((line) => bullet.test(line)) || lines.every(isImperative))) return listIn(cell);
  const text = oneSpaced(lines.length === 1 ? cell.replace(/^[•●▪◦‣·]\s+/, '') : cell);
  return text === '' ? [] : [text];
}

function listIn(cell: string): string[] {
  return linesOf(cell).map((line) => oneSpaced(line.replace(bullet, '')));
}

/** The lines of a cell; where the file has lost them, its bullets still tell. */
function linesOf(cell: string): string[] {
  return cell.split(/\n|\s(?=[•●▪◦‣]\s)/u);
}
