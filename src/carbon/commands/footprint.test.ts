import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '../../kernel/decimals.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { takenIn } from '../testing/taken-in.ts';
import { footprintCommands } from './footprint.ts';
import { commandLine } from './testing.ts';

let folder: string;
let carbon: Carbon;
let greenplan: (...words: string[]) => Promise<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-commands-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const system = await systemStore(database).create(
    'fenmarsh',
    SystemSettings.parse({
      name: 'Fenmarsh and Wold',
      shortName: 'Fenmarsh',
      organisations: [{ slug: 'northmere', name: 'Northmere Hospitals', sector: 'trust' }],
    }),
  );
  if (!system) throw new Error('Fenmarsh was there already');
  carbon = carbonOf(house, system);
  greenplan = commandLine(footprintCommands, async () => house);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const gas = { activity: 'fuels/gaseous-fuels/natural-gas', unit: 'kWh' };

describe('a footprint on the command line', () => {
  it('says what to do first where nothing was calculated yet', async () => {
    await expect(greenplan('footprint')).rejects.toThrow(
      'Nothing was calculated yet. Take in files of activity, then: bin/greenplan footprint calculate',
    );
    await expect(greenplan('footprint', 'calculate')).rejects.toThrow(/no lines in the ledger yet/);
    expect(await greenplan('footprint', 'calculations')).toContain('Nothing was calculated yet');
  });

  it('is calculated with a reason, and not twice of the same', async () => {
    await takenIn(carbon, 'gas 2019', [
      { ...gas, organisation: 'northmere', fromMonth: 201904, quantity: '911361.12', site: 'Main site' },
      { ...gas, organisation: 'northmere', fromMonth: 201905, toMonth: 201906, quantity: '1000', estimated: true },
    ]);
    await takenIn(carbon, 'power 2024', [
      {
        organisation: 'harbeck',
        fromMonth: 202404,
        activity: 'electricity/uk',
        unit: 'kWh',
        quantity: '10000',
        tier: 'optimal',
      },
    ]);
    expect(await greenplan('footprint', 'calculate', '--reason', 'The first')).toMatch(
      /^Calculation 1: 3 lines; 3 of 3 months of organisations were counted anew\. Its result is [0-9a-f]{64}\.$/,
    );
    expect(await greenplan('footprint', 'calculate')).toBe(
      'Neither lines nor method have changed since calculation 1. It stands.',
    );
    expect(await greenplan('footprint', 'calculations')).toMatch(
      /^1\t\d{4}-\d\d-\d\d \d\d:\d\d\t3 lines\t[0-9a-f]{12}\tThe first$/,
    );
    expect(await greenplan('footprint', 'again', '1')).toMatch(/^Calculation 1 made again comes to the same bits/);
    await expect(greenplan('footprint', 'calculate', '--reason', ' ')).rejects.toThrow(/Say why/);
  });

  it('is a table in tonnes at two decimals, with tier and share estimated', async () => {
    const lines = (await greenplan('footprint', '--organisation', 'northmere', '--year', '2019/20')).split('\n');
    expect(lines[0]).toBe('Northmere Hospitals, 2019/20, by location: calculation 1');
    expect(lines.slice(1, 6).map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'category | tCO2e | tier | estimated',
      'Fossil fuels | 167.74 | standard | 0%',
      'Energy (well-to-tank, transmission and distribution) | 21.81 | standard | 0%',
      'NHS Carbon Footprint | 189.55 | standard | 0%',
      'NHS Carbon Footprint Plus | 189.55 | standard | 0%',
    ]);
    expect(new Set(lines.slice(2, 6).map((line) => line.indexOf('standard'))).size).toBe(1);
  });

  it('is told by whatever is asked for, from the figures or from the lines behind them, to the same sum', async () => {
    const kilograms = async (by: string) => {
      const rows: Record<string, string>[] = parse(await greenplan('footprint', '--by', by, '--format', 'csv'), {
        columns: true,
      });
      return { rows, sum: sumOf(rows.map(({ kg }) => kg ?? '')).toFixed() };
    };
    const { sum } = await kilograms('category,scope');
    for (const by of [
      'site',
      'organisation,month',
      'supplier,activity',
      'tier,part,year',
      'unit,estimated,ghg-category',
      'evidence',
    ])
      expect((await kilograms(by)).sum).toBe(sum);
    const { rows } = await kilograms('site,month');
    expect(rows.map(({ site, month }) => [site, month])).toEqual([
      ['', '2019-05/2019-06'],
      ['', '2024-04'],
      ['Main site', '2019-04'],
    ]);
    expect(await greenplan('footprint', '--by', 'month', '--year', '2019')).toContain('May 2019 to June 2019');
  });

  it('is for a program in kilograms exactly, by location or by market', async () => {
    const told = JSON.parse(await greenplan('footprint', '--format', 'json', '--by', 'category', '--year', '2024/25'));
    expect(told).toMatchObject({
      calculation: 1,
      system: 'fenmarsh',
      organisation: null,
      year: '2024/25',
      basis: 'location',
    });
    expect(told.rows[0]).toEqual({
      category: 'electricity',
      kg: '2070.5',
      tier: 'optimal',
      shareEstimated: '0.000000',
    });
    const market = JSON.parse(await greenplan('footprint', '--format', 'json', '--basis', 'market'));
    expect(market.basis).toBe('market');
  });

  it('answers wrong arguments in one sentence', async () => {
    const wrong: [string[], RegExp | string][] = [
      [['--year', '2019/21'], 'Write a financial year as --year 2024/25. This was given: 2019/21'],
      [['--year', '2022/23'], 'Calculation 1 holds nothing of 2022/23. It holds: 2019/20, 2024/25.'],
      [
        ['--organisation', 'wold'],
        'Calculation 1 holds nothing of an organisation "wold". It holds: harbeck, northmere.',
      ],
      [['--organisation', 'harbeck', '--year', '2019/20'], /nothing of "harbeck" of 2019\/20\. It holds: 2024\/25\./],
      [['--by', 'colour'], /cannot be shown by "colour"\. Write one or more of these/],
      [['--by', 'site,site'], '"site" stands twice after --by.'],
      [['--basis', 'grid'], 'Write --basis location or --basis market.'],
      [['--format', 'pdf'], 'Choose one of these formats: text, csv, json.'],
      [['--calculation', '7'], 'There is no calculation 7. The latest is 1.'],
      [['--calculation', 'last'], '"last" is no number of a calculation. The latest is 1.'],
      [['recalculate'], /There is no command "footprint recalculate"\. There are: show, calculate, calculations/],
      [['--system', 'elsewhere'], /There is no system "elsewhere"/],
      [['again', '0'], '"0" is no number of a calculation. The latest is 1.'],
      [['publish', '1'], /required option '--note <words>' not specified/],
      [['audit-pack', '1'], /required option '--out <file>' not specified/],
      [['provenance', '--out', 'a file'], /missing required argument 'number'/],
    ];
    for (const [words, sentence] of wrong)
      await expect(greenplan('footprint', ...words), words.join(' ')).rejects.toThrow(sentence);
  });

  it('is published with a note', async () => {
    expect(await greenplan('footprint', 'publish', '1', '--note', 'All meters')).toBe('Readers now see calculation 1.');
    expect((await carbon.calculations.published())?.note).toBe('All meters');
    expect(await greenplan('footprint', 'calculations')).toMatch(/published$/);
  });

  it('is written with its audit pack and its provenance, of one organisation and year where that is asked for', async () => {
    const [pack, provenance] = [join(folder, 'pack.zip'), join(folder, 'provenance.jsonld')];
    const part = ['--organisation', 'northmere', '--year', '2019-20'];
    expect(await greenplan('footprint', 'audit-pack', '1', ...part, '--out', pack)).toContain('README.md says how');
    expect(existsSync(pack)).toBe(true);
    await greenplan('footprint', 'provenance', '1', ...part, '--out', provenance);
    const document = await readFile(provenance, 'utf8');
    expect(document).toContain('northmere');
    expect(document).not.toContain('harbeck');
    await expect(greenplan('footprint', 'audit-pack', '1', '--year', '2001/02', '--out', pack)).rejects.toThrow(
      /holds nothing of 2001\/02/,
    );
  });

  it('says by which sets and potentials it was counted, and what was taken in place of what was asked for', async () => {
    await takenIn(carbon, 'gas 2024', [{ ...gas, organisation: 'harbeck', fromMonth: 202405, quantity: '1000' }]);
    await greenplan('footprint', 'calculate');
    const part = ['--organisation', 'harbeck', '--year', '2024/25'];
    const told = await greenplan('footprint', ...part);
    expect(told).toMatch(
      /Counted by UK Government GHG Conversion Factors for Company Reporting 2024; .*2025\. Potentials by AR5\./,
    );
    expect(told).toContain(
      '  Natural gas, 2024/25: Well-to-tank: the factor of 2025 stands in, as no set here has one for 2024/25.',
    );
    const { fallbacks, settings } = JSON.parse(await greenplan('footprint', ...part, '--format', 'json'));
    expect(fallbacks).toContainEqual({
      ...{ activity: gas.activity, unit: 'kWh', year: '2024/25', part: 'well-to-tank' },
      sentence: 'Well-to-tank: the factor of 2025 stands in, as no set here has one for 2024/25.',
      factor: expect.stringContaining('uk-government-2025'),
    });
    expect(settings.warmingPotentials).toBe('AR5');
    // what comes after looks at the first calculation alone
    await carbon.files.takeOut((await carbon.files.list())[0]?.id ?? '');
    await greenplan('footprint', 'calculate');
  });

  it('that comes to something else when it is made again says so, and ends with 1', async () => {
    const [input] = (await carbon.calculations.latest())?.inputs ?? [];
    const parquet = join(folder, 'ledger', carbon.systemId, `${input?.file}.parquet`);
    const other = await takenIn(carbon, 'other', [
      { ...gas, organisation: 'northmere', fromMonth: 201904, quantity: '1' },
      { organisation: 'harbeck', fromMonth: 202404, activity: 'electricity/uk', unit: 'kWh', quantity: '1' },
    ]);
    await rm(parquet);
    // somebody put other lines in the place of those that were taken in
    await carbon.ledger.takeIn(
      carbon.systemId,
      input?.file ?? '',
      join(folder, 'ledger', carbon.systemId, `${other}.parquet`),
    );
    expect(await greenplan('footprint', 'again', '1')).toMatch(/comes to something else/);
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
  });
});
