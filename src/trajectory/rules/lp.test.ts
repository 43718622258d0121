import { describe, expect, it } from 'vitest';
import { type Column, Program, type Row } from './lp.ts';

const columns: Column[] = [3, 2, 2].map((worth) => ({ worth, upper: 1, whole: true }));
const atMost = (upper: number, ...values: number[]): Row => ({
  columns: values.map((_, at) => at),
  values,
  lower: -Infinity,
  upper,
});
const all = { gap: 0, seconds: 5, among: null, start: [] };

describe('a program of three, of which 3, 2 and 2 are worth 3, 2 and 2, and 4 can be paid', () => {
  it('takes the two that fit together, and shows that nothing is better', async () => {
    const program = await Program.of(columns, [atMost(4, 3, 2, 2)], 1);
    const { values, bound } = program.solve(all);
    expect([...(values ?? [])].map(Math.round)).toEqual([0, 1, 1]);
    expect(bound).toBeCloseTo(4, 6);
    program.dispose();
  });

  it('takes another once a row forbids them together', async () => {
    const program = await Program.of(columns, [atMost(4, 3, 2, 2)], 1);
    program.solve(all);
    program.add([atMost(1, 0, 1, 1)]);
    expect([...(program.solve(all).values ?? [])].map(Math.round)).toEqual([1, 0, 0]);
    program.dispose();
  });

  it('tells no bound where it looks at some of them only, and looks at all again when relaxed', async () => {
    const program = await Program.of(columns, [atMost(4, 3, 2, 2)], 1);
    const some = program.solve({ ...all, among: new Set([2]) });
    expect([...(some.values ?? [])].map(Math.round)).toEqual([0, 0, 1]);
    expect(some.bound).toBe(Infinity);
    expect(program.relaxed(5)?.bound).toBeCloseTo(4, 6);
    program.dispose();
  });

  it('is not relaxed where no time is left', async () => {
    const program = await Program.of(columns, [], 1);
    expect(program.relaxed(0)).toBeNull();
    program.dispose();
  });
});
