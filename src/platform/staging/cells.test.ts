import { describe, expect, it } from 'vitest';
import { dateText, durationText, kindOfFormat, numberText } from './cells.ts';

describe('a number of a cell', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1200.5', '1200.5'],
    ['425.448', '425.448'],
    ['1E-05', '0.00001'],
    ['1.0', '1'],
    ['123456789012345678', '123456789012346000'],
    ['-0.1', '-0.1'],
    ['n/a', 'n/a'],
  ])('%s is %s', (written, meant) => {
    expect(numberText(written)).toBe(meant);
  });
});

describe('a day number', () => {
  it('is a date, with the 29 February 1900 that Excel believes in', () => {
    expect([1, 59, 61, 46112].map((day) => dateText(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2026-03-31',
    ]);
  });

  it('may be a time of day alone, or no day at all', () => {
    expect([0.604166667, -1, 3_000_000].map((day) => dateText(day, false))).toEqual(['14:30:00', null, null]);
    expect(durationText(1.5)).toBe('36:00:00');
  });
});

describe('a number format', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['mmm-yy', 'date'],
    ['[$-809]d mmmm yyyy;@', 'date'],
    ['hh:mm', 'date'],
    ['[h]:mm:ss', 'duration'],
    ['#,##0.00', 'number'],
    ['0.0" metered days"', 'number'],
    ['£#,##0.00;[Red]-£#,##0.00', 'number'],
    ['General', 'number'],
    ['0.00E+00', 'number'],
  ])('%s shows a %s', (format, kind) => {
    expect(kindOfFormat(format)).toBe(kind);
  });
});
