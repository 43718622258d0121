/** Reads the cells of one row by what its columns hold, and keeps what cannot be read. */
import type { GridRow } from './grid.ts';
import type { FoundColumn, Head } from './headings.ts';
import { type Fault, type FileProblem, problemAt, quoted } from './problems.ts';

export class RowReader<Field extends string> {
  readonly problems: FileProblem[] = [];
  private readonly sheet: string;
  private readonly row: GridRow;
  private readonly head: Head<Field>;
  private readonly called: (field: Field) => string;

  /** @param called what a column is called, for one that the file does not have */
  constructor(sheet: string, row: GridRow, head: Head<Field>, called: (field: Field) => string) {
    this.sheet = sheet;
    this.row = row;
    this.head = head;
    this.called = called;
  }

  get isFaulty(): boolean {
    return this.problems.some(({ level }) => level === 'error');
  }

  at({ at }: FoundColumn): string {
    return (this.row.cells[at] ?? '').trim();
  }

  text(field: Field): string {
    const column = this.head.columns.get(field);
    return column === undefined ? '' : this.at(column);
  }

  scale(field: Field): number {
    return this.head.columns.get(field)?.scale ?? 1;
  }

  /** What a cell says; `otherwise` where it is empty or cannot be read, which is then kept as a problem. */
  read<T>(field: Field, read: (text: string) => T | null, otherwise: T, fault: Omit<Fault, 'found'>): T {
    const text = this.text(field);
    if (text === '') return otherwise;
    const value = read(text);
    if (value === null) this.fail(field, { found: quoted(text), ...fault });
    return value ?? otherwise;
  }

  /** The same of a cell that may not be empty. */
  need<T>(field: Field, read: (text: string) => T | null, otherwise: T, fault: Omit<Fault, 'found'>): T {
    if (this.text(field) === '') this.fail(field, { found: 'nothing', ...fault });
    return this.read(field, read, otherwise, fault);
  }

  fail(field: Field, fault: Fault, level: FileProblem['level'] = 'error'): void {
    this.failAt(this.head.columns.get(field)?.heading ?? this.called(field), fault, level);
  }

  failAt(column: string, fault: Fault, level: FileProblem['level'] = 'error'): void {
    this.problems.push(problemAt({ sheet: this.sheet, row: this.row.row, column }, fault, level));
  }
}
