/** What a pound of one financial year was worth in another. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Decimal, DecimalText } from '../../kernel/decimals.ts';
import { Mistake } from '../../platform/mistake.ts';

export interface Deflators {
  title: string;
  /** The index of a financial year, by its first calendar year; null where the series does not reach it. */
  index(year: number): Decimal | null;
  /** The last year of the series. */
  last: number;
}

/** The last series of deflators in these folders: `deflators/series.json` and `deflators/index.csv`; null if there is none. */
export function deflatorsIn(folders: readonly string[]): Deflators | null {
  const folder = folders.map((each) => join(each, 'deflators')).findLast((each) => existsSync(join(each, 'index.csv')));
  if (folder === undefined) return null;
  const { title } = z
    .object({ title: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'series.json'), 'utf8')));
  const rows = Rows.safeParse(parse(readFileSync(join(folder, 'index.csv'), 'utf8'), { columns: true }));
  if (!rows.success)
    throw new Mistake(
      `${join(folder, 'index.csv')} has to have the columns year, index and note, each with its figure.`,
    );
  const byYear = new Map(rows.data.map(({ year, index }) => [year, new Decimal(index)]));
  return { title, index: (year) => byYear.get(year) ?? null, last: Math.max(...byYear.keys()) };
}

const Rows = z.array(z.object({ year: z.coerce.number().int(), index: DecimalText, note: z.string() })).min(1);
