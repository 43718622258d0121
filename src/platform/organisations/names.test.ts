import { describe, expect, it } from 'vitest';
import { matchCodes, plainName } from './names.ts';

describe('two ways of writing one name', () => {
  it.each([
    ['Bedfordshire Hospitals NHS Foundation Trust', 'BEDFORDSHIRE HOSPITALS NHS FT'],
    ['the Bedfordshire Hospitals Foundation Trust', 'BEDFORDSHIRE HOSPITALS NHS FOUNDATION TRUST'],
    ['Yorkshire & Humber', 'YORKSHIRE AND HUMBER'],
    ['St. George’s University Hospitals NHS Foundation Trust', "ST GEORGE'S UNIVERSITY HOSPITALS NHS FT"],
    ['Buckinghamshire Healthcare NHS Trust', 'BUCKINGHAMSHIRE HEALTHCARE TRUST'],
    ['Cheshire and Merseyside ICB', 'NHS Cheshire and Merseyside Integrated Care Board'],
    ['Bath and North-East Somerset', 'Bath & North East Somerset'],
  ])('"%s" is "%s"', (one, other) => expect(plainName(one)).toBe(plainName(other)));

  it.each([
    ['North London NHS Foundation Trust', 'North London NHS Trust'],
    ['NHS England', 'England'],
    ['NHS Cheshire and Merseyside ICB - 01A', 'NHS Cheshire and Merseyside ICB'],
  ])('"%s" is not "%s"', (one, other) => expect(plainName(one)).not.toBe(plainName(other)));
});

describe('a name', () => {
  const known = [
    { code: 'RC9', name: 'BEDFORDSHIRE HOSPITALS NHS FOUNDATION TRUST' },
    { code: 'A81', name: 'THE SURGERY' },
    { code: 'A82', name: 'THE SURGERY' },
  ];

  it('of one organisation has its code', () => {
    const name = 'Bedfordshire Hospitals NHS FT';
    expect(matchCodes([name], known)).toEqual(new Map([[name, 'RC9']]));
  });

  it('that fits two organisations or none has no code', () => {
    expect(matchCodes(['The Surgery', 'All Trusts', ''], known)).toEqual(new Map());
  });
});
