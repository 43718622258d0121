import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { testDatabase } from '../database/testing.ts';
import { Duck, literal } from '../duck/duck.ts';
import { silentLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { type System, SystemSettings } from '../systems.model.ts';
import { systemStore } from '../systems.ts';
import { distributeLedger, distributionOf, workForSystem } from './citus.ts';
import type { LedgerInput, LedgerRate } from './ledger.ts';
import { ParquetLedger } from './parquet-ledger.ts';
import { PostgresLedger } from './postgres-ledger.ts';

const url = process.env.GREENPLAN_TEST_CITUS_URL;

async function made(database: Database, slug: string): Promise<System> {
  const system = await systemStore(database).create(slug, SystemSettings.parse({ name: slug, shortName: slug }));
  if (!system) throw new Error(`${slug} was there already`);
  return system;
}

describe('a PostgreSQL without Citus', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });

  it('keeps its ledger in one table, and says so', async () => {
    const client = await database.pool.connect();
    try {
      expect(await distributionOf(client)).toBeNull();
      await expect(distributeLedger(client)).rejects.toThrow('This PostgreSQL has no Citus');
      const { rows } = await client.query(
        `select count(*)::int as n from pg_constraint where contype = 'f' and conrelid = 'ledger_lines'::regclass`,
      );
      expect(rows).toEqual([{ n: 1 }]);
    } finally {
      client.release();
    }
  });

  it('shows a transaction the rows of the system that it works for, and forgets that system at its end', async () => {
    const [one, other] = [await made(database, 'fenmarsh'), await made(database, 'wold')];
    const client = await database.pool.connect();
    try {
      for (const { id } of [one, other]) {
        await client.query('begin');
        await workForSystem(client, id, 'somebody’s "command"');
        await client.query(`insert into ledger_inputs values ($1, 'set', 'northmere', 202404, 'file', 'rates')`, [id]);
        const { rows } = await client.query('select system_id from ledger_inputs');
        expect(rows).toEqual([{ system_id: id }]);
        await client.query('commit');
      }
      const { rows } = await client.query(
        `select current_user = session_user as self, nullif(current_setting('greenplan.system_id', true), '') as system`,
      );
      expect(rows).toEqual([{ self: true, system: null }]);
    } finally {
      client.release();
    }
  });
});

describe.skipIf(url === undefined)(
  `the ledger on Citus${url === undefined ? ' (skipped: GREENPLAN_TEST_CITUS_URL names no coordinator)' : ''}`,
  () => {
    let database: Database;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'greenplan-citus-'));
      database = await openDatabase(readSettings({ DATABASE_URL: url, GREENPLAN_DATA: folder }), silentLog);
    });
    afterAll(async () => {
      await database?.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('is distributed once, and comes to the same totals as DuckDB to the last digit', async () => {
      const client = await database.pool.connect();
      try {
        await distributeLedger(client);
        expect(await distributeLedger(client)).toEqual([]);
        expect(await distributionOf(client)).toHaveLength(3);
      } finally {
        client.release();
      }
      const system = await made(database, `citus-${crypto.randomUUID().slice(0, 8)}`);
      const file = crypto.randomUUID();
      const parquet = join(folder, 'lines.parquet');
      await writeLines(folder, parquet, file);
      const inputs = organisations.flatMap((organisation): LedgerInput[] => [
        { organisation, fromMonth: 202404, file, rateSet: 'usual' },
        { organisation, fromMonth: 202405, file, rateSet: 'usual' },
      ]);
      const sums = [];
      for (const ledger of [new ParquetLedger(join(folder, 'ledger')), new PostgresLedger(database)]) {
        await ledger.takeIn(system.id, file, parquet);
        const rows = await ledger.sum({
          systemId: system.id,
          inputs,
          rates,
          by: ['from', 'category', 'part', 'basis'],
        });
        sums.push(
          rows.map(({ organisation, from_month, rate_part, lines, kg }) => [
            organisation,
            from_month,
            rate_part,
            lines,
            kg,
          ]),
        );
      }
      expect(sums[0]?.length).toBeGreaterThan(organisations.length);
      expect(sums[1]).toEqual(sums[0]);
      expect(await systemStore(database).delete(system.slug)).toBe(true);
    }, 120_000);
  },
);

const organisations = Array.from({ length: 40 }, (_, n) => `organisation-${n}`);

const rate = (ratePart: string, n: number, kg: string): LedgerRate => ({
  ...{ rateSet: 'usual', activity: 'gas', unit: 'kWh', year: 2024, ratePart, basis: '', n, place: 1, kg },
  ...{ category: 'fossil-fuels', scope: '1', ghgCategory: 0, factor: 'a/b', how: 'as published', fallback: '' },
});
const rates = [rate('direct', 1, '0.182901234567'), rate('well-to-tank', 2, '0.000000000001')];

/** Ten thousand lines of forty organisations, in quantities that no double holds exactly. */
async function writeLines(folder: string, parquet: string, file: string): Promise<void> {
  const duck = await Duck.open({ scratch: folder, allowed: [folder], memoryMegabytes: 200, threads: 1, ordered: true });
  await duck.run(`copy (select ${literal(file)} as file, i::bigint as line, 0::integer as part, 'organisation-' || (i % 40) as organisation,
    'site' as site, (202404 + i % 2)::integer as from_month, (202404 + i % 2)::integer as to_month, 2024::integer as year,
    'gas' as activity, 'kWh' as unit, ((i * 7919 % 1000003) * 0.000123)::decimal(18, 6) as quantity, null::decimal(18, 6) as spend,
    '' as supplier, 'standard' as tier, false as estimated, null::varchar as remark, '' as evidence
    from range(10000) as t (i)) to ${literal(parquet)} (format parquet)`);
  duck.close();
}
