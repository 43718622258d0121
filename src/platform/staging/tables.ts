/** Tells the tables of a sheet apart that stand one below the other, as its rows come. */
import {
  filledColumns,
  filledOf,
  type Head,
  headAt,
  headOf,
  isLabelled,
  isSame,
  type NumberedRow,
  type Span,
  seriesIn,
  tidied,
  usualFilled,
  votesOn,
} from './headings.ts';
import type { HeadingsBeforehand, SaidHeadings } from './model.ts';
import { kindOfValue } from './values.ts';

/** A table of a sheet. */
export interface Table {
  head: Head;
  /** The row with which the next table begins, its titles counted; null where it is the last. */
  end: number | null;
  /** Columns that have anything in them, counted from the first. */
  width: number;
  /** Rows in which headings or titles come again, as at the head of a printed page: they are no data. */
  again: number[];
  /** Set where a person said where its headings stand. */
  said?: SaidHeadings;
}

/** Rows that are kept at hand to tell the headings of a table by. */
export const rowsAtHand = 400;
/** Rows that are looked at to tell whether another table begins. */
const rowsAhead = 40;
/** How many rows of titles and groups may stand above the headings of a further table. */
const mostTitles = 6;
/** Rows above headings that were said which are kept to be shown. */
const mostAbove = 20;
/** What looks like more than this is a form, of which tables can't be made. */
const mostTables = 20;
const longestName = 120;
const noValue =
  /^(n\/?a|n\.a\.|nil|none|null|not (available|applicable|known)|unknown|missing|no (data|reading)|tb[cd])$/i;
const sum = /^(grand |sub[- ]?)?totals?\b/i;

/** A table whose rows are still coming. */
class Growing {
  /** Its first rows, titles and headings counted. */
  readonly first: NumberedRow[] = [];
  width = 0;
  /** Set where a person said that it begins here. */
  readonly said: SaidHeadings | undefined;
  /** Rows above the headings that a person showed. */
  readonly above: readonly NumberedRow[];
  /** Of rows beyond the first. */
  readonly again: number[] = [];
  private readonly spans: readonly Span[];
  private told: { rows: number; head: Head; repeatable: NumberedRow[] } | null = null;

  constructor(spans: readonly Span[], said?: SaidHeadings, above: readonly NumberedRow[] = []) {
    this.spans = spans;
    this.said = said;
    this.above = above;
  }

  get isFull(): boolean {
    return this.first.length >= rowsAtHand;
  }

  get head(): Head {
    return this.tell().head;
  }

  /** The data among the first rows. */
  get data(): NumberedRow[] {
    const { firstRow } = this.head;
    return this.first.filter(({ row }) => row >= firstRow);
  }

  /** Whether it is more than titles, or labels with what they are of, above a table that is still to come. */
  get isTable(): boolean {
    const { data, head } = this;
    if (data.length === 0) return false;
    const usual = usualFilled(data);
    const full = data.filter((row) => filledOf(row) >= Math.max(2, usual * 0.6));
    if (usual < 2 || full.filter(({ cells }) => isLabelled(cells)).length * 2 >= full.length) return false;
    if (this.said) return true;
    if (usual > 2) return full.length >= (head.headingRows.length > 0 ? 1 : 2);
    const names = this.first.find(({ row }) => row === head.headingRows.at(-1));
    return full.length >= 2 && names !== undefined && votesOn(names.cells, data).speaksFor > 0;
  }

  /** Whether a row says once more what the headings say, or a title above them. */
  isAgain({ row, cells }: NumberedRow): boolean {
    const { head, repeatable } = this.tell();
    return row >= head.firstRow && repeatable.some((one) => isSame(one.cells, cells));
  }

  /** Its head once no more rows come. @param shown where an earlier file of the kind showed that the headings stand */
  settle(shown: SaidHeadings | null): Head {
    const at = this.first.findIndex(({ row }) => row === shown?.row);
    const head = shown ? headAt(this.first, at, shown.rows, this.width, this.spans) : this.find();
    this.told = { rows: this.first.length, head, repeatable: this.repeatable(head) };
    return head;
  }

  /** The rows at hand tell it anew while they are few, whenever they have doubled, and once when they are all. */
  private tell(): { head: Head; repeatable: NumberedRow[] } {
    const rows = this.first.length;
    if (!this.told || (rows > this.told.rows && (rows < rowsAhead || this.isFull || rows >= this.told.rows * 2))) {
      const head = this.find();
      this.told = { rows, head, repeatable: this.repeatable(head) };
    }
    return this.told;
  }

  private find(): Head {
    if (!this.said) return headOf(this.first, this.width, this.spans);
    const rows = [...this.above, ...this.first];
    return headAt(rows, this.above.length, this.said.rows, this.width, this.spans);
  }

  private repeatable({ headingRows, firstRow }: Head): NumberedRow[] {
    const names = this.first.filter(({ row }) => headingRows.includes(row));
    const main = names.at(-1);
    const data = this.first.filter(({ row }) => row >= firstRow);
    // what might as well be a row of data may be there twice
    if (!main || votesOn(main.cells, data).speaksAgainst > 0) return [];
    const titles = usualFilled(data) < 2 ? [] : this.first.filter((one) => one.row < firstRow && filledOf(one) === 1);
    return [...names, ...titles];
  }
}

export class TableFinder {
  private readonly name: string;
  private readonly spans: readonly Span[];
  private readonly said: SaidHeadings[];
  private readonly known: HeadingsBeforehand['known'];
  private readonly done: { table: Growing; end: number }[] = [];
  private current: Growing;
  /** Rows from one on with which another table may begin. */
  private pending: NumberedRow[] = [];

  /** @param sheet its name, and the headings in it that go over several columns */
  constructor(sheet: { name: string; spans?: readonly Span[] }, { said, known }: HeadingsBeforehand) {
    this.name = sheet.name;
    this.spans = sheet.spans ?? [];
    this.said = said.filter((one) => one.sheet === sheet.name).toSorted((a, b) => a.row - b.row);
    this.known = known;
    this.current = new Growing(this.spans);
  }

  /** Takes a row that has something in it. Rows come in the order of their numbers. */
  see(row: NumberedRow): void {
    const [next] = this.said;
    if (next && row.row >= next.row) {
      this.said.shift();
      this.decideAll();
      this.beginWhereSaid(row, next);
    } else this.take(row);
  }

  /** The tables, the uppermost first. Rows of headings that were said and not come to are in `beyond`. */
  finish(): { tables: Table[]; beyond: SaidHeadings[] } {
    this.decideAll();
    const grown = [...this.done, { table: this.current, end: null }];
    const tables: Table[] = [];
    for (const [at, { table, end }] of grown.entries()) {
      const shown = table.said ? null : this.shownBefore(table);
      if (shown?.oneTable) {
        table.width = Math.max(...grown.slice(at).map((one) => one.table.width));
        tables.push(tableOf(table, null, shown));
        break;
      }
      tables.push(tableOf(table, end, shown));
    }
    return { tables, beyond: this.said };
  }

  private take(row: NumberedRow): void {
    if (this.pending.length === 0 && !this.mayBegin(row)) {
      this.keep(row);
      return;
    }
    this.pending.push(row);
    if (this.pending.length > rowsAhead) this.decide();
  }

  private keep(row: NumberedRow): void {
    const { current } = this;
    if (current.isFull) {
      if (current.isAgain(row)) current.again.push(row.row);
    } else current.first.push(row);
    current.width = Math.max(current.width, row.cells.length);
  }

  private beginWhereSaid(row: NumberedRow, said: SaidHeadings): void {
    const before = this.current;
    const isTable = before.first.length > 0 && before.isTable;
    if (isTable) this.done.push({ table: before, end: row.row });
    this.current = new Growing(this.spans, said, isTable ? [] : before.first.slice(-mostAbove));
    this.keep(row);
  }

  /** Whether a row is worth a look at what comes after it: it stands apart or is a title, and isn't plainly data. */
  private mayBegin({ cells, apart }: NumberedRow): boolean {
    const { current } = this;
    if (current.width < 2 || current.said?.oneTable || this.done.length + 1 >= mostTables) return false;
    if (!apart && !isLone(cells)) return false;
    return !cells.some(isNumber) || seriesIn(cells).size > 0;
  }

  private decideAll(): void {
    while (this.pending.length > 0) this.decide();
  }

  /** Whether a table begins with the rows that wait; if not, the first of them belongs to the table above. */
  private decide(): void {
    const rows = this.pending;
    this.pending = [];
    const headings = this.headingsIn(rows);
    const [first] = rows;
    if (headings !== null && first) {
      this.done.push({ table: this.current, end: first.row });
      this.current = new Growing(this.spans);
    }
    for (const [at, row] of rows.entries()) {
      if (at <= (headings ?? 0)) this.keep(row);
      else this.take(row);
    }
  }

  /** Where in these rows the headings of another table stand; null if they are none. */
  private headingsIn(rows: readonly NumberedRow[]): number | null {
    const { current } = this;
    for (const [at, row] of rows.slice(0, mostTitles + 1).entries()) {
      if (this.isHeading(rows, at)) {
        const covered = columnsHeaded(rows, at);
        return rows.slice(0, at).every((one) => filledOf(one) < covered) && current.isTable ? at : null;
      }
      const isData = row.cells.some(isNumber);
      if (isData && !isLabelled(row.cells)) return null;
    }
    return null;
  }

  /** Whether a row names what stands below it, and could be no row of the table above. */
  private isHeading(rows: readonly NumberedRow[], at: number): boolean {
    const row = rows[at];
    if (!row) return false;
    const { cells } = row;
    const names = filledColumns(cells).map((column) => tidied(cells[column] ?? ''));
    const below = rows.slice(at + 1, nextApart(rows, at + 1));
    if (below.length === 0 || names.length < 2 || columnsHeaded(rows, at) < usualFilled(below) * 0.8) return false;
    if (isLabelled(cells) || names.some((name) => name.length > longestName || noValue.test(name) || sum.test(name)))
      return false;
    const { speaksFor, speaksAgainst } = votesOn(cells, below);
    if (speaksFor === 0 || speaksAgainst > 0 || this.current.isAgain(row)) return false;
    const data = [...below.filter((one) => !isSame(one.cells, cells)), ...this.current.data];
    return !cells.some(
      (cell, column) => cell.trim() !== '' && data.some((one) => (one.cells[column] ?? '').trim() === cell.trim()),
    );
  }

  /** Where in a table headings stand that a person had to show the place of in an earlier file; null if nowhere. */
  private shownBefore({ first, width }: Growing): SaidHeadings | null {
    for (const { headings, ...shown } of this.known) {
      const isThere = (at: number) => isSame(headAt(first, at, shown.rows, width, this.spans).headings, headings);
      const asBefore = first.findIndex(({ row }) => row === shown.row);
      const at = asBefore !== -1 && isThere(asBefore) ? asBefore : [...first.keys()].find(isThere);
      const row = at === undefined ? undefined : first[at]?.row;
      if (row !== undefined) return { sheet: this.name, ...shown, row };
    }
    return null;
  }
}

function tableOf(table: Growing, end: number | null, shown: SaidHeadings | null): Table {
  const head = table.settle(shown);
  const again = table.first.filter((row) => table.isAgain(row)).map(({ row }) => row);
  const said = table.said ?? shown;
  return { head, end, width: table.width, again: [...again, ...table.again], ...(said ? { said } : {}) };
}

/** Whether all but one of its cells are empty. */
function isLone(cells: readonly string[]): boolean {
  let filled = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    filled += 1;
    if (filled > 1) return false;
  }
  return filled === 1;
}

/** How many columns a row of headings names, together with a row of groups right above it. */
function columnsHeaded(rows: readonly NumberedRow[], at: number): number {
  const [row, above] = [rows[at], rows[at - 1]];
  const groups = row?.apart ? [] : (above?.cells ?? []);
  return new Set([...filledColumns(row?.cells ?? []), ...filledColumns(groups)]).size;
}

const isNumber = (cell: string): boolean => cell.trim() !== '' && kindOfValue(cell) === 'number';

function nextApart(rows: readonly NumberedRow[], from: number): number {
  const found = rows.findIndex(({ apart }, at) => at >= from && apart === true);
  return found === -1 ? rows.length : found;
}
