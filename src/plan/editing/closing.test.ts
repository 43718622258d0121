import { describe, expect, it } from 'vitest';
import { fixtureCommitment, fixturePlan } from '../testing/fixture-plan.ts';
import { close, likeliestCarriers } from './closing.ts';
import { commitmentOf } from './commitments.ts';
import { idGiver } from './edit.ts';

const newId = idGiver([]);
const former = fixturePlan({ title: 'Green Plan 2022 to 2025' });
const next = fixturePlan();

describe('a commitment of the plan before', () => {
  it('is closed with how it ended and why, and can be opened again', () => {
    const closure = { outcome: 'done' as const, reason: 'All vans are electric', carriedTo: null };
    const { plan, revisions } = close('c2', closure, next)(former, newId);
    expect(commitmentOf(plan, 'c2').closure).toEqual(closure);
    expect(revisions).toMatchObject([{ subject: 'c2', why: 'Closed as done: All vans are electric' }]);
    expect(commitmentOf(close('c2', null, next)(plan, newId).plan, 'c2').closure).toBeNull();
  });

  it('is carried on by a commitment that the next plan has', () => {
    const carried = (carriedTo: string | null) =>
      close('c2', { outcome: 'carried', reason: 'Not done', carriedTo }, next);
    expect(() => carried(null)(former, newId)).toThrow(/Say which commitment/);
    expect(() => carried('c99')(former, newId)).toThrow(/no commitment c99/);
    expect(commitmentOf(carried('c4')(former, newId).plan, 'c2').closure).toMatchObject({ carriedTo: 'c4' });
  });
});

describe('the likeliest carrier', () => {
  const withOne = (text: string) => {
    const plan = fixturePlan();
    const [theme] = plan.themes;
    const [subtheme] = theme?.subthemes ?? [];
    if (!theme || !subtheme) throw new Error('The fixture has a theme');
    return {
      ...plan,
      themes: [{ ...theme, subthemes: [{ ...subtheme, commitments: [fixtureCommitment({ id: 'c9', text })] }] }],
    };
  };
  it('is the commitment that shares the telling words, and none where none is alike', () => {
    const vans = withOne('Trusts will replace all diesel vans with electric vans by 2030');
    const same = withOne('Trusts will replace diesel vans with electric vans by 2032');
    const other = withOne('Menus will offer plant-based dishes every day');
    expect(likeliestCarriers(vans, same).get('c9')).toBe('c9');
    expect(likeliestCarriers(vans, other).size).toBe(0);
  });
});
