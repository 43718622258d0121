/** Two finds that are one: a commitment becomes a part of another, or its words are joined to it. Pure. */
import { everyCommitment } from '../draft.ts';
import { changeCommitments, changeSubthemes, commitmentOf, familyOf, newIds, relinked, renamed } from './change.ts';
import { reworded } from './correct.ts';
import type { Reviewed } from './decisions.ts';

/** Whether the one becomes a part of the other, or its words are joined to the other's in the order of the source. */
export type MergeManner = 'part' | 'words';

/**
 * Merges a find into another of its kind. What was linked to it is linked to the other.
 * @throws RangeError if either is missing, they are of different kinds, or one would be merged into its own part.
 */
export function merge(reviewed: Reviewed, id: string, into: string, manner: MergeManner): Reviewed {
  if (into === id || into.startsWith(`${id}.`)) throw new RangeError('A find cannot be merged into itself');
  if (id.startsWith('r') && into.startsWith('r')) return mergeRecommendations(reviewed, id, into);
  return mergeCommitments(reviewed, id, into, manner);
}

function mergeCommitments(reviewed: Reviewed, id: string, into: string, manner: MergeManner): Reviewed {
  const { draft, decisions } = reviewed;
  const moved = commitmentOf(draft, id);
  const other = commitmentOf(draft, into);
  const newId = newIds(reviewed);
  const added = (manner === 'part' ? familyOf(moved) : familyOf(moved).slice(1)).map((one) => ({
    before: one.id,
    part: { ...one, id: newId(`${into}.`), children: [] },
  }));
  const without = changeCommitments(draft, (one) => (one.id === id ? null : one));
  const merged = changeCommitments(without, (one) => {
    if (one.id !== into) return one;
    const children = [...one.children, ...added.map(({ part }) => part)];
    if (manner === 'part') return { ...one, children };
    const ids = [...everyCommitment(draft)].map((each) => each.id);
    const texts = ids.indexOf(id) < ids.indexOf(into) ? [moved.text, other.text] : [other.text, moved.text];
    return { ...reworded(one, texts.join(' ')), line: Math.min(one.line, moved.line), children };
  });
  const top = into.split('.')[0] ?? into;
  return {
    draft: { ...merged, links: relinked(draft.links, new Map([[id, top]])) },
    decisions: renamed(
      decisions,
      new Map<string, string | null>([
        [id, null],
        ...added.map(({ before, part }): [string, string] => [before, part.id]),
      ]),
    ),
  };
}

function mergeRecommendations({ draft, decisions }: Reviewed, id: string, into: string): Reviewed {
  const all = draft.themes.flatMap(({ subthemes }) => subthemes.flatMap((one) => one.recommendations));
  const both = all.filter((one) => one.id === id || one.id === into);
  if (both.length !== 2) throw new RangeError('One of the two recommendations is not in the draft');
  const text = both.map((one) => one.text).join(' ');
  const line = Math.min(...both.map((one) => one.line));
  const merged = changeSubthemes(draft, (subtheme) => ({
    ...subtheme,
    recommendations: subtheme.recommendations
      .filter((one) => one.id !== id)
      .map((one) => (one.id === into ? { ...one, text, line } : one)),
  }));
  return {
    draft: { ...merged, links: relinked(draft.links, new Map([[id, into]])) },
    decisions: renamed(decisions, new Map([[id, null]])),
  };
}
