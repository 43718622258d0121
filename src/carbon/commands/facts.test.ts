import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { carbonOf } from '../carbon.ts';
import { monthsOfYear } from '../footprint/months.ts';
import { fenmarshSettings } from '../intake-pages/testing/team.ts';
import { takenIn } from '../testing/taken-in.ts';
import { footprintCommands } from './footprint.ts';
import { commandLine } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let greenplan: (...words: string[]) => Promise<string>;
const of = (command: string, ...words: string[]) =>
  greenplan('footprint', command, '--organisation', 'northmere', '--year', '2024/25', ...words);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-facts-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const system = await systemStore(database).create('fenmarsh', fenmarshSettings);
  if (!system) throw new Error('Fenmarsh was there already');
  greenplan = commandLine(footprintCommands, async () => house);
  const gas = (fromMonth: number, quantity: string) => ({
    ...{ organisation: 'northmere', site: 'Main', activity: 'fuels/gaseous-fuels/natural-gas', unit: 'kWh' },
    ...{ fromMonth, quantity },
  });
  await takenIn(carbonOf(house, system), 'gas', [
    ...monthsOfYear(2023).map((month) => gas(month, '100000')),
    ...monthsOfYear(2024)
      .slice(0, 10)
      .map((month) => gas(month, '90000')),
    { ...gas(202404, '1000'), activity: 'anaesthetic-gases/nitrous-oxide', unit: 'l' },
  ]);
  await greenplan('footprint', 'calculate');
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what the pages show of a year, on the command line', () => {
  it('has its gaps with what they may come to, which is in no total', async () => {
    const told = await of('gaps');
    expect(told).toContain('2 of 12 months of 2024/25 are missing of fossil fuels: February 2025 to March 2025.');
    expect(told).toMatch(/It may come to [\d.]+ t: The mean of the 10 months that there are/);
    expect(told).toContain('none of them is in a total');
    expect(await of('gaps', '--format', 'csv')).toContain(
      'fossil-fuels,months missing,,202502 202503,own other months,',
    );
    await expect(greenplan('footprint', 'gaps')).rejects.toThrow('of one organisation: --organisation northmere.');
  });

  it('has its range, its hotspots and its medicines', async () => {
    const [range] = JSON.parse(await of('range', '--format', 'json'));
    expect(range.lowKg).toBeLessThan(range.highKg);
    expect(await of('range')).toMatch(/NHS Carbon Footprint Plus +[\d.]+ +[\d.]+/);
    expect(await of('hotspots', '--by', 'activity')).toMatch(/Natural gas +\d+\.\d\d +/);
    expect((await of('hotspots', '--format', 'csv')).split('\n')[1]).toMatch(/^1,fossil-fuels,/);
    expect(await of('medicines')).toMatch(/anaesthetic gases +0\.48/);
    await expect(of('hotspots', '--by', 'colour')).rejects.toThrow('Write --by with one of: category');
  });

  it('says why it changed, with causes that add up', async () => {
    const told = JSON.parse(await of('change', '--format', 'json'));
    const effects = Object.values<string>(told.effects).reduce((sum, kg) => sum + Number(kg), 0);
    expect(effects).toBeCloseTo(Number(told.change), 6);
    expect(await of('change')).toMatch(/category +2023\/24 +2024\/25 +change +activity/);
    await expect(of('change', '--year', '2023/24')).rejects.toThrow('There is nothing of 2022/23');
  });
});

describe('a baseline on the command line', () => {
  const baseline = (...words: string[]) => greenplan('footprint', 'baseline', ...words);
  const mine = ['--organisation', 'northmere'];

  it('is locked once, and restated only with a reason', async () => {
    expect(await baseline(...mine)).toContain('no baseline is locked');
    await expect(baseline('restate', ...mine, '--year', '2023/24', '--kind', 'error', '--reason', 'x')).rejects.toThrow(
      'No baseline of Northmere Hospitals NHS Trust is locked',
    );
    const lock = ['lock', ...mine, '--year', '2023/24', '--reason', 'The first with all meters'];
    expect(await baseline(...lock)).toBe(
      'Locked: Northmere Hospitals NHS Trust is measured against 2023/24, as calculation 1 has it.',
    );
    await expect(baseline(...lock)).rejects.toThrow('is locked. Restate it with a reason');
    const restate = (reason: string) =>
      baseline('restate', ...mine, '--year', '2024/25', '--kind', 'structure', '--reason', reason);
    await expect(restate('so')).rejects.toThrow('Say in a sentence why the baseline is restated');
    expect(await baseline(...mine)).toMatch(/Footprint Plus: [\d.,]+ t in 2023\/24, [\d.,]+ t in 2024\/25\./);
    expect(await restate('The clinic of Harbeck came to the trust in April 2024')).toMatch(/^Restated/);
    const { history } = JSON.parse(await baseline('show', ...mine, '--format', 'json'));
    expect(history.map(({ year }: { year: string }) => year)).toEqual(['2024/25', '2023/24']);
  });

  it('that no calculation has figures of is refused', async () => {
    await expect(baseline('lock', '--year', '2019/20', '--reason', 'as planned')).rejects.toThrow(
      'Calculation 1 has no figures of Fenmarsh in 2019/20.',
    );
    await expect(baseline('--organisation', 'wold')).rejects.toThrow('There is no organisation "wold" here');
  });
});
