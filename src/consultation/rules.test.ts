import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPlan } from '../plan/rules.ts';
import { fixturePlan } from '../plan/testing/fixture-plan.ts';
import { saidOf, shares, stateOn, stepsOf, type Tally } from './rules.ts';

const index = indexPlan(fixturePlan());

describe('a consultation', () => {
  it('opens and closes by itself, its first and last day included', () => {
    const period = { opens: '2026-12-01', closes: '2026-12-31' };
    expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((day) => stateOn(period, day))).toEqual([
      'to come',
      'open',
      'open',
      'closed',
    ]);
  });

  it('asks about every commitment, the whole, and what is missing, or only of the themes that somebody chose', () => {
    const all = stepsOf(index, []);
    expect(all.slice(-2)).toEqual(['plan', 'missing']);
    expect(all.length).toBe(index.commitments.length + 2);
    const [first] = index.plan.themes;
    const some = stepsOf(index, [first?.slug ?? '']);
    expect(some.length).toBeLessThan(all.length);
    expect(some.slice(-2)).toEqual(['plan', 'missing']);
  });
});

describe('what was said', () => {
  const id = index.commitments[0]?.commitment.id ?? '';
  const tally = (subject: string, more: Partial<Tally> = {}): Tally => ({
    ...{ subject, verdict: null, outcome: null, worded: true, count: 1 },
    ...more,
  });

  it('is told in the order of the plan, what is missing last, with what came of it', () => {
    const said = saidOf(index, [
      tally('missing'),
      tally(id, { verdict: 'yes', worded: false, count: 7 }),
      tally(id, { verdict: 'no', outcome: 'declined', count: 2 }),
      tally(id, { verdict: 'partly' }),
      tally('plan'),
      tally('c999'),
    ]);
    expect(said.map(({ subject }) => subject)).toEqual(['plan', id, 'c999', 'missing']);
    expect(said[1]).toMatchObject({ verdicts: { yes: 7, partly: 1, no: 2 }, open: 1, outcomes: { declined: 2 } });
  });

  it('is shared out in whole per cent that add up to 100', () => {
    expect(shares({ yes: 1, partly: 1, no: 1 })).toEqual({ yes: 34, partly: 33, no: 33 });
    expect(shares({ yes: 0, partly: 0, no: 0 })).toEqual({ yes: 0, partly: 0, no: 0 });
    const number = fc.nat(100_000);
    fc.assert(
      fc.property(number, number, number, (yes, partly, no) => {
        const { yes: a, partly: b, no: c } = shares({ yes, partly, no });
        expect(a + b + c).toBe(yes + partly + no === 0 ? 0 : 100);
      }),
    );
  });
});
