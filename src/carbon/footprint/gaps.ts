/** What a footprint has no data for, with what it may be, told beside it and never added to it. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Driver, type DriverKind, driverUnits } from '../model.ts';
import { counted } from './basis.ts';
import { type Category, categories, categoryOf } from './categories.ts';
import { type Figure, grouped, kgOf } from './figure.ts';
import { monthName, monthsOf, monthsOfYear, yearName } from './months.ts';
import { fewestPeers, type Measured, peersMedian } from './peers.ts';
import { scaled } from './share.ts';

export interface Gap {
  category: Category;
  kind: 'no data' | 'months missing';
  /** The one at which they are missing; empty where they are missing at all of them. */
  site: string;
  /** 202404; of a category without data, the whole year. */
  months: number[];
  sentence: string;
  /** What it may come to; first what is likeliest to be right. None of it is in any total. */
  estimates: Estimate[];
  /** By what it could be estimated, if it were known of the organisation; empty where there is an estimate, or no benchmark. */
  wanted: DriverKind[];
}

/** Labelled as a benchmark wherever it is shown. */
export interface Estimate {
  kind: 'own other months' | 'own year before' | 'own other year' | 'benchmark';
  kg: string;
  /** How it was made: "1,200 m² at 41.5 kg per m²". */
  basis: string;
  source: string;
}

/** What one of a driver's unit commonly emits in a year in a category. */
export interface Benchmark {
  category: string;
  from: 'peers' | 'published';
  driver: DriverKind;
  /** kgCO2e for one of the driver's unit and year. */
  kgPer: string;
  source: string;
}

/** Why there is rightly no data: "heated by the district", "opened in September". */
export interface Explained {
  category: string;
  /** Empty: of all. */
  site: string;
  reason: string;
}

/** Which months a site has data of in a category, and what they come to. The site is empty where lines name none. */
export interface SiteMonths {
  site: string;
  category: string;
  months: number[];
  kg: string;
}

export interface GapsAsked {
  organisation: string;
  year: number;
  /** Of the organisation, of this year and others. */
  figures: readonly Figure[];
  /** Of the organisation, in this year and the one before. */
  sites: { now: readonly SiteMonths[]; before: readonly SiteMonths[] };
  drivers: readonly Driver[];
  benchmarks: readonly Benchmark[];
  explained: readonly Explained[];
}

/**
 * Categories of which an organisation's year has no figures, and months that are missing of what goes on every month:
 * of all sites, and then of single ones where others have data, the greatest estimate first. Fuel that was not bought for
 * a month in summer is a gap too, until somebody says why.
 */
export function gapsOf(asked: GapsAsked): Gap[] {
  const own = asked.figures.filter(
    ({ organisation, year, scope }) =>
      organisation === asked.organisation && year === asked.year && scope !== 'outside',
  );
  const ofAll = categories.flatMap((category) => {
    const inCategory = own.filter((figure) => figure.category === category.id);
    // What came before a fuel follows from the lines of the fuel, and lacks the same months.
    const ofOtherLines = category.id === 'well-to-tank';
    if (inCategory.length > 0)
      return category.continuous && !ofOtherLines ? missingMonths(category, inCategory, asked) : [];
    return isExplained(asked, category, '') ? [] : [noData(category, asked)];
  });
  const atSites = categories.flatMap((category) => missingAtSites(category, asked));
  const estimated = ({ estimates: [first] }: Gap) => new Decimal(first?.kg ?? 0);
  return [...ofAll, ...atSites.sort((a, b) => estimated(b).comparedTo(estimated(a)))];
}

/** The months of each site, of what each has by itself. @param figures of one organisation's year, by site and month */
export function siteMonthsOf(figures: readonly Figure[]): SiteMonths[] {
  const own = counted(figures, 'location').figures.filter(
    ({ category }) => categoryOf(category).everySite && category !== 'well-to-tank',
  );
  return [...grouped(own, ({ site, category }) => JSON.stringify([site, category])).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const months = [...new Set(of.flatMap(monthsOf))].sort((a, b) => a - b);
    return [{ site: first.site, category: first.category, months, kg: kgOf(of).toFixed() }];
  });
}

/** What a category is best measured by, the best first. */
const driversFor = (category: string): readonly DriverKind[] => {
  if (ofBuildings.has(category)) return ['floor area', 'staff', 'beds', 'turnover'];
  if (ofPatients.has(category)) return ['beds', 'staff', 'turnover', 'floor area'];
  return ofStaff.has(category)
    ? ['staff', 'turnover', 'beds', 'floor area']
    : ['turnover', 'staff', 'beds', 'floor area'];
};
const ofBuildings = new Set(['fossil-fuels', 'facilities', 'electricity', 'heat', 'well-to-tank', 'water']);
const ofPatients = new Set(['anaesthetic-gases', 'inhalers', 'waste', 'food', 'patient-travel', 'visitor-travel']);
const ofStaff = new Set(['business-travel', 'fleet', 'staff-commuting']);

/**
 * Benchmarks by the peers' median for each category and driver. The peers are organisations of the same kind with data in
 * the category; one that has none is no peer with nought. One or two are named: they tell of themselves and not of a kind.
 */
export function benchmarksFromPeers(
  peers: readonly (Measured & { category: string })[],
  kind: string,
  year: string,
): Benchmark[] {
  return [...grouped(peers, ({ category }) => category)].flatMap(([category, of]) =>
    driversFor(category).flatMap((driver) => {
      const found = peersMedian(of, driver);
      if (found === null) return [];
      const { kgPer, names } = found;
      const source =
        names.length >= fewestPeers
          ? `Median of ${names.length} organisations of the same kind (${kind}) in this system, ${year}`
          : `${names.length === 1 ? 'As' : 'The mean of'} ${names.join(' and ')}, ${year}: there ${names.length === 1 ? 'is no other' : 'are no more'} of the same kind (${kind}) with figures of it, so take it as a rough guide`;
      return [{ category, driver, from: 'peers' as const, kgPer, source }];
    }),
  );
}

function noData(category: Category, asked: GapsAsked): Gap {
  return {
    category,
    kind: 'no data',
    site: '',
    months: monthsOfYear(asked.year),
    sentence: `There is no data on ${inText(category)} for ${yearName(asked.year)}.`,
    ...whatItMayBe(category, asked),
  };
}

/** Its own other year first, then benchmarks; where there is neither, what a benchmark would need. */
function whatItMayBe(category: Category, asked: GapsAsked): Pick<Gap, 'estimates' | 'wanted'> {
  const fitting = asked.benchmarks.filter((benchmark) => benchmark.category === category.id);
  const estimates = [...ownOtherYear(category, asked), ...benchmarkEstimates(fitting, category, asked)];
  return { estimates, wanted: estimates.length > 0 ? [] : [...new Set(fitting.map(({ driver }) => driver))] };
}

/** The nearest other year; of two equally near, the earlier. Of what goes on every month, one with all its months. */
function ownOtherYear(category: Category, asked: GapsAsked): Estimate[] {
  const own = counted(asked.figures, 'location').figures.filter(
    (figure) => figure.organisation === asked.organisation && figure.category === category.id,
  );
  const years = [...Map.groupBy(own, ({ year }) => year)].filter(
    ([, of]) => !category.continuous || new Set(of.flatMap(monthsOf)).size >= 12,
  );
  const away = ([year]: (typeof years)[number]) => Math.abs(year - asked.year);
  const [nearest] = years.sort((a, b) => away(a) - away(b) || a[0] - b[0]);
  if (!nearest) return [];
  const [year, of] = nearest;
  return [
    {
      kind: 'own other year',
      kg: kgOf(of).toFixed(),
      basis: `What ${yearName(year)} came to`,
      source: 'The organisation’s own figures of that year',
    },
  ];
}

function missingMonths(category: Category, figures: readonly Figure[], asked: GapsAsked): Gap[] {
  const there = new Set(figures.flatMap(monthsOf));
  const months = monthsOfYear(asked.year).filter((month) => !there.has(month));
  if (months.length === 0 || isExplained(asked, category, '')) return [];
  return [
    {
      category,
      kind: 'months missing',
      site: '',
      months,
      sentence: `${months.length} of 12 months of ${yearName(asked.year)} are missing of ${inText(category)}: ${spans(months)}.`,
      // By location: the other side of scope 2 is the same electricity once more.
      estimates: ownMonths(kgOf(counted(figures, 'location').figures), 12 - months.length, months.length),
      wanted: [],
    },
  ];
}

/**
 * The months that other sites have data of and one has not. Looked for are sites that have data in the category in this
 * year or had it in the one before. Where a month's lines name no site, any may be in them.
 */
function missingAtSites(category: Category, asked: GapsAsked): Gap[] {
  const ofCategory = (all: readonly SiteMonths[]) =>
    new Map(all.filter((one) => one.category === category.id).map((one) => [one.site, one]));
  const [now, before] = [ofCategory(asked.sites.now), ofCategory(asked.sites.before)];
  const there = new Set([...now.values()].flatMap(({ months }) => months));
  const unnamed = new Set(now.get('')?.months);
  const told = monthsOfYear(asked.year).filter((month) => there.has(month) && !unnamed.has(month));
  const sites = new Set([...now.keys(), ...before.keys()].filter(Boolean));
  return [...sites].flatMap((site): Gap[] => {
    const own = now.get(site);
    const months = told.filter((month) => !own?.months.includes(month));
    if (months.length === 0 || isExplained(asked, category, site)) return [];
    const common = { category, kind: 'months missing' as const, site, months, wanted: [] };
    if (own) {
      const estimates = ownMonths(own.kg, own.months.length, months.length);
      return [{ ...common, sentence: `${site} has no data on ${inText(category)} ${inSpans(months)}.`, estimates }];
    }
    const kg = before.get(site)?.kg ?? '0';
    const [year, last] = [yearName(asked.year), yearName(asked.year - 1)];
    const sentence = `${site} has no data on ${inText(category)} for ${year}, and had some for ${last}.`;
    return [{ ...common, sentence, estimates: [yearBefore(kg, last)] }];
  });
}

/** The mean of the months that there are, for each that there is not. It knows nothing of winter and summer, and says so. */
function ownMonths(kg: string | Decimal, there: number, missing: number): Estimate[] {
  return [
    {
      kind: 'own other months',
      kg: scaled(kg, missing, there).toFixed(),
      basis: `The mean of the ${there} months that there are, for ${missing}; seasons are not allowed for`,
      source: 'The organisation’s own figures of this year',
    },
  ];
}

function yearBefore(kg: string, year: string): Estimate {
  return {
    kind: 'own year before',
    kg,
    basis: `What ${year} came to there`,
    source: 'The organisation’s own figures of that year',
  };
}

/** Of peers and of publications one each, by the first of what the category is best measured by that is known of the organisation. */
function benchmarkEstimates(fitting: readonly Benchmark[], category: Category, asked: GapsAsked): Estimate[] {
  const order = driversFor(category.id);
  const bySource = Map.groupBy(
    fitting.toSorted((a, b) => order.indexOf(a.driver) - order.indexOf(b.driver)),
    ({ from }) => from,
  );
  return [...bySource.values()].flatMap((of) => of.flatMap((one) => benchmarkEstimate(one, asked)).slice(0, 1));
}

const ones: Record<DriverKind, string> = {
  'floor area': 'm²',
  beds: 'bed',
  staff: 'whole-time equivalent',
  turnover: '£',
};

function benchmarkEstimate({ driver, kgPer, source }: Benchmark, asked: GapsAsked): Estimate[] {
  const own = nearestDriver(driver, asked);
  if (!own) return [];
  const unit = driverUnits[driver];
  const of = own.year === asked.year ? own.source : `${own.source}, of ${yearName(own.year)}`;
  return [
    {
      kind: 'benchmark',
      kg: new Decimal(own.value).times(kgPer).toFixed(),
      basis: `${own.value} ${unit} (${of}) at ${new Decimal(kgPer).toDecimalPlaces(3).toFixed()} kg per ${ones[driver]} and year`,
      source,
    },
  ];
}

/** Floor, beds and staff change little from year to year: another year's do where this one's are not known. */
function nearestDriver(kind: DriverKind, { organisation, year, drivers }: GapsAsked): Driver | null {
  const own = drivers.filter((one) => one.organisation === organisation && one.kind === kind);
  const away = (one: Driver) => Math.abs(one.year - year);
  return own.toSorted((a, b) => away(a) - away(b) || a.year - b.year)[0] ?? null;
}

function isExplained({ explained }: GapsAsked, category: Category, site: string): boolean {
  return explained.some((one) => one.category === category.id && (one.site === '' || one.site === site));
}

/** "April 2024 to June 2024, January 2025". */
const spans = (months: readonly number[]): string =>
  runsOf(months)
    .map(([first, last]) => (first === last ? monthName(first) : `${monthName(first)} to ${monthName(last)}`))
    .join(', ');

/** "in April 2024, from June 2024 to July 2024 and from January 2025", which is to the end of the year. */
function inSpans(months: readonly number[]): string {
  const told = runsOf(months).map(([first, last]) => {
    if (first === last) return `in ${monthName(first)}`;
    return last % 100 === 3 ? `from ${monthName(first)}` : `from ${monthName(first)} to ${monthName(last)}`;
  });
  const [end = '', ...others] = told.reverse();
  return others.length === 0 ? end : `${others.reverse().join(', ')} and ${end}`;
}

/** Months that follow each other, as the first and the last of them. */
function runsOf(months: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run && monthsOf({ fromMonth: run[1], toMonth: month }).length === 2) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

function inText({ name }: Category): string {
  return /^(NHS|Energy)/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
