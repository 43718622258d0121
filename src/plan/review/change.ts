/** Small changes that every larger change to a draft under review is made of. Pure. */
import type { Draft, DraftCommitment, DraftSubtheme } from '../draft.ts';
import { everyCommitment } from '../draft.ts';
import { idGiver, type NewId } from '../editing/edit.ts';
import type { Decisions, Reviewed } from './decisions.ts';

/** The draft with every ambition, commitment and part passed through `change`; one for which it gives null is left out. */
export function changeCommitments(
  draft: Draft,
  change: (commitment: DraftCommitment) => DraftCommitment | null,
): Draft {
  const each = (commitments: DraftCommitment[]): DraftCommitment[] =>
    commitments.flatMap((commitment) => {
      const changed = change(commitment);
      return changed ? [{ ...changed, children: each(changed.children) }] : [];
    });
  return changeSubthemes({ ...draft, ambitions: each(draft.ambitions) }, (subtheme) => ({
    ...subtheme,
    commitments: each(subtheme.commitments),
  }));
}

/** @param change is given the id of the sub-theme as well: "t1.2" */
export function changeSubthemes(draft: Draft, change: (subtheme: DraftSubtheme, id: string) => DraftSubtheme): Draft {
  return {
    ...draft,
    themes: draft.themes.map((theme, t) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme, s) => change(subtheme, `t${t + 1}.${s + 1}`)),
    })),
  };
}

/** @throws RangeError if the draft has no such commitment */
export function commitmentOf(draft: Draft, id: string): DraftCommitment {
  for (const commitment of everyCommitment(draft)) if (commitment.id === id) return commitment;
  throw new RangeError(`There is no commitment ${id} in the draft`);
}

/** The commitment itself with its parts, and theirs. */
export function familyOf(commitment: DraftCommitment): DraftCommitment[] {
  return [commitment, ...commitment.children.flatMap(familyOf)];
}

/** Gives ids that neither the draft nor a decision about it has named. */
export function newIds({ draft, decisions }: Reviewed): NewId {
  const recommendations = draft.themes.flatMap(({ subthemes }) => subthemes.flatMap((one) => one.recommendations));
  return idGiver([...Object.keys(decisions), ...[...everyCommitment(draft), ...recommendations].map(({ id }) => id)]);
}

/** Decisions under the ids that things have now; a thing without a new id is gone, and so is what was decided of it. */
export function renamed(decisions: Decisions, ids: ReadonlyMap<string, string | null>): Decisions {
  return Object.fromEntries(
    Object.entries(decisions).flatMap(([id, decision]) => {
      const now = ids.get(id);
      return now === null ? [] : [[now ?? id, decision]];
    }),
  );
}

/** Links under the ids that their ends have now, each once with its best score; those to what is gone are dropped. */
export function relinked(links: Draft['links'], ids: ReadonlyMap<string, string | null>): Draft['links'] {
  const best = new Map<string, Draft['links'][number]>();
  const now = (id: string) => (ids.has(id) ? ids.get(id) : id);
  for (const link of links) {
    const [recommendation, commitment] = [now(link.recommendation), now(link.commitment)];
    if (!recommendation || !commitment) continue;
    const ends = `${recommendation} ${commitment}`;
    const score = Math.max(link.score, best.get(ends)?.score ?? 0);
    best.set(ends, { recommendation, commitment, score });
  }
  return [...best.values()];
}

/** Things of one list in the order of the source; those of one line stay in theirs. */
export function byLine<T extends { line: number }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => a.line - b.line);
}
