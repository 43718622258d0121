import { describe, expect, it } from 'vitest';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { type Edit, idGiver } from './edit.ts';
import { changeWords, type PlanWords, wordsOf } from './words.ts';

const told = (edit: Edit) => edit(fixturePlan(), idGiver([]));
const words = (change: (words: PlanWords) => void): PlanWords => {
  const changed = structuredClone(wordsOf(fixturePlan()));
  change(changed);
  return changed;
};

describe('the words of a plan', () => {
  it('as they are change nothing', () => {
    const { plan, revisions } = told(changeWords(wordsOf(fixturePlan())));
    expect(plan).toEqual(fixturePlan());
    expect(revisions).toEqual([]);
  });

  it('change with the title and vision told as the history of the plan', () => {
    const changed = words((all) => Object.assign(all, { title: 'A greener Fenmarsh', vision: null }));
    const { plan, revisions } = told(changeWords(changed));
    expect([plan.title, plan.vision]).toEqual(['A greener Fenmarsh', null]);
    expect(revisions.map(({ subject, to }) => [subject, to])).toEqual([
      ['plan', { title: 'A greener Fenmarsh', vision: null }],
    ]);
  });

  it('of a theme and a sub-theme change while their addresses stay', () => {
    const changed = words(({ themes: [first] }) => {
      Object.assign(first ?? {}, { title: 'Buildings', straplines: ['Warm and light'] });
      Object.assign(first?.subthemes[0] ?? {}, { title: 'Power' });
    });
    const { plan, revisions } = told(changeWords(changed));
    const [theme] = plan.themes;
    expect([theme?.title, theme?.slug, theme?.straplines]).toEqual([
      'Buildings',
      'estates-and-travel',
      ['Warm and light'],
    ]);
    expect([theme?.subthemes[0]?.title, theme?.subthemes[0]?.slug]).toEqual(['Power', 'energy']);
    expect(theme?.subthemes[0]?.commitments).toEqual(fixturePlan().themes[0]?.subthemes[0]?.commitments);
    expect(revisions.map(({ subject }) => subject)).toEqual([theme?.id, theme?.subthemes[0]?.id]);
  });

  it('cannot leave a sub-theme that stands beside others without a title', () => {
    const changed = words(({ themes: [first] }) => Object.assign(first?.subthemes[0] ?? {}, { title: null }));
    expect(() => told(changeWords(changed))).toThrow(/has other sub-themes too/);
  });
});
