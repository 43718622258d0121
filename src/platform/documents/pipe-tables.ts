/** Tables of pipes, also those whose cells a slide or a PDF broke over several lines. */
import type { TableRow } from './outline.ts';

export interface PipeTable {
  header: TableRow | null;
  rows: TableRow[];
  /** Index of the first line after the table. */
  next: number;
}

const delimiter = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const isDelimiter = (line: string | undefined) => line?.includes('|') === true && delimiter.test(line);
const isBlank = (line: string | undefined) => line !== undefined && line.trim() === '';
const beginsWithPipe = (line: string | undefined) => line !== undefined && /^\s*\|/.test(line);

/** Reads the table that begins at a line, or null if none does. `words` reads the text of a cell. */
export function pipeTableAt(lines: string[], start: number, words: (cell: string) => string): PipeTable | null {
  const open = beginsWithPipe(lines[start]);
  if (!open && !(lines[start]?.includes('|') && isDelimiter(lines[start + 1]))) return null;
  const headed = isDelimiter(lines[start + 1]);
  const columns = headed ? rawCells(lines[start + 1] ?? '').length : rawCells(lines[start] ?? '').length;
  const rows: TableRow[] = [];
  let at = start;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isBlank(line)) {
      const resumed = resumesAt(lines, at, columns);
      if (resumed === null) break;
      at = resumed;
    } else if (isDelimiter(line)) {
      at += 1;
    } else if (open ? beginsWithPipe(line) : line.includes('|')) {
      const whole = rowAt(lines, at, columns);
      rows.push({ line: at + 1, cells: whole.cells.map(words) });
      at = whole.next;
    } else break;
  }
  if (rows.length === 0) return null;
  const first = headed ? rows.shift() : undefined;
  const header = first?.cells.some((cell) => cell !== '') ? first : null;
  return { header, rows: joinBrokenRows(rows), next: at };
}

/** A row, with the lines after it on which its last cells go on. */
function rowAt(lines: string[], start: number, columns: number): { cells: string[]; next: number } {
  let text = lines[start]?.trim() ?? '';
  let next = start + 1;
  const furthest = Math.min(lines.length, start + 40);
  while (next < furthest && !text.endsWith('|') && rawCells(text).length <= columns) {
    const line = lines[next];
    if (line === undefined || isBlank(line) || beginsWithPipe(line)) break;
    if (!line.includes('|') && rawCells(text).length >= columns && !closesLater(lines, next, furthest)) break;
    text += ` ${line.trim()}`;
    next += 1;
  }
  return { cells: rawCells(text), next };
}

/** Whether a cell left open is closed by a pipe at the end of a line before the next row or gap. */
function closesLater(lines: string[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const line = lines[at];
    if (line === undefined || isBlank(line) || beginsWithPipe(line)) return false;
    if (line.trimEnd().endsWith('|')) return true;
  }
  return false;
}

/** A table goes on after a gap if what follows has as many columns and no heading row of its own. */
function resumesAt(lines: string[], blank: number, columns: number): number | null {
  let at = blank;
  while (isBlank(lines[at])) at += 1;
  const line = lines[at];
  if (line === undefined || !beginsWithPipe(line) || isDelimiter(lines[at + 1])) return null;
  return rawCells(line).length === columns ? at : null;
}

function rawCells(line: string): string[] {
  const text = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return text.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A row whose cells all go on in small letters where the row before left off is the rest of that row. */
function joinBrokenRows(rows: TableRow[]): TableRow[] {
  const whole: TableRow[] = [];
  for (const row of rows) {
    const before = whole.at(-1);
    const filled = row.cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => cell !== '');
    const goesOn =
      before !== undefined &&
      filled.length > 0 &&
      filled.length < row.cells.length &&
      filled.every(({ cell, index }) => /^[a-z(]/.test(cell) && /[^.!?:]$/.test(before.cells[index] ?? ''));
    if (!goesOn) whole.push(row);
    else for (const { cell, index } of filled) before.cells[index] = `${before.cells[index]} ${cell}`;
  }
  return whole;
}
