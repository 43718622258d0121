/** Tables in which each row is an action, its owner, date and target in columns of their own. */
import type { Block, Table, TableRow } from '../../platform/documents/outline.ts';
import type { Sentence } from '../draft.ts';
import type { FoundCommitment, FoundRecommendation, RowLink, TableHome } from './finds.ts';
import { type Ledger, textOf } from './ledger.ts';
import { isPast } from './promises.ts';
import { actionsIn, oneSpaced, type RowAction } from './row-actions.ts';
import { sentenceOfRow } from './row-sentence.ts';
import { readSentence } from './sentence/read.ts';
import { headerOf, type TableHeader } from './table-header.ts';
import { type Column, rowKinds } from './vocabulary.ts';

export interface RowGroup {
  table: TableHome | null;
  recommendations: FoundRecommendation[];
  commitments: FoundCommitment[];
}

export interface ActionTable {
  groups: RowGroup[];
  /** Rows that their own column calls ambitions. */
  ambitions: FoundCommitment[];
  links: RowLink[];
}

/** What the label above a table says of its rows. */
export type RowsOf = 'commitments' | 'recommendations' | null;

/** Reads a table of actions or of recommendations, or null if it is another table. */
export function readActionTable(table: Table, order: number, rowsOf: RowsOf, ledger: Ledger): ActionTable | null {
  const header = headerOf(table, rowsOf !== null);
  if (!header) return null;
  const reader = new RowReader(header, order, rowsOf, ledger);
  ledger.leave('Heading row of the action table', header.rows);
  const rows = table.rows.filter((row) => !header.rows.includes(row));
  for (const [at, row] of rows.entries()) reader.read(row, rows[at + 1] ?? null);
  if (reader.count === 0) return null;
  ledger.place([table]);
  return { groups: reader.groups, ambitions: reader.ambitions, links: reader.links };
}

/** Whether the columns of a table are those of actions: what, who, by when. */
export function isActionTable(block: Block): boolean {
  return block.type === 'table' && headerOf(block, false) !== null;
}

class RowReader {
  readonly groups: RowGroup[] = [];
  readonly ambitions: FoundCommitment[] = [];
  readonly links: RowLink[] = [];
  count = 0;
  /** What stands under each reference, for rows that say which one they are a part of. */
  private readonly byReference = new Map<string, FoundCommitment>();
  private readonly header: TableHeader;
  private readonly order: number;
  private readonly rowsOf: RowsOf;
  private readonly ledger: Ledger;
  private theme: { text: string; line: number } | null = null;
  private subtheme: { text: string; line: number } | null = null;
  /** The row that gave the title of the rows at hand, until one of them is an action. */
  private title: TableRow | null = null;
  private rows = 0;

  constructor(header: TableHeader, order: number, rowsOf: RowsOf, ledger: Ledger) {
    this.header = header;
    this.order = order;
    this.rowsOf = rowsOf;
    this.ledger = ledger;
  }

  read(row: TableRow, next: TableRow | null): void {
    this.rows += 1;
    const title = this.groupTitle(row, next);
    if (this.header.rows.some((header) => textOf(row) === textOf(header)))
      this.ledger.leave('Heading row repeated', [row]);
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
    const asked = oneSpaced(this.cell(row, 'action'));
    if (this.rowsOf === 'recommendations' || rowKinds.recommendation.test(this.cell(row, 'kind'))) {
      if (asked === '') this.ledger.leave('Row without a recommendation', [row]);
      else {
        this.recommend(row, asked);
        this.ledger.place([row]);
        this.ledger.remain(row.line, this.otherCells(row, [asked]), 'Columns that a recommendation has no place for');
      }
      return;
    }
    const actions = actionsIn(row, this.header);
    const promised = actions.filter(({ text }) => !isPast(text));
    if (actions.length === 0) this.ledger.leave('Row without an action', [row]);
    else if (promised.length === 0) this.ledger.leave('It tells of the past', [row]);
    else {
      const found = promised.map((action, at) => this.add(row, action, at));
      this.ask(row, found);
      this.ledger.place(this.title ? [row, this.title] : [row]);
      this.title = null;
      const family = found.flatMap((one) => [one, ...one.children]);
      const told = family.flatMap(({ text, sentence }) => [text, ...phrasesOf(sentence)]);
      this.ledger.remain(row.line, this.otherCells(row, told), 'Columns that a commitment has no place for');
    }
  }

  private add({ line, ...row }: TableRow, { text, parts, cells }: RowAction, at: number): FoundCommitment {
    const order = this.orderOf(at);
    const children = parts.map((part, index) => {
      const sentence = readSentence(part, { part: true });
      return { order: order + index / 1e12, text: part, line, sentence, children: [] };
    });
    const commitment: FoundCommitment = { order, text, line, sentence: sentenceOfRow(text, cells), children };
    const parent = this.byReference.get(this.cell(row, 'parent'));
    if (parent) parent.children.push(commitment);
    else if (rowKinds.ambition.test(this.cell(row, 'kind'))) this.ambitions.push(commitment);
    else this.group(line).commitments.push(commitment);
    const reference = this.cell(row, 'reference');
    if (reference !== '') this.byReference.set(reference, commitment);
    this.count += 1;
    return commitment;
  }

  /** What was asked stands beside what answers it. */
  private ask(row: TableRow, commitments: FoundCommitment[]): void {
    const text = this.cell(row, 'recommendation');
    if (text === '') return;
    const recommendation = this.recommend(row, text);
    for (const commitment of commitments) this.links.push({ recommendation, commitment });
  }

  private recommend(row: TableRow, text: string): FoundRecommendation {
    const recommendation = { order: this.orderOf(0), text, line: row.line };
    this.group(row.line).recommendations.push(recommendation);
    this.count += 1;
    return recommendation;
  }

  private orderOf(at: number): number {
    return this.order + this.rows / 1e6 + at / 1e9;
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
      if (this.header.columns.includes('subtheme')) this.subtheme = null;
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

  private cell(row: Pick<TableRow, 'cells'>, column: Column): string {
    return row.cells.find((cell, at) => this.header.columns[at] === column && cell !== '') ?? '';
  }

  /** What no commitment of the row tells: columns of other kinds, and cells in which nothing was understood. */
  private otherCells(row: TableRow, told: string[]): string {
    const known = new Set(told);
    const placed: (Column | null)[] = ['recommendation', 'theme', 'subtheme', 'kind', 'parent'];
    const left = row.cells.flatMap((cell, at) => {
      if (cell === '' || known.has(cell) || placed.includes(this.header.columns[at] ?? null)) return [];
      const lines = cell.split('\n').filter((line) => !told.some((text) => line.includes(text)));
      return told.includes(oneSpaced(cell)) || lines.length === 0 ? [] : [cell];
    });
    return left.join(' | ');
  }
}

function phrasesOf({ owners, dates, targets }: Sentence): string[] {
  return [...owners, ...dates, ...targets].map(({ phrase }) => phrase);
}
