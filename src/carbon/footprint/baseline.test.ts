import { describe, expect, it } from 'vitest';
import { type Baseline, locked, Restatement, restatementAdvice } from './baseline.ts';

const baseline = (told: Partial<Baseline> = {}): Baseline => ({
  year: 2019,
  calculation: 'first',
  kg: '1000',
  byCategory: { 'fossil-fuels': '600', waste: '400' },
  restatement: null,
  ...told,
});
const restatement: Restatement = { kind: 'structure', reason: 'The community hospital joined in April 2024' };

describe('a baseline', () => {
  it('is locked without a reason the first time, and restated only with one', () => {
    const first = locked([], baseline());
    expect(first).toMatchObject({ kind: 'locked', history: [{ calculation: 'first' }] });
    expect(locked([baseline()], baseline({ calculation: 'second' }))).toEqual({
      kind: 'refused',
      sentence: 'The baseline 2019/20 is locked. Say why it is to be restated.',
    });
  });

  it('keeps what it was', () => {
    const again = locked([baseline()], baseline({ calculation: 'second', restatement }));
    expect(again.kind === 'locked' && again.history.map(({ calculation }) => calculation)).toEqual(['first', 'second']);
  });

  it('is not restated to itself', () => {
    expect(locked([baseline()], baseline({ restatement })).kind).toBe('refused');
  });

  it('wants a sentence, not a word', () => {
    expect(Restatement.safeParse({ kind: 'error', reason: 'mistake' }).success).toBe(false);
  });

  it('should be restated from 5 % on, and says which categories differ', () => {
    const again = { kg: '1050', byCategory: { 'fossil-fuels': '600', waste: '430', water: '20' } };
    expect(restatementAdvice(baseline(), again)).toEqual({
      changeShare: '0.050000',
      byCategory: [
        { category: 'waste', change: '30' },
        { category: 'water', change: '20' },
      ],
      restate: true,
    });
    expect(restatementAdvice(baseline(), { ...again, kg: '1049' }).restate).toBe(false);
  });
});
