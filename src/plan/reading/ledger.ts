/**
 * Accounts for every block of a document: each is placed in the draft or left out with a reason, and what nobody
 * accounted for is left out as not understood. So nothing of the source is lost.
 */
import type { Block, TableRow } from '../../platform/documents/outline.ts';
import type { Draft } from '../draft.ts';
import { asideReasons } from './asides.ts';

export type Unplaced = Draft['unplaced'][number];

export class Ledger {
  private readonly blocks: Block[];
  private readonly placed = new Set<Block | TableRow>();
  private readonly remains: Unplaced[] = [];
  private readonly left = new Map<Block | TableRow, string>();

  constructor(blocks: Block[]) {
    this.blocks = blocks;
  }

  /** It stands in the draft. */
  place(things: Iterable<Block | TableRow>): void {
    for (const thing of things) this.placed.add(thing);
  }

  /** It stands nowhere in the draft, for this reason. */
  leave(reason: string, things: Iterable<Block | TableRow>): void {
    for (const thing of things) if (!this.placed.has(thing)) this.left.set(thing, reason);
  }

  /** Of a row that is placed, these words stand nowhere in the draft. */
  remain(line: number, text: string, reason: string): void {
    if (text !== '') this.remains.push({ line, text, reason });
  }

  /** Notes, captions and the like: they may yet be placed with the text that they stand in. */
  isAside(block: Block): boolean {
    const reason = this.left.get(block);
    return reason !== undefined && asideReasons.has(reason) && !this.placed.has(block);
  }

  isOpen(thing: Block | TableRow): boolean {
    return !this.placed.has(thing) && !this.left.has(thing);
  }

  /** What is left out, in the order of the source. */
  unplaced(): Unplaced[] {
    const left = this.blocks.flatMap((block) => {
      if (this.placed.has(block) && block.type !== 'table') return [];
      const reason = this.left.get(block) ?? 'Not understood';
      if (block.type !== 'table') return [{ line: block.line, text: block.text, reason }];
      const rows = block.header ? [block.header, ...block.rows] : block.rows;
      return rows
        .filter((row) => !this.placed.has(row) && (this.left.has(row) || !this.placed.has(block)))
        .map((row) => ({ line: row.line, text: textOf(row), reason: this.left.get(row) ?? reason }));
    });
    return [...left, ...this.remains].sort((a, b) => a.line - b.line);
  }
}

/** The cells of a row as one line. */
export function textOf(row: TableRow): string {
  return row.cells.filter((cell) => cell !== '').join(' | ');
}
