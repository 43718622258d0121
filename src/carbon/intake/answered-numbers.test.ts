import { describe, expect, it } from 'vitest';
import { answeredNumber, answeredNumbers } from './answered-numbers.ts';

describe('a number as somebody answers', () => {
  it.each([
    ['2-3', '2.5'],
    ['2 to 3 days', '2.5'],
    ['between 10 and 20', '15'],
    ['two or three', '2.5'],
    ['about 10', '10'],
    ['~10', '10'],
    ['approx. 12 miles', '12'],
    ['10ish', '10'],
    ['10+', '10'],
    ['a few', '3'],
    ['five', '5'],
    ['five days a week', '5'],
    ['twenty-five', '25'],
    ['every day', '5'],
    ['1/2', '0.5'],
    ['1 1/2', '1.5'],
    ['5½', '5.5'],
    ['half a mile', '0.5'],
    ['a mile', '1'],
    ['a mile and a half', '1.5'],
    ['one and a half', '1.5'],
    ['quarter of a mile', '0.25'],
    ['12 miles', '12'],
  ])('“%s” is %s', (text, number) => {
    expect(answeredNumber(text, answeredNumbers, 'mile')).toBe(number);
  });

  it.each(['?', 'it depends', '10 km', '3/4', '20 minutes', '3-2', '', 'a car'])('“%s” is none', (text) => {
    expect(answeredNumber(text, answeredNumbers, 'mile')).toBeNull();
  });

  it('is what the survey’s own guidance says, where that says something else', () => {
    expect(answeredNumber('a few', { 'a few': '4' }, 'mile')).toBe('4');
  });
});
