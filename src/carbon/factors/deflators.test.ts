import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { atPricesOf } from './deflate.ts';
import { deflatorsIn } from './deflators.ts';
import { factorLibrary, shippedFactors } from './library.ts';

const deflators = deflatorsIn([shippedFactors]);
const [spend] = factorLibrary().factorsOf('spend/eclass/d');

describe('the deflator of a financial year', () => {
  const rows = z
    .array(z.object({ year: z.string(), index: z.string(), note: z.string() }))
    .parse(parse(readFileSync(join(shippedFactors, 'deflators', 'index.csv')), { columns: true }));

  it('is the mean of its four quarters', () => {
    for (const { year, index, note } of rows) {
      const quarters = note.replace('mean of ', '').split(' ');
      expect([year, quarters.length, sumOf(quarters).div(4).toFixed()]).toEqual([year, 4, index]);
    }
    expect(rows.map(({ year }) => Number(year))).toEqual(rows.map((_, place) => 2007 + place));
  });

  it('makes a pound of 2023/24 count for 89p of 2020/21', () => {
    if (!spend) throw new Error('There is no factor');
    const { ratio } = atPricesOf(deflators, { ...spend, priceYear: 2020 }, 2023);
    expect(ratio.toDecimalPlaces(3).toFixed()).toBe('0.887');
  });

  it('does nothing to what is not money, or tells no price year', () => {
    if (!spend) throw new Error('There is no factor');
    expect(atPricesOf(deflators, { ...spend, priceYear: null }, 2023).ratio).toEqual(new Decimal(1));
    expect(atPricesOf(deflators, { ...spend, unit: 'kWh' }, 2023).ratio).toEqual(new Decimal(1));
  });

  it('is told where there is none', () => {
    if (!spend) throw new Error('There is no factor');
    expect(atPricesOf(null, { ...spend, priceYear: 2020 }, 2023).untold).toBe(
      'Not brought from prices of 2020/21 to those of 2023/24: the deflators here do not reach both years.',
    );
  });
});
