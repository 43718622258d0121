import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Milestone } from '../model.ts';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { type Edit, idGiver } from './edit.ts';
import { addMilestone, changeMilestone, moveMilestone, removeMilestone, sortMilestones } from './milestones.ts';

const told = (edit: Edit, plan = fixturePlan()) => edit(plan, idGiver(['m1', 'm2', 'm3', 'm4']));
const add = (when: string) => told(addMilestone({ when, title: 'Boards meet', state: null })).plan.milestones;

describe('a milestone', () => {
  it.each([
    ['Spring 2027', '2027-21'],
    ['Q2 2026/7', '2026-07/2026-09'],
    ['31 March 2027', '2027-03-31'],
    ['by April 2027', '2027-04'],
    ['2028', '2028'],
  ])('“%s” is read as %s', (when, edtf) => {
    expect(add(when).find(({ title }) => title === 'Boards meet')?.edtf).toBe(edtf);
  });

  it.each(['soon', 'when the board has met in 2027', ''])('“%s” is no date, and is told how to write one', (when) => {
    expect(() => add(when)).toThrow(/Write a day, a month, a season, a quarter or a year/);
  });

  it('that is new stands before the first that is later, or last', () => {
    expect(add('December 2025').map(({ id }) => id)).toEqual(['m1', 'm2', 'm5', 'm3', 'm4']);
    expect(add('2030').map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('of which a document gave no date can have other words for what happens', () => {
    const { plan, revisions } = told(changeMilestone('m4', { when: 'Later', title: 'A report', state: 'future' }));
    expect(plan.milestones[3]).toEqual({ id: 'm4', when: 'Later', edtf: null, title: 'A report', state: 'future' });
    expect(revisions[0]?.from).toEqual({ title: 'First report to the public', state: null });
  });

  it('has its date read again when its words change', () => {
    const { plan } = told(changeMilestone('m4', { when: 'Autumn 2027', title: 'A report', state: null }));
    expect(plan.milestones[3]?.edtf).toBe('2027-23');
  });

  it('can be moved by hand and removed', () => {
    const { plan } = told(moveMilestone('m4', 'up'));
    expect(told(removeMilestone('m1'), plan).plan.milestones.map(({ id }) => id)).toEqual(['m2', 'm4', 'm3']);
  });
});

describe('a timeline put in order', () => {
  const edtf = fc.constantFrom('2025-07', '2025-24', '2026-04/2026-06', '2027', '2026-04/..', null);
  it('has the same milestones, from the first day to the last, and those without a date at its end', () => {
    fc.assert(
      fc.property(fc.array(edtf), (dates) => {
        const milestones = dates.map(
          (date, at): Milestone => ({ id: `m${at + 1}`, when: 'x', edtf: date, title: 'x', state: null }),
        );
        const sorted = told(sortMilestones, fixturePlan({ milestones })).plan.milestones;
        expect(sorted.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))).toEqual(milestones);
        const order = ['2025-07', '2025-24', '2026-04/2026-06', '2026-04/..', '2027', null];
        const groups = sorted.map((one) => order.indexOf(one.edtf)).map((place) => (place === 3 ? 2 : place));
        expect(groups).toEqual(groups.toSorted((a, b) => a - b));
      }),
    );
  });
  it('that is in order already is no change', () => {
    expect(told(sortMilestones).revisions).toEqual([]);
  });
});
