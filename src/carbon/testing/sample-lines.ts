/**
 * Made-up lines of the sample's organisations (sample/system.json): 2019/20, the baseline, and 2022/23 to 2024/25. Three
 * trusts with energy, water, waste, travel, gases and spend, primary care with what practices prescribe, and the board.
 * What real data has stands in it: estimates, missing months, a meter that reads tenfold, a category nobody measured.
 */
import type { Carbon } from '../carbon.ts';
import type { Driver } from '../model.ts';
import { type TestLine, takenIn } from './taken-in.ts';

export interface SampleFile {
  name: string;
  lines: TestLine[];
}

const years = [2019, 2022, 2023, 2024];

/** Takes all of it into the ledger, file by file, and writes down floor area, beds, staff and turnover. */
export async function takeSample(carbon: Carbon): Promise<void> {
  for (const { name, lines } of sampleFiles()) await takenIn(carbon, name, lines);
  await carbon.drivers.write(sampleDrivers());
}

export function sampleFiles(): SampleFile[] {
  return years.flatMap((year) => [
    ...trusts.flatMap((trust) => filesOfTrust(trust, year)),
    { name: `ePACT prescribing ${yearText(year)}.csv`, lines: prescribing(year) },
    { name: `ICB ledger ${yearText(year)}.csv`, lines: spending('fenmarsh-and-wold-icb', year, icbSpend) },
  ]);
}

export function sampleDrivers(): Driver[] {
  return years.flatMap((year) =>
    trusts.flatMap(({ slug, area, beds, staff, turnover }): Driver[] => [
      { organisation: slug, year, kind: 'floor area', value: String(area), source: `ERIC ${yearText(year)}` },
      ...(beds > 0
        ? [{ organisation: slug, year, kind: 'beds' as const, value: String(beds), source: 'KH03, quarter 4' }]
        : []),
      { organisation: slug, year, kind: 'staff', value: String(staff), source: 'NHS workforce statistics, March' },
      { organisation: slug, year, kind: 'turnover', value: String(turnover), source: 'Annual accounts' },
    ]),
  );
}

interface Trust {
  slug: string;
  /** With the part of the trust's energy that each uses. */
  sites: readonly (readonly [name: string, part: number])[];
  /** m², beds, whole-time equivalents, £ a year. */
  area: number;
  beds: number;
  staff: number;
  turnover: number;
  /** kWh a year. */
  gas: number;
  electricity: number;
  theatres: boolean;
}

const trusts: readonly Trust[] = [
  {
    slug: 'northmere-hospitals',
    sites: [
      ['Northmere General Hospital', 0.7],
      ['Saltmere Hospital', 0.3],
    ],
    area: 142_300,
    beds: 812,
    staff: 6_940,
    turnover: 612_000_000,
    gas: 41_800_000,
    electricity: 21_900_000,
    theatres: true,
  },
  {
    slug: 'thornwold-hospitals',
    sites: [
      ['Thornwold Royal Infirmary', 0.8],
      ['Wold Community Hospital', 0.2],
    ],
    area: 98_400,
    beds: 540,
    staff: 4_310,
    turnover: 388_000_000,
    gas: 27_200_000,
    electricity: 14_100_000,
    theatres: true,
  },
  {
    slug: 'harbeck-community',
    sites: [
      ['Harbeck House', 0.5],
      ['Linden Unit', 0.35],
      ['Vale Clinic', 0.15],
    ],
    area: 36_900,
    beds: 148,
    staff: 2_870,
    turnover: 171_000_000,
    gas: 6_300_000,
    electricity: 2_900_000,
    theatres: false,
  },
];

const trustSpend: readonly Spend[] = [
  ['spend/eclass/d', 0.082, ['Meridian Pharma Distribution', 'Northern Wholesale Medicines', 'Albion Pharmaceuticals']],
  ['spend/eclass/f', 0.031, ['NHS Supply Chain', 'Castle Surgical Ltd']],
  ['spend/eclass/k', 0.017, ['Helix Diagnostics', 'NHS Supply Chain']],
  ['spend/eclass/e', 0.012, ['NHS Supply Chain']],
  ['spend/eclass/a', 0.006, ['Fenland Fresh Foods', 'Wold Dairies']],
  ['spend/eclass/m', 0.014, ['Garrow & Pike LLP', 'Ashby Consulting']],
  ['spend/eclass/w', 0.011, ['Lattice Systems', 'Orbital Hosting']],
  ['spend/eclass/p', 0.02, ['Stonebridge Construction']],
  ['spend/eclass/t', 0.003, ['NHS Supply Chain', 'Dene Office Furniture']],
];
const icbSpend: readonly Spend[] = [
  ['spend/eclass/r', 0.09, ['Wold Hospice', 'Independent Care Partners']],
  ['spend/eclass/m', 0.004, ['Ashby Consulting']],
  ['spend/eclass/w', 0.003, ['Lattice Systems']],
];
type Spend = readonly [activity: string, partOfTurnover: number, suppliers: readonly string[]];

function filesOfTrust(trust: Trust, year: number): SampleFile[] {
  const { slug } = trust;
  const files: SampleFile[] = [
    { name: `${slug} meters ${yearText(year)}.csv`, lines: energy(trust, year) },
    { name: `${slug} water bills ${yearText(year)}.xlsx`, lines: water(trust, year) },
    { name: `${slug} waste notes ${yearText(year)}.xlsx`, lines: waste(trust, year) },
    { name: `${slug} travel claims ${yearText(year)}.csv`, lines: travel(trust, year) },
    { name: `${slug} gases and medicines ${yearText(year)}.csv`, lines: gases(trust, year) },
    { name: `${slug} purchase ledger ${yearText(year)}.csv`, lines: spending(slug, year, trustSpend, trust.turnover) },
  ];
  return files.filter(({ lines }) => lines.length > 0);
}

function energy({ slug, sites, gas, electricity, theatres }: Trust, year: number): TestLine[] {
  const less = 1 - 0.012 * (year - 2019);
  return monthsOf(year).flatMap((month, at) =>
    sites.flatMap(([site, part], place): TestLine[] => {
      const meter = `${slug.slice(0, 4).toUpperCase()}-${place + 1}`;
      const base = { organisation: slug, site, fromMonth: month };
      const kWh = gas * part * less * (heating[at] ?? 0) * near(month + place, 0.06);
      const power = electricity * part * less * (lighting[at] ?? 0) * near(month * 3 + place, 0.03);
      // The last months of one clinic were never read.
      const estimated = slug === 'harbeck-community' && place === 2 && year === 2024 && at > 7;
      const renewable = slug === 'northmere-hospitals' && year >= 2023;
      const lines: TestLine[] = [
        {
          ...base,
          activity: 'fuels/gaseous-fuels/natural-gas',
          unit: 'kWh',
          quantity: kWh.toFixed(0),
          tier: 'optimal',
          evidence: `Gas meter ${meter}-G`,
        },
        {
          ...base,
          activity: renewable ? 'electricity/renewable-tariff' : 'electricity/uk',
          unit: 'kWh',
          quantity: power.toFixed(0),
          tier: estimated ? 'standard' : 'optimal',
          estimated,
          evidence: estimated ? 'Supplier’s estimate' : `Meter ${meter}-E`,
        },
      ];
      if (theatres && place === 0 && at % 6 === 2)
        lines.push({
          ...base,
          activity: 'fuels/liquid-fuels/gas-oil',
          unit: 'l',
          quantity: (4200 * near(month, 0.3)).toFixed(0),
          evidence: `Delivery note ${month}`,
        });
      if (slug === 'thornwold-hospitals' && place === 1 && at < 7)
        lines.push({
          ...base,
          activity: 'bioenergy/biomass/wood-pellets',
          unit: 't',
          quantity: (18 * near(month, 0.2)).toFixed(2),
          evidence: `Delivery note ${month}`,
        });
      return lines;
    }),
  );
}

function water({ slug, sites, area }: Trust, year: number): TestLine[] {
  return monthsOf(year).flatMap((month, at) =>
    sites.flatMap(([site, part], place): TestLine[] => {
      // Nobody has this trust's bills of the last year, and two of a hospital's never came.
      if (slug === 'harbeck-community' && year === 2024) return [];
      if (slug === 'thornwold-hospitals' && year === 2024 && at >= 9 && at < 11) return [];
      const cubic = (area * 1.32 * part * near(month + place * 7, 0.08)) / 12;
      const common = { organisation: slug, site, fromMonth: month, unit: 'm3', evidence: `Invoice W${month}-${place}` };
      return [
        { ...common, activity: 'water/supply', quantity: cubic.toFixed(1) },
        { ...common, activity: 'water/treatment', quantity: (cubic * 0.92).toFixed(1) },
      ];
    }),
  );
}

function waste({ slug, sites, beds, staff }: Trust, year: number): TestLine[] {
  // Nobody of this trust has weighed its waste.
  if (slug === 'harbeck-community') return [];
  return monthsOf(year).flatMap((month, at) =>
    sites.flatMap(([site, part], place): TestLine[] => {
      const tonnes = (perYear: number) => (perYear * part * near(month * 5 + place, 0.1)) / 12;
      // Kilograms were once written down as if they were tenfold.
      const slip = slug === 'thornwold-hospitals' && place === 1 && year === 2024 ? 14 : 1;
      const line = (activity: string, amount: number): TestLine => ({
        organisation: slug,
        site,
        fromMonth: month,
        activity,
        unit: 't',
        quantity: (amount * (at === 4 ? slip : 1)).toFixed(3),
        supplier: 'Brackley Environmental',
        evidence: `Consignment note ${month}-${place}`,
      });
      return [
        line('waste/nhs/high-temperature', tonnes(beds * 0.42)),
        line('waste/nhs/non-burn-treatment', tonnes(beds * 0.61)),
        line('waste/nhs/recycling', tonnes(staff * 0.06)),
        line('waste/refuse/commercial-and-industrial-waste/incineration-with-energy-recovery', tonnes(staff * 0.11)),
      ];
    }),
  );
}

function travel({ slug, staff, theatres }: Trust, year: number): TestLine[] {
  const quieter = year >= 2022 ? 0.72 : 1;
  return monthsOf(year).flatMap((month): TestLine[] => {
    const line = (activity: string, unit: string, amount: number, more: Partial<TestLine> = {}): TestLine => ({
      organisation: slug,
      fromMonth: month,
      activity,
      unit,
      quantity: (amount * near(month + activity.length, 0.15)).toFixed(0),
      evidence: 'Expenses system',
      ...more,
    });
    const commuting = { tier: 'reduced' as const, estimated: true, evidence: 'Staff travel survey' };
    return [
      line('business-travel/land/cars-by-size/average-car/unknown', 'mile', staff * (theatres ? 9 : 58) * quieter),
      line('business-travel/land/rail/national-rail', 'passenger.km', staff * 4 * quieter),
      line('business-travel/land/taxis/regular-taxi', 'passenger.km', staff * 1.1),
      line('fleet/vans/average-up-to-3-5-tonnes/diesel', 'km', staff * 5.2, { evidence: 'Fuel cards' }),
      line('staff-commuting/cars-by-size/average-car/unknown', 'mile', staff * 210 * quieter, commuting),
      line('staff-commuting/bus/average-local-bus', 'passenger.km', staff * 46, commuting),
      ...(theatres
        ? [
            line('patient-travel/cars-by-size/average-car/unknown', 'mile', staff * 160, {
              ...commuting,
              evidence: 'HES',
            }),
          ]
        : []),
    ];
  });
}

function gases({ slug, sites, theatres, beds }: Trust, year: number): TestLine[] {
  const [site] = sites[0] ?? [''];
  const desflurane: Record<number, number> = { 2019: 0.021, 2022: 0.009, 2023: 0.0031, 2024: 0 };
  return monthsOf(year).flatMap((month): TestLine[] => {
    const line = (activity: string, unit: string, amount: number, places: number): TestLine => ({
      organisation: slug,
      site,
      fromMonth: month,
      activity,
      unit,
      quantity: (amount * near(month + activity.length, 0.12)).toFixed(places),
      evidence: 'Pharmacy system',
    });
    const nitrous = year >= 2024 ? 0.55 : 1;
    const theatre = [
      line('anaesthetic-gases/nitrous-oxide', 'l', beds * 260 * nitrous * (year === 2019 ? 1.25 : 1), 0),
      // What the theatres' own meters say reached patients.
      line('used/anaesthetic-gases/nitrous-oxide', 'l', beds * (year >= 2024 ? 90 : 62), 0),
      line('anaesthetic-gases/nitrous-oxide-and-oxygen', 'l', beds * 420, 0),
      line('anaesthetic-gases/sevoflurane', 'kg', beds * 0.032, 2),
      ...((desflurane[year] ?? 0) > 0
        ? [line('anaesthetic-gases/desflurane', 'kg', beds * (desflurane[year] ?? 0), 2)]
        : []),
    ];
    return [
      ...(theatres ? theatre : []),
      line('inhalers/metered-dose/average', 'item', beds * 0.9, 0),
      line('inhalers/dry-powder/average', 'item', beds * (year === 2019 ? 0.25 : 0.5), 0),
    ];
  });
}

const practices = [
  'Beckside Surgery (K83011)',
  'Fen Lane Practice (K83024)',
  'Saltmere Health Centre (K83032)',
  'Old Mill Surgery (K83047)',
  'Harbeck Medical Centre (K83055)',
  'Thornwold Practice (K83063)',
  'Causeway Surgery (K83071)',
  'Northmere Quay Practice (K83089)',
];

function prescribing(year: number): TestLine[] {
  const metered = { 2019: 1, 2022: 0.93, 2023: 0.87, 2024: 0.79 }[year] ?? 1;
  return monthsOf(year).flatMap((month) =>
    practices.flatMap((practice, at): TestLine[] => {
      // One practice opened in 2022.
      if (at === 7 && year === 2019) return [];
      const size = 620 + at * 95;
      const line = (activity: string, amount: number): TestLine => ({
        organisation: 'primary-care-collaborative',
        fromMonth: month,
        activity,
        unit: 'item',
        site: practice,
        quantity: (amount * near(month + at * 11 + activity.length, 0.07)).toFixed(0),
        evidence: 'ePACT2',
      });
      const own = at === 2 ? 1.1 : metered;
      return [
        line('inhalers/metered-dose/salbutamol-large-volume', size * 0.4 * own),
        line('inhalers/metered-dose/inhaled-corticosteroid', size * 0.34 * own),
        line('inhalers/metered-dose/combination-hfa-134a', size * 0.21 * own),
        line('inhalers/dry-powder/average', size * (1.15 - own * 0.8)),
      ];
    }),
  );
}

function spending(organisation: string, year: number, what: readonly Spend[], turnover = 96_000_000): TestLine[] {
  const dearer = 1 + 0.035 * (year - 2019);
  return monthsOf(year).flatMap((month) =>
    what.flatMap(([activity, part, suppliers]) =>
      suppliers.map((supplier, at): TestLine => {
        const pounds =
          (turnover * part * dearer * near(month + at * 13 + activity.length, 0.2)) / 12 / suppliers.length;
        return {
          organisation,
          fromMonth: month,
          activity,
          unit: 'GBP',
          quantity: pounds.toFixed(2),
          spend: pounds.toFixed(2),
          supplier,
          tier: 'reduced',
          evidence: `Invoice ${month}-${at + 1}${activity.slice(-1).toUpperCase()}`,
        };
      }),
    ),
  );
}

/** April to March, as parts of a year. */
const heating = [0.08, 0.055, 0.035, 0.03, 0.03, 0.045, 0.08, 0.11, 0.135, 0.14, 0.13, 0.13];
const lighting = [0.081, 0.08, 0.08, 0.082, 0.083, 0.08, 0.083, 0.085, 0.088, 0.089, 0.085, 0.084];

const monthsOf = (year: number) =>
  Array.from({ length: 12 }, (_, at) => (at < 9 ? year * 100 + at + 4 : (year + 1) * 100 + at - 8));

const yearText = (year: number) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

/** A number near 1, always the same for the same seed. */
function near(seed: number, spread: number): number {
  const turned = Math.sin(seed * 12.9898) * 43758.5453;
  return 1 + (turned - Math.floor(turned) - 0.5) * 2 * spread;
}
