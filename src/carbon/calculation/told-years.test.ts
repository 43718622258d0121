import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '../../kernel/decimals.ts';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { testHouse } from '../../platform/testing/house.ts';
import type { Calculation } from '../calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { causes } from '../footprint/change.ts';
import { footprintOf } from '../footprint/footprint.ts';
import { monthsOfYear } from '../footprint/months.ts';
import { type TestLine, takenIn } from '../testing/taken-in.ts';
import { calculate } from './calculate.ts';
import { prepareCalculation } from './prepare.ts';
import { toldYearOf } from './told-years.ts';

let folder: string;
const made: { carbon: Carbon; calculation: Calculation }[] = [];
const ofYear = { organisation: 'northmere', year: 2024 };

const electricity = (site: string, months: readonly number[], quantity: string): TestLine[] =>
  months.map((fromMonth) => ({
    ...{ organisation: 'northmere', site, fromMonth, quantity, unit: 'kWh' },
    activity: 'electricity/uk',
  }));
const lines = [
  ...electricity('General', monthsOfYear(2023), '1000'),
  ...electricity('Annexe', monthsOfYear(2023), '100'),
  ...electricity('General', monthsOfYear(2024), '1000'),
  ...electricity('Annexe', monthsOfYear(2024).slice(0, 4), '100'),
  ...electricity('New wing', monthsOfYear(2024), '10'),
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-told-'));
  const database = await testDatabase();
  for (const ledger of ['duckdb', 'postgres']) {
    const house = testHouse(database, [], { GREENPLAN_DATA: folder, GREENPLAN_LEDGER: ledger });
    const carbon = carbonOf(house, await makeSystem(database, ledger));
    await takenIn(carbon, 'electricity', lines);
    const { calculation } = await calculate(carbon, await carbon.method(), 'The first');
    made.push({ carbon, calculation });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what a year tells by month and site', () => {
  it('is no change of activity where sites used what they had used, but of the scope of data', async () => {
    for (const { carbon, calculation } of made) {
      const { change } = await carbon.toldYear(calculation, ofYear);
      expect(change?.effects).toMatchObject({ activity: '0', method: '0' });
      expect(Number(change?.effects['scope of data'])).toBeLessThan(0);
      const annexe = change?.streams.find(({ site, category }) => site === 'Annexe' && category === 'electricity');
      // A third of the year before is compared; the eight months that are missing are none of activity's.
      expect(annexe?.effects['scope of data']).toBe(
        sumOf([annexe?.before ?? '0'])
          .times(8)
          .div(12)
          .neg()
          .toFixed(),
      );
    }
  });

  it('adds up to the change of the figures that were kept, to the last digit, on DuckDB and on PostgreSQL', async () => {
    const told = await Promise.all(
      made.map(async ({ carbon, calculation }) => {
        const plus = async (year: number) =>
          footprintOf(await carbon.calculations.figures(calculation.id, { ...ofYear, year })).plus.kg;
        const { change } = await carbon.toldYear(calculation, ofYear);
        expect(change?.before).toBe(sumOf([await plus(2023)]).toFixed());
        expect(change?.after).toBe(sumOf([await plus(2024)]).toFixed());
        expect(sumOf(causes.map((cause) => change?.effects[cause] ?? '0')).toFixed()).toBe(change?.change);
        return change;
      }),
    );
    expect(told[0]).toEqual(told[1]);
  });

  it('is which months each site has', async () => {
    for (const { carbon, calculation } of made) {
      const { sites } = await carbon.toldYear(calculation, ofYear);
      expect(sites.map(({ site, months }) => [site, months.length])).toEqual([
        ['Annexe', 4],
        ['General', 12],
        ['New wing', 12],
      ]);
    }
  });

  it('has nothing to compare the first year with', async () => {
    for (const { carbon, calculation } of made)
      expect((await carbon.toldYear(calculation, { ...ofYear, year: 2023 })).change).toBeNull();
  });

  it('is kept where a calculation is prepared, so that a page reads no line', async () => {
    for (const { carbon, calculation } of made) {
      await prepareCalculation(carbon, calculation);
      const ledger = { ...carbon.ledger, sum: () => Promise.reject(new Error('The lines were read')) };
      expect((await toldYearOf({ ...carbon, ledger }, calculation, ofYear)).sites).toHaveLength(3);
    }
  });
});
