/** A number as a publication writes it, and to what it was rounded. */
import { Decimal, rounded } from '../../kernel/decimals.ts';

/** What stands before the fraction: "1,234.5" in Britain, "1.234,5" elsewhere in Europe. */
export type DecimalMark = '.' | ',';

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
 * Reads "554,091", "1 200.5", "£3,400", "2.05E-04", "(12.3)", "-12.3", "12.5%" and "229.1*", which has a note.
 * @returns null if it is no number
 */
export function readPublished(text: string, mark: DecimalMark = '.'): PublishedNumber | null {
  const bare = withoutNotes(text).replace(/[\s£€$]|(?<=\d)['’](?=\d{3})/g, '');
  const negative = /^\(.*\)$/.test(bare) || /^[-−–]/.test(bare);
  const [, unsigned = '', percent] = /^(.*?)(%?)$/.exec(bare.replace(/^[-−–(]|\)$/g, '')) ?? [];
  const match = forms[mark].exec(unsigned);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const whole = (match[1] ?? '0').replace(/[,.]/g, '');
  const fraction = match[2] ?? '';
  const exponent = Number(match[3] ?? 0) - (percent === '%' ? 2 : 0);
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

/** Thousands begin with no nought: "0,184" is a fraction wherever a comma can be one. */
const forms: Record<DecimalMark, RegExp> = {
  '.': /^([1-9]\d{0,2}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/,
  ',': /^([1-9]\d{0,2}(?:\.\d{3})+|\d+)?(?:,(\d+))?(?:[eE]([+-]?\d{1,2}))?$/,
};

/** The marks of footnotes and of figures that were revised or estimated: "229.1*", "12.3 [a]", "40 (1)", "12.3r", "c. 40". */
function withoutNotes(text: string): string {
  return text
    .trim()
    .replace(/^(?:c\.|ca\.?|circa|approx\.?|about|~|≈)\s*(?=[\d£(-])/i, '')
    .replace(
      /(?<=[\d%)])(?:\s*(?:[*†‡§¶^#]+|[¹²³⁰⁴-⁹ᵃ-ᶻ]+|\[\w{1,3}\]|\((?:[a-z]|[ivx]{1,4}|\d{1,2}|note \d+|est\.?|rev(?:ised)?\.?|prov(?:isional)?\.?)\)|[rpe](?!\w)))+$/i,
      '',
    );
}

/** "<0.1" and "less than 1": all that is known is what it is below. */
export function readBelow(text: string, mark: DecimalMark = '.'): PublishedNumber | null {
  const [, bound] = /^(?:<|≤|less than|under|below)\s*(.+)$/i.exec(text.trim()) ?? [];
  return bound === undefined ? null : readPublished(bound, mark);
}

/** A cell that says that there is no figure: empty, a dash, "n/a". */
export function isNothing(text: string): boolean {
  return /^(?:[-–—−.…_*]*|n\.?\/?\s?a\.?|nil|none|nd|tbc|no data|not (?:applicable|available|known|reported|calculated)|unknown)$/i.test(
    text.trim(),
  );
}

/**
 * The decimal mark that most of these texts can be read with: those decide that can be read with one only. Null where
 * each can be read with both, or as many speak for either.
 */
export function markOf(texts: readonly string[]): DecimalMark | null {
  const only = (mark: DecimalMark, other: DecimalMark) =>
    texts.filter((text) => readPublished(text, mark) !== null && readPublished(text, other) === null).length;
  const [points, commas] = [only('.', ','), only(',', '.')];
  return points === commas ? null : points > commas ? '.' : ',';
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
