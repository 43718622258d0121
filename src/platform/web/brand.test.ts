import { describe, expect, it } from 'vitest';
import { SystemSettings } from '../systems.model.ts';
import { brandStylesheet, contrast } from './brand.ts';

const brand = SystemSettings.parse({ name: 'Fen', shortName: 'Fen' }).brand;

describe('the look of a system', () => {
  it('black on white has the contrast that WCAG gives it, 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
  it('writes white on a dark colour and dark on a light one', () => {
    expect(brandStylesheet(brand).css).toContain('--gp-on-brand:#ffffff');
    expect(brandStylesheet({ ...brand, colour: '#ffb81c' }).css).toContain('--gp-on-brand:#212b32');
  });
  it('has another address when a colour changes', () => {
    expect(brandStylesheet({ ...brand, colour: '#005eb8' }).file).not.toBe(brandStylesheet(brand).file);
  });
  it('lets no font name out of its declaration', () => {
    expect(brandStylesheet({ ...brand, font: 'X;}body{display:none' }).css).not.toContain('}body');
  });
});
