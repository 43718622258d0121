import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandLine } from '../../carbon/commands/testing.ts';
import { thisYear } from '../money-basis.ts';
import { documentCommands } from './documents.ts';
import { gapCommand } from './gap.ts';
import { maccCommand } from './macc.ts';
import { showTrajectory } from './trajectory.ts';
import { waterfallCommand } from './waterfall.ts';

let folder: string;
const greenplan = commandLine(
  (program, open) => {
    const trajectory = program.command('trajectory');
    showTrajectory(trajectory, open);
    documentCommands(trajectory);
    for (const add of [waterfallCommand, maccCommand, gapCommand]) add(program, open);
  },
  () => Promise.reject(new Error('No database is asked for')),
);
const at = (name: string) => join(folder, name);
const files = () => [
  '--baseline',
  at('baseline.csv'),
  '--initiatives',
  at('initiatives.csv'),
  '--national',
  at('grid.csv'),
];
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-trajectory-'));
  vi.spyOn(console, 'error').mockReturnValue();
  const given: Record<string, string> = {
    // Gas 200 t, electricity 100 t, medicines 300 t.
    'baseline.csv': `Year,Organisation,Site,Category,Activity,Unit,Quantity,kg per unit,Scope,National
2024/25,northmere,Main,Fossil fuels,natural gas,kWh,1000000,0.2,1,
2024/25,northmere,Main,Electricity,electricity,kWh,500000,0.2,2,grid
2024/25,harbeck,,Medicines,,GBP,1000000,0.3,3,
`,
    // Two halves leave a quarter of the gas, 50 t. Each is given 75 t, or 100 and 50 in the order of delivery.
    'initiatives.csv': `Title,Organisation,Stage,Start,Theme,Acts on category,Effect,Amount,Unit,Capital (£),Saving a year (£)
Insulation,northmere,funded,April 2025,Heat,Fossil fuels,share less,50,%,£450k,
Controls,northmere,funded,April 2027,Heat,Fossil fuels,share less,50,%,20000,9000
LED,northmere,idea,April 2028,Power,Electricity,share less,30%,,90000,
Generics,harbeck,idea,Q1 2028/29,Medicines,Medicines,share less,10%,,1000000,
`,
    // Half as clean again by 2030, and so it stays.
    'grid.csv': 'Id,Name,Source,2024,2030\ngrid,The grid,A test,0.2,0.1\n',
    'wrong.csv':
      'Title,Organisation,Stage,Start,Amount\nGood,northmere,idea,2027-04,30%\nBad,northmere,idea,2027-04,140%\n',
    'circle.csv':
      'Id,Title,Organisation,Stage,Start,Acts on category,Amount,Needs\na,Heat pumps,northmere,idea,2027-04,Fossil fuels,30%,b\nb,Survey,northmere,idea,2027-04,Fossil fuels,30%,a\n',
    'targets.json': JSON.stringify([
      {
        id: 'half',
        name: 'Half',
        of: 'footprint',
        reduction: '0.5',
        from: 2030,
        by: 2034,
        against: 2024,
        source: 'Us',
      },
    ]),
  };
  await Promise.all(Object.entries(given).map(([name, text]) => writeFile(at(name), text)));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('greenplan trajectory, of files alone', () => {
  it('tells where the plan leads, year by year, in kilograms exactly', async () => {
    const rows = rowsOf(await greenplan('trajectory', ...files(), '--format', 'csv'));
    expect(rows).toHaveLength(27);
    expect(rows.find(({ year }) => year === '2030/31')).toMatchObject({
      baseline_kg: '300000',
      without_action_kg: '250000',
      with_action_kg: '100000',
      saved_kg: '150000',
    });
  });

  it('is a table in tonnes for a person, with what is allowed on the way to a target of its own', async () => {
    const lines = (
      await greenplan('trajectory', ...files(), '--targets', at('targets.json'), '--year', '2034/35')
    ).split('\n');
    expect(lines[0]).toBe('baseline.csv: NHS Carbon Footprint, tCO2e a year');
    expect(lines[2]?.split(/ {2,}/)).toEqual(['2034/35', '300.0', '250.0', '100.0', '150.0', '150.0', '−50.0']);
    expect(lines[4]).toContain('“Half”');
  });

  it('is of one organisation, of the Footprint Plus or of single categories, where that is asked for', async () => {
    const of = async (...options: string[]) => {
      const told = JSON.parse(
        await greenplan('trajectory', ...files(), ...options, '--year', '2030', '--format', 'json'),
      );
      return told.years[0].withActionKg;
    };
    expect(await of('--of', 'plus')).toBe('400000');
    expect(await of('--of', 'plus', '--organisation', 'harbeck')).toBe('300000');
    expect(await of('--of', 'electricity,water')).toBe('50000');
    expect(await of('--of', 'electricity', '--national', 'none')).toBe('100000');
  });
});

describe('greenplan waterfall', () => {
  it('gives credit by Shapley’s values, or in the order of delivery, to the same total', async () => {
    const parts = async (attribution: string) => {
      const csv = await greenplan(
        'waterfall',
        ...files(),
        '--parts',
        '--attribution',
        attribution,
        '--format',
        'csv',
        '--year',
        '2032',
      );
      const rows = rowsOf(csv).filter(({ kind }) => kind === 'initiative');
      return Object.fromEntries(rows.map(({ id, change_kg }) => [id, change_kg]));
    };
    expect(await parts('shapley')).toEqual({ insulation: '-75000', controls: '-75000' });
    expect(await parts('delivery')).toEqual({ insulation: '-100000', controls: '-50000' });
  });

  it('goes from the baseline by themes to the forecast, with ideas beside it where they are asked for', async () => {
    const told = await greenplan('waterfall', ...files(), '--year', '2032', '--opportunities');
    expect(
      told
        .split('\n')
        .slice(0, 10)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['baseline.csv: NHS Carbon Footprint from the baseline of 2024/25 to 2032/33, tCO2e'],
      ['step', 'what', 'change', 'stands at'],
      ['baseline', '300.0'],
      ['growth', '0.0', '300.0'],
      ['national', '−50.0', '250.0'],
      ['theme', 'Heat', '−150.0', '100.0'],
      ['forecast', '100.0'],
      ['allowed', expect.any(String)],
      ['opportunity', 'LED', '−15.0', '85.0'],
      [expect.stringContaining('Allowed by “Carbon Footprint: 80 % less by 2028 to 2032”')],
    ]);
  });
});

describe('greenplan gap', () => {
  it('tells what is missing to each target', async () => {
    const told = JSON.parse(await greenplan('gap', ...files(), '--format', 'json'));
    expect(told.targets.map(({ target }: { target: { id: string } }) => target.id)).toEqual([
      'footprint-80',
      'footprint-net-zero',
      'plus-80',
      'plus-net-zero',
    ]);
    expect(told.targets[1]).toMatchObject({ year: '2040/41', allowedKg: '0', forecastKg: '100000', gapKg: '100000' });
  });

  it('tells one target by year and by category, which add up to the gap', async () => {
    const told = JSON.parse(
      await greenplan('gap', ...files(), '--targets', at('targets.json'), '--target', 'half', '--format', 'json'),
    );
    const { categories, year } = told.byCategory;
    const sum = categories.reduce((all: number, { gapKg }: { gapKg: string }) => all + Number(gapKg), 0);
    const own = told.years.find((one: { year: string }) => one.year === year);
    expect([year, sum, own.gapKg]).toEqual(['2034/35', -50_000, '-50000']);
  });
});

describe('greenplan macc', () => {
  it('tells what a tonne less costs, the cheapest first, with tonnes added up', async () => {
    const rows = rowsOf(await greenplan('macc', ...files(), '--ideas', '--format', 'csv'));
    expect(rows.map(({ id, stage, cumulative_kg }) => [id, stage, cumulative_kg === ''])).toEqual([
      ['controls', 'funded', false],
      ['insulation', 'funded', false],
      ['led', 'idea', false],
      ['generics', 'idea', true],
    ]);
    expect(Number(rows[0]?.pounds_per_tonne)).toBeLessThan(0);
    const [first, second] = rows;
    expect(Number(second?.cumulative_kg)).toBe(Number(first?.kg) + Number(second?.kg));
  });
});

describe('what money is told in', () => {
  it('is the latest prices that initiatives tell, and this year, as on the pages', async () => {
    const told = JSON.parse(await greenplan('macc', ...files(), '--format', 'json'));
    expect(told).toMatchObject({ priceYear: 2025, presentYear: Math.max(thisYear(), 2024) });
  });
});

describe('wrong arguments', () => {
  const wrong: [string, string[], RegExp | string][] = [
    [
      'a year that is none',
      ['trajectory', '--year', '2032/34'],
      'Write a financial year as --year 2032/33. This was given: 2032/34.',
    ],
    [
      'an organisation that is not there',
      ['gap', '--organisation', 'wold'],
      'The baseline has nothing of "wold". It has: "harbeck", "northmere".',
    ],
    ['a format', ['macc', '--format', 'pdf'], 'Choose one of these formats: table, csv, json.'],
    ['a rule', ['waterfall', '--attribution', 'random'], 'Write --attribution shapley or --attribution delivery.'],
    [
      'a category',
      ['trajectory', '--of', 'lighting'],
      /^Write --of footprint, --of plus, or one or more of these categories/,
    ],
    [
      'a year beyond',
      ['waterfall', '--year', '2060'],
      '--year must be one of the years from 2024/25 to 2050/51. This was given: 2060/61.',
    ],
    [
      'a target',
      ['gap', '--target', 'none'],
      /There is no target "none" that can be measured\. There are: footprint-80/,
    ],
    [
      'a command',
      ['trajectory', 'fly'],
      'There is no command "trajectory fly". There are: show, measures, check-pathway.',
    ],
    [
      'a system besides',
      ['gap', '--system', 'fenmarsh'],
      'Give files with --baseline and --initiatives, or a system with --system, not both.',
    ],
  ];
  it.each(wrong)('are answered in a sentence: %s', async (_what, words, sentence) => {
    await expect(greenplan(...words, ...files())).rejects.toThrow(sentence);
  });

  it('of files are answered too, and nothing is asked of a database', async () => {
    const baseline = ['--baseline', at('baseline.csv')];
    await expect(greenplan('gap', '--initiatives', at('initiatives.csv'))).rejects.toThrow('Give the baseline too');
    await expect(greenplan('gap', '--national', 'none')).rejects.toThrow('--national goes with files only');
    await expect(greenplan('gap', '--baseline', at('none.csv'))).rejects.toThrow(/none\.csv cannot be read/);
    await expect(greenplan('gap', ...baseline, '--targets', at('grid.csv'))).rejects.toThrow(/is not JSON/);
    await expect(greenplan('gap', ...baseline, '--growths', at('initiatives.csv'))).rejects.toThrow(
      /found no rows with an id/,
    );
    await expect(greenplan('gap', ...baseline, '--initiatives', at('wrong.csv'))).rejects.toThrow(
      /^wrong\.csv: Row 3, column “Amount”: found “140%”.*\nNothing was worked out\. Mend these/,
    );
    await expect(greenplan('gap', ...baseline, '--initiatives', at('circle.csv'))).rejects.toThrow(
      /“Heat pumps”: “Heat pumps” needs “Survey”, and “Survey” needs “Heat pumps”: none of them can come first/,
    );
    const told = await greenplan(
      'trajectory',
      ...baseline,
      '--initiatives',
      at('wrong.csv'),
      '--skip-wrong-rows',
      '--year',
      '2030',
    );
    expect(told).toContain('Remark: wrong.csv: Row 3, column “Amount”');
  });
});
