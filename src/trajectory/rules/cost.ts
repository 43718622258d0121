/**
 * What an initiative costs and saves over the years that are told, in real terms and present value. Money is the public
 * body's own: what carbon is worth stands beside it, and is never added to it. Decimals throughout, rounded to the penny
 * at the edge, each figure once.
 */
import { Decimal, rounded, sumOf } from '../../kernel/decimals.ts';
import { type CarbonValue, type CarbonValues, presentValueOfCarbon, tonnesOf } from './carbon-value.ts';
import { discountFactor } from './discount.ts';
import type { Initiative, Milligrams } from './model.ts';
import { yearOf } from './months.ts';
import { type Deflators, priceRatio } from './prices.ts';
import { strengthsOf } from './ramp.ts';

/** Pounds with two places, in prices of `priceYear`. */
export interface Cost {
  initiative: string;
  priceYear: number;
  /** The year to which is discounted: its factor is 1. */
  presentYear: number;
  /** Price years of money or carbon that could not be brought to `priceYear`, and was taken as it is. */
  unadjusted: readonly number[];
  /** Net present value: what it saves less what it costs. Below nought it costs more than it saves. */
  npv: string;
  /** The same with the other sign. */
  netPresentCost: string;
  /** All of its capital, not discounted. */
  capital: string;
  /** A year at full effect. */
  running: string;
  saving: string;
  /** What is not set free because of it, in all the years that are told. */
  reduction: Milligrams;
  /** Net present cost ÷ tonnes; null where there are none. Below nought it saves money. */
  poundsPerTonne: string | null;
  /** Present value of the tonnes. */
  carbonValue: CarbonValue<string>;
  /** The same ÷ tonnes: where it lies above `poundsPerTonne`, the public gains; null where there are no tonnes. */
  carbonPerTonne: CarbonValue<string> | null;
  years: readonly CostYear[];
}

/** Pounds of one year, not discounted but for `present`. */
export interface CostYear {
  year: number;
  capital: string;
  running: string;
  saving: string;
  discountFactor: string;
  /** Saving less running and capital, times the discount factor. */
  present: string;
}

export interface CostAsked {
  initiative: Initiative;
  /** What it is given credit for, as the years stand. */
  reductions: readonly Milligrams[];
  /** The first is the baseline's. */
  years: readonly number[];
  carbonValues: CarbonValues;
  priceYear: number;
  /** By which money and carbon are brought to prices of `priceYear`; without them, they are taken as they are. */
  deflators?: Deflators | null;
  /** The first year that is told where left out. */
  presentYear?: number;
  /** Short names, whose share of the money is meant; all of it where left out. */
  organisations?: readonly string[];
}

/**
 * Discounted at the Green Book's 3.5 % (and less beyond 30 years). £ per tonne is the net present cost without the value of
 * carbon, divided by tonnes that are not discounted, and is to be held against the discounted value of carbon divided by
 * the same tonnes; docs/trajectory-doubt-and-cost.md tells where that is from.
 *
 * Running costs and savings follow the strength that the initiative has beyond the baseline year's, as its tonnes do. What
 * lies outside the years that are told is in neither: where a lifetime goes on beyond them, a tonne looks dearer than it is.
 */
export function costOf(asked: CostAsked): Cost {
  const { initiative, years, priceYear, carbonValues } = asked;
  const presentYear = asked.presentYear ?? years[0] ?? priceYear;
  const money = new Money(asked);
  const told = moneyByYear(money, asked, presentYear);
  const npv = sumOf(told.map(({ present }) => present));
  const reduction = asked.reductions.reduce((sum, milligrams) => sum + milligrams, 0n);
  const carbon = presentValueOfCarbon(carbonValues, { reductions: asked.reductions, years, presentYear });
  const carbonPrices = priceRatio(carbonValues.priceYear, priceYear, asked.deflators ?? null);
  const inPounds = (divisor: Decimal) => ({
    low: pence(carbon.low.times(carbonPrices ?? 1).div(divisor)),
    central: pence(carbon.central.times(carbonPrices ?? 1).div(divisor)),
    high: pence(carbon.high.times(carbonPrices ?? 1).div(divisor)),
  });
  return {
    ...{ initiative: initiative.id, priceYear, presentYear },
    unadjusted: [
      ...(carbonPrices ? [] : [carbonValues.priceYear]),
      ...(money.adjusted ? [] : [initiative.money.priceYear]),
    ],
    ...{ npv: pence(npv), netPresentCost: pence(npv.neg()) },
    ...{ capital: pence(money.capital), running: pence(money.running), saving: pence(money.saving), reduction },
    poundsPerTonne: reduction > 0n ? pence(npv.neg().div(tonnesOf(reduction))) : null,
    carbonValue: inPounds(new Decimal(1)),
    carbonPerTonne: reduction > 0n ? inPounds(tonnesOf(reduction)) : null,
    years: told.map(({ year, capital, running, saving, factor, present }) => ({
      ...{ year, capital: pence(capital), running: pence(running), saving: pence(saving) },
      ...{ discountFactor: rounded(factor, 4), present: pence(present) },
    })),
  };
}

/** A part of an initiative's money, in prices of the year asked for. */
class Money {
  readonly capital: Decimal;
  readonly running: Decimal;
  readonly saving: Decimal;
  readonly adjusted: boolean;
  readonly #capitalByYear: ReadonlyMap<number, Decimal>;

  constructor({ initiative, priceYear, deflators, organisations }: CostAsked) {
    const { money } = initiative;
    const prices = priceRatio(money.priceYear, priceYear, deflators ?? null);
    const times = sharesOf(initiative, organisations).times(prices ?? 1);
    const byYear = Object.entries(money.capitalByYear);
    const capital: [number, string][] =
      byYear.length > 0
        ? byYear.map(([year, pounds]) => [Number(year), pounds])
        : [[yearOf(initiative.start), money.capital]];
    this.#capitalByYear = new Map(capital.map(([year, pounds]) => [year, times.times(pounds)]));
    this.capital = sumOf(this.#capitalByYear.values());
    this.running = times.times(money.running);
    this.saving = times.times(money.saving);
    this.adjusted = prices !== null;
  }

  capitalIn(year: number): Decimal {
    return this.#capitalByYear.get(year) ?? new Decimal(0);
  }
}

/** By year. Running costs and savings are as large as the initiative is strong beyond the baseline year. */
function moneyByYear(money: Money, { initiative, years }: CostAsked, presentYear: number) {
  const strengths = strengthsOf(initiative, years);
  const before = strengths[0] ?? 0n;
  return years.map((year, at) => {
    const strength = new Decimal(`${(strengths[at] ?? 0n) - before}e-12`);
    const [running, saving] = [money.running.times(strength), money.saving.times(strength)];
    const [capital, factor] = [money.capitalIn(year), discountFactor(year - presentYear)];
    return { year, capital, running, saving, factor, present: saving.minus(running).minus(capital).times(factor) };
  });
}

/** Money is parted by the shares of the organisations whose initiative it is. */
function sharesOf({ organisations: all }: Initiative, chosen: readonly string[] | undefined): Decimal {
  if (!chosen) return new Decimal(1);
  return sumOf(all.filter(({ organisation }) => chosen.includes(organisation)).map(({ share }) => share));
}

/** Nought has no sign, whatever was rounded to it. */
const pence = (pounds: Decimal): string => rounded(pounds, 2).replace(/^-(?=0\.00$)/, '');
