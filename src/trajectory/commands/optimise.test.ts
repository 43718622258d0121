import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandLine } from '../../carbon/commands/testing.ts';
import { BudgetOption } from './budgets.ts';
import { trajectoryCommands } from './commands.ts';

let folder: string;
const greenplan = commandLine(trajectoryCommands, () => Promise.reject(new Error('No database is asked for')));
const optimise = (initiatives: string, ...options: string[]) =>
  greenplan(
    'optimise',
    '--baseline',
    join(folder, 'baseline.csv'),
    '--initiatives',
    join(folder, initiatives),
    ...options,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-optimise-'));
  vi.spyOn(console, 'error').mockReturnValue();
  const heads = 'Title,Organisation,Stage,Start,Acts on category,Amount,Capital (£)';
  // 200 t of gas. Of 100,000 pounds a year, insulation takes half of it or controls a fifth; both do not fit into one year.
  const given: Record<string, string> = {
    'baseline.csv':
      'Year,Organisation,Category,Activity,Unit,Quantity,kg per unit,National\n2024/25,northmere,Fossil fuels,natural gas,kWh,1000000,0.2,\n',
    'ideas.csv': `${heads}\nInsulation,northmere,idea,2027-04,Fossil fuels,50%,90000\nControls,northmere,idea,2027-04,Fossil fuels,20%,60000\nNew plant,northmere,idea,2027-04,Fossil fuels,90%,2000000\n`,
    'planned.csv': `${heads}\nInsulation,northmere,funded,2026-12,Fossil fuels,50%,90000\n`,
  };
  await Promise.all(Object.entries(given).map(([name, text]) => writeFile(join(folder, name), text)));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('greenplan optimise', () => {
  it('finds what gets furthest within a budget, says why, and what a bigger one would add', async () => {
    const told = JSON.parse(
      await optimise('ideas.csv', '--budget', '2027/28=100k', '--more-budget', '50%', '--format', 'json'),
    );
    expect(told.chosen).toMatchObject([{ initiative: 'insulation', startYear: '2027/28' }]);
    // Half of 200 t.
    expect(told).toMatchObject({ outcome: 'chosen', year: '2032/33', reductionKg: '100000' });
    // With £150,000 both: 200 × (1 − 0.5 × 0.8) = 120 t.
    expect(told.bigger).toMatchObject({ added: ['controls'], dropped: [], reductionKg: '120000' });
    expect(told.leftOut.map(({ initiative }: { initiative: string }) => initiative).sort()).toEqual([
      'controls',
      'new-plant',
    ]);
    const table = await optimise('ideas.csv', '--budget', '2027/28-2028/29=100k', '--all-years');
    expect(table).toContain('2 of 3 ideas take');
    expect(table).toContain('2027/28: £90,000 of £100,000 is spent.');
  });

  it('answers wrong arguments in a sentence', async () => {
    await expect(optimise('ideas.csv')).rejects.toThrow(/required option '--budget <years>' not specified/);
    await expect(optimise('ideas.csv', '--budget', 'lots')).rejects.toThrow(
      /^Write a budget by year as --budget .* This was given: lots$/,
    );
    await expect(optimise('ideas.csv', '--budget', '2027=1', '--more-budget', 'some')).rejects.toThrow(
      'Write --more-budget in per cent, such as 10%.',
    );
    await expect(optimise('ideas.csv', '--budget', '2027=1', '--year', '2030', '--all-years')).rejects.toThrow(
      'Give --year or --all-years, not both.',
    );
    await expect(optimise('planned.csv', '--budget', '2027=1')).rejects.toThrow(/no initiative has the stage "idea"/);
    expect(await optimise('ideas.csv', '--budget', '2027=1')).toContain(
      'No idea can be paid for within the budget of its years.',
    );
  });
});

describe('a budget by year', () => {
  it('is of single years or runs of them, with commas in its pounds', () => {
    expect(BudgetOption.parse('2028/29=£1.2m, 2026=500,000,2030-2031/32=2k')).toEqual([
      { year: 2026, pounds: '500000' },
      { year: 2028, pounds: '1200000' },
      { year: 2030, pounds: '2000' },
      { year: 2031, pounds: '2000' },
    ]);
  });

  it('says what it cannot read', () => {
    for (const text of ['2026/28=1', '2030-2029=1', '2026=-5', '2026', '2026=1,2026=2'])
      expect(BudgetOption.safeParse(text).error?.issues[0]?.message, text).toMatch(/^Write a budget by year/);
  });
});
