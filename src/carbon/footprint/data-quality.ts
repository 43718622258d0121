/** How far off a figure may be, by how it was made: from the quality of data to an interval of 95 %. */
import { unitOf } from '../../kernel/units.ts';
import type { Figure, Tier } from './figure.ts';

/** Half the 95 % confidence interval as a fraction of the value: 0.05 is ±5 %. */
export type HalfWidth = number;

export type Rating = 'high' | 'good' | 'fair' | 'poor';

export type FactorKind = 'fuel' | 'released gas' | 'grid' | 'average' | 'product' | 'upstream' | 'spend';

export interface UncertaintySettings {
  ratings: Record<Rating, HalfWidth>;
  data: Record<Tier, Rating>;
  factors: Record<FactorKind, Rating>;
}

/**
 * The ratings are those of the GHG Protocol's uncertainty tool (GHG Protocol guidance on uncertainty assessment in GHG
 * inventories and calculating statistical parameter uncertainty): high ±5 %, good ±15 %, fair ±30 %, poor more
 * than that. It gives no upper number for poor: ±50 % is Greenplan's. That metered fuel is known to ±5 % is also the
 * IPCC's default for fuel data (2006 Guidelines, volume 2, chapter 2). Which tier and which kind of factor has which
 * rating is Greenplan's judgement, and a setting.
 */
export const uncertaintySettings: UncertaintySettings = {
  ratings: { high: 0.05, good: 0.15, fair: 0.3, poor: 0.5 },
  data: { optimal: 'high', standard: 'good', reduced: 'fair' },
  factors: {
    // The carbon in a fuel is measured, and all of it is burnt.
    fuel: 'high',
    // All that is bought is set free; warming potentials are a convention and are compared only within one report.
    'released gas': 'high',
    // Published on figures two years old: the factor of 2025 was 14.5 % under that of 2024.
    grid: 'good',
    // The average car, train, tonne of waste or cubic metre of water.
    average: 'good',
    product: 'fair',
    upstream: 'fair',
    // One number for all that is sold under a heading.
    spend: 'poor',
  },
};

/** How far off the activity data of a figure may be. What somebody estimated is rated one lower than its tier. */
export function dataHalfWidth(figure: Figure, settings: UncertaintySettings): HalfWidth {
  // A ledger knows its pounds; what is crude in a figure by spend is the factor.
  const rating = figure.unit.startsWith('GBP') ? 'high' : settings.data[figure.tier];
  return settings.ratings[figure.estimated ? lower[rating] : rating];
}

export function factorHalfWidth(figure: Figure, settings: UncertaintySettings): HalfWidth {
  return settings.ratings[settings.factors[factorKindOf(figure)]];
}

/** The kind of factor behind a figure, as far as its category, part and unit tell. */
export function factorKindOf({ unit, part, category, scope }: Figure): FactorKind {
  if (unit.startsWith('GBP')) return 'spend';
  if (part.startsWith('well-to-tank') || part === 'transmission') return 'upstream';
  if (category === 'anaesthetic-gases' || category === 'facilities') return 'released gas';
  if (scope === '2' || part === 'electricity') return 'grid';
  // Fleet is told by fuel, or by the miles of an average vehicle.
  if (scope === '1') return unitOf(unit)?.dimension === 'distance' ? 'average' : 'fuel';
  return averages.has(category) ? 'average' : 'product';
}

const averages = new Set([
  'business-travel',
  'staff-commuting',
  'patient-travel',
  'visitor-travel',
  'freight',
  'waste',
  'water',
  'electricity',
  'heat',
]);

const lower: Record<Rating, Rating> = { high: 'good', good: 'fair', fair: 'poor', poor: 'poor' };
