/**
 * What of the budgets is left, in whole pence: whether one more can be paid for. What costs a part of a penny is held to
 * cost a whole one, so that nothing is ever spent that is not there.
 */
import { Decimal } from '../../kernel/decimals.ts';
import type { Budget, Option } from './options.ts';

export interface PurseRules {
  /** What a year leaves may be spent in a later one. */
  carryOver: boolean;
}

/** What an option costs, by place of the budgets' years in order; null where some of it falls in a year without one. */
export type Payment = readonly { at: number; pence: number }[] | null;

export function paymentsOf(options: readonly Option[], budgets: readonly Budget[]): Payment[] {
  const places = new Map(inOrder(budgets).map(({ year }, at) => [year, at]));
  return options.map(({ spend }) => {
    const payment = [...spend]
      .map(([year, pounds]) => ({ at: places.get(year) ?? -1, pence: pounds.times(100).ceil().toNumber() }))
      .filter(({ pence }) => pence > 0);
    return payment.some(({ at }) => at === -1) ? null : payment;
  });
}

export class Purse {
  readonly #left: Float64Array;
  readonly #carryOver: boolean;

  constructor(budgets: readonly Budget[], { carryOver }: PurseRules) {
    this.#left = Float64Array.from(inOrder(budgets), ({ pounds }) => new Decimal(pounds).times(100).floor().toNumber());
    this.#carryOver = carryOver;
  }

  affords(payment: Payment): boolean {
    if (payment === null) return false;
    if (!this.#carryOver) {
      for (const { at, pence } of payment) if (pence > (this.#left[at] ?? 0)) return false;
      return true;
    }
    if (payment.length === 0) return true;
    this.pay(payment);
    let left = 0;
    const isPaid = this.#left.every((pence) => {
      left += pence;
      return left >= 0;
    });
    this.takeBack(payment);
    return isPaid;
  }

  pay(payment: Payment): void {
    for (const { at, pence } of payment ?? []) this.#left[at] = (this.#left[at] ?? 0) - pence;
  }

  takeBack(payment: Payment): void {
    for (const { at, pence } of payment ?? []) this.#left[at] = (this.#left[at] ?? 0) + pence;
  }
}

const inOrder = (budgets: readonly Budget[]) => budgets.toSorted((one, other) => one.year - other.year);
