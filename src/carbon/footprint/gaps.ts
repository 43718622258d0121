/** What a footprint has no data for, with what it may be, told beside it and never added to it. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Driver, type DriverKind, driverUnits } from '../model.ts';
import { type Category, categories } from './categories.ts';
import { type Figure, grouped, kgOf } from './figure.ts';
import { monthName, monthsOf, monthsOfYear, yearName } from './months.ts';
import { type Measured, peersMedian } from './peers.ts';
import { scaled } from './share.ts';

export interface Gap {
  category: Category;
  kind: 'no data' | 'months missing';
  /** Where months are missing: of which activity at which site; empty where figures are not told by it. */
  activity: string;
  site: string;
  /** 202404; of a category without data, the whole year. */
  months: number[];
  sentence: string;
  /** What it may come to; first what is likeliest to be right. None of it is in any total. */
  estimates: Estimate[];
}

/** Labelled as a benchmark wherever it is shown. */
export interface Estimate {
  kind: 'own other months' | 'benchmark';
  kg: string;
  /** How it was made: "1,200 m² at 41.5 kg per m²". */
  basis: string;
  source: string;
}

/** What one of a driver's unit commonly emits in a year in a category. */
export interface Benchmark {
  category: string;
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
  activity: string;
  reason: string;
}

export interface GapsAsked {
  organisation: string;
  year: number;
  figures: readonly Figure[];
  drivers: readonly Driver[];
  benchmarks: readonly Benchmark[];
  explained: readonly Explained[];
}

/**
 * Categories of which an organisation's year has no figures, and months that are missing of what goes on every month.
 * Fuel that was not bought for a month in summer is a gap too, until somebody says why.
 */
export function gapsOf(asked: GapsAsked): Gap[] {
  const own = asked.figures.filter(
    ({ organisation, year, scope }) =>
      organisation === asked.organisation && year === asked.year && scope !== 'outside',
  );
  return categories.flatMap((category) => {
    const inCategory = own.filter((figure) => figure.category === category.id);
    // What came before a fuel follows from the lines of the fuel, and lacks the same months.
    const ofOtherLines = category.id === 'well-to-tank';
    if (inCategory.length > 0)
      return category.continuous && !ofOtherLines ? missingMonths(category, inCategory, asked) : [];
    return isExplained(asked, category, '', '') ? [] : [noData(category, asked)];
  });
}

/**
 * Benchmarks by the peers' median for each category and driver, where at least three peers have it. The peers are
 * organisations of the same kind with data in the category; one that has none is no peer with nought.
 */
export function benchmarksFromPeers(
  peers: readonly (Measured & { category: string })[],
  kind: string,
  year: string,
): Benchmark[] {
  return [...grouped(peers, ({ category }) => category)].flatMap(([category, of]) =>
    (['floor area', 'beds', 'staff', 'turnover'] as const).flatMap((driver) => {
      const found = peersMedian(of, driver);
      if (found === null) return [];
      const source = `Median of ${found.peers} organisations of the same kind (${kind}) in this system, ${year}`;
      return [{ category, driver, kgPer: found.kgPer, source }];
    }),
  );
}

function noData(category: Category, asked: GapsAsked): Gap {
  return {
    category,
    kind: 'no data',
    activity: '',
    site: '',
    months: monthsOfYear(asked.year),
    sentence: `There is no data on ${inText(category)} for ${yearName(asked.year)}.`,
    estimates: benchmarkEstimates(category, asked),
  };
}

function missingMonths(category: Category, figures: readonly Figure[], asked: GapsAsked): Gap[] {
  const streams = grouped(figures, ({ activity, site }) => JSON.stringify([activity, site]));
  return [...streams.values()].flatMap((stream) => {
    const { activity = '', site = '' } = stream[0] ?? {};
    const there = new Set(stream.flatMap(monthsOf));
    const months = monthsOfYear(asked.year).filter((month) => !there.has(month));
    if (months.length === 0 || isExplained(asked, category, activity, site)) return [];
    const whose = [activity, site && `at ${site}`].filter(Boolean).join(' ') || inText(category);
    return [
      {
        category,
        kind: 'months missing' as const,
        activity,
        site,
        months,
        sentence: `${months.length} of 12 months of ${yearName(asked.year)} are missing of ${whose}: ${spans(months)}.`,
        estimates: [ownMonths(stream, 12 - months.length, months.length)],
      },
    ];
  });
}

/** The mean of the months that there are, for each that there is not. It knows nothing of winter and summer, and says so. */
function ownMonths(stream: readonly Figure[], there: number, missing: number): Estimate {
  // By location: the other side of scope 2 is the same electricity once more.
  const kg = kgOf(stream.filter(({ basis }) => basis !== 'market'));
  return {
    kind: 'own other months',
    kg: scaled(kg, missing, there).toFixed(),
    basis: `The mean of the ${there} months that there are, for ${missing}; seasons are not allowed for`,
    source: 'The organisation’s own figures of this year',
  };
}

function benchmarkEstimates(category: Category, asked: GapsAsked): Estimate[] {
  const fitting = asked.benchmarks.filter((benchmark) => benchmark.category === category.id);
  return fitting.flatMap(({ driver, kgPer, source }) => {
    const own = asked.drivers.find(
      ({ organisation, year, kind }) => organisation === asked.organisation && year === asked.year && kind === driver,
    );
    if (!own) return [];
    const unit = driverUnits[driver];
    return [
      {
        kind: 'benchmark' as const,
        kg: new Decimal(own.value).times(kgPer).toFixed(),
        basis: `${own.value} ${unit} (${own.source}) at ${new Decimal(kgPer).toDecimalPlaces(3).toFixed()} kg per ${unit} and year`,
        source,
      },
    ];
  });
}

function isExplained({ explained }: GapsAsked, category: Category, activity: string, site: string): boolean {
  return explained.some(
    (one) =>
      one.category === category.id &&
      (one.activity === '' || one.activity === activity) &&
      (one.site === '' || one.site === site),
  );
}

/** "April 2024 to June 2024, January 2025". */
function spans(months: readonly number[]): string {
  const runs: number[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && monthsOf({ fromMonth: last, toMonth: month }).length === 2) run.push(month);
    else runs.push([month]);
  }
  return runs
    .map((run) => [...new Set([run.at(0), run.at(-1)])].map((month) => monthName(month ?? 0)).join(' to '))
    .join(', ');
}

function inText({ name }: Category): string {
  return /^(NHS|Energy)/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
