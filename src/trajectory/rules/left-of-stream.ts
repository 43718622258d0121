/**
 * What planned initiatives leave of a stream in a year, and what one more would take of it: doubles, in what the aim
 * counts. Left is Q less amounts, times the shares not taken, times what a unit still sets free, as in `forecast`.
 */
import type { Touch } from './touch.ts';

/** Something done otherwise: the share of units that it takes of those that come to it, and what one of them sets free. */
export interface Switching {
  /** Earlier ones take first: their start, then their id. */
  order: string;
  share: number;
  kg: number;
}

export interface LeftInYear {
  /** Units that planned initiatives leave, each one's share taken off. */
  units: number;
  /** Of the units, before shares are taken off. */
  activity: number;
  /** kgCO₂e of a unit before anything is done otherwise. */
  unswitched: number;
  /** Planned, in their order. */
  switching: readonly Switching[];
  /** kgCO₂e of a unit as planned. */
  perUnit: number;
  /** kgCO₂e. */
  left: number;
}

/** One initiative's touch in a year, its strength in that year counted in. */
export type TouchInYear =
  | { type: 'less'; units: number }
  | { type: 'share'; share: number }
  | ({ type: 'other' } & Switching);

export function leftOf(quantity: number, unswitched: number, planned: readonly TouchInYear[]): LeftInYear {
  let activity = quantity;
  let shares = 1;
  const switching: Switching[] = [];
  for (const touch of planned) {
    if (touch.type === 'less') activity -= touch.units;
    else if (touch.type === 'share') shares *= 1 - touch.share;
    else switching.push(touch);
  }
  // Of what was given back, nothing can be taken.
  if (quantity >= 0) activity = Math.max(0, activity);
  switching.sort(byOrder);
  const perUnit = afterAll(unswitched, switching);
  const units = activity * shares;
  return { units, activity, unswitched, switching, perUnit, left: units * perUnit };
}

/** kgCO₂e that one more takes by itself; below nought where it adds. */
export function takenBy(touch: TouchInYear, year: LeftInYear): number {
  if (touch.type === 'less') return year.activity > 0 ? year.left * Math.min(1, touch.units / year.activity) : 0;
  if (touch.type === 'share') return year.left * touch.share;
  const switching = [...year.switching, touch].sort(byOrder);
  return year.units * (year.perUnit - afterAll(year.unswitched, switching));
}

/**
 * Shares of what is left and of the activity that one more takes at most, whatever else is chosen with it, where shares
 * multiply. Where several switch, a unit goes to the first that takes it, so that it sets free no less than the least of
 * theirs and of what is planned for it; since all of them take more of what sets free more, what they leave together is no
 * less than the product of what each would leave (Chebyshev's inequality for sums), were it to come before all planned.
 */
export function mostTakenBy(touch: TouchInYear, year: LeftInYear): { share: number; amount: number } {
  if (touch.type === 'less') return { share: 0, amount: year.activity > 0 ? within(touch.units / year.activity) : 0 };
  if (touch.type === 'share') return { share: within(touch.share), amount: 0 };
  let saved = 0;
  let coming = 1;
  for (const { share, kg } of year.switching) {
    saved += coming * Math.max(0, share) * Math.max(0, kg - touch.kg);
    coming *= 1 - share;
  }
  saved += coming * Math.max(0, year.unswitched - touch.kg);
  return { share: year.perUnit > 0 ? within((Math.max(0, touch.share) * saved) / year.perUnit) : 0, amount: 0 };
}

/**
 * Whether what is left is never below nought, and nothing that was switched in the baseline year comes back behind a
 * candidate's turn. Elsewhere, what several take is no more than the sum of what each takes by itself, times `moreBy` each.
 */
export function multiplies({ activity, switching }: LeftInYear, touches: readonly TouchInYear[]): boolean {
  const first = touches.flatMap((touch) => (touch.type === 'other' ? [touch.order] : [])).toSorted()[0];
  return activity >= 0 && !switching.some(({ share, order }) => share < 0 && first !== undefined && first < order);
}

/** How many times what there is there may be at most because of it: 1 unless it adds. */
export function moreBy(touch: TouchInYear, { activity }: LeftInYear): number {
  if (touch.type !== 'less') return Math.max(1, 1 - touch.share);
  return activity === 0 ? 1 : Math.max(1, 1 - touch.units / activity);
}

/** What of its full effect counts in a year, given its strength there and in the baseline year, which has some of it. */
export function inYear(touch: Touch, strength: number, before: number, order: string, kg: number): TouchInYear {
  if (touch.type === 'less') return { type: 'less', units: touch.units * (strength - before) };
  const had = touch.share * before;
  const share = had < 1 ? (touch.share * strength - had) / (1 - had) : 0;
  return touch.type === 'share' ? { type: 'share', share } : { type: 'other', share, order, kg };
}

function afterAll(unswitched: number, switching: readonly Switching[]): number {
  let coming = 1;
  let kg = 0;
  for (const each of switching) {
    // Where less is switched than in the baseline year, what was there comes back, and nothing new is brought.
    kg += coming * Math.max(0, each.share) * each.kg;
    coming *= 1 - each.share;
  }
  return kg + coming * unswitched;
}

const byOrder = (one: Switching, other: Switching) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0);
const within = (share: number) => Math.min(1, Math.max(0, share));
