/**
 * What trusts of a kind use of gas, electricity and water a square metre and year: medians of the Estates Returns
 * Information Collection (ERIC) 2014/15 of NHS England's trusts, published under the Open Government Licence; of those
 * that returned both the use and a gross internal floor area, in kinds of which at least five did. They are old: a
 * benchmark of peers in the same year goes before them. Gas for trusts' own generators is in it, and what those generate
 * is not in the electricity.
 */
import { Decimal } from '../../kernel/decimals.ts';
import type { Benchmark } from './gaps.ts';

export type EstateUse = 'gas' | 'electricity' | 'water';

export const trustKinds = [
  'acute, large',
  'acute, medium',
  'acute, small',
  'acute, specialist',
  'acute, teaching',
  'ambulance',
  'care trust',
  'community',
  'mental health and learning disability',
] as const;
export type TrustKind = (typeof trustKinds)[number];

/** kWh of gas, kWh of electricity and m³ of water for one m² and year. */
export const ericMedians: Record<TrustKind, Record<EstateUse, string>> = {
  'acute, large': { gas: '297.23', electricity: '129.02', water: '1.49' },
  'acute, medium': { gas: '281.94', electricity: '138.18', water: '1.50' },
  'acute, small': { gas: '312.31', electricity: '122.58', water: '1.41' },
  'acute, specialist': { gas: '278.78', electricity: '126.48', water: '1.04' },
  'acute, teaching': { gas: '353.25', electricity: '142.91', water: '1.37' },
  ambulance: { gas: '152.24', electricity: '97.99', water: '0.62' },
  'care trust': { gas: '197.26', electricity: '89.06', water: '1.10' },
  community: { gas: '165.57', electricity: '62.47', water: '0.71' },
  'mental health and learning disability': { gas: '192.87', electricity: '81.22', water: '0.93' },
};

/** Benchmarks by floor area. @param kgPer kgCO2e of a kWh of gas, a kWh of electricity and a m³ of water in the year of the gap */
export function ericBenchmarks(kind: TrustKind, kgPer: Record<EstateUse, string>): Benchmark[] {
  return uses.map(([use, category, unit]) => ({
    category,
    driver: 'floor area',
    kgPer: new Decimal(ericMedians[kind][use]).times(kgPer[use]).toFixed(),
    source: `ERIC 2014/15, median of trusts (${kind}): ${ericMedians[kind][use]} ${unit} of ${use} per m², at ${kgPer[use]} kg per ${unit}`,
  }));
}

const uses: readonly [EstateUse, category: string, unit: string][] = [
  ['gas', 'fossil-fuels', 'kWh'],
  ['electricity', 'electricity', 'kWh'],
  ['water', 'water', 'm³'],
];
