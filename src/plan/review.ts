/** What a reviewer does to a draft before it becomes a plan: correct, merge, and leave out. Pure; ids stay. */
import type { Draft, DraftCommitment, Sentence } from './draft.ts';

export type Decision = 'accepted' | 'rejected';
export type Decisions = Readonly<Record<string, Decision>>;

/** The draft with other words for one commitment or part, read anew by `readSentence`. */
export function correct(draft: Draft, id: string, text: string, readSentence: (text: string) => Sentence): Draft {
  return changeCommitments(draft, (commitment) =>
    commitment.id === id ? { ...commitment, text, ...readSentence(text) } : commitment,
  );
}

/**
 * The draft in which one commitment has become a part of another; its own parts follow it as parts there.
 * @throws RangeError if either is missing, or the other is itself or one of its own parts.
 */
export function merge(draft: Draft, id: string, into: string): Draft {
  if (into === id || into.startsWith(`${id}.`)) throw new RangeError('A commitment cannot be merged into itself');
  const all = [...commitmentsOf(draft)];
  const moved = all.find((commitment) => commitment.id === id);
  if (!moved || !all.some((commitment) => commitment.id === into))
    throw new RangeError('One of the two commitments is not in the draft');
  const added = [{ ...moved, children: [] }, ...moved.children];
  const without = changeCommitments(draft, (commitment) => (commitment.id === id ? null : commitment));
  return changeCommitments(without, (commitment) =>
    commitment.id === into ? { ...commitment, children: [...commitment.children, ...added] } : commitment,
  );
}

/** The draft without what was rejected, and without the links to it. */
export function withoutRejected(draft: Draft, decisions: Decisions): Draft {
  const kept = (id: string) => decisions[id] !== 'rejected';
  const changed = changeCommitments(draft, (commitment) => (kept(commitment.id) ? commitment : null));
  return {
    ...changed,
    themes: changed.themes.map((theme) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme) => ({
        ...subtheme,
        recommendations: subtheme.recommendations.filter(({ id }) => kept(id)),
      })),
    })),
    links: changed.links.filter(({ recommendation, commitment }) => kept(recommendation) && kept(commitment)),
  };
}

/** Every commitment of a draft, parents before their parts. */
function* commitmentsOf(draft: Draft): Generator<DraftCommitment> {
  const roots = [
    ...draft.ambitions,
    ...draft.themes.flatMap(({ subthemes }) => subthemes.flatMap((s) => s.commitments)),
  ];
  const waiting = roots.reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    waiting.push(...next.children.toReversed());
  }
}

function changeCommitments(draft: Draft, change: (commitment: DraftCommitment) => DraftCommitment | null): Draft {
  const each = (commitments: DraftCommitment[]): DraftCommitment[] =>
    commitments.flatMap((commitment) => {
      const changed = change(commitment);
      return changed ? [{ ...changed, children: each(changed.children) }] : [];
    });
  return {
    ...draft,
    ambitions: each(draft.ambitions),
    themes: draft.themes.map((theme) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme) => ({ ...subtheme, commitments: each(subtheme.commitments) })),
    })),
  };
}
