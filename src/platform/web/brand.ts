/** The look of a system: its colours and font as one small stylesheet, at an address that changes with it. */
import { createHash } from 'node:crypto';
import type { SystemSettings } from '../systems.model.ts';

export interface BrandStylesheet {
  css: string;
  /** "brand-1a2b3c4d5e.css", under the system's own address. */
  file: string;
}

/** Custom properties that greenplan.css reads; dark text is chosen where white would be too faint on the colour. */
export function brandStylesheet(brand: SystemSettings['brand']): BrandStylesheet {
  const properties = {
    '--gp-brand': brand.colour,
    '--gp-on-brand': contrast(brand.colour, '#ffffff') >= 4.5 ? '#ffffff' : '#212b32',
    '--gp-accent': brand.accent,
    '--gp-font': safeFont(brand.font),
  };
  const css = `:root{${Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}\n`;
  return { css, file: `brand-${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css` };
}

/** The brand's colour for headings on white paper, or the text's own where it would be too pale to read there (WCAG 2.2, 1.4.3). */
export function headingColour({ colour }: Pick<SystemSettings['brand'], 'colour'>): string {
  return contrast(colour, '#ffffff') >= 4.5 ? colour : '#212b32';
}

/** WCAG contrast between two colours written as # and six digits: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A font family comes from a settings file; nothing in it may end the declaration. */
function safeFont(font: string): string {
  return font.replace(/[^\p{L}\p{N} ,'"-]/gu, '');
}
