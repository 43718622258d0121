/** Tables in which each row is an action, its owner, date and target in columns of their own. */
import type { Block, Table, TableRow } from '../../platform/documents/outline.ts';
import type { Sentence } from '../draft.ts';
import type { FoundCommitment, FoundRecommendation, RowLink, TableHome } from './finds.ts';
import { type Ledger, textOf } from './ledger.ts';
import { isPast } from './promises.ts';
import { sentenceOfRow } from './row-sentence.ts';
import { type Column, columnWords } from './vocabulary/roles.ts';

export interface RowGroup {
  table: TableHome | null;
  recommendations: FoundRecommendation[];
  commitments: FoundCommitment[];
}

export interface ActionTable {
  groups: RowGroup[];
  links: RowLink[];
}

const columns = Object.keys(columnWords).filter((column): column is Column => column in columnWords);
const telling = new Set<Column>(['owner', 'deadline', 'start', 'target', 'status']);

/** Reads a table of actions, or null if it is another table. `labelled`: it stands below a label such as "Actions". */
export function readActionTable(table: Table, order: number, labelled: boolean, ledger: Ledger): ActionTable | null {
  const header = headerOf(table, labelled);
  if (!header) return null;
  const reader = new RowReader(header.columns, order, ledger);
  if (header.row) ledger.leave('Heading row of the action table', [header.row]);
  const rows = header.row && header.row !== table.header ? table.rows.slice(1) : table.rows;
  for (const [at, row] of rows.entries()) reader.read(row, rows[at + 1] ?? null, header.row);
  if (reader.count === 0) return null;
  ledger.place([table]);
  return { groups: reader.groups, links: reader.links };
}

/** Whether the columns of a table are those of actions: what, who, by when. */
export function isActionTable(block: Block): boolean {
  return block.type === 'table' && headerOf(block, false) !== null;
}

function headerOf(table: Table, labelled: boolean): { row: TableRow | null; columns: (Column | null)[] } | null {
  for (const row of [table.header, table.rows[0]]) {
    if (!row) continue;
    const found = columnsOf(row.cells);
    const kinds = new Set(found);
    if (!kinds.has('action')) continue;
    const enough = found.some((column) => column !== null && telling.has(column)) || labelled || row.cells.length === 1;
    if (enough && row.cells.every((cell) => cell.length <= 90)) return { row, columns: found };
  }
  if (!labelled || table.header) return null;
  const widest = widestColumn(table);
  return { row: null, columns: (table.rows[0]?.cells ?? []).map((_, at) => (at === widest ? 'action' : null)) };
}

/** The meaning of each column; of several that may hold the action, the one with the plainest name. */
function columnsOf(cells: string[]): (Column | null)[] {
  const texts = cells.map((cell) => cell.toLowerCase().replace(/\s+/g, ' ').replace(/[*:]/g, '').trim());
  const found = texts.map((text) =>
    text === '' ? null : (columns.find((column) => columnWords[column].test(text)) ?? null),
  );
  if (!found.includes('action')) {
    const measures = texts.findIndex((text) => /^(?:our )?(?:measures|outcomes|outputs)$/.test(text));
    if (measures >= 0) found[measures] = 'action';
  }
  const plainest = [/\bactions?\b/, /\b(?:commitments?|pledges?|promises?)\b/, /./]
    .map((words) => found.findIndex((column, at) => column === 'action' && words.test(texts[at] ?? '')))
    .find((at) => at >= 0);
  return found.map((column, at) =>
    column === 'action' && at !== plainest ? (/objective|goal|aim/.test(texts[at] ?? '') ? 'subtheme' : null) : column,
  );
}

function widestColumn(table: Table): number {
  const totals: number[] = [];
  for (const row of table.rows)
    for (const [at, cell] of row.cells.entries()) totals[at] = (totals[at] ?? 0) + cell.length;
  return totals.indexOf(Math.max(...totals));
}

class RowReader {
  readonly groups: RowGroup[] = [];
  readonly links: RowLink[] = [];
  count = 0;
  private readonly columns: (Column | null)[];
  private readonly order: number;
  private readonly ledger: Ledger;
  private theme: { text: string; line: number } | null = null;
  private subtheme: { text: string; line: number } | null = null;
  /** The row that gave the title of the rows at hand, until one of them is an action. */
  private title: TableRow | null = null;
  private rows = 0;

  constructor(columns: (Column | null)[], order: number, ledger: Ledger) {
    this.columns = columns;
    this.order = order;
    this.ledger = ledger;
  }

  read(row: TableRow, next: TableRow | null, header: TableRow | null): void {
    this.rows += 1;
    const title = this.groupTitle(row, next);
    if (header && header !== row && textOf(row) === textOf(header)) this.ledger.leave('Heading row repeated', [row]);
    else if (textOf(row) === '') this.ledger.leave('Row without words', [row]);
    else if (title !== null && title === this.subtheme?.text) this.ledger.leave('Title of rows repeated', [row]);
    else if (title !== null) {
      this.subtheme = { text: title, line: row.line };
      this.title = row;
      this.ledger.leave('Title of rows without an action', [row]);
    } else this.action(row);
  }

  private action(row: TableRow): void {
    this.enterTheme(row);
    const text = this.cell(row, 'action');
    if (text === '') this.ledger.leave('Row without an action', [row]);
    else if (isPast(text)) this.ledger.leave('It tells of the past', [row]);
    else this.add(row, text);
  }

  private add(row: TableRow, text: string): void {
    const order = this.order + this.rows / 1e6;
    const cells = (column: Column) => this.cells(row, column);
    const sentence = sentenceOfRow(text, {
      owners: cells('owner'),
      partners: cells('partner'),
      deadlines: cells('deadline'),
      starts: cells('start'),
      targets: cells('target'),
    });
    const commitment = { order, text, line: row.line, sentence, children: [] };
    const group = this.group(row.line);
    group.commitments.push(commitment);
    this.count += 1;
    const asked = this.cell(row, 'recommendation');
    if (asked !== '') {
      const recommendation = { order, text: asked, line: row.line };
      group.recommendations.push(recommendation);
      this.links.push({ recommendation, commitment });
    }
    this.ledger.place(this.title ? [row, this.title] : [row]);
    this.title = null;
    this.ledger.remain(row.line, this.otherCells(row, sentence), 'Columns that a commitment has no place for');
  }

  /** A row with one cell filled, in a table of three columns or more, is the title of the rows below it. */
  private groupTitle(row: TableRow, next: TableRow | null): string | null {
    const filled = row.cells.filter((cell) => cell !== '');
    const same = new Set(filled).size === 1;
    if (row.cells.length < 3 || !same || !next || (filled.length > 1 && filled.length < row.cells.length)) return null;
    const [title] = filled;
    if (!title || title.length > 90 || /[.;]$/.test(title)) return null;
    return next.cells.filter((cell) => cell !== '').length >= 2 || next.cells.length < 3 ? title : null;
  }

  private enterTheme(row: TableRow): void {
    const theme = this.cell(row, 'theme');
    const subtheme = this.cell(row, 'subtheme');
    if (theme !== '' && theme !== this.theme?.text) {
      this.theme = { text: theme, line: row.line };
      if (this.columns.includes('subtheme')) this.subtheme = null;
    }
    if (subtheme !== '' && subtheme !== this.subtheme?.text) this.subtheme = { text: subtheme, line: row.line };
  }

  private group(line: number): RowGroup {
    const theme = this.theme?.text ?? null;
    const subtheme = this.subtheme?.text ?? null;
    const last = this.groups.at(-1);
    if (last && (last.table?.theme ?? null) === theme && (last.table?.subtheme ?? null) === subtheme) return last;
    const table =
      theme === null && subtheme === null
        ? null
        : { theme, subtheme, line: this.subtheme?.line ?? this.theme?.line ?? line };
    const group = { table, recommendations: [], commitments: [] };
    this.groups.push(group);
    return group;
  }

  private cell(row: TableRow, column: Column): string {
    return this.cells(row, column)[0] ?? '';
  }

  private cells(row: TableRow, column: Column): string[] {
    return this.columns.flatMap((found, at) => (found === column && row.cells[at] ? [row.cells[at]] : []));
  }

  /** What the sentence of the row doesn't tell: columns of other kinds, and cells in which nothing was understood. */
  private otherCells(row: TableRow, { owners, dates, targets }: Sentence): string {
    const told = new Set([...owners, ...dates, ...targets].map(({ phrase }) => phrase));
    const placed: (Column | null)[] = ['action', 'recommendation', 'theme', 'subtheme'];
    const remains = (cell: string, at: number) =>
      cell !== '' && !told.has(cell) && !placed.includes(this.columns[at] ?? null);
    return row.cells.filter(remains).join(' | ');
  }
}
