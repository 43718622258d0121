import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { ericBenchmarks, ericMedians, trustKinds } from './eric-benchmarks.ts';
import { median } from './share.ts';

const eric = '../shared/data/estates/ERIC-2014-15.csv';
const columns = {
  gas: 'Gas consumed - utility (kWh)',
  electricity: 'Electricity consumed - utility (kWh)',
  water: 'Water volume (including borehole) (m³)',
} as const;
const area = 'Gross internal site floor area (m²)';

describe('benchmarks of estates', () => {
  it('are told with the year, the kind of trust and the factor that they were made with', () => {
    const [gas] = ericBenchmarks('acute, large', { gas: '0.18296', electricity: '0.177', water: '0.149' });
    expect(gas).toEqual({
      category: 'fossil-fuels',
      driver: 'floor area',
      kgPer: '54.3812008',
      source: 'ERIC 2014/15, median of trusts (acute, large): 297.23 kWh of gas per m², at 0.18296 kg per kWh',
    });
  });

  it.skipIf(!existsSync(eric))('are the medians of the published return', () => {
    const [, heading = [], ...rows] = parse(readFileSync(eric), {
      delimiter: '$',
      relax_column_count: true,
    }) as string[][];
    const cell = (row: string[], name: string) => new Decimal(row[heading.indexOf(name)] || 0);
    for (const kind of trustKinds)
      for (const use of ['gas', 'electricity', 'water'] as const) {
        const ofKind = rows.filter(
          (row) =>
            row[heading.indexOf('Organisation Type')] === kind.toUpperCase().replace(', ', ' - ') &&
            cell(row, area).gt(0) &&
            cell(row, columns[use]).gt(0),
        );
        expect(ofKind.length).toBeGreaterThanOrEqual(5);
        const middle = median(ofKind.map((row) => cell(row, columns[use]).div(cell(row, area))));
        expect(rounded(middle ?? '0', 2), `${kind} ${use}`).toBe(ericMedians[kind][use]);
      }
  });
});
