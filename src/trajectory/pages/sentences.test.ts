import { describe, expect, it } from 'vitest';
import { wordsOf } from './frame.tsx';
import type { Closing } from './paths.ts';
import { closingTitle } from './sentences.ts';

const t = wordsOf('en');
const tonnes = (count: number) => BigInt(count) * 1_000_000_000n;
const title = (open: number, taken: number, missing: readonly [string, number][] = []) => {
  const closing: Closing = {
    ...{ year: 2032, open: tonnes(open), taken: tonnes(taken), gap: tonnes(open - taken) },
    missing: missing.map(([category, count]) => ({ category, mg: tonnes(count) })),
  };
  return closingTitle(t, closing, 2032, closing.taken);
};

describe('the title of a trajectory', () => {
  it('says how much of the gap is closed, and in what most of the rest is', () => {
    expect(
      title(1000, 610, [
        ['fossil-fuels', 300],
        ['fleet', 90],
      ]),
    ).toBe('Planned action closes 61 % of the gap to 2032/33; most of the rest is in fossil fuels');
    expect(
      title(1000, 610, [
        ['fossil-fuels', 150],
        ['fleet', 130],
        ['waste', 110],
      ]),
    ).toContain('the largest part of the rest is in fossil fuels');
  });

  it('says where the target is met, with action or even without', () => {
    expect(title(1000, 1200)).toBe('Planned action meets the target for 2032/33, with 200 t to spare');
    expect(title(-50, 100)).toBe(
      'There is no gap to close in 2032/33: even without action the target is met, with 50.0 t to spare',
    );
  });

  it('says where action closes nothing, and where it makes the gap wider', () => {
    expect(title(1000, 0)).toBe('Planned action closes none of the gap to 2032/33');
    expect(title(1000, -200)).toBe('Planned action adds 200 t, and the gap to 2032/33 grows');
  });

  it('says what is taken off where there is no target', () => {
    expect(closingTitle(t, null, 2040, tonnes(1500))).toBe('Planned action takes 1,500 t off 2040/41');
  });
});
