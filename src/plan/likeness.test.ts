import { describe, expect, it } from 'vitest';
import { corpusOf, stemsOf } from './likeness.ts';

describe('likeness of texts', () => {
  it('counts forms of a word as one and leaves out words that tell nothing', () => {
    expect(stemsOf('The Trusts will be assessing 3.5% of menus')).toEqual(stemsOf('assess the 3.5% menu'));
  });

  it('is 1 for the same words, 0 for none shared, and sees one text within another', () => {
    const corpus = corpusOf([
      'Plant orchards beside hospitals',
      'Orchards beside hospitals planted',
      'Electric vans',
      'Plant orchards',
    ]);
    expect(corpus.between(0, 1).cosine).toBeCloseTo(1);
    expect(corpus.between(0, 2).cosine).toBe(0);
    expect(corpus.between(0, 3).contained).toBeCloseTo(1);
    expect(corpus.between(0, 3).cosine).toBeLessThan(1);
  });
});
