import { describe, expect, it } from 'vitest';
import { chanceOf, changeOf, monthInWords, pounds, poundsInShort, shareOf, tonnesOf, wholeTonnesOf } from './told.ts';

const tonne = 1_000_000_000n;

describe('what is told of milligrams', () => {
  it('is tonnes, rounded once, half up', () => {
    expect(tonnesOf(1234n * tonne + tonne / 20n)).toBe('1,234.1');
    expect(wholeTonnesOf(1234n * tonne + tonne / 2n)).toBe('1,235');
    expect(tonnesOf(1n)).toBe('< 0.1');
  });

  it('has its sign where it is a change', () => {
    expect([changeOf(0n), changeOf(12n * tonne), changeOf(-4n * tonne)]).toEqual(['0.0', '+12.0', '−4.0']);
  });

  it('is a share only of something', () => {
    expect([shareOf(61n, 100n), shareOf(1n, 0n)]).toEqual(['61 %', '']);
  });
});

describe('money, months and chances', () => {
  it('are written as they are read', () => {
    expect([pounds('1650000'), pounds('-85000.4')]).toEqual(['£1,650,000', '−£85,000']);
    expect([poundsInShort('4210000'), poundsInShort('310000')]).toEqual(['£4.21 million', '£310,000']);
    expect(monthInWords('2027-04')).toBe('April 2027');
  });

  it('claim no more than the draws give', () => {
    expect([0, 0.004, 0.62, 0.999, 1].map(chanceOf)).toEqual([
      '0 %',
      'less than 1 %',
      '62 %',
      'more than 99 %',
      '100 %',
    ]);
  });
});
