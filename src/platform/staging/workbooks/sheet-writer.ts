/** Stores one sheet of a workbook row by row, its merged cells resolved and its errors counted. */
import type { StagedSheet } from '../model.ts';
import { RowSink } from '../sink.ts';
import { remarksOnTables } from '../table-remarks.ts';
import { TableFinder } from '../tables.ts';
import { kindOfValue } from '../values.ts';
import type { Workshop } from '../workshop.ts';

/** Cells merged into one. Rows from 1, columns from 0, all included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Cell {
  column: number;
  text: string;
  /** An error such as #N/A, or a formula whose result the file doesn't have. */
  trouble?: 'error' | 'no result';
}

const cellsNamed = 5;

export class SheetWriter {
  private readonly finder: TableFinder;
  private readonly sink: RowSink;
  private lastRow = 0;
  private readonly name: string;
  private readonly hidden: boolean;
  /** Merges that go over several rows, by their first. */
  private readonly downwards: Map<number, Merge[]>;
  private running: { merge: Merge; text: string }[] = [];
  private readonly errors: string[] = [];
  private errorCells = 0;
  private readonly resultless: string[] = [];
  private resultlessCells = 0;
  private readonly figures: string[] = [];
  private hiddenRows = 0;

  constructor(shop: Workshop, place: number, name: string, hidden: boolean, merges: readonly Merge[]) {
    const spans = merges.map(({ top, left, right }) => ({ row: top, from: left, to: right }));
    this.finder = new TableFinder({ name, spans }, shop.headings);
    this.sink = new RowSink(shop, `sheet-${place}`, this.finder);
    this.name = name;
    this.hidden = hidden;
    this.downwards = Map.groupBy(
      merges.filter(({ top, bottom }) => bottom > top),
      ({ top }) => top,
    );
  }

  /** Takes a row. @param isHidden by a filter or by hand: it is read all the same */
  row(row: number, cells: readonly Cell[], isHidden: boolean): void {
    const words: string[] = [];
    for (const { column, text, trouble } of cells) {
      while (words.length < column) words.push('');
      words[column] = text;
      if (trouble) this.note(trouble, row, column, text);
    }
    this.fillDown(row, words);
    // rows without any cell are not told of
    if (row > this.lastRow + 1) this.sink.write(row - 1, []);
    this.lastRow = row;
    if (isHidden && words.some((word) => word !== '')) this.hiddenRows += 1;
    this.sink.write(row, words);
  }

  /** Its tables; none if there is nothing in it. @param remarks to which is added what a clerk should know */
  async finish(remarks: string[]): Promise<StagedSheet[]> {
    if (this.sink.isEmpty) return [];
    const found = this.finder.finish();
    const stored = await this.sink.store(found.tables);
    remarks.push(...this.remarks(), ...remarksOnTables(found, `Sheet “${this.name}”`, 'row'));
    const { name, hidden, errorCells } = this;
    return stored.map((table) => ({ name, hidden, ...table, counts: 'row', errorCells }));
  }

  /**
   * Words merged over several rows count for each of them: a site told once for twelve months is the site of all twelve.
   * A figure counts once, in its first row, since it would be added up twelve times.
   */
  private fillDown(row: number, words: string[]): void {
    this.running = this.running.filter(({ merge }) => merge.bottom >= row);
    for (const { merge, text } of this.running) {
      while (words.length < merge.left) words.push('');
      if ((words[merge.left] ?? '') === '') words[merge.left] = text;
    }
    for (const merge of this.downwards.get(row) ?? []) {
      const text = words[merge.left] ?? '';
      if (text === '') continue;
      if (kindOfValue(text) === 'number') this.figures.push(address(row, merge.left));
      else this.running.push({ merge, text });
    }
  }

  private note(trouble: 'error' | 'no result', row: number, column: number, text: string): void {
    if (trouble === 'error') {
      this.errorCells += 1;
      if (this.errors.length < cellsNamed) this.errors.push(`${text} in ${address(row, column)}`);
    } else {
      this.resultlessCells += 1;
      if (this.resultless.length < cellsNamed) this.resultless.push(address(row, column));
    }
  }

  private remarks(): string[] {
    const said: string[] = [];
    const sheet = `Sheet “${this.name}”`;
    if (this.hidden) said.push(`${sheet} is hidden. Check whether it belongs to what you send.`);
    if (this.hiddenRows > 0) {
      said.push(
        `${sheet}: ${counted(this.hiddenRows, 'row is', 'rows are')} hidden, by a filter or by hand, and read all the same.`,
      );
    }
    if (this.errorCells > 0) {
      said.push(
        `${sheet}: ${counted(this.errorCells, 'cell holds', 'cells hold')} an error instead of a value (${some(this.errors, this.errorCells)}). Mend the formulas in the workbook and send it again.`,
      );
    }
    if (this.resultlessCells > 0) {
      said.push(
        `${sheet}: ${counted(this.resultlessCells, 'cell holds', 'cells hold')} a formula without its result (${some(this.resultless, this.resultlessCells)}), taken as empty. Open the workbook in Excel, save it and send it again.`,
      );
    }
    if (this.figures.length > 0) {
      said.push(
        `${sheet}: a figure is merged over several rows (${some(this.figures.slice(0, cellsNamed), this.figures.length)}); it is counted in the first of them only.`,
      );
    }
    return said;
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

function some(shown: readonly string[], count: number): string {
  const others = count - shown.length;
  return shown.join(', ') + (others > 0 ? ` and ${others.toLocaleString('en-GB')} more` : '');
}

/** "C5" for row 5, column 2. */
export function address(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** Row from 1 and column from 0 of "C5"; null if it is none. */
export function placeOf(reference: string): { row: number; column: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) return null;
  let column = 0;
  for (const letter of found[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]), column: column - 1 };
}
