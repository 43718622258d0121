import { describe, expect, it } from 'vitest';
import { termsOf } from './terms.ts';

const glossary = [
  { id: 'g1', term: 'ICB', meaning: 'Integrated care board' },
  { id: 'g2', term: 'Net zero', meaning: 'No more carbon than is taken up' },
  { id: 'g3', term: 'Net zero standard', meaning: 'A way of building' },
  { id: 'g4', term: 'ICS', meaning: 'Integrated care system' },
];
const found = (texts: string[]) => {
  const terms = termsOf(glossary);
  return texts.flatMap((text) => terms.split(text).flatMap((piece) => (piece.term ? [piece.term.id] : [])));
};

describe('glossary terms in a text', () => {
  it('are found once on a page', () => {
    expect(found(['The ICB and the ICB', 'ICB again'])).toEqual(['g1']);
  });
  it('in capitals are found only so, others in any case', () => {
    expect(found(['icb', 'reach NET ZERO'])).toEqual(['g2']);
  });
  it('are whole words, and the longest that fits', () => {
    expect(found(['ICBs and the net zero standard'])).toEqual(['g3']);
  });
  it('leave every word of the text where it was', () => {
    const terms = termsOf(glossary);
    const text = 'The ICB, the ICS (net zero) – and *(?';
    expect(
      terms
        .split(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(terms.met().map((term) => term.id)).toEqual(['g1', 'g2', 'g4']);
  });
  it('of an empty glossary are none', () => {
    expect(termsOf([]).split('ICB')).toEqual([{ text: 'ICB', term: null }]);
  });
});
