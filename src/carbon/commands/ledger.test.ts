import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { House } from '../../platform/room.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { calculate, calculateAgain } from '../calculation/calculate.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { takenIn } from '../testing/taken-in.ts';
import { ledgerCommands } from './ledger.ts';
import { commandLine } from './testing.ts';

let folder: string;
let houses: Record<'duckdb' | 'postgres', House>;
let inFiles: Carbon;
let inTable: Carbon;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-ledgers-'));
  const database = await testDatabase();
  const system = await makeSystem(database, 'fenmarsh');
  const of = (ledger: string) => testHouse(database, [], { GREENPLAN_DATA: folder, GREENPLAN_LEDGER: ledger });
  houses = { duckdb: of('duckdb'), postgres: of('postgres') };
  inFiles = carbonOf(houses.duckdb, system);
  inTable = carbonOf(houses.postgres, system);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const greenplan = (engine: 'duckdb' | 'postgres', ...words: string[]) =>
  commandLine(ledgerCommands, async () => houses[engine])('ledger', ...words);

const gas = (quantity: string) => ({
  ...{ organisation: 'northmere', fromMonth: 202404, quantity },
  ...{ activity: 'fuels/gaseous-fuels/natural-gas', unit: 'kWh', evidence: 'meter "7", read\nby hand' },
});

describe('the ledger on the command line', () => {
  it('says where the lines are', async () => {
    await takenIn(inFiles, 'first', [gas('1.5'), gas('-2')]);
    expect(await greenplan('duckdb', 'status')).toBe(
      `Lines lie in files in ${join(folder, 'ledger')}, which DuckDB reads.\nfenmarsh\t2 lines of 1 file`,
    );
    expect(await greenplan('postgres', 'status')).toContain('Lines lie in a table of PostgreSQL.');
    expect(JSON.parse(await greenplan('duckdb', 'status', '--json'))).toMatchObject({
      ledger: 'duckdb',
      systems: [{ lines: 2 }],
    });
  });

  it('moves from files to PostgreSQL and back, and every calculation made again is the same', async () => {
    const { calculation } = await calculate(inFiles, await inFiles.method(), 'first');
    expect(await greenplan('duckdb', 'move', '--to', 'postgres')).toMatch(
      /^fenmarsh\t2 lines of 1 file are there, all of them\.\nSet GREENPLAN_LEDGER=postgres and start Greenplan again/,
    );
    expect(await calculateAgain(inTable, calculation)).toBe(calculation.resultHash);
    await takenIn(inTable, 'second', [gas('3.000001')]);
    const next = (await calculate(inTable, await inTable.method(), 'second')).calculation;
    await rm(join(folder, 'ledger'), { recursive: true });
    await greenplan('postgres', 'move', '--to', 'duckdb', '--system', 'fenmarsh');
    for (const each of [calculation, next]) expect(await calculateAgain(inFiles, each)).toBe(each.resultHash);
    const lines = await inFiles.ledger.lines({
      systemId: inFiles.systemId,
      files: next.inputs.map(({ file }) => file),
      filter: {},
      from: 0,
      size: 9,
    });
    expect(lines.items.map(({ quantity, evidence }) => [quantity, evidence]).sort()).toEqual([
      ['-2.000000', 'meter "7", read\nby hand'],
      ['1.500000', 'meter "7", read\nby hand'],
      ['3.000001', 'meter "7", read\nby hand'],
    ]);
  }, 60_000);

  it('answers wrong arguments in one sentence', async () => {
    await expect(greenplan('duckdb', 'move', '--to', 'mysql')).rejects.toThrow('Write --to duckdb or --to postgres.');
    await expect(greenplan('duckdb', 'move', '--to', 'duckdb')).rejects.toThrow(/The lines are there already/);
    await expect(greenplan('duckdb', 'move')).rejects.toThrow(/required option '--to <engine>' not specified/);
    await expect(greenplan('duckdb', 'move', '--to', 'postgres', '--system', 'wold')).rejects.toThrow(
      /no system "wold"/,
    );
    await expect(greenplan('duckdb', 'distribute')).rejects.toThrow(/Lines lie in files, which nothing can distribute/);
    await expect(greenplan('postgres', 'distribute')).rejects.toThrow(
      /This PostgreSQL has no Citus, so the ledger stays one table/,
    );
  });
});
