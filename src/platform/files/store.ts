/** Files as they came: the queries on their tables. A file is never changed, and never whole in memory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { System } from '../systems.model.ts';
import { chunksOf } from './chunks.ts';
import { fileChunks, files } from './tables.ts';

/** Of a piece, in bytes: what a file costs in memory while it is written or read. */
const chunkSize = 1_000_000;

export interface KeptFile {
  id: string;
  /** The name that its owner gave it. */
  name: string;
  /** The kind of document that it was found to be: "docx", "markdown". */
  kind: string;
  sha256: string;
  /** In bytes. */
  size: number;
  createdAt: Date;
}

/** What the store needs of the database: a transaction in which only this system's rows are seen. */
interface SystemScope {
  inSystem<T>(systemId: string, work: (tx: NodePgDatabase) => Promise<T>): Promise<T>;
}

export function fileStore(database: SystemScope, system: System) {
  const one = (id: string) => and(eq(files.systemId, system.id), eq(files.id, id));
  const store = {
    /** Keeps it whole or not at all. */
    keep: (source: FileSource, name: string, kind: string): Promise<KeptFile> =>
      database.inSystem(system.id, (tx) => keepFile(tx, system, source, name, kind)),

    byId: (id: string): Promise<KeptFile | null> =>
      database.inSystem(system.id, async (tx) => {
        const { name, kind, sha256, size, createdAt } = files;
        const [found] = await tx
          .select({ id: files.id, name, kind, sha256, size, createdAt })
          .from(files)
          .where(one(id));
        return found ?? null;
      }),

    /**
     * Its bytes in pieces, each asked for when the one before was taken, so a slow reader holds no connection.
     * @throws Error if the file is not there, or is removed meanwhile
     */
    async *read(id: string): AsyncGenerator<Buffer> {
      const file = await store.byId(id);
      if (!file) throw new Error(`There is no file ${id}`);
      for (let n = 0; n * chunkSize < file.size; n += 1) {
        const piece = and(eq(fileChunks.systemId, system.id), eq(fileChunks.fileId, id), eq(fileChunks.n, n));
        const [chunk] = await database.inSystem(system.id, (tx) =>
          tx.select({ bytes: fileChunks.bytes }).from(fileChunks).where(piece),
        );
        if (!chunk) throw new Error(`The file ${id} was removed while it was read`);
        yield chunk.bytes;
      }
    },

    /** @returns false if there is no such file. @throws if something still points to it */
    remove: (id: string): Promise<boolean> =>
      database.inSystem(system.id, async (tx) => {
        const gone = await tx.delete(files).where(one(id)).returning({ id: files.id });
        return gone.length > 0;
      }),
  };
  return store;
}
export type FileStore = ReturnType<typeof fileStore>;

/** A path, or bytes as they come; the transaction is open until the last of them, so not from a slow sender. */
export type FileSource = string | AsyncIterable<Uint8Array>;

/** Keeps a file in a transaction of the system's, together with what else is written in it. */
export async function keepFile(
  tx: NodePgDatabase,
  system: System,
  source: FileSource,
  name: string,
  kind: string,
): Promise<KeptFile> {
  const id = crypto.randomUUID();
  const key = { systemId: system.id, id };
  // Pieces refer to their file, so it is written first and learns its size and hash from them.
  await tx.insert(files).values({ ...key, name, kind, sha256: '', size: 0 });
  const bytes = typeof source === 'string' ? createReadStream(source, { highWaterMark: chunkSize }) : source;
  const hash = createHash('sha256');
  let size = 0;
  let n = 0;
  for await (const chunk of chunksOf(bytes, chunkSize)) {
    hash.update(chunk);
    size += chunk.length;
    await tx.insert(fileChunks).values({ systemId: system.id, fileId: id, n, bytes: chunk });
    n += 1;
  }
  const [kept] = await tx
    .update(files)
    .set({ size, sha256: hash.digest('hex') })
    .where(and(eq(files.systemId, system.id), eq(files.id, id)))
    .returning();
  if (!kept) throw new Error('The file was not written');
  const { sha256, createdAt } = kept;
  return { id, name, kind, sha256, size, createdAt };
}
