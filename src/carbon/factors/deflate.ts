/** A factor per pound, for the pounds of another year. */
import { Decimal } from '../../kernel/decimals.ts';
import { yearName } from '../footprint/months.ts';
import type { Deflators } from './deflators.ts';
import type { Factor } from './model.ts';

export interface AtPrices {
  /** What the factor is multiplied by. */
  ratio: Decimal;
  /** What was done, for the sentence that explains a rate; null where nothing was. */
  said: string | null;
  /** Why it was not done though prices differ; null otherwise. */
  untold: string | null;
}

/**
 * A pound bought less in later years, so a pound of `year` counts for index(price year) ÷ index(year) of a pound of the
 * factor's price year. A factor that tells no price year is taken as it is.
 * @param year the first calendar year of the financial year in which the pound was spent
 */
export function atPricesOf(deflators: Deflators | null, { priceYear, unit }: Factor, year: number): AtPrices {
  const as = { ratio: new Decimal(1), said: null, untold: null };
  if (priceYear === null || priceYear === year || !unit.startsWith('GBP')) return as;
  const then = deflators?.index(priceYear) ?? null;
  const now = deflators?.index(year) ?? null;
  const between = `from prices of ${yearName(priceYear)} to those of ${yearName(year)}`;
  if (!then || !now) return { ...as, untold: `Not brought ${between}: the deflators here do not reach both years.` };
  const ratio = then.div(now);
  return {
    ratio,
    said: `× ${then.toFixed()} ÷ ${now.toFixed()}, ${between} (${deflators?.title})`,
    untold: null,
  };
}
