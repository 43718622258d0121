/** The baseline of a system's trajectory, as the carbon room has counted it. */
import type { LockedBaseline } from '../carbon/baseline-store.ts';
import type { Calculation } from '../carbon/calculation-store.ts';
import type { Carbon } from '../carbon/carbon.ts';
import { counted } from '../carbon/footprint/basis.ts';
import { type Figure, grouped, kgOf } from '../carbon/footprint/figure.ts';
import { yearName } from '../carbon/footprint/months.ts';
import { rangesOf, usualDraws } from '../carbon/footprint/uncertainty.ts';
import { keeping } from '../carbon/pages/kept.ts';
import { Decimal } from '../kernel/decimals.ts';
import { type BareStream, streamsOf } from './baseline-streams.ts';
import type { Baseline } from './rules/model.ts';
import type { TrajectorySettings } from './settings.model.ts';

/** What an organisation's baseline is read from. */
export interface ReadFrom {
  organisation: string;
  year: number;
  calculation: Calculation;
  /** Null where nobody has locked one, and the calculation's own baseline year is taken. */
  locked: LockedBaseline | null;
}

/**
 * The baseline of these organisations: each one's own that is locked, else the whole system's, else the baseline year of
 * the calculation that is told. Which it was, its source says.
 * @param current the calculation that is told: the latest for the team, the published one for readers
 * @returns null where there are no figures of any of them
 */
export async function baselineOf(
  carbon: Carbon,
  current: Calculation | null,
  settings: TrajectorySettings,
  organisations: readonly string[],
): Promise<Baseline | null> {
  const system = (await carbon.baselines.history(''))[0] ?? null;
  const from = (await Promise.all(organisations.map((one) => readFrom(carbon, current, system, one)))).flat();
  const counts = await Promise.all(from.map((one) => countOf(carbon, one)));
  const told = from.flatMap((one, at) => {
    const count = counts[at];
    return count && count.streams.length > 0 ? [{ ...one, ...count }] : [];
  });
  const year = system?.year ?? mostCommon(told.map((one) => one.year));
  if (year === null || told.length === 0) return null;
  const isTold = (organisation: string) => told.some((one) => one.organisation === organisation);
  return {
    year,
    source: sourceOf(carbon, told, year, organisations),
    streams: told.flatMap(({ streams }) =>
      streams.map((stream) => ({ ...stream, driver: settings.growthOf[stream.category] ?? null })),
    ),
    ranges: await rangesByCategory(told),
    of1990: settings.of1990.filter(({ organisation }) => isTold(organisation)),
    closures: settings.closures.filter(({ organisation }) => isTold(organisation)),
  };
}

async function readFrom(
  carbon: Carbon,
  current: Calculation | null,
  system: LockedBaseline | null,
  organisation: string,
): Promise<ReadFrom[]> {
  const locked = (await carbon.baselines.history(organisation))[0] ?? system;
  const calculation = locked ? await carbon.calculations.byId(locked.calculationId) : current;
  if (!calculation) return [];
  return [{ organisation, locked, calculation, year: locked?.year ?? calculation.method.settings.baselineYear }];
}

interface Count {
  streams: BareStream[];
  /** What counts of it, by activity. */
  figures: Figure[];
}

/** Streams of calculations, which never change: some hundred megabytes. */
const once = keeping(100_000);
const rows = ({ streams, figures }: Count): number => streams.length + figures.length;

function countOf(carbon: Carbon, { organisation, year, calculation }: ReadFrom): Promise<Count> {
  return once(
    `${carbon.systemId} ${calculation.id} ${year} ${organisation}`,
    async () => {
      const [parts, whole] = await Promise.all([
        carbon.breakdown(calculation, { organisation, year, by: 'stream' }),
        carbon.calculations.figures(calculation.id, { organisation, year }),
      ]);
      return { streams: streamsOf(parts, whole), figures: counted(parts, 'location').figures };
    },
    rows,
  );
}

/** The earliest of those that most have; null of none. */
function mostCommon(years: readonly number[]): number | null {
  const groups = [...Map.groupBy(years, (year) => year).values()];
  const [most] = groups.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  return most?.[0] ?? null;
}

/** Draws for so many figures that a page can wait for them. */
const drawsInAll = 2_000_000;

/** How far off the categories may be, as factors of them; none of a category that comes to nothing. */
function rangesByCategory(told: readonly (ReadFrom & Count)[]): Promise<Baseline['ranges']> {
  const key = told.map(({ organisation, year, calculation }) => `${calculation.id} ${year} ${organisation}`).join('\n');
  return rangesOnce(
    key,
    async () => {
      const figures = told.flatMap((one) => one.figures);
      const draws = Math.max(1000, Math.min(usualDraws, Math.floor(drawsInAll / Math.max(1, figures.length))));
      const seed = [...new Set(told.map(({ calculation }) => calculation.resultHash))].sort().join(' ');
      const drawn = rangesOf({ figures, seed, draws, rangesOf: ({ category }) => [category] });
      const factors = [...grouped(figures, ({ category }) => category)].flatMap(([category, own]) => {
        const kg = kgOf(own);
        const range = drawn.get(category);
        if (!range || kg.lte(0)) return [];
        const factor = (end: number) => new Decimal(end).div(kg).toDecimalPlaces(6).toFixed();
        return [[category, { low: factor(range.low), high: factor(range.high) }] as const];
      });
      return Object.fromEntries(factors);
    },
    () => 24,
  );
}
const rangesOnce = keeping(10_000);

/** "Calculation 3, locked on 4 May 2026 (2019/20)", and what is otherwise for whom. */
function sourceOf(carbon: Carbon, told: readonly ReadFrom[], year: number, asked: readonly string[]): string {
  const names = new Map(carbon.system.settings.organisations.map(({ slug, name }) => [slug, name]));
  const named = (all: readonly string[]) => all.map((slug) => names.get(slug) ?? slug).join(', ');
  const ways = [...Map.groupBy(told, wayOf)].sort(([, a], [, b]) => b.length - a.length);
  const sentences = ways.map(([way, own]) =>
    ways.length === 1 ? `${way}.` : `${way}: ${named(own.map(({ organisation }) => organisation))}.`,
  );
  const otherwise = told.filter((one) => one.year !== year);
  if (otherwise.length > 0)
    sentences.push(
      `Other years stand in for ${yearName(year)}: ${otherwise.map((one) => `${named([one.organisation])} ${yearName(one.year)}`).join(', ')}.`,
    );
  const missing = asked.filter((slug) => !told.some(({ organisation }) => organisation === slug));
  if (missing.length > 0) sentences.push(`Without figures, and not in it: ${named(missing)}.`);
  return sentences.join(' ');
}

function wayOf({ calculation, locked, year }: ReadFrom): string {
  return locked
    ? `Calculation ${calculation.n}, ${yearName(year)}, locked on ${day(locked.lockedAt)}`
    : `Calculation ${calculation.n}, ${yearName(year)}, as it was counted on ${day(calculation.madeAt)}; nobody has locked it as the baseline`;
}

const day = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at);
