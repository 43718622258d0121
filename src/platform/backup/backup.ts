/**
 * A backup is one file, `greenplan-backup/1`: a compressed tar with a manifest and, for each table, its rows as
 * PostgreSQL's COPY writes them, and the ledger's files as they lie in the data folder. It is taken from one snapshot, so
 * a running server may go on writing: a file of the ledger is whole before a row tells of it, and never changes.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack } from 'tar-stream';
import { z } from 'zod';
import { version } from '../checkout.ts';
import type { Database } from '../database/database.ts';
import { hashOfFile } from '../files/hash.ts';
import { hashing } from './hashing.ts';
import { tablesOf } from './tables.ts';

/** Of a file in the ledger's folder: a system's id and a file's. */
export const LedgerPath = z.string().regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}\.parquet$/);

export const Manifest = z.object({
  format: z.literal('greenplan-backup/1'),
  greenplan: z.string(),
  takenAt: z.iso.datetime(),
  /** Migrations that the rows are shaped by; a restore begins from these and then goes forward. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      ofSystem: z.boolean(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  /** Files of the ledger, by their path in its folder. None in old backups, and none where the ledger is a table. */
  files: z.array(z.object({ path: LedgerPath, bytes: z.int(), sha256: z.string() })).default([]),
  /** Where the log of changes of each system stood, by its id: see `greenplan audit verify --head`. None in old backups. */
  audit: z.array(z.object({ system: z.string(), seq: z.int(), hash: z.string() })).default([]),
});
export type Manifest = z.infer<typeof Manifest>;

/**
 * Writes the backup beside its place and moves it there when it is whole.
 * @param ledger the folder of the ledger's files; null where there is none
 * @returns what is in it
 */
export async function backUp(database: Database, file: string, ledger: string | null): Promise<Manifest> {
  const { migrations } = await database.status();
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-backup-'));
  try {
    const { tables, audit } = await spool(database, folder);
    const manifest: Manifest = {
      format: 'greenplan-backup/1',
      greenplan: version,
      takenAt: new Date().toISOString(),
      migrations: migrations.applied,
      tables,
      files: ledger === null ? [] : await filesIn(ledger),
      audit,
    };
    const unfinished = `${file}.unfinished`;
    await writeArchive(manifest, folder, ledger ?? '', unfinished);
    await rename(unfinished, file);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spool(database: Database, folder: string): Promise<Pick<Manifest, 'tables' | 'audit'>> {
  const client = await database.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const systems = await client.query<{ id: string }>('select id from platform.systems order by slug');
    const tables: Manifest['tables'] = [];
    for (const { name, columns, ofSystem } of await tablesOf(client)) {
      const path = join(folder, name);
      // Row-level security holds the owner of the tables as well, so a system's rows are asked for system by system.
      const systemIds = ofSystem ? systems.rows.map(({ id }) => id) : [null];
      const hash = createHash('sha256');
      await pipeline(rowsOf(client, name, columns, systemIds), hashing(hash), createWriteStream(path));
      tables.push({ name, columns, ofSystem, bytes: (await stat(path)).size, sha256: hash.digest('hex') });
    }
    const audit = await headsOf(client, systems.rows);
    await client.query('commit');
    return { tables, audit };
  } finally {
    client.release();
  }
}

/** The last entry of each system's log, as the snapshot has it. */
async function headsOf(client: PoolClient, systems: readonly { id: string }[]): Promise<Manifest['audit']> {
  const heads: Manifest['audit'] = [];
  for (const { id } of systems) {
    await client.query(`select set_config('greenplan.system_id', $1, true)`, [id]);
    const { rows } = await client.query<{ seq: string; hash: string }>(
      'select seq, hash from audit_entries where system_id = $1 order by seq desc limit 1',
      [id],
    );
    for (const { seq, hash } of rows) heads.push({ system: id, seq: Number(seq), hash });
  }
  return heads;
}

async function* rowsOf(client: PoolClient, name: string, columns: string[], systemIds: (string | null)[]) {
  const list = columns.map((column) => `"${column}"`).join(', ');
  for (const id of systemIds) {
    await client.query(`select set_config('greenplan.system_id', $1, true)`, [id ?? '']);
    await client.query(`select set_config('role', $1, true)`, [id === null ? 'none' : 'greenplan_app']);
    yield* client.query(copyTo(`copy (select ${list} from ${name}) to stdout`));
    await client.query(`select set_config('role', 'none', true)`);
  }
}

/** What lies in the ledger's folder now, without what is not finished. */
async function filesIn(ledger: string): Promise<Manifest['files']> {
  const paths = await readdir(ledger, { recursive: true }).catch(() => []);
  const files: Manifest['files'] = [];
  for (const path of paths.map((each) => each.replaceAll('\\', '/')).toSorted()) {
    if (!LedgerPath.safeParse(path).success) continue;
    const place = join(ledger, path);
    files.push({ path, bytes: (await stat(place)).size, sha256: await hashOfFile(place) });
  }
  return files;
}

async function writeArchive(manifest: Manifest, folder: string, ledger: string, file: string): Promise<void> {
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(file, { mode: 0o600 }));
  archive.entry({ name: 'manifest.json' }, JSON.stringify(manifest, null, 2));
  for (const { name, bytes } of manifest.tables)
    await pipeline(createReadStream(join(folder, basename(name))), archive.entry({ name, size: bytes }));
  for (const { path, bytes } of manifest.files)
    await pipeline(createReadStream(join(ledger, path)), archive.entry({ name: `ledger/${path}`, size: bytes }));
  archive.finalize();
  await written;
}
