import { describe, expect, it } from 'vitest';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { idGiver } from './edit.ts';
import { addTerm, changeTerm, removeTerm } from './glossary.ts';

const newId = idGiver(['g1', 'g2']);
const glossary = [
  { id: 'g1', term: 'ICB', meaning: 'Integrated care board' },
  { id: 'g2', term: 'LED', meaning: 'Light-emitting diode' },
];
const plan = fixturePlan({ glossary });

describe('a glossary term', () => {
  it('is added with its meaning', () => {
    const added = addTerm({ term: 'VCSE', meaning: 'Charities and the like' })(plan, newId);
    expect(added.plan.glossary.map(({ term }) => term)).toEqual(['ICB', 'LED', 'VCSE']);
    expect(added.revisions).toMatchObject([{ subject: 'g3', why: 'added', from: null, to: { term: 'VCSE' } }]);
  });

  it.each(['ICB', 'icb', ' Icb '])('that is there already, written “%s”, is refused with its meaning', (term) => {
    expect(() => addTerm({ term, meaning: 'Something else' })(plan, newId)).toThrow(
      'The glossary explains “ICB” already: “Integrated care board”. Change that row instead.',
    );
  });

  it('cannot become one that another row explains', () => {
    expect(() => changeTerm('g2', { term: 'ICB', meaning: 'x' })(plan, newId)).toThrow(/already/);
  });

  it('that a document gave twice can be mended in each row, and one of them removed', () => {
    const twice = fixturePlan({ glossary: [...glossary, { id: 'g3', term: 'ICB', meaning: 'Board' }] });
    const mended = changeTerm('g3', { term: 'ICB', meaning: 'Integrated care board, which buys care' })(twice, newId);
    expect(mended.revisions).toEqual([
      {
        subject: 'g3',
        why: 'changed',
        from: { meaning: 'Board' },
        to: { meaning: 'Integrated care board, which buys care' },
      },
    ]);
    expect(removeTerm('g1')(mended.plan, newId).plan.glossary.map(({ id }) => id)).toEqual(['g2', 'g3']);
  });
});
