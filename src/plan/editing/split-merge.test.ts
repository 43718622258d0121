import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../../platform/mistake.ts';
import { everyPlaced } from '../placed.ts';
import { indexPlan } from '../rules.ts';
import { fixturePlan, fixtureSystem } from '../testing/fixture-plan.ts';
import { commitmentOf } from './commitments.ts';
import { idGiver } from './edit.ts';
import { merge, split } from './split-merge.ts';

const { settings } = fixtureSystem();
const plan = fixturePlan();
const giver = () => idGiver(everyPlaced(plan).map(({ commitment }) => commitment.id));
const wholes = indexPlan(plan).commitments.map(({ commitment }) => commitment.id);
const [one = '', two = ''] = wholes;

describe('a commitment that is split', () => {
  const texts = ['The ICB will train staff by March 2027.', 'Lamps will be replaced by March 2028.'];
  const { plan: after, revisions } = split(one, texts, 'Two promises in one', settings)(plan, giver());
  const made = revisions[1]?.subject ?? '';

  it('keeps its number for the first of the texts; the others stand after it under new numbers', () => {
    expect(commitmentOf(after, one).text).toBe(texts[0]);
    expect(commitmentOf(after, made).text).toBe(texts[1]);
    const order = indexPlan(after).commitments.map(({ commitment }) => commitment.id);
    expect(order).toEqual([one, made, ...wholes.slice(1)]);
    expect(wholes).not.toContain(made);
  });

  it('gives its owners to those whose words name none, and its dates to none', () => {
    const owners = everyPlaced(plan).find(({ commitment }) => commitment.id === one)?.owners ?? [];
    expect(commitmentOf(after, made).owners.map(({ organisations }) => organisations)).toEqual(
      owners.map(({ organisations }) => organisations),
    );
    expect(commitmentOf(after, made).dates).toMatchObject([{ latest: '2028-03-31' }]);
  });

  it('answers what it answered, for a person to confirm, and stands in the same groups', () => {
    const of = (id: string, all = after.links) =>
      all.filter(({ commitment }) => commitment === id).map(({ recommendation }) => recommendation);
    expect(of(made)).toEqual(of(one, plan.links));
    expect(after.links.filter(({ commitment }) => commitment === made).some(({ confirmed }) => confirmed)).toBe(false);
    for (const [at, { groups }] of after.groupings.entries())
      for (const [n, group] of groups.entries())
        expect(group.commitments.includes(made)).toBe(plan.groupings[at]?.groups[n]?.commitments.includes(one));
  });

  it('is told in the history of each', () => {
    expect(revisions.map(({ subject, why, from }) => [subject, why, from === null])).toEqual([
      [one, `Split into ${one}, ${made}: Two promises in one`, false],
      [made, `Split from ${one}: Two promises in one`, true],
    ]);
  });

  it('needs two texts, and is no part', () => {
    expect(() => split(one, ['Only this'], 'x', settings)(plan, giver())).toThrow(Mistake);
    expect(() => split('c2.1', texts, 'x', settings)(plan, giver())).toThrow(/a part of another/);
  });
});

describe('commitments that are merged', () => {
  const text = 'All partners will train staff and replace lamps by March 2028.';
  const { plan: after, revisions } = merge(one, [two], text, 'They say the same', settings)(plan, giver());

  it('are one, with the words that were given, and the others are withdrawn with their parts', () => {
    expect(commitmentOf(after, one).text).toBe(text);
    expect(() => commitmentOf(after, two)).toThrow(Mistake);
    expect(indexPlan(after).commitments).toHaveLength(wholes.length - 1);
    const parts = commitmentOf(plan, two).children.map((part) => part.text);
    expect(
      commitmentOf(after, one)
        .children.map((part) => part.text)
        .slice(-parts.length || undefined),
    ).toEqual(parts.length > 0 ? parts : commitmentOf(plan, one).children.map((part) => part.text));
  });

  it('leave nothing that points to what is gone', () => {
    expect(JSON.stringify([after.links, after.refusedLinks, after.groupings])).not.toContain(`"${two}"`);
    const pairs = after.links.map(({ recommendation, commitment }) => `${recommendation} ${commitment}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('keep every recommendation that one of them answered', () => {
    const answered = (links: typeof plan.links, ids: string[]) =>
      new Set(links.filter(({ commitment }) => ids.includes(commitment)).map(({ recommendation }) => recommendation));
    expect(answered(after.links, [one])).toEqual(answered(plan.links, [one, two]));
  });

  it('tell in their history where they went', () => {
    expect(revisions[0]).toMatchObject({ subject: one, why: `Merged with ${two}: They say the same` });
    expect(revisions[1]).toMatchObject({ subject: two, why: `Merged into ${one}: They say the same`, to: null });
  });

  it('are refused where there is but one, or one is merged with itself', () => {
    expect(() => merge(one, [], text, 'x', settings)(plan, giver())).toThrow(/at least one other/);
    expect(() => merge(one, [one], text, 'x', settings)(plan, giver())).toThrow(/with itself/);
    expect(() => merge(one, ['c999'], text, 'x', settings)(plan, giver())).toThrow(/There is no commitment c999/);
  });
});

describe('splitting and merging again', () => {
  it('gives every commitment one number, whatever is split and merged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.constantFrom(...wholes), (n, id) => {
        const texts = Array.from({ length: n }, (_, at) => `The ICB will plant ${at + 2} trees by March 2030.`);
        const newId = giver();
        const parted = split(id, texts, 'x', settings)(plan, newId);
        const made = parted.revisions.slice(1).map(({ subject }) => subject);
        const ids = everyPlaced(parted.plan).map(({ commitment }) => commitment.id);
        expect(new Set(ids).size).toBe(ids.length);
        const again = merge(id, made, texts.join(' '), 'x', settings)(parted.plan, newId);
        expect(indexPlan(again.plan).commitments.map(({ commitment }) => commitment.id)).toEqual(wholes);
      }),
      { numRuns: 30 },
    );
  });
});
