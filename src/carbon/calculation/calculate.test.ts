import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounded } from '../../kernel/decimals.ts';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { footprintOf } from '../footprint/footprint.ts';
import { type TestLine, takenIn } from '../testing/taken-in.ts';
import { calculate, calculateAgain } from './calculate.ts';

let folder: string;
let carbon: Carbon;
let onPostgres: Carbon;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-carbon-'));
  const database = await testDatabase();
  const of = async (ledger: string) => {
    const house = testHouse(database, [], { GREENPLAN_DATA: folder, GREENPLAN_LEDGER: ledger });
    return carbonOf(house, await makeSystem(database, ledger));
  };
  [carbon, onPostgres] = [await of('duckdb'), await of('postgres')];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const gas = (organisation: string, fromMonth: number, quantity: string): TestLine => ({
  organisation,
  fromMonth,
  activity: 'fuels/gaseous-fuels/natural-gas',
  unit: 'kWh',
  quantity,
});

describe('a calculation', () => {
  it('of 328 kWh/m² over 2,778.54 m² of gas in 2019 is 167.55 t of direct emissions', async () => {
    const kWh = '911361.12';
    for (const each of [carbon, onPostgres]) {
      await takenIn(each, 'gas 2019', [gas('northmere', 201904, kWh)]);
      const { calculation } = await calculate(each, await each.method(), 'first');
      const figures = await each.calculations.figures(calculation.id, { organisation: 'northmere', year: 2019 });
      const direct = figures.filter(({ part }) => part === 'direct');
      expect(direct.map(({ kg }) => rounded(kg, 2))).toEqual(['167553.74']);
      expect(
        footprintOf(figures)
          .categories.filter(({ amount }) => amount)
          .map(({ category }) => category.id),
      ).toEqual(['fossil-fuels', 'well-to-tank']);
    }
  });

  it('comes to the same to the last digit on DuckDB and PostgreSQL', async () => {
    const [one, other] = await Promise.all([carbon, onPostgres].map((each) => each.calculations.latest()));
    expect(one?.resultHash).toBe(other?.resultHash);
  });

  it('counts anew only the months of which something changed, and shares the others', async () => {
    const before = await carbon.calculations.latest();
    await takenIn(carbon, 'gas 2024', [
      gas('northmere', 202404, '10'),
      gas('northmere', 202405, '20'),
      gas('harbeck', 202404, '5'),
    ]);
    expect(await calculate(carbon, await carbon.method(), 'more')).toMatchObject({ fresh: 3, partitions: 4 });
    await takenIn(carbon, 'one more', [gas('northmere', 202405, '1')]);
    const { calculation, fresh } = await calculate(carbon, await carbon.method(), 'again');
    expect(fresh).toBe(1);
    expect(calculation.n).toBe((before?.n ?? 0) + 2);
  });

  it('is not made twice of the same lines by the same method', async () => {
    const before = await carbon.calculations.latest();
    expect(await calculate(carbon, await carbon.method(), 'again')).toMatchObject({
      fresh: 0,
      calculation: { n: before?.n },
    });
  });

  it('made again gives the same bits, also after others came', async () => {
    const all = await carbon.calculations.list();
    expect(all.length).toBeGreaterThan(2);
    for (const calculation of all) expect(await calculateAgain(carbon, calculation)).toBe(calculation.resultHash);
  });

  it('takes an organisation’s own factor for its own lines, and for nobody else’s', async () => {
    const id = await carbon.ownFactors.add({
      organisation: 'harbeck',
      activity: 'fuels/gaseous-fuels/natural-gas',
      part: 'direct',
      unit: 'kWh',
      kg: '0.1',
      basis: null,
      name: 'Biomethane blend',
      evidence: 'The supplier’s certificate of 2024',
      from: '2024-04-01',
      note: '',
    });
    const { calculation, fresh } = await calculate(carbon, await carbon.method(), 'own factor');
    expect(fresh).toBe(1);
    const direct = (await carbon.calculations.figures(calculation.id, { year: 2024 })).filter(
      ({ part }) => part === 'direct',
    );
    expect(direct.map(({ organisation, fromMonth, kg }) => [organisation, fromMonth, rounded(kg, 4)])).toEqual([
      ['harbeck', 202404, '0.5000'],
      ['northmere', 202404, '1.8290'],
      ['northmere', 202405, '3.8409'],
    ]);
    await carbon.ownFactors.end(id, '2020-01-01');
  });

  it('tells what was lost of a gas or came back of a medicine beside the footprint, and in no total of it', async () => {
    const nitrous: TestLine = {
      ...gas('northmere', 202407, '1000'),
      activity: 'anaesthetic-gases/nitrous-oxide',
      unit: 'l',
    };
    await takenIn(carbon, 'gases', [nitrous, { ...nitrous, activity: `used/${nitrous.activity}`, quantity: '250' }]);
    const { calculation } = await calculate(carbon, await carbon.method(), 'gases');
    const figures = (await carbon.calculations.figures(calculation.id)).filter(({ fromMonth }) => fromMonth === 202407);
    const [bought, used] = ['direct', 'used'].map((part) => figures.find((figure) => figure.part === part));
    expect(Number(used?.kg)).toBe(Number(bought?.kg) / 4);
    expect(footprintOf(figures).plus.kg).toBe(bought?.kg.replace(/\.?0+$/, ''));
    expect(footprintOf(figures).outside.lines).toBe(0);
  });

  it('names what has no factor, with the names nearest to it, and counts nothing', async () => {
    const before = await carbon.calculations.latest();
    await takenIn(carbon, 'odd', [{ ...gas('northmere', 202406, '1'), activity: 'fuels/gaseous-fuels/naturel-gas' }]);
    await expect(calculate(carbon, await carbon.method(), 'odd')).rejects.toThrow(
      /naturel-gas in kWh, 2024\/25 \(odd \([0-9a-f]{8}\), row 2\): .*fuels\/gaseous-fuels\/natural-gas/s,
    );
    expect((await carbon.calculations.latest())?.id).toBe(before?.id);
  });

  it('is broken down by activity to the factor, once asked for, and adds up to the whole', async () => {
    const calculation = await carbon.calculations.latest();
    if (!calculation) throw new Error('There is none');
    const rows = await carbon.breakdown(calculation, { organisation: '', year: 2024, by: 'activity' });
    expect(new Set(rows.map(({ activity }) => activity)).size).toBe(3);
    const figures = await carbon.calculations.figures(calculation.id, { year: 2024 });
    expect(footprintOf(rows).plus.kg).toBe(footprintOf(figures).plus.kg);
    expect(await carbon.breakdown(calculation, { organisation: '', year: 2024, by: 'activity' })).toEqual(rows);
  });
});
