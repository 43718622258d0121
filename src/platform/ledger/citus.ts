/**
 * The ledger's tables on Citus: lines are spread over the nodes by organisation, rates and inputs lie on every node, so
 * that the footprint's statement is pushed down whole. Chapter names are those of Citus's documentation
 * (docs.citusdata.com, github.com/citusdata/citus_docs).
 */
import type { ClientBase } from 'pg';
import { appRole } from '../database/tables-of-systems.ts';
import { Mistake, messageOf } from '../mistake.ts';

export interface Distribution {
  table: 'ledger_lines' | 'ledger_rates' | 'ledger_inputs';
  as: 'distributed by organisation' | 'reference table';
}

/** In the order in which they are distributed: what is joined to must be everywhere first. */
const wanted: readonly Distribution[] = [
  { table: 'ledger_rates', as: 'reference table' },
  { table: 'ledger_inputs', as: 'reference table' },
  { table: 'ledger_lines', as: 'distributed by organisation' },
];

/**
 * Distributes the ledger's tables, with the rows that are in them. What is distributed already is left as it is.
 * @param client connected to the coordinator as the tables' owner, outside of a transaction
 * @returns what was done this time
 * @throws Mistake where this PostgreSQL has no Citus
 */
export async function distributeLedger(client: ClientBase): Promise<Distribution[]> {
  await requireCitus(client);
  const done: Distribution[] = [];
  await client.query('begin');
  try {
    // "Creating and Modifying Distributed Tables (DDL)": to the workers Citus connects as the role that is at work, so
    // that role must be allowed to log in there; it has no password, and the workers' pg_hba.conf says from where.
    await client.query(`alter role ${appRole} login`);
    for (const one of wanted) {
      if (await isDistributed(client, one.table)) continue;
      await dropForeignKeys(client, one.table);
      await client.query(
        one.as === 'reference table'
          ? // "Reference Tables": one shard, on every node, which others join to without the network.
            `select create_reference_table('${one.table}')`
          : // "Distributing Coordinator Data": works on tables with rows, whose primary key holds the column.
            `select create_distributed_table('${one.table}', 'organisation', colocate_with => 'none')`,
      );
      done.push(one);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Mistake(`The ledger was not distributed, and nothing has changed. Citus says: ${messageOf(error)}.`);
  }
  return done;
}

/** How the ledger's tables lie; null where there is no Citus. */
export async function distributionOf(client: ClientBase): Promise<Distribution[] | null> {
  const { rowCount } = await client.query(`select 1 from pg_extension where extname = 'citus'`);
  if (rowCount === 0) return null;
  const found: Distribution[] = [];
  for (const one of wanted) if (await isDistributed(client, one.table)) found.push(one);
  return found;
}

/**
 * Has a transaction work for one system, on the workers too. "Configuration Reference", citus.propagate_set_commands:
 * with "local", SET LOCAL goes to every worker that takes part, and only as a statement of its own; without it the
 * workers' row-level security sees no system and shows no rows. Where there is no Citus it changes nothing.
 * @param actor whom the log of changes names
 */
export async function workForSystem(client: ClientBase, systemId: string, actor: string): Promise<void> {
  const settings = [
    `set local citus.propagate_set_commands to 'local'`,
    `set local greenplan.system_id to ${client.escapeLiteral(systemId)}`,
    `set local greenplan.actor to ${client.escapeLiteral(actor)}`,
    `set local role ${appRole}`,
  ];
  for (const setting of settings) await client.query(setting);
}

/** "Citus Utility Functions": the functions are those of the extension, which the server must load when it starts. */
async function requireCitus(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_available_extensions where name = 'citus'`);
  if (rowCount === 0)
    throw new Mistake(
      'This PostgreSQL has no Citus, so the ledger stays one table. Distribute it where the extension is installed: give DATABASE_URL the address of a coordinator.',
    );
  await client.query('create extension if not exists citus').catch((error: unknown) => {
    throw new Mistake(`Citus is installed here and cannot be used: ${messageOf(error)}.`);
  });
}

/** "Citus Tables and Views", pg_dist_partition: every distributed and every reference table has a row there. */
async function isDistributed(client: ClientBase, table: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_dist_partition where logicalrelid = $1::regclass', [table]);
  return rowCount !== null && rowCount > 0;
}

/**
 * "Adding/Removing Constraints": a foreign key joins two local tables, two colocated ones, or a distributed and a
 * reference table; the systems are a local one. "Distributing Coordinator Data" advises to drop foreign keys before.
 */
async function dropForeignKeys(client: ClientBase, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select conname as name from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
    [table],
  );
  for (const { name } of rows)
    await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`);
}
