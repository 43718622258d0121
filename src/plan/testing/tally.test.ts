import { describe, expect, it } from 'vitest';
import { precision, recall, tallyOf } from './tally.ts';

describe('a tally of what was found', () => {
  const same = (answer: { name: string }, found: string) => answer.name === found;

  it('counts two of three found, and one of three finds made up', () => {
    const tally = tallyOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], ['a', 'x', 'c'], same);
    expect(tally).toMatchObject({ expected: 3, found: 3, right: 2, missed: [{ name: 'b' }], spare: ['x'] });
    expect(recall(tally)).toBeCloseTo(2 / 3);
    expect(precision(tally)).toBeCloseTo(2 / 3);
  });

  it('takes nothing twice: the same words found once answer only one of two', () => {
    expect(tallyOf([{ name: 'a' }, { name: 'a' }], ['a'], same)).toMatchObject({ right: 1, missed: [{ name: 'a' }] });
  });

  it('counts an optional answer on neither side', () => {
    const answers = [{ name: 'a' }, { name: 'b', optional: true }];
    expect(tallyOf(answers, ['a', 'b'], same)).toMatchObject({ expected: 1, found: 1, right: 1, spare: [] });
    expect(tallyOf(answers, ['a'], same)).toMatchObject({ expected: 1, found: 1, right: 1 });
  });

  it('is whole where there was nothing to find and nothing was found', () => {
    const nothing = tallyOf([], [], same);
    expect([recall(nothing), precision(nothing)]).toEqual([1, 1]);
  });
});
