/**
 * What an initiative does in an organisation, year by year, over and above what it did in the baseline year: that is in the
 * baseline already, and must not be counted twice.
 */
import { type Fixed, fixed, halfUp, one } from './fixed.ts';
import type { Effect, Initiative } from './model.ts';
import { strengthsOf } from './ramp.ts';

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** Takes so many units: at full effect the organisation's part of the amount, at 24 places. */
export interface Less {
  type: 'less activity';
  initiative: Initiative;
  amount: bigint;
  unit: string;
  /** Strength of the year less that of the baseline year. */
  strengths: readonly Fixed[];
}

/** Takes a share of whatever is there, or has it done otherwise. */
export interface Taking {
  type: 'share less' | 'another factor';
  initiative: Initiative;
  /** By year. */
  shares: readonly Fixed[];
  /** What it is done with instead; null where a share is just less. */
  instead: Of<'another factor'> | null;
  /** Nothing was left in the baseline year of what it acts on, so that nothing says what it would be without it. */
  hadAll: boolean;
}

/** Milligrams stated, by year, the organisation's part of them, at 12 places. */
export interface Stated {
  type: 'tonnes';
  initiative: Initiative;
  milligrams: readonly Fixed[];
}

export type Acting = Less | Taking | Stated;

/** @returns null where the organisation has no part in it */
export function actingIn(initiative: Initiative, organisation: string, years: readonly number[]): Acting | null {
  const part = initiative.organisations.find((each) => each.organisation === organisation);
  if (!part) return null;
  const { effect } = initiative;
  const strengths = strengthsOf(initiative, years);
  const before = strengths[0] ?? 0n;
  const more = strengths.map((strength) => strength - before);
  if (effect.type === 'less activity')
    return {
      ...{ type: effect.type, initiative, unit: effect.unit, strengths: more },
      amount: fixed(effect.amount) * fixed(part.share),
    };
  if (effect.type === 'tonnes')
    return { type: effect.type, initiative, milligrams: statedBy(effect, fixed(part.share), years, more) };
  const share = fixed(effect.share);
  return {
    ...{ type: effect.type, initiative },
    shares: beyond(share, strengths, before),
    instead: effect.type === 'another factor' ? effect : null,
    hadAll: share * before >= one * one,
  };
}

/**
 * Of what the baseline year left: (p·r(y) − p·r(b)) ÷ (1 − p·r(b)), with r the strength and b the baseline year. An
 * initiative of 40 % that was half there left 80 %; in full it leaves 60 %, which is a quarter less.
 */
function beyond(share: Fixed, strengths: readonly Fixed[], before: Fixed): Fixed[] {
  const left = one * one - share * before;
  if (left <= 0n) return strengths.map(() => 0n);
  let [last, beyondLast] = [before, 0n];
  return strengths.map((strength) => {
    // Most years are as the one before.
    if (strength !== last) [last, beyondLast] = [strength, halfUp(share * (strength - before) * one, left)];
    return beyondLast;
  });
}

const milligramsOfTonne = 1_000_000_000n;

function statedBy(effect: Of<'tonnes'>, part: Fixed, years: readonly number[], strengths: readonly Fixed[]): Fixed[] {
  const aYear = fixed(effect.aYear ?? '0');
  return years.map((year, at) => {
    const told = effect.byYear[year];
    const tonnes = told === undefined ? aYear : fixed(told);
    return halfUp(tonnes * part * (strengths[at] ?? 0n) * milligramsOfTonne, one * one);
  });
}

/** Earlier ones come first: by their start, then their id. */
export function inOrderOfDelivery(a: Initiative, b: Initiative): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return byId(a, b);
}

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
