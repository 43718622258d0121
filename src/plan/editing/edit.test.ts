import { describe, expect, it } from 'vitest';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { difference, idGiver, mapCommitments } from './edit.ts';

describe('an id', () => {
  it('is the next after all that the plan has ever given, for each kind and for the parts of each commitment', () => {
    const newId = idGiver(['c1', 'c12', 'c12.1', 'c12.9', 'r4', 'plan']);
    expect([newId('c'), newId('c'), newId('c12.'), newId('c1.'), newId('r'), newId('g')]).toEqual([
      'c13',
      'c14',
      'c12.10',
      'c1.1',
      'r5',
      'g1',
    ]);
  });
});

describe('what changed', () => {
  it('is told by the fields that differ alone, on both sides', () => {
    const before = { text: 'Buy vans', size: null, dates: [{ phrase: 'by 2030' }] };
    expect(difference(before, { ...before, text: 'Buy electric vans', dates: [{ phrase: 'by 2030' }] })).toEqual({
      from: { text: 'Buy vans' },
      to: { text: 'Buy electric vans' },
    });
  });
});

describe('a change to every commitment', () => {
  it('reaches ambitions, commitments and parts, and can take one out with its parts', () => {
    const changed = mapCommitments(fixturePlan(), (one) => (one.id === 'c2' ? null : { ...one, text: 'x' }));
    const all = [...changed.ambitions, ...changed.themes.flatMap((t) => t.subthemes.flatMap((s) => s.commitments))];
    expect(all.some(({ id }) => id === 'c2')).toBe(false);
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set(['x']));
  });
});
