/** Why each was chosen: what its tonne costs beside the others', whom it meets, and why it starts when it does. */
import { type Decimal, rounded } from '../../kernel/decimals.ts';
import { creditsOf } from './aim.ts';
import type { Reason } from './choice.ts';
import type { Ground, Reckoned } from './ground.ts';
import { meetingsOf } from './meets.ts';
import type { Milligrams } from './model.ts';
import { type Budget, capitalOf, type Option, optionsOf } from './options.ts';
import { Purse, paymentsOf } from './purse.ts';

/** From the cheapest tonne on. */
export function reasonsOf(ground: Ground, found: Reckoned): Reason[] {
  const { planned, task } = ground;
  const credits = creditsOf(found.forecast, task.aim);
  const initiatives = [...planned, ...found.options.map((option) => option.planned)];
  const meetings = meetingsOf(task.model.baseline, initiatives);
  const whyYear = yearsOf(ground, found.options);
  return found.options
    .map((option) => ({ option, credited: credits.get(option.candidate.id) ?? 0n }))
    .map(({ option, credited }) => ({ option, credited, perTonne: poundsPerTonne(capitalOf(option), credited) }))
    .toSorted(
      (one, other) =>
        inOrder(one.perTonne, other.perTonne) || (one.option.candidate.id < other.option.candidate.id ? -1 : 1),
    )
    .map(({ option, credited, perTonne }, at) => ({
      initiative: option.candidate.id,
      startYear: option.startYear,
      title: option.candidate.title,
      capital: capitalOf(option).toFixed(),
      credited,
      poundsPerTonne: perTonne === null ? null : rounded(perTonne, 2),
      rank: at + 1,
      meets: meetings.get(option.candidate.id) ?? [],
      needs: option.candidate.needs,
      year: whyYear(option),
    }));
}

const milligramsOfTonne = 1e9;

/** Null where nothing is taken. */
export function poundsPerTonne(capital: Decimal, milligrams: Milligrams): Decimal | null {
  return milligrams > 0n ? capital.times(milligramsOfTonne).div(milligrams.toString()) : null;
}

/** What takes nothing comes last. */
function inOrder(one: Decimal | null, other: Decimal | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one.cmp(other);
}

function yearsOf({ candidates, rules, task }: Ground, chosen: readonly Option[]): (option: Option) => Reason['year'] {
  const starts = new Map(chosen.map(({ candidate, startYear }) => [candidate.id, startYear]));
  const options = Map.groupBy(optionsOf(candidates, task.budgets), ({ candidate }) => candidate.id);
  const left = new Left(task.budgets, rules, chosen);
  return (option) => {
    const { candidate, startYear } = option;
    const earlier = (options.get(candidate.id) ?? []).filter((other) => other.startYear < startYear);
    if (earlier.length === 0) return { why: 'as soon as it can' };
    const needed = candidate.needs.find((id) => starts.get(id) === startYear);
    if (needed !== undefined) return { why: 'with what it needs', initiative: needed };
    if (earlier.every((other) => !left.wouldPay(other))) return { why: 'first budget that it fits into' };
    if (earlier.every((other) => !left.pays(other, option))) return { why: 'earlier budgets are spent' };
    return { why: 'no later is needed' };
  };
}

/** What the budgets leave. */
class Left {
  readonly #budgets: readonly Budget[];
  readonly #whole: Purse;
  readonly #left: Purse;

  constructor(budgets: readonly Budget[], rules: Ground['rules'], chosen: readonly Option[]) {
    this.#budgets = budgets;
    this.#whole = new Purse(budgets, rules);
    this.#left = new Purse(budgets, rules);
    for (const payment of paymentsOf(chosen, budgets)) this.#left.pay(payment);
  }

  /** Were nothing else paid for. */
  wouldPay(option: Option): boolean {
    return this.#whole.affords(this.#paymentOf(option));
  }

  /** Beside all that is chosen but one, whose place it takes. */
  pays(option: Option, instead: Option): boolean {
    this.#left.takeBack(this.#paymentOf(instead));
    const pays = this.#left.affords(this.#paymentOf(option));
    this.#left.pay(this.#paymentOf(instead));
    return pays;
  }

  #paymentOf(option: Option) {
    return paymentsOf([option], this.#budgets)[0] ?? null;
  }
}
