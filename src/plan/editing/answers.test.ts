import { describe, expect, it } from 'vitest';
import { answersOf, indexPlan } from '../rules.ts';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { confirmAnswer, refuseAnswer, rewordRecommendation } from './answers.ts';
import { idGiver } from './edit.ts';

const newId = idGiver([]);
const plan = fixturePlan({ links: [{ recommendation: 'r1', commitment: 'c2', score: 0.4, confirmed: false }] });
const pair = { recommendation: 'r1', commitment: 'c2' };

describe('a proposed answer', () => {
  it('is confirmed with the likeness it was proposed with, and both ends say so', () => {
    const { plan: after, revisions } = confirmAnswer(pair)(plan, newId);
    expect(answersOf(indexPlan(after), 'r1')).toMatchObject([{ confirmed: true, score: 0.4 }]);
    expect(revisions.map(({ subject }) => subject)).toEqual(['r1', 'c2']);
    expect(confirmAnswer(pair)(after, newId).revisions).toEqual([]);
  });

  it('is not proposed again once it was refused, until somebody confirms it after all', () => {
    const { plan: refused } = refuseAnswer(pair)(plan, newId);
    expect(refused.links).toEqual([]);
    expect(refused.refusedLinks).toEqual([pair]);
    const { plan: after } = confirmAnswer(pair)(refused, newId);
    expect(after.refusedLinks).toEqual([]);
    expect(after.links).toEqual([{ ...pair, score: 1, confirmed: true }]);
  });

  it('has two ends in the plan', () => {
    expect(() => confirmAnswer({ ...pair, commitment: 'c99' })(plan, newId)).toThrow(/no commitment c99/);
    expect(() => refuseAnswer({ ...pair, recommendation: 'r99' })(plan, newId)).toThrow(/no recommendation r99/);
  });
});

describe('a recommendation', () => {
  it('takes other words, with the former ones in its history', () => {
    const { plan: after, revisions } = rewordRecommendation('r1', 'Buy electric vans first', 'Shorter')(plan, newId);
    expect(indexPlan(after).recommendations.get('r1')?.recommendation.text).toBe('Buy electric vans first');
    expect(revisions).toMatchObject([{ subject: 'r1', why: 'Shorter', to: { text: 'Buy electric vans first' } }]);
  });
});
