/** A file's bytes, piece by piece. */
import { open } from 'node:fs/promises';

/**
 * Reads a file into one and the same memory again and again: a piece is good until the next one is asked for.
 * A stream's pieces would pile up until they are collected, to hundreds of megabytes.
 */
export async function* piecesOf(path: string, pieceBytes: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const memory = Buffer.alloc(pieceBytes);
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, pieceBytes);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
