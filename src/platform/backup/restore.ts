/** Puts a backup back into a database that holds no system yet. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';
import type { Database } from '../database/database.ts';
import {
  applyMigrations,
  forceRowLevelSecurity,
  type Migration,
  migrationLock,
  readMigrations,
  undoMigrations,
} from '../database/migrations.ts';
import { Mistake, messageOf } from '../mistake.ts';
import { Manifest } from './backup.ts';
import { hashing } from './hashing.ts';
import { tablesOf } from './tables.ts';

/**
 * All of it or nothing. The tables are made as they were when the backup was taken, its rows put into them, and both
 * brought forward from there by the migrations that came since.
 * @param ledger the folder into which the ledger's files are put
 * @throws Mistake if there is data already, or the file is no whole backup, or it was made by a newer Greenplan.
 */
export async function restore(
  database: Database,
  file: string,
  ledger: string,
  known: readonly Migration[] = readMigrations(),
): Promise<Manifest> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await requireNothing(client);
    const manifest = await readInto(client, file, ledger, known);
    await applyMigrations(
      client,
      known.filter(({ tag }) => !manifest.migrations.includes(tag)),
    );
    await forceRowLevelSecurity(client);
    await client.query('commit');
    return manifest;
  } catch (error) {
    await client.query('rollback');
    if (error instanceof Mistake) throw error;
    throw new Mistake(`${file} cannot be restored: ${messageOf(error)}. Nothing was changed.`);
  } finally {
    client.release();
  }
}

/** Without systems no table of theirs has a row; the others are looked at one by one. */
async function requireNothing(client: PoolClient): Promise<void> {
  for (const { name } of (await tablesOf(client)).filter(({ ofSystem }) => !ofSystem)) {
    const { rows } = await client.query(`select exists (select from ${quoted(name)}) as filled`);
    if (rows[0]?.filled !== true) continue;
    const what = name.replace(/^.*[.]/, '').replaceAll('_', ' ');
    throw new Mistake(
      `There are ${what} here already, and a backup is restored only where there is nothing. Use an empty data folder or database.`,
    );
  }
}

async function readInto(
  client: PoolClient,
  file: string,
  ledger: string,
  known: readonly Migration[],
): Promise<Manifest> {
  const archive = createReadStream(file)
    .pipe(createGunzip())
    .on('error', (error) => entries.destroy(error));
  const entries = archive.pipe(extract());
  let manifest: Manifest | null = null;
  const seen = new Set<string>();
  for await (const entry of entries) {
    if (manifest === null) {
      manifest = await manifestOf(await text(entry), entry.header.name, file, known);
      await startFrom(client, known, manifest);
      continue;
    }
    const kept = manifest.files.find(({ path }) => `ledger/${path}` === entry.header.name);
    if (kept) {
      await putFile(entry, kept, ledger, file);
      seen.add(entry.header.name);
      continue;
    }
    const table = manifest.tables.find(({ name }) => name === entry.header.name);
    if (!table) throw new Mistake(`${file} holds "${entry.header.name}", which its list does not name. It is damaged.`);
    await quietly(client, table.name, 'disable');
    const hash = createHash('sha256');
    const list = table.columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
    await pipeline(entry, hashing(hash), client.query(copyFrom(`copy ${quoted(table.name)} (${list}) from stdin`)));
    await quietly(client, table.name, 'enable');
    if (hash.digest('hex') !== table.sha256)
      throw new Mistake(`${file} is damaged: the rows of ${table.name} are not those that were saved.`);
    seen.add(table.name);
  }
  if (manifest === null) throw new Mistake(`${file} is empty.`);
  const names = [...manifest.tables.map(({ name }) => name), ...manifest.files.map(({ path }) => `ledger/${path}`)];
  const missing = names.filter((name) => !seen.has(name));
  if (missing.length) throw new Mistake(`${file} is cut short: ${missing.join(', ')} are missing.`);
  await setSequences(client, manifest);
  return manifest;
}

/** Puts a file of the ledger in its place. What is there of a restore that was undone is written over. */
async function putFile(
  bytes: AsyncIterable<unknown>,
  { path, sha256 }: Manifest['files'][number],
  ledger: string,
  file: string,
): Promise<void> {
  const place = join(ledger, path);
  await mkdir(dirname(place), { recursive: true });
  const hash = createHash('sha256');
  await pipeline(bytes, hashing(hash), createWriteStream(place));
  if (hash.digest('hex') !== sha256)
    throw new Mistake(`${file} is damaged: the ledger's ${path} is not the file that was saved.`);
}

/** What is put back is no change: the log of changes, which is put back as well, is not to tell it. */
async function quietly(client: PoolClient, table: string, how: 'disable' | 'enable'): Promise<void> {
  const { rows } = await client.query(
    `select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal and tgname like 'audit\\_%'`,
    [quoted(table)],
  );
  for (const { name } of rows) await client.query(`alter table ${quoted(table)} ${how} trigger "${name}"`);
}

/** Makes the tables as they were when the backup was taken. */
async function startFrom(client: PoolClient, known: readonly Migration[], { migrations }: Manifest): Promise<void> {
  await undoMigrations(client);
  await applyMigrations(
    client,
    known.filter(({ tag }) => migrations.includes(tag)),
  );
}

async function manifestOf(json: string, name: string, file: string, known: readonly Migration[]): Promise<Manifest> {
  const manifest = name === 'manifest.json' ? Manifest.safeParse(JSON.parse(json)) : null;
  if (!manifest?.success) throw new Mistake(`${file} is not a backup of Greenplan.`);
  const newer = manifest.data.migrations.filter((migration) => !known.some(({ tag }) => tag === migration));
  if (newer.length)
    throw new Mistake(
      `${file} was made by Greenplan ${manifest.data.greenplan}, which is newer than this one. Run that version.`,
    );
  return manifest.data;
}

/** Identity columns go on after the highest number that was restored. */
async function setSequences(client: PoolClient, { tables }: Manifest): Promise<void> {
  for (const { name, columns } of tables)
    for (const column of columns) {
      const { rows } = await client.query('select pg_get_serial_sequence($1, $2) as sequence', [quoted(name), column]);
      if (rows[0]?.sequence)
        await client.query(
          `select setval($1, coalesce((select max("${column}") from ${quoted(name)}), 0) + 1, false)`,
          [rows[0].sequence],
        );
    }
}

const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
