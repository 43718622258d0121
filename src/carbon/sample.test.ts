import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout } from '../platform/checkout.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { SystemSettings } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { testHouse } from '../platform/testing/house.ts';
import { type Carbon, carbonOf } from './carbon.ts';
import { footprintOf } from './footprint/footprint.ts';
import { loadSampleActivity } from './sample.ts';

let folder: string;
let carbon: Carbon;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-carbon-'));
  const house = testHouse(await testDatabase(), [], { GREENPLAN_DATA: folder });
  const settings = SystemSettings.parse(JSON.parse(await readFile(join(checkout, 'sample/system.json'), 'utf8')));
  const system = await systemStore(house.database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  await loadSampleActivity(house);
  carbon = carbonOf(house, system);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sample', () => {
  it('comes in as anybody’s file does, and every row of it counts', async () => {
    const [file, ...more] = await carbon.files.list();
    expect(more).toEqual([]);
    expect(file).toMatchObject({ state: 'taken in', checked: { rows: { rejected: 0 } } });
    expect(file?.lines).toBeGreaterThan(7000);
  });

  it('is counted and published, the last year below the baseline', async () => {
    const published = await carbon.calculations.published();
    const figures = await carbon.calculations.figures(published?.calculation.id ?? '');
    const tonnes = [2019, 2022, 2023, 2024].map(
      (year) => Number(footprintOf(figures.filter((figure) => figure.year === year)).footprint.kg) / 1000,
    );
    expect(tonnes[0]).toBeGreaterThan(10_000);
    expect(tonnes[3]).toBeLessThan((tonnes[0] ?? 0) * 0.9);
  });
});
