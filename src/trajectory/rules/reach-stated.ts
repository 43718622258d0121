/** How far candidates reach whose tonnes somebody states: of each category their part, and never over what is left of it. */
import { isOf, isWhen, isWhose } from './aim.ts';
import { numberOf } from './fixed.ts';
import type { ForecastLine, Initiative, Stream } from './model.ts';
import type { Group } from './overlap.ts';
import { strengthsOf } from './ramp.ts';
import { type Adding, add, placesOf, type Reach, type ReachTask } from './reached.ts';
import { actsOnStream, shareOf } from './touch.ts';

/** What is left of a category in a year that the aim counts. */
interface LeftOfCategory {
  year: number;
  kg: number;
}

interface Stating {
  initiative: Initiative;
  /** Share of its tonnes that falls to the category. */
  part: number;
}

/**
 * Adds what they take by themselves to the reach; gives groups of those that take of the same category. Where candidates
 * may add to a category, what is left of it now is no bound: there each counts for all that it states.
 */
export function statedReach(
  task: ReachTask,
  columns: ReadonlyMap<string, readonly number[]>,
  reach: Pick<Reach, 'alone' | 'unmet'>,
  adding: Adding,
): Pick<Reach, 'groups' | 'besides'> {
  const { model, planned, options, aim } = task;
  const candidates = [...new Map(options.map(({ candidate }) => [candidate.id, candidate])).values()];
  const lines = Map.groupBy(planned.lines, ({ organisation }) => organisation);
  const groups: Group[] = [];
  let besides = 0;
  for (const [organisation, streams] of Map.groupBy(model.baseline.streams, (stream) => stream.organisation)) {
    if (!isWhose(aim, organisation)) continue;
    const asking = byCategory(candidates.filter(isStated), streams);
    for (const [category, stating] of asking)
      if (stating.some(({ initiative }) => mayAdd(initiative))) adding.add(organisation, category);
    for (const [category, stating] of asking) {
      if (!isOf(aim.of, category)) continue;
      const left = leftOf(task, lines.get(organisation) ?? [], category);
      const isBounded = !adding.has(organisation, category);
      const group = groupOf(task, organisation, left, stating, columns, reach, isBounded);
      if (stating.length > 1) groups.push(group);
    }
    for (const [category, stating] of byCategory(model.initiatives.filter(isStated), streams))
      if (isOf(aim.of, category) && adding.has(organisation, category))
        besides += unmetBy(task, organisation, leftOf(task, lines.get(organisation) ?? [], category), stating);
  }
  return { groups, besides };
}

const isStated = ({ effect }: Initiative) => effect.type === 'tonnes';

function mayAdd({ effect }: Initiative): boolean {
  if (effect.type !== 'tonnes') return false;
  return [effect.aYear ?? '0', ...Object.values(effect.byYear)].some((tonnes) => Number(tonnes) < 0);
}

/** kgCO₂e that planned initiatives state and do not find, in years in which they take all there is. */
function unmetBy(
  { model }: ReachTask,
  organisation: string,
  left: readonly LeftOfCategory[],
  stating: readonly Stating[],
): number {
  const full = left.filter(({ kg }) => kg <= 0).map(({ year }) => year);
  const asked = stating.flatMap(({ initiative, part }) =>
    askedBy(initiative, organisation, [model.baseline.year, ...full]).map((kg) => part * Math.max(0, kg)),
  );
  return asked.reduce((sum, kg) => sum + kg, 0);
}

/** Parted by what is acted on of each category in the baseline year, as in `forecast`. */
function byCategory(stated: readonly Initiative[], streams: readonly Stream[]): Map<string, Stating[]> {
  const found = new Map<string, Stating[]>();
  for (const initiative of stated) {
    const weights = [...weightsOf(initiative, streams)].filter(([, weight]) => weight > 0);
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [category, weight] of weights)
      found.set(category, [...(found.get(category) ?? []), { initiative, part: weight / whole }]);
  }
  return found;
}

/** By the categories of the rates: whoever states tonnes of one states them of all that is counted in it. */
function weightsOf(initiative: Initiative, streams: readonly Stream[]): Map<string, number> {
  const { categories } = initiative.actsOn;
  const ofAny = { ...initiative, actsOn: { ...initiative.actsOn, categories: [] } };
  const weights = new Map<string, number>();
  for (const stream of streams) {
    if (!actsOnStream(ofAny, stream)) continue;
    for (const { category, kg } of stream.rates)
      if (categories.length === 0 || categories.includes(category))
        weights.set(category, (weights.get(category) ?? 0) + Number(stream.quantity) * Number(kg));
  }
  return weights;
}

function groupOf(
  { model, options }: ReachTask,
  organisation: string,
  left: readonly LeftOfCategory[],
  stating: readonly Stating[],
  columns: ReadonlyMap<string, readonly number[]>,
  reach: Pick<Reach, 'alone' | 'unmet'>,
  isBounded: boolean,
): Group {
  const years = left.map(({ year }) => year);
  const byCandidate = stating.map(({ initiative }) => columns.get(initiative.id) ?? []);
  const asked = stating.flatMap(({ part }, at) =>
    (byCandidate[at] ?? []).map((column) => {
      const initiative = options[column]?.planned;
      const whole = initiative ? askedBy(initiative, organisation, [model.baseline.year, ...years]) : [];
      return { column, byYear: whole.map((kg) => part * kg) };
    }),
  );
  const cells = left.map(({ kg }, at) => {
    const all = asked.reduce((sum, { byYear }) => sum + Math.max(0, byYear[at] ?? 0), 0);
    return isBounded ? Math.max(0, kg) : Math.max(kg, all);
  });
  for (const { column, byYear } of asked)
    for (const [at, kg] of byYear.entries()) {
      add(reach, column, Math.min(Math.max(0, left[at]?.kg ?? 0), kg), false);
      if (stating.length === 1) reach.unmet[column] = (reach.unmet[column] ?? 0) + Math.min(cells[at] ?? 0, kg);
    }
  const amounts = asked.flatMap(({ byYear }) => cells.map((kg, at) => sharedOf(byYear[at] ?? 0, kg)));
  return {
    options: byCandidate.flat(),
    candidates: placesOf(byCandidate),
    left: Float64Array.from(cells),
    shares: new Float64Array(amounts.length),
    amounts: Float64Array.from(amounts),
  };
}

const sharedOf = (asked: number, kg: number) => (kg > 0 ? Math.min(1, Math.max(0, asked / kg)) : 0);

/** kgCO₂e beyond those of the baseline year, which comes first, in each of the years behind it. */
function askedBy(initiative: Initiative, organisation: string, [base = 0, ...years]: readonly number[]): number[] {
  const { effect } = initiative;
  if (effect.type !== 'tonnes') return [];
  const [before = 0n, ...strengths] = strengthsOf(initiative, [base, ...years]);
  const part = shareOf(initiative, organisation) * 1000;
  return years.map((year, at) => {
    const tonnes = Number(effect.byYear[String(year)] ?? effect.aYear ?? 0);
    return tonnes * part * numberOf((strengths[at] ?? 0n) - before);
  });
}

function leftOf({ planned, aim }: ReachTask, lines: readonly ForecastLine[], category: string): LeftOfCategory[] {
  const theirs = lines.filter((line) => line.category === category);
  return planned.years.flatMap((year, at) =>
    isWhen(aim, year)
      ? [{ year, kg: theirs.reduce((sum, { withAction }) => sum + Number(withAction[at]) / 1e6, 0) }]
      : [],
  );
}
