/** What the tests of the intake share: a small vocabulary, and sheets made of rows. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Duck, whole } from '../../platform/duck/duck.ts';
import { columnNames } from './headings.ts';
import type { Look } from './kinds/kind.ts';
import type { Context, Sheet, Vocabulary } from './source.ts';
import { tableOf } from './sql.ts';

const activities: Record<string, { name: string; units: string[]; words: string[] }> = {
  'electricity/uk': { name: 'Electricity from the grid', units: ['kWh'], words: ['electricity', 'electric'] },
  'electricity/renewable-tariff': {
    name: 'Electricity from a renewable tariff',
    units: ['kWh'],
    words: ['renewable electricity'],
  },
  'fuels/gaseous-fuels/natural-gas': { name: 'Natural gas', units: ['kWh', 'm3'], words: ['gas', 'natural gas'] },
  'fuels/liquid-fuels/fuel-oil': { name: 'Fuel oil', units: ['kWh', 'l'], words: ['fuel oil', 'oil'] },
  'fuels/solid-fuels/coal-industrial': { name: 'Coal (industrial)', units: ['kWh', 't'], words: ['coal'] },
  'bioenergy/biomass/wood-chips': { name: 'Wood chips', units: ['kWh', 't'], words: ['biomass'] },
  'heat/district-heat-and-steam': { name: 'District heat and steam', units: ['kWh'], words: ['district heat'] },
  'water/supply': { name: 'Water supplied', units: ['m3'], words: ['water', 'water supply'] },
  'anaesthetic-gases/desflurane': { name: 'Desflurane', units: ['kg', 'l'], words: ['desflurane'] },
  'inhalers/metered-dose/average': {
    name: 'Metered-dose inhaler, average',
    units: ['item'],
    words: ['metered dose inhaler'],
  },
  'inhalers/dry-powder/average': {
    name: 'Dry powder inhaler, average',
    units: ['item'],
    words: ['dry powder inhaler'],
  },
  'inhalers/soft-mist/average': { name: 'Soft mist inhaler, average', units: ['item'], words: ['soft mist inhaler'] },
  'spend/commissioner/pharmaceuticals': {
    name: 'Spend of a commissioner on pharmaceuticals',
    units: ['GBP'],
    words: [],
  },
  'spend/business-services/management-consultancy': {
    name: 'Spend on management consultancy',
    units: ['GBP'],
    words: ['consultancy fees'],
  },
  'business-travel/land/cars-by-size/average-car/unknown': {
    name: 'Car, average, unknown fuel',
    units: ['km'],
    words: ['business mileage', 'car'],
  },
  'business-travel/land/cars-by-size/average-car/petrol': {
    name: 'Car, average, petrol',
    units: ['km'],
    words: ['petrol car'],
  },
  'staff-commuting/cars-by-size/average-car/unknown': {
    name: 'Commuting: car, average',
    units: ['km'],
    words: ['commute car'],
  },
  'staff-commuting/bus/average-local-bus': { name: 'Commuting: bus', units: ['passenger.km'], words: ['commute bus'] },
  'business-travel/land/cars-by-size/average-car/diesel': { name: 'Car, diesel', units: ['km'], words: ['diesel car'] },
  'business-travel/land/motorbike/average': { name: 'Motorbike', units: ['km'], words: ['motorbike'] },
  'business-travel/land/taxis/regular-taxi': { name: 'Taxi', units: ['km'], words: ['taxi'] },
  'business-travel/land/rail/national-rail': { name: 'Train', units: ['passenger.km'], words: ['train'] },
  'fleet/vans/average-up-to-3-5-tonnes/diesel': { name: 'Fleet van', units: ['km'], words: ['van'] },
  'staff-commuting/cars-by-size/average-car/petrol': { name: 'Commuting: petrol car', units: ['km'], words: [] },
  'staff-commuting/cars-by-size/average-car/diesel': { name: 'Commuting: diesel car', units: ['km'], words: [] },
  'staff-commuting/rail/national-rail': { name: 'Commuting: train', units: ['passenger.km'], words: [] },
  'patient-travel/cars-by-size/average-car/unknown': {
    name: 'Patients: car, average',
    units: ['km'],
    words: ['patient transport by car'],
  },
  'waste/nhs/landfill': { name: 'Waste to landfill', units: ['t'], words: ['landfill'] },
  'waste/nhs/recycling': { name: 'Waste recycled', units: ['t'], words: ['recycling'] },
  'waste/nhs/clinical': { name: 'Clinical waste', units: ['t'], words: ['clinical waste', 'clinical'] },
  'waste/nhs/high-temperature': {
    name: 'Waste disposed of at high temperature',
    units: ['t'],
    words: ['high temperature disposal waste'],
  },
  'waste/nhs/high-temperature-with-energy-recovery': {
    name: 'High temperature, energy recovered',
    units: ['t'],
    words: ['high temperature disposal waste with energy recovery'],
  },
  'waste/nhs/non-burn-treatment': {
    name: 'Waste treated without burning',
    units: ['t'],
    words: ['non burn treatment'],
  },
  'waste/nhs/electrical-equipment': { name: 'Waste electrical equipment', units: ['t'], words: ['weee'] },
  'waste/nhs/preparing-for-re-use': { name: 'Prepared for re-use', units: ['t'], words: ['preparing for re-use'] },
  'waste/refuse/energy-from-waste': { name: 'Energy from waste', units: ['t'], words: ['energy from waste'] },
};

export const vocabulary: Vocabulary = {
  find: (text) => {
    const asked = text.trim().toLowerCase();
    if (asked in activities) return asked;
    return (
      Object.entries(activities).find(
        ([, { name, words }]) => name.toLowerCase() === asked || words.includes(asked),
      )?.[0] ?? null
    );
  },
  nearest: (text, _, under = []) =>
    Object.keys(activities).filter(
      (id) =>
        id.includes(text.trim().toLowerCase().slice(0, 4)) &&
        (under.length === 0 || under.some((root) => id.startsWith(`${root}/`))),
    ),
  unitsOf: (id) => activities[id]?.units ?? [],
  nameOf: (id) => activities[id]?.name ?? id,
};

export function contextOf(particular: Partial<Context> = {}): Context {
  return {
    file: 'file-1',
    fileName: 'file.csv',
    organisation: 'northmere',
    today: '2025-11-28',
    vocabulary,
    organisations: {
      find: (text) =>
        ({ R0A: 'northmere', northmere: 'northmere', R0B: 'southmere', southmere: 'southmere' })[text] ?? null,
      nearest: () => ['northmere'],
      nameOf: (slug) => ({ northmere: 'Northmere', southmere: 'Southmere' })[slug] ?? slug,
    },
    staff: [],
    ownSpend: [],
    delimiter: null,
    whyNoFactor: () => null,
    existing: null,
    earlierFiles: [],
    ...particular,
  };
}

/** A folder of its own, and DuckDB that may read and write there and in `also`. */
export async function workplace(also: readonly string[] = []): Promise<{ duck: Duck; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const duck = await Duck.open({
    scratch: join(folder, 'scratch'),
    allowed: [folder, ...also],
    memoryMegabytes: 400,
    threads: 2,
    ordered: false,
  });
  return { duck, folder };
}

/** A sheet of these rows; the first row of data is row 2. Cells that are '' are empty. */
export function sheetOfRows(headings: readonly string[], rows: readonly (readonly string[])[], name = ''): Sheet {
  const columns = Object.fromEntries([['row', 'BIGINT'], ...headings.map((_, at) => [`c${at}`, 'VARCHAR'])]);
  const given = rows.map((row, at) => ({
    row: at + 2,
    ...Object.fromEntries(headings.map((_, n) => [`c${n}`, row[n] === '' ? null : (row[n] ?? null)])),
  }));
  return { name, headings, relation: `(select * from ${tableOf(columns, given)})` };
}

export function lookOfRows(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  fileName = 'file.csv',
): Look {
  const names = columnNames(headings);
  return {
    names,
    fileName,
    samples: (name) =>
      [...new Set(rows.map((row) => row[names.indexOf(name)] ?? ''))].filter((text) => text !== '').slice(0, 10),
  };
}

const Line = z.object({
  file: z.string(),
  line: whole,
  part: z.int(),
  organisation: z.string(),
  site: z.string(),
  from_month: z.int(),
  to_month: z.int(),
  year: z.int(),
  activity: z.string(),
  unit: z.string(),
  quantity: z.string(),
  spend: z.string().nullable(),
  supplier: z.string(),
  tier: z.string(),
  estimated: z.boolean(),
  remark: z.string().nullable(),
  evidence: z.string(),
});

/** The lines that a check has written, in their order. */
export function linesIn(duck: Duck, folder: string) {
  return duck.rows(`select * from read_parquet('${folder}/lines.parquet')`, Line);
}
