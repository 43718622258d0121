import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../../platform/mistake.ts';
import { drivers } from '../model.ts';
import { everyPlaced } from '../placed.ts';
import { fixturePlan, fixtureSystem } from '../testing/fixture-plan.ts';
import { add, blank, commitmentOf, move, revise, type WrittenCommitment, withdraw } from './commitments.ts';
import { idGiver } from './edit.ts';
import { writeFacts } from './written-facts.ts';

const { settings } = fixtureSystem();
const plan = fixturePlan();
const newId = idGiver(everyPlaced(plan).map(({ commitment }) => commitment.id));

/** A commitment of the fixture as its form shows it, with some fields changed. */
function written(id: string | null, changes: Partial<WrittenCommitment> = {}): WrittenCommitment {
  const one = id === null ? blank : commitmentOf(plan, id);
  const { text, strength, level, size, drivers: pulled, origin } = one;
  return {
    ...{ text, strength, level, size, drivers: pulled, origin },
    facts: writeFacts(one, plan.organisations),
    ...changes,
  };
}

const revised = (id: string, changes: Partial<WrittenCommitment>) =>
  revise({ id, written: written(id, changes), revision: commitmentOf(plan, id).revision, why: 'Clearer', settings })(
    plan,
    newId,
  );

describe('a commitment that is changed by hand', () => {
  it('takes owners, dates and targets from its new words when their lines were left as they were', () => {
    const text = 'The ICB will train 80% of staff in carbon literacy by March 2028';
    const after = commitmentOf(revised('c2', { text }).plan, 'c2');
    expect(after.owners.map(({ phrase }) => phrase)).toEqual(['The ICB']);
    expect(after.dates).toMatchObject([{ phrase: 'by March 2028', latest: '2028-03-31' }]);
    expect(after.targets).toMatchObject([{ value: '80', unit: '%' }]);
    expect(after.strength).toBe('commit');
  });

  it('keeps what a person wrote in the lines, whatever the words say', () => {
    const facts = {
      owners: { lead: ['Northmere Hospitals NHS Trust', 'Wold Walkers'], with: [], adopts: [] },
      dates: ['by the end of 2027/28'],
      targets: ['50% of staff trained'],
    };
    const { plan: after } = revised('c2', { text: 'The ICB will train staff', facts });
    const one = commitmentOf(after, 'c2');
    expect(one.owners).toMatchObject([
      { phrase: 'Northmere Hospitals NHS Trust', span: null, organisations: ['o2'] },
      { phrase: 'Wold Walkers', organisations: ['wold-walkers'] },
    ]);
    expect(after.organisations.find(({ id }) => id === 'wold-walkers')?.name).toBe('Wold Walkers');
    expect(one.dates).toMatchObject([{ phrase: 'by the end of 2027/28', latest: '2028-03-31' }]);
    expect(one.targets).toMatchObject([{ value: '50', unit: '%' }]);
  });

  it('is told in the history by what changed alone, and counts one revision more', () => {
    const { plan: after, revisions } = revised('c2', { size: 'large' });
    expect(revisions).toEqual([{ subject: 'c2', why: 'Clearer', from: { size: 'medium' }, to: { size: 'large' } }]);
    expect(commitmentOf(after, 'c2').revision).toBe(commitmentOf(plan, 'c2').revision + 1);
    expect(revised('c2', {})).toEqual({ plan, revisions: [] });
  });

  it('is not overwritten when somebody else changed it meanwhile', () => {
    const late = revise({ id: 'c2', written: written('c2', { text: 'x' }), revision: 99, why: 'Late', settings });
    expect(() => late(plan, newId)).toThrow(/Somebody changed c2/);
  });

  it('is refused when a date or a target means nothing', () => {
    const facts = writeFacts(commitmentOf(plan, 'c2'), plan.organisations);
    expect(() => revised('c2', { facts: { ...facts, dates: ['whenever we can'] } })).toThrow(Mistake);
    expect(() => revised('c2', { facts: { ...facts, targets: ['much better'] } })).toThrow(/was not understood/);
  });

  it('keeps all that was not changed, whichever fields are', () => {
    const changes = fc.record({
      size: fc.constantFrom(null, 'small' as const, 'large' as const),
      level: fc.constantFrom(null, 'tactical' as const),
      drivers: fc.subarray([...drivers]),
    });
    fc.assert(
      fc.property(changes, fc.constantFrom('c1', 'c2', 'c2.2', 'c4'), (some, id) => {
        const before = commitmentOf(plan, id);
        const after = commitmentOf(revised(id, some).plan, id);
        expect({ ...after, revision: 0 }).toEqual({ ...before, ...some, revision: 0 });
      }),
    );
  });
});

describe('a commitment that is new, moved or withdrawn', () => {
  const place = { subtheme: plan.themes[0]?.subthemes[0]?.id ?? '' };

  it('gets a number that was never given, as a part of another too', () => {
    const one = add(
      place,
      written(null, { text: 'The ICB will plant trees by 2027' }),
      'Asked for',
      settings,
    )(plan, newId);
    const id = one.revisions[0]?.subject ?? '';
    expect(everyPlaced(plan).some(({ commitment }) => commitment.id === id)).toBe(false);
    expect(commitmentOf(one.plan, id).dates).toHaveLength(1);
    const part = add({ parent: 'c2' }, written(null, { text: 'in its car parks' }), 'Asked for', settings)(plan, newId);
    expect(part.revisions[0]?.subject).toMatch(/^c2\.\d+$/);
  });

  it('keeps its number when it moves to another sub-theme or becomes an ambition', () => {
    const moved = move('c2', 'ambitions', 'It is for all')(plan, newId);
    expect(moved.plan.ambitions.at(-1)).toMatchObject({ id: 'c2' });
    expect(everyPlaced(moved.plan)).toHaveLength(everyPlaced(plan).length);
    expect(() => move('c2.2', 'ambitions', '')(plan, newId)).toThrow(/a part of another/);
  });

  it('takes its parts, its links and its place in groupings along when it is withdrawn, and says so of each', () => {
    const { plan: after, revisions } = withdraw('c2', 'Done elsewhere')(plan, newId);
    expect(JSON.stringify(after.themes)).not.toContain('"c2');
    expect(after.links.every(({ commitment }) => !/^c2\b/.test(commitment))).toBe(true);
    expect(after.groupings.flatMap(({ groups }) => groups.flatMap(({ commitments }) => commitments))).not.toContain(
      'c2',
    );
    expect(revisions.map(({ subject, to }) => [subject, to])).toEqual([
      ['c2', null],
      ['c2.1', null],
      ['c2.2', null],
    ]);
  });

  it('cannot stand in a sub-theme that the plan has not', () => {
    expect(() => add({ subtheme: 't9.9' }, written(null, { text: 'x' }), 'y', settings)(plan, newId)).toThrow(
      /Choose the sub-theme/,
    );
  });
});
