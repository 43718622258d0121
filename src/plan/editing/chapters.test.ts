import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { changeChapter, moveChapter, removeChapter, writeChapter } from './chapters.ts';
import { type Edit, idGiver } from './edit.ts';
import { directions } from './in-order.ts';
import { ChangedMeanwhile, fingerprintOf, ifStill } from './mistakes.ts';

const newId = () => idGiver(['k4']);
const story = ['Background', 'The case for change', 'Progress so far'].map((title, at) => ({
  ...{ id: `k${at + 1}`, slug: `chapter-${at + 1}`, title, markdown: '' },
}));
const told = (edit: Edit, plan = fixturePlan({ chapters: story })) => edit(plan, newId());

describe('a chapter', () => {
  it('that is new stands last, with an id never given before', () => {
    const { plan, revisions } = told(writeChapter({ title: 'Travel', markdown: 'By bus.' }));
    expect(plan.chapters.map(({ id }) => id)).toEqual(['k1', 'k2', 'k3', 'k5']);
    expect(revisions).toEqual([{ subject: 'k5', why: 'written', from: null, to: plan.chapters[3] }]);
  });

  it('that draws in what the plan does not have is not kept, and says what there is', () => {
    const markdown = 'Before.\n\n{{figure tonnes}}';
    const problem = /^\{\{figure tonnes\}\} draws nothing in\. .*commitments-by-theme/;
    expect(() => told(writeChapter({ title: 'Energy', markdown }))).toThrow(problem);
    expect(() => told(changeChapter('k1', { title: 'Energy', markdown }))).toThrow(problem);
  });

  it('has an address that no theme, sub-theme or other chapter has', () => {
    const { plan } = told(writeChapter({ title: 'Energy', markdown: '' }));
    expect(plan.chapters.at(-1)?.slug).toBe('energy-2');
  });

  it('keeps its address when its title changes, and its history tells what changed alone', () => {
    const { plan, revisions } = told(changeChapter('k1', { title: 'Where we stand', markdown: '' }));
    expect(plan.chapters[0]?.slug).toBe('chapter-1');
    const [from, to] = [{ title: 'Background' }, { title: 'Where we stand' }];
    expect(revisions).toEqual([{ subject: 'k1', why: 'changed', from, to }]);
  });

  it('that is saved as it was leaves no trace in the history', () => {
    expect(told(changeChapter('k1', { title: 'Background', markdown: '' })).revisions).toEqual([]);
  });

  it('that is removed stays in the history with its text', () => {
    const { plan, revisions } = told(removeChapter('k2'));
    expect(plan.chapters.map(({ id }) => id)).toEqual(['k1', 'k3']);
    expect(revisions).toEqual([{ subject: 'k2', why: 'removed', from: story[1], to: null }]);
  });

  it('that somebody has removed cannot be changed', () => {
    expect(() => told(changeChapter('k9', { title: 'x', markdown: '' }))).toThrow(/somebody took it out/);
  });

  it('moves one place at a time, and the first cannot move up', () => {
    expect(told(moveChapter('k3', 'up')).plan.chapters.map(({ id }) => id)).toEqual(['k1', 'k3', 'k2']);
    expect(told(moveChapter('k1', 'up')).revisions).toEqual([]);
  });

  it('however they are moved, there are the same chapters as before', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('k1', 'k2', 'k3'), fc.constantFrom(...directions)));
    fc.assert(
      fc.property(moves, (all) => {
        const plan = all.reduce(
          (one, [id, direction]) => told(moveChapter(id, direction), one).plan,
          fixturePlan({ chapters: story }),
        );
        expect(plan.chapters.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(story);
      }),
    );
  });
});

describe('a change to what somebody else has changed', () => {
  const edit = (shown: string) =>
    ifStill(shown, (plan) => plan.chapters[0], changeChapter('k1', { title: 'Mine', markdown: '' }));
  it('is refused, so that nothing of theirs is lost', () => {
    const theirs = told(changeChapter('k1', { title: 'Theirs', markdown: '' })).plan;
    expect(() => told(edit(fingerprintOf(story[0])), theirs)).toThrow(ChangedMeanwhile);
  });
  it('is made where they changed something else', () => {
    const theirs = told(changeChapter('k2', { title: 'Theirs', markdown: '' })).plan;
    expect(told(edit(fingerprintOf(story[0])), theirs).plan.chapters[0]?.title).toBe('Mine');
  });
});
