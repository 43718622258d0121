/** How strongly an initiative works in a financial year: its start, ramp, lifetime and end. */
import { type Fixed, halfUp, one } from './fixed.ts';
import type { Initiative } from './model.ts';
import { aprilOf, monthNumber } from './years.ts';

type Timing = Pick<Initiative, 'start' | 'rampMonths' | 'lifetimeYears' | 'ends'>;

/**
 * In each of these years: the mean of its twelve months, from nought to 1: nothing before the start; (n + ½) ÷ rampMonths in
 * month n of the ramp, counted from nought, which is what it has in the middle of that month; then 1; nothing after its
 * lifetime, or after the month in which it ends.
 */
export function strengthsOf(timing: Timing, years: readonly number[]): Fixed[] {
  const start = monthNumber(timing.start);
  const end = endOf(timing, start);
  return years.map((year) => meanOf(start, end, timing.rampMonths, aprilOf(year)));
}

/** @param april the year's first month */
function meanOf(start: number, end: number, ramp: number, april: number): Fixed {
  const from = Math.max(start, april);
  const to = Math.min(end, april + 12);
  if (to <= from) return 0n;
  if (from - start >= ramp) return to - from === 12 ? one : halfUp(BigInt(to - from) * one, 12n);
  // In halves of a ramp's month, so that all are whole.
  let sum = 0;
  for (let month = from; month < to; month++) sum += Math.min(2 * (month - start) + 1, 2 * ramp);
  return halfUp(BigInt(sum) * one, BigInt(24 * ramp));
}

/** The first month in which it has no effect any more. */
function endOf({ lifetimeYears, ends }: Timing, start: number): number {
  return Math.min(
    lifetimeYears === null ? Infinity : start + lifetimeYears * 12,
    ends === null ? Infinity : monthNumber(ends) + 1,
  );
}
