/** A number as a publication writes it, and to what it was rounded. */
import { Decimal, rounded } from '../../kernel/decimals.ts';

export interface PublishedNumber {
  value: Decimal;
  /** After the point; negative for tens and hundreds (which noughts at the end do not show by themselves). */
  places: number;
  /** Digits from the first that is no nought to the last that is written; 0 for nought. */
  digits: number;
  /** How many of the noughts at the end, before the point, may only hold a place: 2 in "1,200". */
  idleNoughts: number;
  /** It has the sixteen or so digits of a spreadsheet's cell: written without being rounded. */
  unrounded: boolean;
}

/**
 * Reads "554,091", "1 200.5", "£3,400", "2.05E-04", "(12.3)" and "-12.3"; a comma parts thousands, a point the fraction.
 * @returns null if it is no number
 */
export function readPublished(text: string): PublishedNumber | null {
  const bare = text.trim().replace(/[\s\u00a0\u2009\u202f£]/g, '');
  const negative = /^\(.*\)$/.test(bare) || /^[-−–]/.test(bare);
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(bare.replace(/^[-−–(]|\)$/g, ''));
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const [whole, fraction, exponent] = [(match[1] ?? '0').replaceAll(',', ''), match[2] ?? '', Number(match[3] ?? 0)];
  const value = new Decimal(`${whole}.${fraction || '0'}e${exponent}`);
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  return {
    value: negative ? value.neg() : value,
    places: fraction.length - exponent,
    digits: significant.length,
    idleNoughts: fraction === '' && !value.isZero() ? (/0*$/.exec(whole)?.[0].length ?? 0) : 0,
    unrounded: significant.length >= 15,
  };
}

export type Rounding = { kind: 'places'; places: number } | { kind: 'digits'; digits: number };

/** Half up to places after the point (negative: tens, hundreds) or to significant digits. */
export function roundedTo(value: Decimal, rounding: Rounding): Decimal {
  const places =
    rounding.kind === 'places' ? rounding.places : rounding.digits - 1 - (value.isZero() ? 0 : value.abs().e);
  if (places >= 0) return new Decimal(rounded(value, places));
  const unit = new Decimal(10).pow(-places);
  return new Decimal(rounded(value.div(unit), 0)).times(unit);
}

/** Half of what the last place written is worth: how far the true value may be from it. */
export function halfStep({ value, places, unrounded }: PublishedNumber): Decimal {
  // A spreadsheet's double is right to its fifteenth digit or so.
  return unrounded ? value.abs().times('1e-13') : new Decimal(10).pow(-places).div(2);
}

/** "to 2 places", "to the nearest 100", "to 3 significant digits". */
export function roundingName(rounding: Rounding): string {
  if (rounding.kind === 'digits') return `to ${rounding.digits} significant digits`;
  const { places } = rounding;
  if (places === 0) return 'to whole numbers';
  return places > 0 ? `to ${places} ${places === 1 ? 'place' : 'places'}` : `to the nearest ${10 ** -places}`;
}
