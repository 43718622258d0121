/** Writes a baseline as CSV: a row for each part of each activity. */
import { stringify } from 'csv-stringify/sync';
import type { Baseline } from '../rules/model.ts';
import { type BaselineField, baselineColumns } from './baseline-columns.ts';
import { categoryName } from './category-names.ts';
import { guarded } from './formula-guard.ts';

/** What `readBaselineCsv` reads; ranges, 1990 and closures are kept in JSON alone. */
export function writeBaselineCsv({ year, streams }: Baseline): string {
  const written = baselineColumns.filter(({ field }) => field !== 'kilograms' && field !== 'tonnes');
  const rows = streams.flatMap((stream) =>
    stream.rates.map((rate, at) => {
      const cells: Partial<Record<BaselineField, string>> = {
        ...{ id: stream.id, organisation: stream.organisation, site: stream.site, supplier: stream.supplier },
        ...{ activity: stream.activity, unit: stream.unit, quantity: stream.quantity, driver: stream.driver ?? '' },
        ...{ category: categoryName(rate.category), part: rate.part, scope: rate.scope, perUnit: rate.kg },
        national: rate.national ?? '',
        main: at === 0 && stream.category !== rate.category ? categoryName(stream.category) : '',
        year: String(year),
      };
      return written.map(({ field }) => guarded(cells[field] ?? ''));
    }),
  );
  return stringify([written.map(({ heading }) => heading), ...rows], { bom: true, record_delimiter: 'windows' });
}
