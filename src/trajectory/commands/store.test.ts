import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../carbon/calculation/calculate.ts';
import { type Carbon, carbonOf } from '../../carbon/carbon.ts';
import { commandLine } from '../../carbon/commands/testing.ts';
import { takenIn } from '../../carbon/testing/taken-in.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { trajectoryCommands } from './commands.ts';

let folder: string;
let carbon: Carbon;
let greenplan: (...words: string[]) => Promise<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-of-system-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const organisations = [{ slug: 'northmere', name: 'Northmere Hospitals', sector: 'trust' }];
  const settings = SystemSettings.parse({ name: 'Fenmarsh and Wold', shortName: 'Fenmarsh', organisations });
  const system = await systemStore(database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  carbon = carbonOf(house, system);
  greenplan = commandLine(trajectoryCommands, async () => house);
});

async function gasOf(fromMonth: number): Promise<void> {
  const gas = { organisation: 'northmere', site: 'Main', activity: 'fuels/gaseous-fuels/natural-gas', unit: 'kWh' };
  await takenIn(carbon, `gas ${fromMonth}`, [{ ...gas, fromMonth, quantity: '1000000' }]);
  await calculate(carbon, await carbon.method(), 'More gas');
}

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the trajectory of a system, on the command line', () => {
  it('needs a baseline, and says how to come by one', async () => {
    await expect(greenplan('trajectory')).rejects.toThrow(
      /^Nothing was calculated yet of Fenmarsh and Wold, so there is no baseline\. .*footprint calculate$/,
    );
  });

  it('follows from its footprint', async () => {
    await gasOf(202404);
    await expect(greenplan('trajectory')).rejects.toThrow(
      /^Calculation 1 has no figures of the baseline year 2019\/20/,
    );
    await gasOf(201904);
    const told = await greenplan('trajectory', '--organisation', 'northmere', '--year', '2030');
    expect(told).toContain('Northmere Hospitals: NHS Carbon Footprint, tCO2e a year');
    const gap = JSON.parse(await greenplan('gap', '--system', 'fenmarsh', '--format', 'json'));
    expect(gap.targets).toHaveLength(4);
  });

  it('answers wrong arguments in a sentence', async () => {
    await expect(greenplan('gap', '--system', 'elsewhere')).rejects.toThrow(/There is no system "elsewhere"/);
    await expect(greenplan('gap', '--scenario', 'bold')).rejects.toThrow(/bold/);
    await expect(greenplan('gap', '--organisation', 'wold')).rejects.toThrow(
      'The baseline has nothing of "wold". It has: "northmere".',
    );
  });
});
