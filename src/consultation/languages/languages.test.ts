import { describe, expect, it } from 'vitest';
import { askedIn, autonym, directionOf, isEasyRead, languagesBeside, type Texts } from './model.ts';

const own = {
  language: 'en',
  question: 'Is this right for you?',
  answers: { yes: 'Yes', partly: 'Partly', no: 'No' },
  why: 'Why?',
  whole: 'And all of it?',
  missing: 'What is missing?',
};
const consultation = { title: 'Right?', about: 'The draft', audience: 'All', privacy: 'No names' };
const polish: Texts = {
  language: 'pl',
  title: 'Czy dobrze?',
  about: 'Projekt',
  audience: 'Wszyscy',
  privacy: 'Bez nazwisk',
  question: 'Czy to dla ciebie dobre?',
  yes: 'Tak',
  partly: '',
  no: 'Nie',
  why: '',
  whole: 'A całość?',
  missing: '',
  wordings: { c1: 'Zasadzimy drzewa.' },
  toldOf: { c1: 2 },
};

describe('the languages of a consultation', () => {
  it('are offered beside the system’s own, easy read first', () => {
    const beside = languagesBeside('en');
    expect(beside[0]).toBe('en-simple');
    expect(beside).not.toContain('en');
    expect(languagesBeside('cy')).toContain('en');
    expect(new Set(beside).size).toBe(beside.length);
  });

  it('are named in themselves and written in their direction', () => {
    expect([autonym('pl'), autonym('cy'), autonym('en-simple')]).toEqual(['polski', 'Cymraeg', null]);
    expect([directionOf('ur'), directionOf('pl'), directionOf('en-simple')]).toEqual(['rtl', 'ltr', 'ltr']);
    expect([isEasyRead('en-simple'), isEasyRead('en')]).toEqual([true, false]);
  });

  it('ask in the system’s own words what is not told in another', () => {
    const asked = askedIn(consultation, own, polish, () => 2);
    expect(asked).toMatchObject({
      language: 'pl',
      title: 'Czy dobrze?',
      question: 'Czy to dla ciebie dobre?',
      why: 'Why?',
    });
    expect(asked.answers).toEqual({ yes: 'Tak', partly: 'Partly', no: 'Nie' });
    expect([asked.wordings.get('c1'), asked.wordings.get('c2')]).toEqual(['Zasadzimy drzewa.', undefined]);
    expect(askedIn(consultation, own, null, () => 2)).toMatchObject({
      language: 'en',
      title: 'Right?',
      easyRead: false,
    });
  });

  it('say so when a commitment was changed after its words were told', () => {
    expect([...askedIn(consultation, own, polish, () => 2).stale]).toEqual([]);
    expect([...askedIn(consultation, own, polish, () => 3).stale]).toEqual(['c1']);
    expect([...askedIn(consultation, own, polish, () => null).stale]).toEqual([]);
    expect(askedIn(consultation, own, polish, () => 2)).toMatchObject({
      whole: 'A całość?',
      missing: 'What is missing?',
    });
  });
});
