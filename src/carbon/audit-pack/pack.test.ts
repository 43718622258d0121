import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { calculate } from '../calculation/calculate.ts';
import type { Calculation } from '../calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { takenIn } from '../testing/taken-in.ts';
import { writeAuditPack } from './pack.ts';

let folder: string;
let carbon: Carbon;
let calculation: Calculation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-pack-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  carbon = carbonOf(house, await makeSystem(database, 'fenmarsh'));
  const kWh = (organisation: string, fromMonth: number, activity: string, quantity: string) => ({
    ...{ organisation, fromMonth, activity, quantity, unit: 'kWh', evidence: 'a meter, "read" by hand' },
  });
  await takenIn(carbon, 'gas, 2019 and "2024".csv', [
    kWh('northmere', 201904, 'fuels/gaseous-fuels/natural-gas', '911361.12'),
    kWh('northmere', 202404, 'fuels/gaseous-fuels/natural-gas', '0.000001'),
    kWh('harbeck', 202405, 'fuels/gaseous-fuels/natural-gas', '-12345.678901'),
  ]);
  await takenIn(carbon, 'electricity.csv', [
    { ...kWh('northmere', 202404, 'electricity/uk', '98765.4321'), tier: 'optimal' },
    { ...kWh('northmere', 202404, 'electricity/uk', '1000'), estimated: true },
  ]);
  calculation = (await calculate(carbon, await carbon.method(), 'The first of all')).calculation;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The folder of a pack that a stranger has unpacked. */
async function unpacked(part: { organisation: string; year: number | null }): Promise<string> {
  const into = await mkdtemp(join(folder, 'stranger-'));
  const archive = join(folder, `${crypto.randomUUID()}.zip`);
  await writeAuditPack(carbon, calculation, part, archive);
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    await writeFile(join(into, entry.fileName), stream);
  }
  return into;
}

/** What a bare DuckDB answers last to a script that it is given in this folder, in a process that has nothing else. */
async function asked(inFolder: string, script: string): Promise<Record<string, unknown>[]> {
  const program = `
    import { readFileSync } from 'node:fs';
    import { createRequire } from 'node:module';
    const { DuckDBInstance } = createRequire(${JSON.stringify(createRequire(import.meta.url).resolve('@duckdb/node-api'))})('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(readFileSync(${JSON.stringify(script)}, 'utf8'));
    console.log(JSON.stringify(reader.getRowObjectsJson()));`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: inFolder });
  return JSON.parse((await run).stdout);
}

const recordsOf = async (inFolder: string, file: string): Promise<Record<string, string>[]> =>
  parse(await readFile(join(inFolder, file), 'utf8'), { columns: true });

describe('an audit pack', () => {
  it('is counted again by a bare DuckDB, to the last digit', async () => {
    const pack = await unpacked({ organisation: '', year: null });
    const figures = await carbon.calculations.figures(calculation.id);
    expect(await asked(pack, 'calculate.sql')).toEqual([
      expect.objectContaining({ verdict: 'the same', figures: String(figures.length) }),
    ]);
    const again = await recordsOf(pack, 'results-again.csv');
    const sorted = (rows: { organisation: string; kg: string }[]) =>
      rows.map(({ organisation, kg }) => `${organisation} ${kg}`).sort();
    expect(sorted(again.map((row) => ({ organisation: row.organisation ?? '', kg: row.kg ?? '' })))).toEqual(
      sorted(figures),
    );
  });

  it('holds one organisation, or one year, and that alone', async () => {
    const pack = await unpacked({ organisation: 'northmere', year: 2024 });
    expect(await asked(pack, 'calculate.sql')).toEqual([expect.objectContaining({ verdict: 'the same' })]);
    const results = await recordsOf(pack, 'results.csv');
    expect(new Set(results.map((row) => `${row.organisation} ${row.from_month}`))).toEqual(
      new Set(['northmere 202404']),
    );
    await writeFile(join(pack, 'count.sql'), "select count(*)::integer as n from read_parquet('lines.parquet')");
    expect(await asked(pack, 'count.sql')).toEqual([{ n: 3 }]);
    expect(await readFile(join(pack, 'README.md'), 'utf8')).toMatch(/the 3 lines of activity/);
    await expect(
      writeAuditPack(carbon, calculation, { organisation: 'wold', year: 2024 }, join(folder, 'w.zip')),
    ).rejects.toThrow('Calculation 1 holds no lines of "wold" of 2024/25, so there is nothing to pack.');
  });

  it('finds out a rate that somebody changed, with the rows that differ', async () => {
    const pack = await unpacked({ organisation: 'northmere', year: 2019 });
    const rates = await readFile(join(pack, 'rates.csv'), 'utf8');
    await writeFile(join(pack, 'rates.csv'), rates.replace('0.183850000000', '0.183850000001'));
    const rows = await asked(pack, 'calculate.sql');
    expect(rows.map(({ verdict, row_is, kg }) => [verdict, row_is, kg])).toEqual([
      ['differs', 'counted again', '167553.741912911361120000'],
      ['differs', 'published', '167553.741912000000000000'],
    ]);
  });

  it('finds out a line that somebody changed', async () => {
    const pack = await unpacked({ organisation: 'harbeck', year: 2024 });
    await writeFile(
      join(pack, 'change.sql'),
      `create table lines as from read_parquet('lines.parquet'); update lines set quantity = quantity + 0.000001;
       copy lines to 'lines.parquet'; select 1 as done`,
    );
    await asked(pack, 'change.sql');
    expect((await asked(pack, 'calculate.sql')).every(({ verdict }) => verdict === 'differs')).toBe(true);
  });

  it('tells which file is not as it was packed', async () => {
    const pack = await unpacked({ organisation: '', year: null });
    const states = async () => (await asked(pack, 'check-files.sql')).map(({ name, is_ }) => `${name}: ${is_}`);
    const before = await states();
    expect(before.length).toBe(11);
    expect(before.every((row) => row.endsWith(': as packed'))).toBe(true);
    await writeFile(join(pack, 'factors.csv'), 'factor\n');
    await rm(join(pack, 'by-category.csv'));
    expect((await states()).slice(0, 2)).toEqual(['by-category.csv: missing', 'factors.csv: changed']);
  });

  it('leads from a rate to its publication, sheet and row, and from a line to the file as it came', async () => {
    const pack = await unpacked({ organisation: 'northmere', year: 2024 });
    const [direct] = (await recordsOf(pack, 'rates.csv')).filter(
      ({ activity, basis }) => activity === 'electricity/uk' && basis === 'location',
    );
    expect(direct).toMatchObject({
      kg: '0.207050000000',
      publication: 'UK Government GHG Conversion Factors for Company Reporting 2024',
      sheet: 'UK electricity',
      row: '25',
    });
    const factors = await recordsOf(pack, 'factors.csv');
    expect(factors.find(({ factor }) => factor === direct?.factor)).toMatchObject({
      kg: '0.20705',
      licence: 'Open Government Licence v3.0',
    });
    expect(await recordsOf(pack, 'inputs.csv')).toEqual([
      expect.objectContaining({ name: 'electricity.csv', lines: '2' }),
      expect.objectContaining({
        name: 'gas, 2019 and "2024".csv',
        sha256: calculation.inputs.find(({ name }) => name.startsWith('gas'))?.sha256,
      }),
    ]);
    expect(JSON.parse(await readFile(join(pack, 'method.json'), 'utf8'))).toEqual(calculation.method);
  });

  it('is there whole or not at all', async () => {
    await expect(
      writeAuditPack(carbon, calculation, { organisation: '', year: null }, join(folder, 'no-such-folder', 'pack.zip')),
    ).rejects.toThrow(/pack\.zip cannot be written: ENOENT/);
    await mkdir(join(folder, 'a-folder.zip'));
    await expect(
      writeAuditPack(carbon, calculation, { organisation: '', year: null }, join(folder, 'a-folder.zip')),
    ).rejects.toThrow(/cannot be written/);
  }, 60_000);
});
