/** What was read as one thing and is another: recommendations, commitments, and text that was placed nowhere. Pure. */
import type { DraftCommitment } from '../draft.ts';
import { readSentence } from '../reading/sentence/read.ts';
import {
  byLine,
  changeCommitments,
  changeSubthemes,
  commitmentOf,
  familyOf,
  newIds,
  relinked,
  renamed,
} from './change.ts';
import type { Reviewed } from './decisions.ts';
import { findsOf } from './finds.ts';

export interface Turned {
  reviewed: Reviewed;
  /** Id that the find has now. */
  id: string;
}

/**
 * A recommendation becomes a commitment of its sub-theme.
 * @throws RangeError if the draft has no such recommendation
 */
export function toCommitment(reviewed: Reviewed, id: string): Turned {
  const { draft, decisions } = reviewed;
  const made = newIds(reviewed)('c');
  let found = false;
  const turned = changeSubthemes(draft, (subtheme) => {
    const one = subtheme.recommendations.find((each) => each.id === id);
    if (!one) return subtheme;
    found = true;
    return {
      ...subtheme,
      recommendations: subtheme.recommendations.filter((each) => each !== one),
      commitments: byLine([...subtheme.commitments, commitmentFrom(made, one.text, one.line)]),
    };
  });
  if (!found) throw new RangeError(`There is no recommendation ${id} in the draft`);
  const gone = new Map([[id, null]]);
  return {
    reviewed: { draft: { ...turned, links: relinked(draft.links, gone) }, decisions: renamed(decisions, gone) },
    id: made,
  };
}

/**
 * A commitment or part becomes a recommendation of its sub-theme; its own parts become recommendations as well.
 * @throws RangeError if the draft has no such commitment, or it is an ambition, which belongs to no sub-theme
 */
export function toRecommendation(reviewed: Reviewed, id: string): Turned {
  const { draft, decisions } = reviewed;
  const section = findsOf(draft).find((find) => find.id === id)?.section;
  if (!section) throw new RangeError(`There is no commitment ${id} in a sub-theme of the draft`);
  const newId = newIds(reviewed);
  const family = familyOf(commitmentOf(draft, id));
  const made = family.map(({ text, line }) => ({ id: newId('r'), text, line }));
  const without = changeCommitments(draft, (one) => (one.id === id ? null : one));
  const turned = changeSubthemes(without, (subtheme, own) =>
    own === section ? { ...subtheme, recommendations: byLine([...subtheme.recommendations, ...made]) } : subtheme,
  );
  const gone = new Map(family.map((one) => [one.id, null]));
  return {
    reviewed: { draft: { ...turned, links: relinked(draft.links, gone) }, decisions: renamed(decisions, gone) },
    id: made[0]?.id ?? id,
  };
}

/**
 * Places texts that were read as nothing in a sub-theme, in the order of the source.
 * @param places of the texts among the unplaced ones
 * @param section id of the sub-theme: "t1.2"
 * @throws RangeError if there is no such sub-theme
 */
export function place(
  reviewed: Reviewed,
  places: ReadonlySet<number>,
  kind: 'commitment' | 'recommendation',
  section: string,
): Reviewed {
  const { draft, decisions } = reviewed;
  const newId = newIds(reviewed);
  const taken = draft.unplaced.filter((_, at) => places.has(at));
  let found = false;
  const placed = changeSubthemes(draft, (subtheme, id) => {
    if (id !== section) return subtheme;
    found = true;
    if (kind === 'recommendation') {
      const made = taken.map(({ text, line }) => ({ id: newId('r'), text, line }));
      return { ...subtheme, recommendations: byLine([...subtheme.recommendations, ...made]) };
    }
    const made = taken.map(({ text, line }) => commitmentFrom(newId('c'), text, line));
    return { ...subtheme, commitments: byLine([...subtheme.commitments, ...made]) };
  });
  if (!found) throw new RangeError(`There is no sub-theme ${section} in the draft`);
  return { draft: { ...placed, unplaced: draft.unplaced.filter((_, at) => !places.has(at)) }, decisions };
}

function commitmentFrom(id: string, text: string, line: number): DraftCommitment {
  return { id, text, line, children: [], ...readSentence(text, { part: false }) };
}
