import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Decimal, rounded, sumOf } from '../../kernel/decimals.ts';
import {
  ericBenchmarks,
  ericMedians,
  ericUpstream,
  ericWaste,
  ericWasteBenchmark,
  trustKinds,
  type WasteWay,
  wasteWays,
} from './eric-benchmarks.ts';
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
      from: 'published',
      kgPer: '54.3812008',
      source: 'ERIC 2014/15, median of trusts (acute, large): 297.23 kWh of gas per m², at 0.18296 kg per kWh',
    });
  });

  it('of waste add up over the ways that it is got rid of', () => {
    const at = (kg: string) => Object.fromEntries(wasteWays.map((way) => [way, kg])) as Record<WasteWay, string>;
    // 13.36 kg a square metre, at 1,000 kg a tonne.
    expect(ericWasteBenchmark('acute, large', at('1000'))).toMatchObject({ category: 'waste', kgPer: '13.36' });
  });

  it('of what comes before energy are of gas and electricity together', () => {
    expect(ericUpstream('acute, large', { gas: '0.1', electricity: '1' }).kgPer).toBe('158.743');
  });

  it.skipIf(!existsSync(eric))('of waste are what the trusts of a kind returned together', () => {
    const [, heading = [], ...rows] = parse(readFileSync(eric), {
      delimiter: '$',
      relax_column_count: true,
    }) as string[][];
    const cell = (row: string[], at: number) => new Decimal(Number(row[at]) || 0);
    const area = heading.indexOf('Gross internal site floor area (m²)');
    const begins: Record<WasteWay, string[]> = {
      recycling: ['Preparing for re-use', 'Waste recycling'],
      recovery: ['Other recovery'],
      'high temperature': ['High temperature disposal'],
      'non-burn treatment': ['Non burn treatment'],
      landfill: ['Landfill disposal'],
    };
    const tonnes = (row: string[], way: WasteWay) =>
      sumOf(heading.flatMap((name, at) => (begins[way].some((one) => name.startsWith(one)) ? [cell(row, at)] : [])));
    for (const kind of trustKinds) {
      const ofKind = rows.filter(
        (row) =>
          row[heading.indexOf('Organisation Type')] === kind.toUpperCase().replace(', ', ' - ') &&
          cell(row, area).gt(0) &&
          sumOf(wasteWays.map((way) => tonnes(row, way))).gt(0),
      );
      expect(ofKind.length).toBeGreaterThanOrEqual(5);
      for (const way of wasteWays) {
        const perThousand = sumOf(ofKind.map((row) => tonnes(row, way)))
          .div(sumOf(ofKind.map((row) => cell(row, area))))
          .times(1000);
        expect(rounded(perThousand, 2), `${kind} ${way}`).toBe(ericWaste[kind][way]);
      }
    }
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
