import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPlan } from '../rules.ts';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { type Edit, idGiver } from './edit.ts';
import { startingGroups } from './grouping-starts.ts';
import { changeGrouping, groupOf, makeGrouping, removeGrouping } from './groupings.ts';

const told = (edit: Edit, plan = fixturePlan()) => edit(plan, idGiver(['p1']));
const same = [
  { id: 'p1.1', title: 'Quick wins' },
  { id: 'p1.2', title: 'Long work' },
];

describe('a grouping', () => {
  it('has groups in order that hold commitments by their ids', () => {
    const { plan, revisions } = told(makeGrouping({ title: 'By need', groups: [{ title: 'A', commitments: ['c2'] }] }));
    expect(plan.groupings[1]).toEqual({
      ...{ id: 'n1', slug: 'by-need', title: 'By need' },
      groups: [{ id: 'n1.1', title: 'A', commitments: ['c2'] }],
    });
    expect(revisions).toEqual([{ subject: 'n1', why: 'made', from: null, to: plan.groupings[1] }]);
  });

  it.each(['Driver', 'Sector', 'Year', 'Quick wins'])('“%s” has an address that no other grouping has', (title) => {
    const { plan } = told(makeGrouping({ title, groups: [] }));
    expect(plan.groupings[1]?.slug).toMatch(/-2$/);
  });

  it('takes a commitment from one group to another, in the order of the plan', () => {
    const change = { title: 'Quick wins and long work', groups: same, standing: new Map([['c5', 'p1.2']]) };
    const { plan, revisions } = told(changeGrouping('p1', change));
    expect(plan.groupings[0]?.groups.map((group) => group.commitments)).toEqual([['c3'], ['c2', 'c5']]);
    expect(Object.keys(revisions[0]?.to ?? {})).toEqual(['groups']);
  });

  it('lets a commitment stand in no group, and a group go without its commitments', () => {
    const standing = new Map([['c3', null]]);
    const { plan } = told(changeGrouping('p1', { title: 'Quick', groups: same.slice(0, 1), standing }));
    expect(plan.groupings[0]?.groups).toEqual([{ id: 'p1.1', title: 'Quick wins', commitments: ['c5'] }]);
    expect(plan.groupings[0]?.slug).toBe('quick-wins');
    expect(indexPlan(plan).byId.has('c2')).toBe(true);
  });

  it('keeps a commitment in every group that has it, until its place is changed', () => {
    const [grouping] = fixturePlan().groupings;
    const groups = (grouping?.groups ?? []).map((group) => ({ ...group, commitments: ['c4'] }));
    const plan = fixturePlan({ groupings: grouping ? [{ ...grouping, groups }] : [] });
    const change = { title: 'x', groups: same, standing: new Map([['c4', 'p1.1']]) };
    expect(told(changeGrouping('p1', change), plan).plan.groupings[0]?.groups).toEqual(groups);
  });

  it('however commitments are placed, each stands where it was put and nothing is copied', () => {
    const places = fc.dictionary(
      fc.constantFrom('c2', 'c2.1', 'c3', 'c4', 'c5'),
      fc.constantFrom('p1.1', 'p1.2', null),
    );
    fc.assert(
      fc.property(places, (placed) => {
        const standing = new Map(Object.entries(placed));
        const { plan } = told(changeGrouping('p1', { title: 'x', groups: same, standing }));
        const [grouping] = plan.groupings;
        for (const [id, group] of standing) expect(grouping && groupOf(grouping, id)).toBe(group);
        const all = grouping?.groups.flatMap((group) => group.commitments) ?? [];
        expect(new Set(all).size).toBe(all.length);
        expect(plan.themes).toEqual(fixturePlan().themes);
      }),
    );
  });

  it('can be removed', () => {
    expect(told(removeGrouping('p1')).plan.groupings).toEqual([]);
  });
});

describe('a grouping that starts from what the plan knows', () => {
  const index = indexPlan(fixturePlan());
  const groups = (start: 'theme' | 'driver' | 'sector') => startingGroups(index, start, (_kind, key) => key);
  it('by theme has each theme with its commitments', () => {
    expect(groups('theme').map(({ commitments }) => commitments)).toEqual([['c2', 'c3', 'c4'], ['c5']]);
  });
  it.each(['driver', 'sector'] as const)('by %s has each commitment once', (start) => {
    const all = groups(start).flatMap(({ commitments }) => commitments);
    expect(new Set(all).size).toBe(all.length);
  });
  it('by driver has the group of its first driver', () => {
    expect(groups('driver')[0]).toEqual({ title: 'prevention', commitments: ['c4'] });
  });
});
