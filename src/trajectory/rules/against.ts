/** What a target is against: an organisation's own figure of that year, or what it is reckoned to have been. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Baseline, Target } from './model.ts';

/** England's NHS, MtCO₂e: of 1990, and of the years since that are published. */
export interface NationalRatio {
  source: string;
  footprint: NationalCourse;
  plus: NationalCourse;
}
interface NationalCourse {
  1990: string;
  byYear: Readonly<Record<string, string>>;
}

/**
 * Where it comes from: the organisation knows it; its own baseline times what England's NHS of that year was to England's
 * NHS of the baseline year; or it is the baseline itself.
 */
export type How = 'known' | 'national ratio' | 'baseline year';

export type Against =
  | { how: 'known'; kg: string }
  /** So many times what the organisation's baseline has of it. */
  | { how: 'national ratio' | 'baseline year'; times: Decimal };

/**
 * @returns null where nobody knows: it is against a year of which there is neither a figure of the organisation nor a
 * national one, as of single categories
 */
export function againstOf(
  { of, against }: Target,
  baseline: Pick<Baseline, 'year' | 'of1990'>,
  national: NationalRatio,
  organisation: string,
): Against | null {
  if (against === baseline.year) return { how: 'baseline year', times: new Decimal(1) };
  if (of !== 'footprint' && of !== 'plus') return null;
  const own = baseline.of1990.find((each) => each.organisation === organisation);
  if (against === 1990 && own) return { how: 'known', kg: own[of] };
  const then = nationalIn(national[of], against);
  const now = nationalIn(national[of], baseline.year);
  return then && now ? { how: 'national ratio', times: then.div(now) } : null;
}

/**
 * Drawn straight between the years that are published; beyond the last as in the last, since nothing newer is known.
 * @returns null before the first
 */
function nationalIn(course: NationalCourse, year: number): Decimal | null {
  const points = [['1990', course[1990]] as const, ...Object.entries(course.byYear)]
    .map(([at, value]) => ({ at: Number(at), value: new Decimal(value) }))
    .toSorted((one, other) => one.at - other.at);
  const before = points.findLast(({ at }) => at <= year);
  const after = points.find(({ at }) => at >= year);
  if (!before) return null;
  if (!after || after.at === before.at) return before.value;
  const share = new Decimal(year - before.at).div(after.at - before.at);
  return before.value.plus(after.value.minus(before.value).times(share));
}
