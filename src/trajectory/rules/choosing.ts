/** The choice as a linear program: one start each at most, budgets, what needs what, and lines over what meets. */
import type { ChoiceTask } from './choice-so-far.ts';
import type { Column, Row } from './lp.ts';
import type { Initiative } from './model.ts';
import { yearOf } from './months.ts';
import { type Budget, columnsByCandidate, type Option } from './options.ts';
import type { Line } from './overlap.ts';
import { type Payment, Purse, type PurseRules, paymentsOf } from './purse.ts';
import type { Reach } from './reached.ts';

/** Kilograms are told to the solver in tonnes, and pounds in thousands, so that its numbers are of like size. */
export const kilogramsOfWorth = 1000;
const poundsOfCost = 1000;

/**
 * Options that can be paid for by themselves, and whose needs can be met: what is needed is planned and has started by
 * then, or may be chosen itself.
 */
export function possible(
  options: readonly Option[],
  planned: readonly Initiative[],
  budgets: readonly Budget[],
  rules: PurseRules,
): Option[] {
  const starts = new Map(planned.map((initiative) => [initiative.id, yearOf(initiative.start)]));
  const candidates = new Set(options.map(({ candidate }) => candidate.id));
  const purse = new Purse(budgets, rules);
  const payments = paymentsOf(options, budgets);
  return options.filter(
    (option, at) =>
      purse.affords(payments[at] ?? null) &&
      option.candidate.needs.every((id) => (starts.get(id) ?? Infinity) <= option.startYear || candidates.has(id)),
  );
}

/** Options, and then groups of those that meet. */
export function columnsOf({ reach, budgets, rules, options }: ChoiceTask, payments: readonly Payment[]): Column[] {
  const { unmet, groups } = reach;
  const purse = new Purse(budgets, rules);
  return [
    ...options.map((_, at) => ({
      worth: tonnes(unmet[at] ?? 0),
      upper: purse.affords(payments[at] ?? null) ? 1 : 0,
      whole: true,
    })),
    ...groups.map(({ left }) => ({ worth: 1, upper: tonnes(left.reduce((sum, kg) => sum + kg, 0)), whole: false })),
  ];
}

export function rowsOf({ options, planned, budgets, rules }: ChoiceTask): Row[] {
  return [...onceEach(options), ...needed(options, planned), ...paidFor(options, budgets, rules)];
}

/** @param at which group it is of */
export function rowOf({ groups, unmet }: Reach, at: number, { constant, coefficients }: Line): Row {
  const options = groups[at]?.options ?? [];
  return {
    columns: [unmet.length + at, ...options],
    values: [1, ...Array.from(coefficients, (kg) => -tonnes(kg))],
    lower: -Infinity,
    upper: tonnes(constant),
  };
}

const tonnes = (kg: number) => kg / kilogramsOfWorth;

function onceEach(options: readonly Option[]): Row[] {
  return [...columnsByCandidate(options).values()]
    .filter((columns) => columns.length > 1)
    .map((columns) => ({ columns, values: columns.map(() => 1), lower: -Infinity, upper: 1 }));
}

/** By each year, no more of it than of what it needs. */
function needed(options: readonly Option[], planned: readonly Initiative[]): Row[] {
  const isPlanned = new Set(planned.map(({ id }) => id));
  const byCandidate = columnsByCandidate(options);
  const startedBy = (columns: readonly number[], year: number) =>
    columns.filter((column) => (options[column]?.startYear ?? Infinity) <= year);
  return options.flatMap(({ candidate, startYear }) =>
    candidate.needs
      .filter((id) => !isPlanned.has(id))
      .map((id) => {
        const own = startedBy(byCandidate.get(candidate.id) ?? [], startYear);
        const others = startedBy(byCandidate.get(id) ?? [], startYear);
        return {
          columns: [...own, ...others],
          values: [...own.map(() => 1), ...others.map(() => -1)],
          lower: -Infinity,
          upper: 0,
        };
      }),
  );
}

function paidFor(options: readonly Option[], budgets: readonly Budget[], { carryOver }: PurseRules): Row[] {
  const inOrder = budgets.toSorted((one, other) => one.year - other.year);
  return inOrder.map(({ year }, at) => {
    const told = carryOver ? inOrder.slice(0, at + 1) : inOrder.slice(at, at + 1);
    const row = { columns: [] as number[], values: [] as number[], lower: -Infinity, upper: 0 };
    for (const each of told) row.upper += Number(each.pounds) / poundsOfCost;
    for (const [column, { spend }] of options.entries()) {
      let pounds = 0;
      for (const [when, sum] of spend) if (when === year || (carryOver && when < year)) pounds += sum.toNumber();
      if (pounds === 0) continue;
      row.columns.push(column);
      row.values.push(pounds / poundsOfCost);
    }
    return row;
  });
}
