/** The waterfall: from the baseline to a year, what moves the footprint, step by step, and what is then still missing. */
import { isOf } from './aim.ts';
import { byId } from './effects.ts';
import type { ByYear, Credit, Forecast, Initiative, Milligrams, Place, Scope, Target } from './model.ts';

export interface Waterfall {
  year: number;
  baseline: Milligrams;
  /** In the order in which they are drawn; each but the totals and the opportunities begins where the one before ends. */
  steps: Step[];
  /** Of the year, with planned action. */
  forecast: Milligrams;
  /** Above what is allowed, and below nought where there is some to spare; null where nothing says what is allowed. */
  gap: Milligrams | null;
  allowed: Milligrams | null;
}

export interface Step {
  kind: 'baseline' | 'growth' | 'national' | 'theme' | 'forecast' | 'gap' | 'allowed' | 'opportunity';
  /** Of the theme, or of the initiative where none are grouped; '' for all else, and for initiatives of no theme. */
  id: string;
  /** Milligrams of CO₂e: to − from. Below nought is less. */
  change: Milligrams;
  from: Milligrams;
  to: Milligrams;
  /** Of themes and opportunities: what each initiative changes, the most first. */
  parts: StepPart[];
}

export interface StepPart {
  initiative: string;
  change: Milligrams;
  /** By category and scope; of all its organisations together. */
  places: { category: string; scope: Scope; change: Milligrams }[];
}

export interface WaterfallAsked {
  initiatives: readonly Initiative[];
  /** Short names; all where left out. */
  organisations?: readonly string[];
  of: Target['of'];
  year: number;
  /** Where left out, each initiative is a step by itself. */
  groupBy?: 'theme';
  /** What ideas would take off besides, each by itself, so that they do not add up: each is drawn from the forecast. */
  opportunities?: readonly Credit[];
  /** By the target, in that year. */
  allowed?: Milligrams;
}

/**
 * A shared initiative is one part of one step, however many organisations it acts in; so a system's waterfall is the sum of
 * its organisations', step by step.
 * @throws RangeError if the year is none of the forecast's
 */
export function waterfall(forecast: Forecast, asked: WaterfallAsked): Waterfall {
  const { year, allowed = null } = asked;
  const at = forecast.years.indexOf(year);
  if (at === -1)
    throw new RangeError(`The forecast tells ${forecast.years[0]} to ${forecast.years.at(-1)}, not ${year}`);
  const of = totals(forecast, asked, at);
  const grown = of.withGrowth[0] ?? 0n;
  const without = of.withoutAction[0] ?? 0n;
  const baseline = of.baseline[0] ?? 0n;
  const reached = of.withAction[0] ?? 0n;
  const steps: Step[] = [
    total('baseline', baseline),
    step('growth', '', baseline, grown),
    step('national', '', grown, without),
  ];
  let level = without;
  for (const { id, parts, change } of groupsOf(forecast, asked, at)) {
    steps.push(step('theme', id, level, level + change, parts));
    level += change;
  }
  steps.push(total('forecast', reached));
  if (allowed !== null && reached > allowed) steps.push(step('gap', '', reached, allowed));
  if (allowed !== null) steps.push(total('allowed', allowed));
  for (const part of partsOf((asked.opportunities ?? []).filter(countedIn(asked)), at))
    steps.push(step('opportunity', part.initiative, reached, reached + part.change, [part]));
  return { year, baseline, steps, forecast: reached, allowed, gap: allowed === null ? null : reached - allowed };
}

const step = (kind: Step['kind'], id: string, from: Milligrams, to: Milligrams, parts: StepPart[] = []): Step => ({
  ...{ kind, id, from, to, parts },
  change: to - from,
});

const total = (kind: Step['kind'], to: Milligrams): Step => step(kind, '', 0n, to);

/** The initiatives' steps; what takes off most comes first. */
function groupsOf(
  { credits }: Forecast,
  asked: WaterfallAsked,
  at: number,
): { id: string; change: Milligrams; parts: StepPart[] }[] {
  const themes = new Map(asked.initiatives.map(({ id, theme }) => [id, theme]));
  const parts = partsOf(credits.filter(countedIn(asked)), at);
  const groups = Map.groupBy(parts, ({ initiative }) =>
    asked.groupBy === 'theme' ? (themes.get(initiative) ?? '') : initiative,
  );
  return [...groups]
    .map(([id, own]) => ({ id, parts: own, change: own.reduce((sum, { change }) => sum + change, 0n) }))
    .toSorted(byChange);
}

function partsOf(credits: readonly Credit[], at: number): StepPart[] {
  return [...Map.groupBy(credits, ({ initiative }) => initiative)]
    .map(([initiative, own]): StepPart & { id: string } => {
      const places = [...Map.groupBy(own, ({ category, scope }) => `${category} ${scope}`)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, same]) => placeOf(same, at));
      return { id: initiative, initiative, places, change: places.reduce((sum, { change }) => sum + change, 0n) };
    })
    .toSorted(byChange)
    .map(({ initiative, change, places }) => ({ initiative, change, places }));
}

function placeOf(credits: readonly Credit[], at: number): StepPart['places'] {
  const [first] = credits;
  if (!first) return [];
  const change = credits.reduce((sum, { byYear }) => sum - (byYear[at] ?? 0n), 0n);
  return [{ category: first.category, scope: first.scope, change }];
}

function byChange(a: { id: string; change: Milligrams }, b: { id: string; change: Milligrams }): number {
  if (a.change !== b.change) return a.change < b.change ? -1 : 1;
  return byId(a, b);
}

type Counted = Pick<WaterfallAsked, 'organisations' | 'of'>;

const countedIn =
  ({ organisations, of }: Counted) =>
  ({ organisation, category }: Place): boolean =>
    (organisations?.includes(organisation) ?? true) && isOf(of, category);

export interface Totals {
  /** As the years of the forecast stand, or of the one year that was asked for. */
  baseline: ByYear;
  withGrowth: ByYear;
  withoutAction: ByYear;
  withAction: ByYear;
}

/** What a forecast comes to for these organisations and tonnes. @param at place of a year; all where left out */
export function totals({ years, lines }: Forecast, counted: Counted, at?: number): Totals {
  const counts = countedIn(counted);
  const own = lines.filter(counts);
  const places = at === undefined ? [...years.keys()] : [at];
  const sum = (of: 'withGrowth' | 'withoutAction' | 'withAction') =>
    places.map((place) => own.reduce((all, line) => all + (line[of][place] ?? 0n), 0n));
  const baseline = own.reduce((all, line) => all + line.baseline, 0n);
  return {
    baseline: places.map(() => baseline),
    withGrowth: sum('withGrowth'),
    withoutAction: sum('withoutAction'),
    withAction: sum('withAction'),
  };
}
