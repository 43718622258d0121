/** The ledger as a table of PostgreSQL, or of Citus: the same statement as DuckDB's, over rows instead of files. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { workApart } from '../apart.ts';
import { actorAtWork } from '../audit/actor.ts';
import type { Database } from '../database/database.ts';
import { hashOfFile } from '../files/hash.ts';
import { workForSystem } from './citus.ts';
import type { Ledger, LedgerInput, LedgerRate, LinesAsked } from './ledger.ts';
import { LedgerLine, SumRow } from './ledger.ts';
import { ledgerLimits } from './limits.ts';
import { lineColumnList } from './line-columns.ts';
import { countStatement, linesStatement } from './lines-statement.ts';
import { sumStatement } from './statement.ts';
import type { Task } from './tasks.ts';

export class PostgresLedger implements Ledger {
  readonly kind = 'postgres';
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async takeIn(systemId: string, file: string, parquet: string): Promise<string> {
    return withFolder(async (folder) => {
      const csv = join(folder, 'lines.csv');
      await workApart(
        'platform/ledger/ledger',
        { type: 'to csv', parquet, csv } satisfies Task,
        z.null(),
        ledgerLimits,
      );
      await this.asSystem(systemId, async (client) => {
        await client.query('delete from ledger_lines where system_id = $1 and file = $2', [systemId, file]);
        // Rows cannot be copied straight into a table that row-level security holds.
        await client.query('create temp table incoming (like ledger_lines) on commit drop');
        await client.query('alter table incoming alter column system_id drop not null');
        const incoming = client.query(copyFrom(`copy incoming (${lineColumnList()}) from stdin with (format csv)`));
        await pipeline(createReadStream(csv), incoming);
        await client.query(
          `insert into ledger_lines (system_id, ${lineColumnList()}) select $1, ${lineColumnList()} from incoming`,
          [systemId],
        );
      });
      return hashOfFile(parquet);
    });
  }

  async keepOnly(systemId: string, files: readonly string[]): Promise<void> {
    await this.asSystem(systemId, (client) =>
      client.query('delete from ledger_lines where system_id = $1 and not file = any ($2)', [systemId, files]),
    );
  }

  async sum({ by, ...asked }: Parameters<Ledger['sum']>[0]): Promise<SumRow[]> {
    return (await this.sums({ ...asked, sums: [{ by: [...by] }] }))[0] ?? [];
  }

  async sums({ systemId, inputs, rates, sums: wanted }: Parameters<Ledger['sums']>[0]): Promise<SumRow[][]> {
    return this.asSystem(systemId, async (client) => {
      const inputSet = await this.lay(client, systemId, inputs, rates);
      const sums: SumRow[][] = [];
      for (const one of wanted) {
        const { rows } = await client.query(sumStatement(one), [systemId, inputSet]);
        sums.push(rows.map((row) => SumRow.parse(row)));
      }
      await client.query('delete from ledger_inputs where system_id = $1 and input_set = $2', [systemId, inputSet]);
      return sums;
    });
  }

  async lines(asked: LinesAsked) {
    return this.asSystem(asked.systemId, async (client) => {
      const [page, count] = [linesStatement(asked), countStatement(asked)];
      const { rows } = await client.query(page.text, page.values);
      const { rows: counted } = await client.query(count.text, count.values);
      return { items: rows.map((row) => LedgerLine.parse(row)), total: Number(counted[0]?.total ?? 0) };
    });
  }

  async copyOut(systemId: string, inputs: readonly LedgerInput[], parquet: string): Promise<void> {
    await this.copyToParquet(systemId, parquet, async (client) => {
      const inputSet = await this.lay(client, systemId, inputs, []);
      return `select ${lineColumnList('l')} from ledger_lines l join ledger_inputs i on i.system_id = l.system_id
        and i.organisation = l.organisation and i.from_month = l.from_month and i.file = l.file
        where i.input_set = ${client.escapeLiteral(inputSet)} order by l.file, l.line, l.part`;
    });
  }

  async parquetOf(
    systemId: string,
    files: readonly string[],
    scratch: string,
  ): Promise<{ files: string[]; folder: string }> {
    const parquet = join(scratch, 'existing.parquet');
    await this.copyToParquet(systemId, parquet, (client) => {
      const list = files.map((file) => client.escapeLiteral(file)).join(', ');
      return `select ${lineColumnList('l')} from ledger_lines l where l.file in (${list})`;
    });
    return { files: [parquet], folder: scratch };
  }

  /** Writes the rows of a query as Parquet; what was laid down for it is gone with its transaction. */
  private async copyToParquet(
    systemId: string,
    parquet: string,
    query: (client: PoolClient) => string | Promise<string>,
  ): Promise<void> {
    await withFolder(async (folder) => {
      const csv = join(folder, 'lines.csv');
      await this.asSystem(systemId, async (client) => {
        await client.query('savepoint before_laying');
        const rows = client.query(copyTo(`copy (${await query(client)}) to stdout with (format csv)`));
        await pipeline(rows, createWriteStream(csv));
        await client.query('rollback to savepoint before_laying');
      });
      const task: Task = { type: 'from csv', csv, parquet };
      await workApart('platform/ledger/ledger', task, z.null(), ledgerLimits);
    });
  }

  /** Lays down what a sum takes, under a name of its own. Rates that are there already are the same. */
  private async lay(
    client: PoolClient,
    systemId: string,
    inputs: readonly LedgerInput[],
    rates: readonly LedgerRate[],
  ): Promise<string> {
    const inputSet = crypto.randomUUID();
    await client.query(
      `insert into ledger_inputs (system_id, input_set, organisation, from_month, file, rate_set)
       select $1, $2, organisation, "fromMonth", file, "rateSet"
       from jsonb_to_recordset($3) as t (organisation text, "fromMonth" int, file text, "rateSet" text)`,
      [systemId, inputSet, JSON.stringify(inputs)],
    );
    await client.query(
      `insert into ledger_rates (system_id, rate_set, activity, unit, year, rate_part, basis, n, place, kg, category, scope, ghg_category, factor, how, fallback)
       select $1, "rateSet", activity, unit, year, "ratePart", basis, n, place, kg, category, scope, "ghgCategory", factor, how, fallback
       from jsonb_to_recordset($2) as t ("rateSet" text, activity text, unit text, year int, "ratePart" text, basis text, n int, place bigint,
         kg numeric, category text, scope text, "ghgCategory" int, factor text, how text, fallback text)
       on conflict do nothing`,
      [systemId, JSON.stringify(rates)],
    );
    return inputSet;
  }

  /** One transaction in which only this system's rows are seen. */
  private async asSystem<T>(systemId: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.database.pool.connect();
    try {
      await client.query('begin');
      await workForSystem(client, systemId, actorAtWork());
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-ledger-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
