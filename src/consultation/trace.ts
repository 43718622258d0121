/** From each recommendation to the commitment that answers it, how that was revised, and what people said of it. Pure. */
import type { Placed } from '../plan/placed.ts';
import { answeredBy, answersShown, type PlacedRecommendation, type PlanIndex } from '../plan/rules.ts';
import type { Revision } from '../plan/store.ts';
import type { Raised } from './engagement/model.ts';
import type { Outcome } from './model.ts';
import type { Tally } from './rules.ts';

/** Whether a commitment answers a recommendation: as a person confirmed, as it seems by the words, or not at all. */
export type Answered = 'confirmed' | 'likely' | 'no';

/** A commitment with what became of it. */
export interface Traced {
  placed: Placed;
  /** Oldest first, with how many remarks led to each. */
  revisions: { revision: Revision; remarks: number }[];
  /** Remarks with words by what came of them. */
  said: Record<Outcome | 'open', number>;
}

/** One line: a recommendation with one of its answers, or with none; or a commitment that answers no recommendation. */
export interface Trace {
  recommendation: PlacedRecommendation | null;
  answered: Answered;
  commitment: Traced | null;
}

/** What was revised and said, gathered for a whole plan. */
export interface Happened {
  revisions: readonly Revision[];
  /** Id of a revision → how many remarks led to it. */
  ledTo: ReadonlyMap<number, number>;
  tallies: readonly Tally[];
}

/** Every recommendation in the order of the plan, then the commitments that answer none. */
export function tracesOf(index: PlanIndex, { revisions, ledTo, tallies }: Happened): Trace[] {
  const revised = Map.groupBy(revisions, ({ subject }) => subject);
  const said = Map.groupBy(
    tallies.filter(({ worded }) => worded),
    ({ subject }) => subject,
  );
  const traced = (placed: Placed): Traced => {
    const { id } = placed.commitment;
    const counts = { accepted: 0, 'accepted in part': 0, declined: 0, noted: 0, open: 0 };
    for (const { outcome, count } of said.get(id) ?? []) counts[outcome ?? 'open'] += count;
    const own = (revised.get(id) ?? []).map((revision) => ({ revision, remarks: ledTo.get(revision.id) ?? 0 }));
    return { placed, revisions: own, said: counts };
  };
  const asked = [...index.recommendations.values()].flatMap((recommendation): Trace[] => {
    const answers = answersShown(index, recommendation.recommendation.id);
    if (answers.length === 0) return [{ recommendation, answered: 'no', commitment: null }];
    return answers.map(({ placed, confirmed }) => ({
      recommendation,
      answered: confirmed ? 'confirmed' : 'likely',
      commitment: traced(placed),
    }));
  });
  const unasked = index.commitments
    .filter(({ commitment }) => answeredBy(index, commitment.id).length === 0)
    .map((placed): Trace => ({ recommendation: null, answered: 'no', commitment: traced(placed) }));
  return [...asked, ...unasked];
}

/** A recommendation of an event or an assessment, with what was done about it. */
export interface Heard {
  /** Title of the event or assessment. */
  source: string;
  raised: Raised;
  /** The commitment that answers it, if it is still in the plan. */
  placed: Placed | null;
}

/** What was recommended at events and by assessments of a plan, in their order. */
export function heardOf(
  index: PlanIndex,
  sources: readonly { id: string; title: string; planId: string }[],
  raised: readonly Raised[],
): Heard[] {
  return sources
    .filter(({ planId }) => planId === index.plan.id)
    .flatMap(({ id, title }) =>
      raised
        .filter(({ engagementId, assessmentId }) => (engagementId ?? assessmentId) === id)
        .map((one) => ({ source: title, raised: one, placed: index.byId.get(one.commitment ?? '') ?? null })),
    );
}

/** How many recommendations there are, and how many of them are answered. */
export interface Share {
  recommendations: number;
  confirmed: number;
  likely: number;
  no: number;
}

export function shareOf(traces: readonly Trace[]): Share {
  const by = new Map<string, Answered>();
  for (const { recommendation, answered } of traces)
    if (recommendation) by.set(recommendation.recommendation.id, answered);
  const count = (wanted: Answered) => [...by.values()].filter((one) => one === wanted).length;
  return { recommendations: by.size, confirmed: count('confirmed'), likely: count('likely'), no: count('no') };
}
