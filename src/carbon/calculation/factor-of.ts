/** Which factor a row of a sum was multiplied by: it is told by the rates, and not by the ledger's statement. */
import type { LedgerInput, LedgerRate, SumRow } from '../../platform/ledger/ledger.ts';

/** @returns the factor's id for a row that is told by activity, unit, year, part and basis; else nothing */
export function factorsOf(
  inputs: readonly LedgerInput[],
  rates: readonly LedgerRate[],
): (row: SumRow) => string | undefined {
  const setOf = new Map(inputs.map(({ organisation, rateSet }) => [organisation, rateSet]));
  const factors = new Map(
    rates.map(({ rateSet, activity, unit, year, ratePart, basis, factor }) => [
      [rateSet, activity, unit, year, ratePart, basis].join('\n'),
      factor,
    ]),
  );
  return ({ organisation, activity, unit, year, rate_part, basis }) =>
    factors.get([setOf.get(organisation), activity, unit, year, rate_part, basis].join('\n'));
}
