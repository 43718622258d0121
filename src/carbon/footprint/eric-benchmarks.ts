/**
 * What trusts of a kind use of gas, electricity and water, and throw away, a square metre and year: from the Estates Returns
 * Information Collection (ERIC) 2014/15 of NHS England's trusts, published under the Open Government Licence; of those
 * that returned both the use and a gross internal floor area, in kinds of which at least five did. They are old: a
 * benchmark of peers in the same year goes before them. Gas for trusts' own generators is in it, and what those generate
 * is not in the electricity.
 */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import type { Benchmark } from './gaps.ts';

export type EstateUse = 'gas' | 'electricity' | 'water';

/** How trusts get rid of waste, as the return has it. */
export const wasteWays = ['recycling', 'recovery', 'high temperature', 'non-burn treatment', 'landfill'] as const;
export type WasteWay = (typeof wasteWays)[number];

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

/** Tonnes of waste a year for a thousand m², of all trusts of the kind together, so that the ways add up. */
export const ericWaste: Record<TrustKind, Record<WasteWay, string>> = {
  'acute, large': {
    recycling: '2.99',
    recovery: '1.76',
    'high temperature': '3.36',
    'non-burn treatment': '2.57',
    landfill: '2.68',
  },
  'acute, medium': {
    recycling: '3.49',
    recovery: '2.29',
    'high temperature': '3.77',
    'non-burn treatment': '2.72',
    landfill: '3.03',
  },
  'acute, small': {
    recycling: '3.11',
    recovery: '2.08',
    'high temperature': '4.46',
    'non-burn treatment': '2.60',
    landfill: '3.63',
  },
  'acute, specialist': {
    recycling: '5.45',
    recovery: '2.26',
    'high temperature': '3.00',
    'non-burn treatment': '2.52',
    landfill: '2.64',
  },
  'acute, teaching': {
    recycling: '4.03',
    recovery: '3.03',
    'high temperature': '3.46',
    'non-burn treatment': '2.94',
    landfill: '1.86',
  },
  ambulance: {
    recycling: '2.57',
    recovery: '0.24',
    'high temperature': '2.39',
    'non-burn treatment': '0.33',
    landfill: '3.32',
  },
  'care trust': {
    recycling: '2.60',
    recovery: '2.22',
    'high temperature': '1.43',
    'non-burn treatment': '0.61',
    landfill: '1.98',
  },
  community: {
    recycling: '3.35',
    recovery: '1.25',
    'high temperature': '1.05',
    'non-burn treatment': '0.99',
    landfill: '3.38',
  },
  'mental health and learning disability': {
    recycling: '8.52',
    recovery: '1.44',
    'high temperature': '2.49',
    'non-burn treatment': '0.29',
    landfill: '1.83',
  },
};

/**
 * Benchmarks by floor area.
 * @param kgPer kgCO2e of a kWh of gas, a kWh of electricity and a m³ of water in the year of the gap
 */
export function ericBenchmarks(kind: TrustKind, kgPer: Record<EstateUse, string>): Benchmark[] {
  return uses.map(([use, category, unit]) => ({
    category,
    driver: 'floor area',
    from: 'published',
    kgPer: new Decimal(ericMedians[kind][use]).times(kgPer[use]).toFixed(),
    source: `ERIC 2014/15, median of trusts (${kind}): ${ericMedians[kind][use]} ${unit} of ${use} per m², at ${kgPer[use]} kg per ${unit}`,
  }));
}

/** The same of what comes before the energy. @param kgPer kgCO2e of that, of a kWh of gas and a kWh of electricity */
export function ericUpstream(kind: TrustKind, kgPer: Record<'gas' | 'electricity', string>): Benchmark {
  const { gas, electricity } = ericMedians[kind];
  return {
    category: 'well-to-tank',
    driver: 'floor area',
    from: 'published',
    kgPer: new Decimal(gas).times(kgPer.gas).plus(new Decimal(electricity).times(kgPer.electricity)).toFixed(),
    source: `ERIC 2014/15, medians of trusts (${kind}): ${gas} kWh of gas per m² at ${kgPer.gas} kg and ${electricity} kWh of electricity at ${kgPer.electricity} kg`,
  };
}

/** The same of waste. @param kgPer kgCO2e of a tonne by each way */
export function ericWasteBenchmark(kind: TrustKind, kgPer: Record<WasteWay, string>): Benchmark {
  const parts = wasteWays.map((way) => new Decimal(ericWaste[kind][way]).div(1000).times(kgPer[way]));
  const tonnes = sumOf(wasteWays.map((way) => ericWaste[kind][way]));
  return {
    category: 'waste',
    driver: 'floor area',
    from: 'published',
    kgPer: sumOf(parts).toFixed(),
    source: `ERIC 2014/15, trusts (${kind}) together: ${tonnes.toFixed()} kg of waste per m², each way of disposal at its factor of the year`,
  };
}

const uses: readonly [EstateUse, category: string, unit: string][] = [
  ['gas', 'fossil-fuels', 'kWh'],
  ['electricity', 'electricity', 'kWh'],
  ['water', 'water', 'm³'],
];
