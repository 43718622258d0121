/** The rates by which a calculation multiplies its lines: one choice of factors for each activity, unit and year. */

import { rounded, sumOf } from '../../kernel/decimals.ts';
import type { LedgerRate } from '../../platform/ledger/ledger.ts';
import { mostRates } from '../../platform/ledger/statement.ts';
import { type Fallback, type Rate, ratesFor } from '../factors/choose.ts';
import { type Fate, fateIn } from '../factors/fates.ts';
import type { MethodInUse } from './method.ts';
import { sha256 } from './partitions.ts';

export interface KindOfLine {
  activity: string;
  /** As entered. */
  unit: string;
  /** First calendar year of the financial year. */
  year: number;
}

export interface Rates {
  rates: LedgerRate[];
  /** What was taken in place of what was asked for. */
  fallbacks: (KindOfLine & Fallback)[];
  /** Kinds of line that no factor is for, each with why and the names nearest to it. */
  missing: (KindOfLine & { why: string; nearest: string[] })[];
}

/**
 * The rates of these kinds of line by the methods of these organisations. Those that have no factors of their own share
 * one method, so that there are few.
 */
export function ratesOf(kinds: readonly KindOfLine[], method: MethodInUse, organisations: Iterable<string>): Rates {
  const rates: LedgerRate[] = [];
  const fallbacks: Rates['fallbacks'] = [];
  const missing: Rates['missing'] = [];
  const methods = new Map([...organisations].map((organisation) => [method.hashOf(organisation), organisation]));
  const each = [...methods].flatMap(([rateSet, organisation]) =>
    kinds.map((kind) => ({ ...kind, rateSet, organisation })),
  );
  for (const { rateSet, organisation, activity, unit, year } of each) {
    const fated = fateIn(activity);
    const asked = { activity: fated?.of ?? activity, unit, year, settings: method.choiceOf(organisation) };
    const choice = ratesFor(method.library, asked);
    if ('missing' in choice) {
      missing.push({ activity, unit, year, why: choice.missing, nearest: choice.nearest });
      continue;
    }
    const chosenRates = fated ? besideTheFootprint(choice.rates, fated.fate) : choice.rates;
    const place = placeOf(chosenRates);
    for (const [index, { part, basis, kg, category, scope, ghgCategory, factor, how }] of chosenRates.entries())
      rates.push({
        rateSet,
        activity,
        unit,
        year,
        ratePart: part,
        basis: basis ?? '',
        n: index + 1,
        place,
        kg,
        category,
        scope,
        ghgCategory: ghgCategory ?? 0,
        factor: factor.id,
        how,
        fallback: choice.fallbacks
          .filter(({ part: of, kind }) => (fated ? true : of === part || (index === 0 && kind === 'left out')))
          // that no contract is known takes nothing from what is counted by location
          .filter(({ kind }) => kind !== 'basis' || basis === 'market')
          .map(({ sentence }) => sentence)
          .join(' '),
      });
    for (const fallback of choice.fallbacks) fallbacks.push({ activity, unit, year, ...fallback });
  }
  return { rates, fallbacks, missing };
}

type ChosenRate = Omit<Rate, 'part'> & { part: Rate['part'] | Fate };

/** One rate of all that an activity sets free, outside of every total: it was counted when the thing was bought. */
function besideTheFootprint(rates: readonly Rate[], fate: Fate): ChosenRate[] {
  const counting = rates.filter(({ scope, basis }) => scope !== 'outside' && basis !== 'market');
  const [first] = counting;
  if (!first) return [];
  const kg = rounded(sumOf(counting.map((rate) => rate.kg)), 12);
  return [{ ...first, part: fate, basis: null, kg, scope: 'outside', ghgCategory: null }];
}

/**
 * A number for which category, scope, part and basis the rates of an activity are of, in their order: 48 bits of a hash,
 * so that it stays what it is from year to year. Of some dozens that there are, no two are likely to be alike in it.
 */
function placeOf(rates: readonly ChosenRate[]): number {
  if (rates.length > mostRates) throw new RangeError(`An activity has more than ${mostRates} rates`);
  const told = rates.map(({ part, basis, category, scope, ghgCategory }) =>
    [category, scope, ghgCategory ?? 0, part, basis ?? ''].join(' '),
  );
  return Number.parseInt(sha256(told.join('\n')).slice(0, 12), 16);
}
