import { expect, it } from 'vitest';
import { chunksOf } from './chunks.ts';

async function cut(pieces: string[], size: number): Promise<string[]> {
  async function* source() {
    for (const piece of pieces) yield Buffer.from(piece);
  }
  const cuts: string[] = [];
  for await (const chunk of chunksOf(source(), size)) cuts.push(chunk.toString());
  return cuts;
}

it('bytes that come in pieces of any length are cut into pieces of one length, the last maybe shorter', async () => {
  expect(await cut(['ab', 'c', 'defgh', ''], 3)).toEqual(['abc', 'def', 'gh']);
  expect(await cut(['abcdef'], 3)).toEqual(['abc', 'def']);
});

it('an empty source has no pieces', async () => {
  expect(await cut([], 3)).toEqual([]);
});
