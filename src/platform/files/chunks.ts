/** Cuts bytes that come in pieces of any length into pieces of one length. */

/**
 * Holds no more than one piece of each kind at a time.
 * @param size of a piece, in bytes; the last may be shorter, and an empty source has none
 */
export async function* chunksOf(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let piece = Buffer.alloc(size);
  let filled = 0;
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; ) {
      const part = bytes.subarray(from, from + size - filled);
      piece.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled === size) {
        yield piece;
        piece = Buffer.alloc(size);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
