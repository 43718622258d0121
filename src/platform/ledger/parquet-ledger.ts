/** The ledger as immutable Parquet files in the data folder, one for each file taken in, read by DuckDB. */
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { workApart } from '../apart.ts';
import { hashOfFile } from '../files/hash.ts';
import { type Ledger, type LedgerInput, LedgerLine, type LinesAsked, SumRow } from './ledger.ts';
import { ledgerLimits } from './limits.ts';
import { countStatement, linesStatement } from './lines-statement.ts';
import type { Task } from './tasks.ts';

const unfinishedEnding = '.unfinished';

export class ParquetLedger implements Ledger {
  readonly kind = 'duckdb';
  private readonly root: string;

  /** @param root the folder of the ledger, absolute; it is made when the first lines come */
  constructor(root: string) {
    this.root = root;
  }

  async takeIn(systemId: string, file: string, parquet: string): Promise<string> {
    const folder = this.folderOf(systemId);
    await mkdir(folder, { recursive: true });
    const place = this.pathOf(systemId, file);
    const unfinished = `${place}${unfinishedEnding}`;
    try {
      await copyFile(parquet, unfinished);
      await toDisk(unfinished);
      await rename(unfinished, place);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await toDisk(folder);
    return hashOfFile(place);
  }

  async keepOnly(systemId: string, files: readonly string[]): Promise<void> {
    const wanted = new Set(files.map((file) => `${file}.parquet`));
    // What is unfinished of a file that is there may be coming in at this moment.
    for (const name of await readdir(this.folderOf(systemId)).catch(() => []))
      if (!wanted.has(name.replace(unfinishedEnding, '')))
        await rm(join(this.folderOf(systemId), name), { force: true });
  }

  async sum({ by, ...asked }: Parameters<Ledger['sum']>[0]): Promise<SumRow[]> {
    return (await this.sums({ ...asked, sums: [{ by: [...by] }] }))[0] ?? [];
  }

  async sums({ systemId, inputs, rates, sums }: Parameters<Ledger['sums']>[0]): Promise<SumRow[][]> {
    if (inputs.length === 0) return sums.map(() => []);
    const task: Task = {
      type: 'sum',
      systemId,
      parquet: this.pathsOf(systemId, inputs),
      inputs: [...inputs],
      rates: [...rates],
      sums: [...sums],
      folder: this.root,
    };
    return workApart('platform/ledger/ledger', task, z.array(z.array(SumRow)), ledgerLimits);
  }

  async lines(asked: LinesAsked): Promise<{ items: LedgerLine[]; total: number }> {
    if (asked.files.length === 0) return { items: [], total: 0 };
    const task: Task = {
      type: 'query',
      systemId: asked.systemId,
      parquet: asked.files.map((file) => this.pathOf(asked.systemId, file)),
      statements: [linesStatement(asked), countStatement(asked)],
      folder: this.root,
    };
    const Answer = z.tuple([z.array(LedgerLine), z.tuple([z.object({ total: z.coerce.number().int() })])]);
    const [items, [{ total }]] = await workApart('platform/ledger/ledger', task, Answer, ledgerLimits);
    return { items, total };
  }

  async copyOut(systemId: string, inputs: readonly LedgerInput[], to: string): Promise<void> {
    const parquet = this.pathsOf(systemId, inputs);
    const task: Task = { type: 'copy out', systemId, parquet, inputs: [...inputs], to, folder: this.root };
    await workApart('platform/ledger/ledger', task, z.null(), ledgerLimits);
  }

  async parquetOf(systemId: string, files: readonly string[]): Promise<{ files: string[]; folder: string }> {
    return { files: files.map((file) => this.pathOf(systemId, file)), folder: this.folderOf(systemId) };
  }

  private folderOf(systemId: string): string {
    return join(this.root, systemId);
  }

  private pathOf(systemId: string, file: string): string {
    return join(this.folderOf(systemId), `${file}.parquet`);
  }

  private pathsOf(systemId: string, inputs: readonly LedgerInput[]): string[] {
    return [...new Set(inputs.map(({ file }) => file))].toSorted().map((file) => this.pathOf(systemId, file));
  }
}

/** What was written is on the disk, and not only on its way there. */
async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
