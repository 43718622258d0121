import { describe, expect, it } from 'vitest';
import {
  aquaGreen,
  blue,
  brightBlue,
  darkBlue,
  darkGreen,
  darkPink,
  grey,
  pink,
  purple,
  quiet,
  seriesFills,
} from './palette.tsx';

/** Relative luminance by WCAG 2.2: 0.2126 R + 0.7152 G + 0.0722 B of linear sRGB, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blueness = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blueness;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of pictures', () => {
  it('stand out from white by 3 : 1, as marks must', () => {
    for (const colour of [quiet, darkBlue, blue, brightBlue, darkGreen, aquaGreen, purple, darkPink, pink, grey])
      expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(3);
  });

  it('stand out by 4.5 : 1 where words are written in them', () => {
    for (const colour of [quiet, darkBlue, blue, darkGreen, darkPink, purple])
      expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(4.5);
  });

  it('differ beside each other in a stack by lightness or by pattern, so that grey tells them apart', () => {
    const fills = seriesFills((name) => `url(#${name})`);
    expect(new Set(fills).size).toBe(7);
    for (const [at, fill] of fills.slice(0, -1).entries()) {
      const next = fills[at + 1] ?? '';
      if (fill.startsWith('#') && next.startsWith('#')) expect(contrast(fill, next)).toBeGreaterThanOrEqual(1.5);
      else expect([fill, next].some((one) => one.startsWith('url('))).toBe(true);
    }
    const plain = fills.filter((fill) => fill.startsWith('#')).map(luminance);
    for (const one of plain)
      for (const other of plain)
        if (one !== other)
          expect((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).toBeGreaterThanOrEqual(1.2);
  });

  it('tell a total from a fall of the waterfall by lightness alone', () => {
    expect(contrast(darkBlue, brightBlue)).toBeGreaterThanOrEqual(2);
  });
});
