import { describe, expect, it } from 'vitest';
import { change, exact, percent, percentChange, tonnes, upTo, wholeTonnes } from './told.ts';

describe('figures on pages', () => {
  it('are tonnes of kilograms, rounded once and half up', () => {
    expect(tonnes('167553.74')).toBe('167.6');
    expect(tonnes('1234567890')).toBe('1,234,567.9');
    expect(tonnes('50')).toBe('0.1');
    expect(wholeTonnes('1234500')).toBe('1,235');
    expect(wholeTonnes('2570')).toBe('2.6');
  });

  it('are not nought where there is something', () => {
    expect(tonnes('0')).toBe('0.0');
    expect(tonnes('0.001')).toBe('< 0.1');
    expect(tonnes('-0.001')).toBe('> −0.1');
    expect(percent('0.0001')).toBe('< 0.1 %');
    expect(percent('0.9999')).toBe('> 99 %');
  });

  it('have all their digits where that is said', () => {
    expect(exact('85329420.43140775855422')).toBe('85,329,420.43140775855422');
    expect(upTo('36900.000000', 2)).toBe('36,900');
  });

  it('have a sign where they are changes', () => {
    expect(change('-2854700')).toBe('−2,854.7');
    expect(change('71800')).toBe('+71.8');
    expect(change('0')).toBe('0.0');
    expect(percentChange('-0.0785')).toBe('−7.9 %');
    expect(percentChange('0.123')).toBe('+12 %');
    expect(percentChange(null)).toBe('');
  });
});
