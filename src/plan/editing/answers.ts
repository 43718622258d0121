/** What answers what, as people say: a proposed link is confirmed, refused, or made by hand. Pure. */
import { Mistake } from '../../platform/mistake.ts';
import type { Link, Plan } from '../model.ts';
import { commitmentOf } from './commitments.ts';
import type { Edit } from './edit.ts';

type Pair = Pick<Link, 'recommendation' | 'commitment'>;

const samePair = (pair: Pair) => (other: Pair) =>
  other.recommendation === pair.recommendation && other.commitment === pair.commitment;

/** Says that the commitment answers the recommendation, whether that was proposed or not. */
export function confirmAnswer(pair: Pair): Edit {
  return (plan) => {
    requireEnds(plan, pair);
    const known = plan.links.find(samePair(pair));
    if (known?.confirmed) return { plan, revisions: [] };
    const link: Link = { ...pair, score: known?.score ?? 1, confirmed: true };
    return {
      plan: {
        ...plan,
        links: [...plan.links.filter((one) => one !== known), link],
        refusedLinks: plan.refusedLinks.filter((one) => !samePair(pair)(one)),
      },
      revisions: told(pair, `Confirmed: ${pair.commitment} answers ${pair.recommendation}`, false, true),
    };
  };
}

/** Says that it does not; the pair is not proposed again. */
export function refuseAnswer(pair: Pair): Edit {
  return (plan) => {
    requireEnds(plan, pair);
    if (plan.refusedLinks.some(samePair(pair))) return { plan, revisions: [] };
    const known = plan.links.find(samePair(pair));
    return {
      plan: {
        ...plan,
        links: plan.links.filter((one) => one !== known),
        refusedLinks: [...plan.refusedLinks, pair],
      },
      revisions: told(
        pair,
        `Refused: ${pair.commitment} does not answer ${pair.recommendation}`,
        known?.confirmed ?? false,
        false,
      ),
    };
  };
}

/** Other words for a recommendation. */
export function rewordRecommendation(id: string, text: string, why: string): Edit {
  return (plan) => {
    const before = recommendationsOf(plan).find((one) => one.id === id);
    if (!before) throw new Mistake(`There is no recommendation ${id} in this plan.`);
    if (before.text === text) return { plan, revisions: [] };
    return {
      plan: {
        ...plan,
        themes: plan.themes.map((theme) => ({
          ...theme,
          subthemes: theme.subthemes.map((subtheme) => ({
            ...subtheme,
            recommendations: subtheme.recommendations.map((one) => (one.id === id ? { ...one, text } : one)),
          })),
        })),
      },
      revisions: [{ subject: id, why, from: { text: before.text }, to: { text } }],
    };
  };
}

function recommendationsOf(plan: Plan) {
  return plan.themes.flatMap(({ subthemes }) => subthemes.flatMap(({ recommendations }) => recommendations));
}

function requireEnds(plan: Plan, { recommendation, commitment }: Pair): void {
  commitmentOf(plan, commitment);
  if (!recommendationsOf(plan).some(({ id }) => id === recommendation))
    throw new Mistake(`There is no recommendation ${recommendation} in this plan.`);
}

function told({ recommendation, commitment }: Pair, why: string, before: boolean, after: boolean) {
  return [recommendation, commitment].map((subject) => ({
    ...{ subject, why },
    from: { recommendation, commitment, confirmed: before },
    to: { recommendation, commitment, confirmed: after },
  }));
}
