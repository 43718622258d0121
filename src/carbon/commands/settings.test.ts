import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { carbonOf } from '../carbon.ts';
import { fenmarshSettings } from '../intake-pages/testing/team.ts';
import { takenIn } from '../testing/taken-in.ts';
import { footprintCommands } from './footprint.ts';
import { commandLine } from './testing.ts';

let folder: string;
let greenplan: (...words: string[]) => Promise<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-settings-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const system = await systemStore(database).create('fenmarsh', fenmarshSettings);
  if (!system) throw new Error('Fenmarsh was there already');
  greenplan = commandLine(footprintCommands, async () => house);
  await takenIn(carbonOf(house, system), 'gases', [
    {
      ...{ organisation: 'northmere', fromMonth: 201804, activity: 'anaesthetic-gases/nitrous-oxide' },
      ...{ unit: 'l', quantity: '45000' },
    },
  ]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the rules by which a system counts', () => {
  it('are shown, and changed with what that does: 45,000 l of nitrous oxide by the second report are 25.11 t', async () => {
    expect(await greenplan('footprint', 'settings')).toContain(
      'Warming potentials: AR5, the fifth assessment report of the IPCC.',
    );
    await greenplan('footprint', 'calculate');
    expect(await greenplan('footprint')).toMatch(/Anaesthetic gases +21\.47/);
    const told = await greenplan('footprint', 'settings', '--potentials', 'SAR', '--baseline-year', '2018/19');
    expect(told).toContain('anaesthetic-gases/nitrous-oxide, direct, 2018/19: 0.477 per l, now 0.558');
    expect(told).toContain('Baseline year: 2018/19');
    expect(told).toContain('Calculations that were made stand as they are.');
    await greenplan('footprint', 'calculate');
    expect(await greenplan('footprint')).toMatch(/Anaesthetic gases +25\.11[\s\S]*Potentials by SAR\./);
    expect(JSON.parse(await greenplan('footprint', 'settings', '--json')).settings).toEqual({
      ...{ warmingPotentials: 'SAR', factorYear: 'begins', baselineYear: 2018 },
    });
  });

  it('are left as they are by a word that is none', async () => {
    await expect(greenplan('footprint', 'settings', '--potentials', 'AR9')).rejects.toThrow('SAR, AR4, AR5, AR6');
    await expect(greenplan('footprint', 'settings', '--year-of-factor', 'x')).rejects.toThrow('--year-of-factor ends');
  });
});
