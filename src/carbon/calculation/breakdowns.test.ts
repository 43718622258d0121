import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { others } from '../../platform/ledger/statement.ts';
import { testHouse } from '../../platform/testing/house.ts';
import type { Calculation } from '../calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { kgOf } from '../footprint/figure.ts';
import { type TestLine, takenIn } from '../testing/taken-in.ts';
import { calculate } from './calculate.ts';
import { prepareCalculation } from './prepare.ts';
import { yearsOf } from './years-of.ts';

let folder: string;
const made: { carbon: Carbon; calculation: Calculation }[] = [];
const asked = { organisation: 'northmere', year: 2024, by: 'stream' } as const;

const line = (more: Partial<TestLine>): TestLine => ({
  ...{ organisation: 'northmere', fromMonth: 202404, activity: 'electricity/uk', unit: 'kWh', quantity: '1000' },
  ...more,
});
const bought = (supplier: string, quantity: string, activity = 'spend/eclass/f') =>
  line({ activity, unit: 'GBP', quantity, supplier });
const lines = [
  line({ site: 'General' }),
  line({ site: 'General', fromMonth: 202405, estimated: true }),
  line({ site: 'Annexe' }),
  line({ site: 'Beckside Surgery', activity: 'inhalers/metered-dose/average', unit: 'item', quantity: '40' }),
  line({ site: 'Old Mill Surgery', activity: 'inhalers/metered-dose/average', unit: 'item', quantity: '60' }),
  ...Array.from({ length: 205 }, (_, n) => bought(`Supplier ${n}`, String(1000 + n))),
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-streams-'));
  const database = await testDatabase();
  for (const ledger of ['duckdb', 'postgres']) {
    const house = testHouse(database, [], { GREENPLAN_DATA: folder, GREENPLAN_LEDGER: ledger });
    const carbon = carbonOf(house, await makeSystem(database, ledger));
    await takenIn(carbon, 'lines', lines);
    const { calculation } = await calculate(carbon, await carbon.method(), 'The first');
    made.push({ carbon, calculation });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the streams of a year', () => {
  it('are told by activity, site and supplier at once, the same on DuckDB and on PostgreSQL', async () => {
    const [duck, postgres] = await Promise.all(
      made.map(({ carbon, calculation }) => carbon.breakdown(calculation, asked)),
    );
    expect(duck).toEqual(postgres);
    const sites = (activity: string) =>
      new Set(duck?.filter((one) => one.activity === activity).map(({ site }) => site));
    expect(sites('electricity/uk')).toEqual(new Set(['General', 'Annexe']));
    // What practices prescribe is not told by practice: hundreds of them by thousands of products.
    expect(sites('inhalers/metered-dose/average')).toEqual(new Set(['']));
  });

  it('add up to the figures, with all suppliers beyond those that come to most as one', async () => {
    for (const { carbon, calculation } of made) {
      const streams = await carbon.breakdown(calculation, asked);
      const figures = await carbon.calculations.figures(calculation.id, asked);
      expect(kgOf(streams).toFixed()).toBe(kgOf(figures).toFixed());
      const rest = streams.filter(({ supplier }) => supplier === others);
      // Electricity and inhalers name no supplier, so that they are one of the two hundred.
      expect(rest.map(({ quantity }) => Number(quantity))).toEqual([1000 + 1001 + 1002 + 1003 + 1004 + 1005]);
    }
  });

  it('are counted when they are first asked for, and not with what pages show', async () => {
    const [first] = made;
    if (!first) throw new Error('There is no calculation');
    const { carbon } = first;
    await takenIn(carbon, 'more', [line({ organisation: 'elsewhere' })]);
    const { calculation } = await calculate(carbon, await carbon.method(), 'The second');
    await prepareCalculation(carbon, calculation);
    const hashes = yearsOf(await carbon.calculations.partitions(calculation.id)).map(({ hash }) => hash);
    const kept = async () => (await carbon.calculations.keptBreakdowns('stream', hashes)).size;
    const before = await kept();
    await carbon.breakdown(calculation, { ...asked, organisation: 'elsewhere' });
    expect(await kept()).toBe(before + 1);
    await carbon.breakdown(calculation, { ...asked, organisation: 'elsewhere' });
    expect(await kept()).toBe(before + 1);
  });
});
