/** What follows from a consultation and its answers. Pure. */
import type { PlanIndex } from '../plan/rules.ts';
import { type Consultation, missing, type Outcome, type Remark, type Verdict, verdicts, wholePlan } from './model.ts';

/** Whether a commitment was changed after somebody answered: they read other words than those that stand there now. */
export function isOfOtherWords(
  { index }: { index: PlanIndex },
  { subject, saidOf }: Pick<Remark, 'subject' | 'saidOf'>,
): boolean {
  const now = index.byId.get(subject)?.commitment.revision;
  return saidOf !== null && now !== undefined && now > saidOf;
}

export type State = 'to come' | 'open' | 'closed';

/** Where a consultation stands on a day (YYYY-MM-DD): it opens and closes by itself. */
export function stateOn({ opens, closes }: Pick<Consultation, 'opens' | 'closes'>, today: string): State {
  if (today < opens) return 'to come';
  return today > closes ? 'closed' : 'open';
}

/** What a reader is asked, one page at a time: the commitments of the themes they chose, then the whole, then themselves. */
export function stepsOf(index: PlanIndex, themes: readonly string[]): string[] {
  const chosen = index.commitments.filter(
    ({ theme }) => themes.length === 0 || (theme !== null && themes.includes(theme.slug)),
  );
  return [...chosen.map(({ commitment }) => commitment.id), wholePlan, missing];
}

/** How many answers about one thing are alike in verdict and outcome, and whether they have words. */
export interface Tally {
  subject: string;
  verdict: Verdict | null;
  outcome: Outcome | null;
  worded: boolean;
  count: number;
}

/** What people said of one thing and what came of it; `subject` is a commitment's id, "plan" or "missing". */
export interface Said {
  subject: string;
  verdicts: Record<Verdict, number>;
  outcomes: Record<Outcome, number>;
  /** Remarks with words that nobody has weighed yet. */
  open: number;
}

export function countVerdicts(tallies: readonly Pick<Tally, 'verdict' | 'count'>[]): Record<Verdict, number> {
  const counts = { yes: 0, partly: 0, no: 0 };
  for (const { verdict, count } of tallies) if (verdict !== null) counts[verdict] += count;
  return counts;
}

/** What was said, by what it was said about, in the order of the plan: the whole first, what is missing last. */
export function saidOf(index: PlanIndex, tallies: readonly Tally[]): Said[] {
  const about = Map.groupBy(tallies, ({ subject }) => subject);
  const known = [wholePlan, ...index.commitments.map(({ commitment }) => commitment.id)];
  const gone = [...about.keys()].filter((subject) => subject !== missing && !known.includes(subject));
  return [...known, ...gone, missing].flatMap((subject) => {
    const some = about.get(subject) ?? [];
    return some.length === 0 ? [] : [{ subject, ...summedUp(some) }];
  });
}

function summedUp(some: readonly Tally[]): Omit<Said, 'subject'> {
  const counted = { accepted: 0, 'accepted in part': 0, declined: 0, noted: 0 };
  let open = 0;
  for (const { outcome, worded, count } of some) {
    if (outcome !== null) counted[outcome] += count;
    else if (worded) open += count;
  }
  return { verdicts: countVerdicts(some), outcomes: counted, open };
}

/** Share of those who said yes, partly or no, in whole per cent that add up to 100 where anybody answered. */
export function shares(counts: Record<Verdict, number>): Record<Verdict, number> {
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  if (total === 0) return { yes: 0, partly: 0, no: 0 };
  const exact = verdicts.map((verdict) => ({ verdict, share: (counts[verdict] * 100) / total }));
  const given = new Map(exact.map(({ verdict, share }) => [verdict, Math.floor(share)]));
  // The largest remainders get what rounding down has left over.
  let left = 100 - [...given.values()].reduce((sum, one) => sum + one, 0);
  for (const { verdict } of exact.toSorted((a, b) => (b.share % 1) - (a.share % 1))) {
    if (left <= 0) break;
    given.set(verdict, (given.get(verdict) ?? 0) + 1);
    left -= 1;
  }
  return { yes: given.get('yes') ?? 0, partly: given.get('partly') ?? 0, no: given.get('no') ?? 0 };
}
