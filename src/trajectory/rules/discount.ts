/** What money of a later year is worth in the present one, in real terms. */
import { Decimal } from '../../kernel/decimals.ts';

/** Rates by how far away a year is: they fall, since nobody knows the far future (HM Treasury, The Green Book 2022, annex 6). */
const rates = [
  { upTo: 30, rate: '0.035' },
  { upTo: 75, rate: '0.03' },
  { upTo: 125, rate: '0.025' },
] as const;

/**
 * Green Book's factor for so many years after the present one; year nought is 1. What lies before it is brought forward
 * by the first rate.
 * @throws RangeError beyond 125 years, for which no rate is needed
 */
export function discountFactor(years: number): Decimal {
  const known = factors.get(years);
  if (known) return known;
  const factor = years < 0 ? new Decimal(1).plus(rates[0].rate).pow(-years) : new Decimal(1).div(growthOver(years));
  factors.set(years, factor);
  return factor;
}
const factors = new Map<number, Decimal>();

function growthOver(years: number): Decimal {
  if (years > rates[2].upTo) throw new RangeError(`${years} years ahead is further than anything is planned`);
  let growth = new Decimal(1);
  let from = 0;
  for (const { upTo, rate } of rates) {
    const within = Math.max(0, Math.min(years, upTo) - from);
    growth = growth.times(new Decimal(1).plus(rate).pow(within));
    from = upTo;
  }
  return growth;
}
