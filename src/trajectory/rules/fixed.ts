/**
 * Decimals at 12 places, kept as whole numbers, and the one rounding that makes milligrams of them: half up, halves away
 * from nought. Products are multiplied out in full before they are rounded.
 */

/** A decimal × 10¹². */
export type Fixed = bigint;

const places = 12;
export const one: Fixed = 10n ** BigInt(places);

/** A decimal as text, such as "0.20705", at 12 places. @throws SyntaxError if it is no decimal */
export function fixed(text: string): Fixed {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const cut = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const size = (fraction[places] ?? '0') >= '5' ? cut + 1n : cut;
  return negative ? -size : size;
}

/** 10 to so many times 12: what a product of so many decimals is divided by. */
export function ones(count: number): bigint {
  for (let at = powers.length; at <= count; at++) powers.push((powers[at - 1] ?? 1n) * one);
  return powers[count] ?? 1n;
}
const powers: bigint[] = [1n];

export const numberOf = (value: Fixed): number => Number(value) / Number(one);

/** @param denominator above nought */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  const twice = denominator * 2n;
  return numerator < 0n ? -((denominator - 2n * numerator) / twice) : (2n * numerator + denominator) / twice;
}

/** As a decimal is written, without noughts at its end: "0.875". */
export function textOf(value: Fixed): string {
  const size = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const fraction = size.slice(-places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}
