/**
 * The doubt of a forecast, drawn: whether initiatives happen, how much each does, and how far off the baseline is. Only
 * what is planned is drawn. Doubles, and no part of the books.
 */
import { againstOf, type NationalRatio } from './against.ts';
import { isOf } from './aim.ts';
import { type Block, Drawing } from './drawn-block.ts';
import { addTimes } from './drawn-kernels.ts';
import { type DrawnModel, drawnModel } from './drawn-model.ts';
import { Sums } from './drawn-sums.ts';
import { type Range, usualLikelihoods, usualRanges } from './draws.ts';
import type { Confidence, Model, Stage, Target } from './model.ts';

/** kgCO₂e, as the years stand. */
export interface Fan {
  years: readonly number[];
  of: Target['of'];
  /** As it is planned, with everything done and nothing in doubt: the forecast. */
  plain: readonly number[];
  mean: readonly number[];
  /** Percentiles: 5 % of the draws lie below `p5`. */
  p5: readonly number[];
  p25: readonly number[];
  p50: readonly number[];
  p75: readonly number[];
  p95: readonly number[];
  /** Share of the draws that meet a target, in each year from its first to the one by which it is to be met. */
  chances: readonly { target: string; year: number; chance: number }[];
  draws: number;
  seed: string;
}

export interface FanAsked {
  seed: string;
  /** Of which tonnes the fan is. */
  of: Target['of'];
  /** Short names; all where left out. */
  organisations?: readonly string[];
  targets?: readonly Target[];
  nationalRatio: NationalRatio;
  draws?: number;
  likelihoods?: Readonly<Record<Stage, string>>;
  ranges?: Readonly<Record<Confidence, Range>>;
}

/**
 * Each initiative happens with the likelihood of its stage (or its own) if those that it needs do; it then has a share of
 * its effect that is drawn from its range, the same in every organisation, place and year; each organisation's category is
 * drawn once from the baseline's range. A target against the baseline, or reckoned from it, moves with it. Where nothing is
 * cut off at nought and every likelihood is 1, the mean is the plain forecast but for the sampling: the sum is linear in
 * each of what is drawn, these are independent, and the mean of each is 1.
 */
export function drawFan(model: Model, asked: FanAsked): Fan {
  const { seed, of, draws = 10_000, likelihoods = usualLikelihoods, ranges = usualRanges } = asked;
  const targets = asked.targets ?? [];
  const subjects = [
    ...new Map([of, ...targets.map((target) => target.of)].map((each) => [keyOf(each), each])).values(),
  ];
  const drawn = drawnModel(model, {
    ...{ subjects, doubts: { likelihoods, ranges } },
    ...(asked.organisations ? { organisations: asked.organisations } : {}),
  });
  const aims = targets.flatMap((target) => aimOf(target, drawn, model, asked.nationalRatio, subjects));
  const totals = drawn.years.map(() => new Float64Array(draws));
  const drawing = new Drawing(drawn, seed, Math.min(blockOf, draws));
  const sums = new Sums(drawn, Math.min(blockOf, draws));
  for (let done = 0; done < draws; done += blockOf) {
    const block = drawing.next(Math.min(blockOf, draws - done));
    sums.add(block);
    for (const [at, values] of totals.entries()) sums.total(0, at, values.subarray(done), block.count);
    for (const aim of aims) aim.count(sums, block);
  }
  return {
    ...{ years: drawn.years, of, plain: plainOf(drawn) },
    mean: totals.map((values) => values.reduce((sum, value) => sum + value, 0) / draws),
    ...percentilesOf(totals),
    chances: aims.flatMap(({ met, target }) =>
      [...met].map(([year, count]) => ({ target: target.id, year, chance: count / draws })),
    ),
    ...{ draws, seed },
  };
}

/** Draws that are reckoned at once: few enough that what is worked on stays near the processor. */
const blockOf = 512;

const keyOf = (of: Target['of']) => JSON.stringify(of);

interface Aim {
  target: Target;
  /** Draws that meet it, by year. */
  met: Map<number, number>;
  count(sums: Sums, block: Block): void;
}

/** How often a target is met; nothing where nobody knows what it is against. */
function aimOf(
  target: Target,
  drawn: DrawnModel,
  { baseline }: Model,
  nationalRatio: NationalRatio,
  subjects: readonly Target['of'][],
): Aim[] {
  let known = 0;
  const moving: { category: number; kg: number }[] = [];
  for (const { organisation, baseline: own } of drawn.organisations) {
    const against = againstOf(target, baseline, nationalRatio, organisation);
    if (!against) return [];
    if (against.how === 'known') known += Number(against.kg);
    else
      for (const { drawn: place, kg } of own.filter(({ category }) => isOf(target.of, category)))
        moving.push({ category: place, kg: kg * against.times.toNumber() });
  }
  const years = drawn.years.filter((year) => year >= target.from && year <= target.by);
  const met = new Map(years.map((year) => [year, 0]));
  const subject = subjects.findIndex((of) => keyOf(of) === keyOf(target.of));
  const left = 1 - Number(target.reduction);
  const [allowed, total, ones] = [
    new Float64Array(blockOf),
    new Float64Array(blockOf),
    new Float64Array(blockOf).fill(1),
  ];
  const count = (sums: Sums, block: Block) => {
    allowed.fill(known * left);
    for (const { category, kg } of moving)
      addTimes(allowed, block.categories[category] ?? ones, kg * left, block.count);
    for (const year of years) {
      sums.total(subject, drawn.years.indexOf(year), total, block.count);
      let reached = 0;
      for (let at = 0; at < block.count; at++) if ((total[at] ?? 0) <= (allowed[at] ?? 0)) reached += 1;
      met.set(year, (met.get(year) ?? 0) + reached);
    }
  };
  return [{ target, met, count }];
}

function plainOf(drawn: DrawnModel): number[] {
  const sums = new Sums(drawn, 1);
  const one = Float64Array.of(1);
  sums.add({ count: 1, effects: drawn.initiatives.map(() => one), categories: drawn.categories.map(() => one) });
  return drawn.years.map((_, at) => {
    const total = new Float64Array(1);
    sums.total(0, at, total, 1);
    return total[0] ?? 0;
  });
}

const percentiles = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 };

/** Straight between the two nearest draws (Hyndman and Fan, Sample quantiles in statistical packages, 1996, type 7). */
function percentilesOf(totals: readonly Float64Array[]): Record<keyof typeof percentiles, number[]> {
  const sorted = totals.map((values) => values.toSorted());
  const of = (share: number) =>
    sorted.map((values) => {
      const place = (values.length - 1) * share;
      const low = values[Math.floor(place)] ?? 0;
      return low + ((values[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
    });
  return {
    p5: of(percentiles.p5),
    p25: of(percentiles.p25),
    p50: of(percentiles.p50),
    p75: of(percentiles.p75),
    p95: of(percentiles.p95),
  };
}
