import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Find } from './finds.ts';
import { leavesOf, placeAfter } from './leaves.ts';

const find = (id: string, line: number): Find => ({
  ...{ id, kind: 'recommendation', line, texts: [id], commitment: null, section: null, depth: 0 },
});
const finds = Array.from({ length: 450 }, (_, at) => find(`r${at + 1}`, at * 2 + 10));

describe('the pages of a review', () => {
  it('are one for a document without finds, with its beginning', () => {
    expect(leavesOf([], {}, 'all', 5000)).toEqual([{ finds: [], from: 0, to: 1000 }]);
  });

  it('hold 250 finds each, with the lines up to the first find of the next', () => {
    expect(leavesOf(finds, {}, 'all', 1000).map((leaf) => [leaf.finds.length, leaf.from, leaf.to])).toEqual([
      [250, 0, 509],
      [200, 509, 1000],
    ]);
  });

  it('are parted where the finds stand far apart', () => {
    const far = [find('r1', 1), find('r2', 9000)];
    expect(leavesOf(far, {}, 'all', 9000).map(({ from, to }) => [from, to])).toEqual([
      [0, 1001],
      [8999, 9000],
    ]);
  });

  it('hold every shown find once, beside its line', () => {
    const lines = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 500 });
    fc.assert(
      fc.property(lines, (all) => {
        const some = all.sort((a, b) => a - b).map((line, at) => find(`r${at}`, line));
        const leaves = leavesOf(some, {}, 'undecided', 20_000);
        expect(leaves.flatMap((leaf) => leaf.finds)).toEqual(some);
        for (const leaf of leaves)
          for (const { line } of leaf.finds) expect(leaf.from < line && line <= leaf.to).toBe(true);
      }),
    );
  });
});

describe('after a decision', () => {
  it('the reviewer stays at the find where all are shown', () => {
    expect(placeAfter(finds, { r251: 'accepted' }, 'all', 1000, 'r251')).toEqual({ page: 2, id: 'r251' });
  });

  it('the reviewer goes on to the next undecided one', () => {
    const decided = { r2: 'accepted', r3: 'rejected' } as const;
    expect(placeAfter(finds, decided, 'undecided', 1000, 'r2')).toEqual({ page: 1, id: 'r4' });
    const last = { r450: 'accepted' } as const;
    expect(placeAfter(finds, last, 'undecided', 1000, 'r450')).toEqual({ page: 2, id: null });
  });
});
