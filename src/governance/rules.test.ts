import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, Gate } from './model.ts';
import { type Facts, gateState, needStates, nextGate, passing, reopenedByChange, slippage } from './rules.ts';

const gate = (id: string, needs: Gate['needs'] = []): Gate => ({
  id,
  title: id,
  bodyId: null,
  needs,
  recorder: 'team',
  effect: 'none',
  promised: null,
  due: null,
});
const [shared, review, board] = [
  gate('shared'),
  gate('review', ['earlier gates', 'comments answered']),
  gate('board', ['earlier gates']),
];

const gates = [shared, review, board];

let id = 0;
const decided = (gateId: string, outcome: Decision['outcome']): Decision => {
  id += 1;
  return { id, gateId, outcome, on: '2026-11-01', minute: '', words: '', snapshot: '', by: '', at: new Date(0) };
};
const facts: Facts = {
  'no errors': 0,
  'recommendations answered': 0,
  'consultation closed': 0,
  'comments answered': 3,
  'heard answered': 0,
  'owners agreed': 0,
  'taken up': 0,
};

describe('a gate', () => {
  it('stands where its last record put it', () => {
    expect(gateState(shared, [])).toBe('to come');
    const record = [decided('shared', 'sent back'), decided('shared', 'passed with conditions')];
    expect(gateState(shared, record)).toBe('passed with conditions');
    expect(passing(shared, record)?.outcome).toBe('passed with conditions');
    expect(passing(shared, [...record, decided('shared', 'reopened')])).toBeNull();
  });

  it('comes next if it is the first that is not passed, also where a later one was passed before', () => {
    const record = [decided('shared', 'passed'), decided('review', 'passed'), decided('shared', 'reopened')];
    expect(nextGate(gates, record)?.id).toBe('shared');
    expect(
      nextGate(
        gates,
        gates.map(({ id: one }) => decided(one, 'passed')),
      ),
    ).toBeNull();
  });

  it('tells how much stands in the way of each thing that it asks for', () => {
    expect(needStates(review, gates, [], facts)).toEqual([
      { need: 'earlier gates', open: 1 },
      { need: 'comments answered', open: 3 },
    ]);
    expect(needStates(board, gates, [decided('shared', 'passed')], facts)).toEqual([
      { need: 'earlier gates', open: 1 },
    ]);
  });

  it('opens the earlier gates that are passed again when the text is to change, and no later one', () => {
    const record = [decided('shared', 'passed'), decided('board', 'passed')];
    expect(reopenedByChange(review, gates, record).map((one) => one.id)).toEqual(['shared']);
  });
});

describe('slippage', () => {
  it('is the days from the one first promised to the one on which it was passed, or is meant to be', () => {
    expect(slippage({ promised: '2027-01-14', due: '2027-03-11' }, null)).toBe(56);
    expect(slippage({ promised: '2027-01-14', due: '2027-03-11' }, '2027-01-21')).toBe(7);
    expect(slippage({ promised: '2027-01-14', due: null }, '2027-01-10')).toBe(0);
    expect(slippage({ promised: null, due: '2027-03-11' }, null)).toBeNull();
  });

  it('is never less than nothing', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
    const text = day.map((one) => one.toISOString().slice(0, 10));
    fc.assert(fc.property(text, text, (promised, due) => (slippage({ promised, due }, null) ?? 0) >= 0));
  });
});
