/**
 * Where organisations would be without action, year by year; what planned initiatives take off; and what each is given
 * credit for. See docs/decisions/credit-by-shapleys-values.md for why credit is given as it is.
 */
import type { Forecast, Model } from './model.ts';
import { plannedStages } from './model.ts';
import { Noticed } from './noticed.ts';
import { byOrganisation, sumOfOrganisation } from './organisation-sum.ts';
import { Indices } from './years.ts';

export { opportunitiesOf } from './opportunities.ts';

export interface ForecastOptions {
  /** By Shapley's values, which no order changes, or by the order of delivery: the start, then the id. */
  attribution?: Forecast['attribution'];
}

/**
 * In whole milligrams of CO₂e, rounded once for each stream, rate and year; all that adds up does so exactly, and no order
 * of entry changes anything. For a stream s of quantity q in financial year y:
 *
 *   units without action    Q = q × growth(y) × share of the year that its site is open
 *   amounts                 A = Q − Σ amount × strength(y), at least nought
 *   shares                  M = Π (1 − share × strength(y))
 *   done otherwise          F = Π (1 − share × strength(y)); new of each: its share of what those before it leave
 *   set free                A × M × (F × kg(y) + Σ new × units for each unit × kg of the new(y))
 *
 * Amounts, shares and strengths are those beyond the baseline year's. Tonnes that are stated come off after all else.
 */
export function forecast(model: Model, { attribution = 'shapley' }: ForecastOptions = {}): Forecast {
  const indices = new Indices(model);
  const noticed = new Noticed();
  const planned = model.initiatives.filter(({ stage }) => plannedStages.includes(stage));
  const sums = byOrganisation(model.baseline.streams).map(([organisation, streams]) =>
    sumOfOrganisation({ organisation, streams, initiatives: planned, indices, attribution, noticed }),
  );
  return {
    years: indices.years,
    lines: sums.flatMap(({ lines }) => lines),
    credits: sums.flatMap(({ credits }) => credits),
    attribution,
    remarks: noticed.remarks(model, indices),
  };
}
