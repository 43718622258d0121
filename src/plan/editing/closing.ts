/** How the commitments of a plan end when the next one follows it: done, carried on, or dropped, each with a reason. Pure. */
import { Mistake } from '../../platform/mistake.ts';
import { corpusOf } from '../likeness.ts';
import type { Closure, Plan } from '../model.ts';
import { indexPlan } from '../rules.ts';
import { commitmentOf } from './commitments.ts';
import { type Edit, mapCommitments } from './edit.ts';

/**
 * Closes a commitment of a former plan, or opens it again with null.
 * @param next the plan that follows; a commitment that is carried on must name the one there that carries it
 */
export function close(id: string, closure: Closure | null, next: Plan): Edit {
  return (plan) => {
    const before = commitmentOf(plan, id);
    if (closure?.outcome === 'carried') {
      if (closure.carriedTo === null) throw new Mistake(`Say which commitment of “${next.title}” carries ${id} on.`);
      if (!indexPlan(next).byId.has(closure.carriedTo))
        throw new Mistake(`There is no commitment ${closure.carriedTo} in “${next.title}”.`);
    }
    if (JSON.stringify(before.closure) === JSON.stringify(closure)) return { plan, revisions: [] };
    return {
      plan: mapCommitments(plan, (one) => (one.id === id ? { ...one, closure } : one)),
      revisions: [
        {
          subject: id,
          why: closure ? `${words[closure.outcome]}: ${closure.reason}` : 'Opened again',
          from: { closure: before.closure },
          to: { closure },
        },
      ],
    };
  };
}

const words: Record<Closure['outcome'], string> = {
  done: 'Closed as done',
  carried: 'Closed as carried on',
  dropped: 'Closed as dropped',
};

/** From this likeness on a commitment of the next plan is proposed as the one that carries a former one on. */
const carriesFrom = 0.35;

/** For each whole commitment of the former plan the likeliest of the next, by the words they share; none if none is alike. */
export function likeliestCarriers(former: Plan, next: Plan): Map<string, string> {
  const [before, after] = [indexPlan(former).commitments, indexPlan(next).commitments];
  const texts = [...before, ...after].map(({ commitment }) =>
    [commitment.text, ...commitment.children.map(({ text }) => text)].join(' '),
  );
  const corpus = corpusOf(texts);
  const best = new Map<string, { id: string; score: number }>();
  for (const [i, { commitment: one }] of before.entries())
    for (const [j, { commitment: other }] of after.entries()) {
      const { cosine } = corpus.between(i, before.length + j);
      if (cosine >= carriesFrom && cosine > (best.get(one.id)?.score ?? 0))
        best.set(one.id, { id: other.id, score: cosine });
    }
  return new Map([...best].map(([id, { id: carrier }]) => [id, carrier]));
}
