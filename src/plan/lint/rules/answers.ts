/** Rules on what answers what. */
import type { ProposedLink } from '../../likely-links.ts';
import type { Rule } from '../rule.ts';
import { short } from '../rule.ts';
import type { Looked } from '../shape.ts';

/** From this chance on a proposed link counts as an answer until a person says otherwise. */
const answersFrom = 0.35;

const unanswered: Rule = {
  id: 'recommendation-unanswered',
  title: 'A recommendation that no commitment answers',
  help: 'People gave the recommendation their time. Without a confirmed link, or one of a good likeness, it counts as unanswered; the likeliest commitments are proposed.',
  severity: 'warning',
  check({ plan, links }) {
    const answered = new Set(counted(plan.links, links).map(({ recommendation }) => recommendation));
    const likely = Map.groupBy(links, ({ recommendation }) => recommendation);
    return plan.subthemes.flatMap(({ recommendations }) =>
      recommendations
        .filter(({ id }) => !answered.has(id))
        .map((one) => {
          const proposals = likely.get(one.id) ?? [];
          const likeliest = proposals.map(({ commitment, score }) => `${commitment} (${score.toFixed(2)})`).join(', ');
          return {
            at: [one],
            proposals,
            message: `No commitment clearly answers “${short(one.text)}”.${likeliest ? ` Likeliest: ${likeliest}.` : ''}`,
            mend: likeliest
              ? 'Confirm one of these links, write a commitment, or say why there is none.'
              : 'Write a commitment that answers it, or say why there is none.',
          };
        }),
    );
  },
};

const answersNone: Rule = {
  id: 'commitment-answers-none',
  title: 'A commitment that answers no recommendation',
  help: 'It may be right all the same, from other work; then say where it came from. Ambitions are not looked at.',
  severity: 'info',
  check({ plan, links }) {
    if (plan.subthemes.every(({ recommendations }) => recommendations.length === 0)) return [];
    const answering = new Set(counted(plan.links, links).map(({ commitment }) => commitment.replace(/\..*/, '')));
    const likely = Map.groupBy(links, ({ commitment }) => commitment);
    return plan.subthemes.flatMap(({ commitments }) =>
      commitments
        .filter(({ id }) => !answering.has(id))
        .map((one) => {
          const proposals = [...(likely.get(one.id) ?? [])].sort((a, b) => b.score - a.score);
          const likeliest = proposals
            .slice(0, 3)
            .map(({ recommendation, score }) => `${recommendation} (${score.toFixed(2)})`);
          return {
            at: [one],
            proposals: proposals.slice(0, 3),
            message: `“${short(one.text)}” clearly answers no recommendation.${likeliest.length > 0 ? ` Likeliest: ${likeliest.join(', ')}.` : ''}`,
            mend: 'Link it to the recommendation that it answers, or say where it comes from.',
          };
        }),
    );
  },
};

function counted(known: Looked['links'], proposed: readonly ProposedLink[]): ProposedLink[] {
  return [
    ...known.filter(({ confirmed, score }) => confirmed || score >= answersFrom),
    ...proposed.filter(({ score }) => score >= answersFrom),
  ];
}

export const answerRules: Rule[] = [unanswered, answersNone];
