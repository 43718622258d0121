import { describe, expect, it } from 'vitest';
import { corpusOf, proposeLinks, stemsOf } from './likeness.ts';

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

  it('proposes the commitment that answers a recommendation, by its part too, and none where no word is shared', () => {
    const links = proposeLinks(
      [
        { id: 'r1', text: 'Bike racks for active travel' },
        { id: 'r2', text: 'Youth clubs' },
      ],
      [
        { id: 'c1', text: 'The ICB will plan food', children: [] },
        { id: 'c2', text: 'Trusts will improve sites:', children: [{ id: 'c2.1', text: 'bike racks', children: [] }] },
      ],
    );
    expect(links.map(({ recommendation, commitment }) => [recommendation, commitment])).toEqual([['r1', 'c2']]);
    expect(links[0]?.score).toBeGreaterThan(0.4);
  });

  it('meets 100,000 bullets without comparing each with each', () => {
    const bullets = Array.from({ length: 100_000 }, (_, n) => ({
      id: `c${n}`,
      text: `We will plant trees number ${n} at site ${n % 997} in ward ${n % 1009}`,
      children: [],
    }));
    const links = proposeLinks([{ id: 'r1', text: 'trees number 4711' }], bullets);
    expect(links[0]?.commitment).toBe('c4711');
  }, 30_000);
});
