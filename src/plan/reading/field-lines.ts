/** Which commitments a line such as "Lead: Head of Estates" tells of: those above it, or those it stands above. */
import { cellsOf, type Field } from './fields.ts';
import type { FoundCommitment } from './finds.ts';
import type { Ledger } from './ledger.ts';
import { withCells } from './row-sentence.ts';
import type { Section } from './sections.ts';
import type { Token } from './tokens.ts';

const reason = 'Told with the commitments beside it';

/** The lines of the nearest heading above that has some and no list of its own: they tell of all that stands below it. */
export function fieldsAbove(section: Section, ledger: Ledger): Field[] {
  for (let at = section.parent; at?.head; at = at.parent) {
    const lines = at.body.filter(({ token }) => token.fields !== null).map(({ token }) => token);
    if (lines.length === 0) continue;
    if (at.body.some(({ token }) => token.type === 'item')) return [];
    for (const { blocks } of lines) ledger.leave(reason, blocks);
    return lines.flatMap(({ fields }) => fields ?? []).filter(({ kind }) => kind === 'owner' || kind === 'partner');
  }
  return [];
}

/** Goes through one section: its commitments and its field lines, in order. */
export class FieldLines {
  private readonly ledger: Ledger;
  /** Commitments that a run of field lines may tell of, with how deep they stand; parts are their commitment's. */
  private group: { commitment: FoundCommitment; depth: number }[] = [];
  private run: { token: Token; depth: number }[] = [];

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  of(commitment: FoundCommitment, depth: number): void {
    if (this.run.length > 0 && this.group.length > 0) {
      this.tell();
      this.group = [];
    }
    this.group.push({ commitment, depth });
  }

  read(token: Token, depth: number): void {
    this.run.push({ token, depth });
  }

  finish(): void {
    if (this.group.length > 0) this.tell();
  }

  private tell(): void {
    const fields = this.run.flatMap(({ token }) => token.fields ?? []);
    for (const { commitment } of this.told())
      commitment.sentence = withCells(commitment.sentence, cellsOf(this.fit(fields)));
    for (const { token } of this.run) this.ledger.leave(reason, token.blocks);
    this.run = [];
  }

  /** Lines of a list deeper than the commitment above them are its own; others are of all since the last such lines. */
  private told(): FieldLines['group'] {
    const last = this.group.at(-1);
    const nested = last !== undefined && last.depth >= 0 && this.run.every(({ depth }) => depth > last.depth);
    return nested ? [last] : this.group;
  }

  /** How several are measured together measures none of them alone. */
  private fit(fields: Field[]): Field[] {
    return this.told().length === 1 ? fields : fields.filter(({ kind }) => kind !== 'target');
  }
}
