/** What a change by hand is: a plan goes in, the changed plan comes out with what its history is to say. Pure. */
import type { Commitment, Plan } from '../model.ts';

/** What the history of one thing is to say. `from` and `to` hold what changed; null where the thing was not there. */
export interface RevisionNote {
  /** Id of a commitment, recommendation, chapter, grouping, milestone or term, or "plan". */
  subject: string;
  why: string;
  /** What led to it, where somebody said so: see `cause.ts`. */
  cause?: string;
  from: object | null;
  to: object | null;
}

export interface Edited {
  plan: Plan;
  revisions: RevisionNote[];
}

/** Gives the next free id after a prefix: "c" gives "c51", "c4." gives "c4.3". An id is never given twice. */
export type NewId = (prefix: string) => string;

/**
 * A change to a plan.
 * @throws Mistake if it cannot be made, with what is wrong and how to mend it.
 */
export type Edit = (plan: Plan, newId: NewId) => Edited;

/** "c" → the next free "c17"; "c4." → the next free "c4.3". */
export function idGiver(used: Iterable<string>): NewId {
  const next = new Map<string, number>();
  for (const id of used) {
    const [, prefix, number] = /^(.*?)(\d+)$/.exec(id) ?? [];
    if (prefix !== undefined) next.set(prefix, Math.max(next.get(prefix) ?? 1, Number(number) + 1));
  }
  return (prefix) => {
    const number = next.get(prefix) ?? 1;
    next.set(prefix, number + 1);
    return `${prefix}${number}`;
  };
}

/** The plan with every ambition, commitment and part passed through `change`; one for which it gives null is left out. */
export function mapCommitments(plan: Plan, change: (commitment: Commitment) => Commitment | null): Plan {
  const each = (all: Commitment[]): Commitment[] =>
    all.flatMap((one) => {
      const changed = change(one);
      return changed ? [{ ...changed, children: each(changed.children) }] : [];
    });
  return {
    ...plan,
    ambitions: each(plan.ambitions),
    themes: plan.themes.map((theme) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme) => ({ ...subtheme, commitments: each(subtheme.commitments) })),
    })),
  };
}

/** The fields of two versions of one thing that differ, on each side. */
export function difference<T extends object>(before: T, after: T): Pick<RevisionNote, 'from' | 'to'> {
  const changed = new Set(
    Object.entries(after)
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before, key)))
      .map(([key]) => key),
  );
  const only = (one: T) => Object.fromEntries(Object.entries(one).filter(([key]) => changed.has(key)));
  return { from: only(before), to: only(after) };
}
