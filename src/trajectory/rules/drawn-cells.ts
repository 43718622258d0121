/** Cells, in which draws are summed: one for all categories that are of the same subjects, so that there are few of them. */
import { isOf } from './aim.ts';
import type { Target } from './model.ts';

/** A footprint, or certain categories: what a fan or a target is of. */
export type Subject = Target['of'];

export class Cells {
  /** How many are shared by all organisations; behind them come those of an organisation's own. */
  readonly shared: number;
  readonly #members: readonly boolean[][];
  readonly #byCategory: ReadonlyMap<string, number>;

  constructor(subjects: readonly Subject[], categories: readonly string[]) {
    const byMember = new Map<string, { cell: number; member: boolean[] }>();
    const byCategory = new Map<string, number>();
    for (const category of [...new Set(categories)].toSorted()) {
      const member = subjects.map((of) => isOf(of, category));
      if (!member.includes(true)) continue;
      const key = member.join();
      const known = byMember.get(key) ?? { cell: byMember.size, member };
      byMember.set(key, known);
      byCategory.set(category, known.cell);
    }
    this.shared = byMember.size;
    this.#members = [...byMember.values()].map(({ member }) => member);
    this.#byCategory = byCategory;
  }

  /** @returns null for what no subject has */
  of(category: string): number | null {
    return this.#byCategory.get(category) ?? null;
  }

  /** Those that a subject is the sum of. */
  ofSubject(subject: number): number[] {
    return this.#members.flatMap((member, cell) => (member[subject] ? [cell] : []));
  }
}
