/** What a page tells of savings: measured beside forecast by year, and an organisation's change reconciled with them. */
import { yearsOf } from '../../carbon/calculation/years-of.ts';
import type { Calculation } from '../../carbon/calculation-store.ts';
import { categoryOf } from '../../carbon/footprint/categories.ts';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import type { PlannedDesk } from '../pages/frame.tsx';
import type { Initiative, Milligrams, Model } from '../rules/model.ts';
import { yearOf } from '../rules/months.ts';
import { type CategoryChange, type MeasuredSaving, type Reconciliation, reconcile } from '../rules/reconcile.ts';
import { Indices } from '../rules/years.ts';
import { forecastOf, type Measured, measuredOf } from './measured.ts';

export interface SavedFacts {
  /** The year that is told, and those that could be. */
  year: number;
  years: readonly number[];
  measured: readonly MeasuredYear[];
  /** Under way or done, and nobody has said how it is measured. */
  unmeasured: readonly Initiative[];
  /** Null where the year before has no figures. */
  reconciliation: Reconciliation | null;
}

export interface MeasuredYear extends Measured {
  /** Of the year that is told: kgCO₂e, of so many months; null where nothing was measured. */
  kg: string | null;
  months: number;
  forecast: Milligrams;
}

/** @returns null where nothing was counted of any year */
export async function savedFacts(desk: PlannedDesk): Promise<SavedFacts | null> {
  const { trajectory, planned, record, asked } = desk;
  const calculation = await trajectory.calculation();
  if (!calculation) return null;
  const counted = yearsOf(await trajectory.carbon.calculations.partitions(calculation.id));
  const organisations = asked.organisations.length > 0 ? asked.organisations : membersOf(desk);
  const own = counted.filter(({ organisation }) => organisations.includes(organisation));
  const years = [...new Set(own.map(({ year }) => year))].sort((a, b) => a - b);
  const last = years.at(-1);
  if (last === undefined) return null;
  const year = asked.year !== null && years.includes(asked.year) ? asked.year : last;
  const here = record.initiatives.filter((one) =>
    one.organisations.some(({ organisation }) => organisations.includes(organisation)),
  );
  const all = (await measuredOf(trajectory, calculation, here)).filter(({ measurement }) =>
    organisations.includes(measurement.organisation),
  );
  const known = new Set(all.map(({ initiative }) => initiative.id));
  const forecast = planned.forecast('shapley');
  return {
    ...{ year, years },
    measured: all.map((one) => {
      const told = one.years.find((each) => each.year === year);
      return {
        ...one,
        kg: told?.kg ?? null,
        months: told?.months ?? 0,
        forecast: forecastOf(forecast, one.initiative.id, year, [one.measurement.organisation]),
      };
    }),
    unmeasured: here.filter(({ id, stage }) => (stage === 'under way' || stage === 'done') && !known.has(id)),
    reconciliation: await reconciled(desk, calculation, { organisations, year, all }),
  };
}

const membersOf = ({ trajectory }: PlannedDesk): string[] =>
  trajectory.system.settings.organisations.map(({ slug }) => slug);

async function reconciled(
  { trajectory: { carbon, settings }, planned }: PlannedDesk,
  calculation: Calculation,
  { organisations, year, all }: { organisations: readonly string[]; year: number; all: readonly Measured[] },
): Promise<Reconciliation | null> {
  const told = await Promise.all(
    organisations.map((organisation) => carbon.toldYear(calculation, { organisation, year })),
  );
  const changes = told.flatMap(({ change }) => change?.byCategory ?? []);
  if (changes.length === 0) return null;
  const { growthOf } = await settings.read();
  return reconcile({
    changes: added(changes),
    savings: all.flatMap((one) => savingsIn(one, year)),
    growth: growthSince(planned.model, growthOf, year),
  });
}

/** Those of several organisations together, by category. */
function added(changes: readonly CategoryChange[]): CategoryChange[] {
  const byCategory = [...Map.groupBy(changes, ({ category }) => category)];
  byCategory.sort(([a], [b]) => categoryOf(a).order - categoryOf(b).order);
  return byCategory.map(([category, own]) => {
    const sum = (of: (change: CategoryChange) => string) => sumOf(own.map(of)).toFixed();
    return {
      category,
      before: sum(({ before }) => before),
      after: sum(({ after }) => after),
      effects: {
        activity: sum(({ effects }) => effects.activity),
        factors: sum(({ effects }) => effects.factors),
        method: sum(({ effects }) => effects.method),
        'scope of data': sum(({ effects }) => effects['scope of data']),
      },
    };
  });
}

/** Of a year in which nothing was measured nobody knows what was saved, unless the initiative had not begun by then. */
function savingsIn({ initiative, byCategory }: Measured, year: number): MeasuredSaving[] {
  return byCategory.flatMap(({ category, years }) => {
    const kgOf = (of: number) => years.find((one) => one.year === of)?.kg;
    const before = kgOf(year - 1) ?? (yearOf(initiative.start) >= year ? '0' : undefined);
    const now = kgOf(year);
    return before === undefined || now === undefined ? [] : [{ initiative: initiative.id, category, before, now }];
  });
}

/** How many times the year before's the activity of each category should be by the growth that the settings name. */
function growthSince(model: Model, growthOf: Readonly<Record<string, string>>, year: number): Record<string, string> {
  const indices = new Indices(model);
  const at = indices.years.indexOf(year);
  if (at < 1) return {};
  return Object.fromEntries(
    Object.entries(growthOf).flatMap(([category, growth]) => {
      const { exact } = indices.activity(growth, '', '');
      const [before, now] = [exact[at - 1] ?? 0n, exact[at] ?? 0n];
      if (before === 0n) return [];
      return [[category, new Decimal(now.toString()).div(before.toString()).toFixed(12)]];
    }),
  );
}
