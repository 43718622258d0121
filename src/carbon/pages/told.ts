/** How figures are written on pages: rounded once, here, half up. */
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { monthName, yearName } from '../footprint/months.ts';

export { monthName, yearName };

/** Kilograms as tonnes with one place: "1,234.5". What is there and too small to show is "< 0.1". */
export function tonnes(kg: string): string {
  const whole = new Decimal(kg).div(1000);
  if (!whole.isZero() && whole.abs().lt('0.05')) return whole.isNegative() ? '> −0.1' : '< 0.1';
  return withCommas(rounded(whole, 1));
}

/** Kilograms as whole tonnes, for a headline: "1,235"; with one place below a hundred. */
export function wholeTonnes(kg: string | number): string {
  const whole = new Decimal(kg).div(1000);
  return withCommas(rounded(whole, whole.abs().lt(100) ? 1 : 0));
}

/** All digits, with commas: "1,234.567". */
export function exact(decimal: string): string {
  return withCommas(new Decimal(decimal).toFixed());
}

/** With at most so many places, and no noughts at the end: "1,234.57". */
export function upTo(decimal: string, places: number): string {
  return withCommas(new Decimal(decimal).toDecimalPlaces(places).toFixed());
}

/** A change in tonnes, with its sign: "+12.3", "−4.0". */
export function change(kg: string): string {
  const text = tonnes(new Decimal(kg).abs().toFixed());
  return new Decimal(kg).isZero() ? '0.0' : `${new Decimal(kg).isNegative() ? '−' : '+'}${text}`;
}

/** A share as per cent: "12 %", "8.5 %", "< 0.1 %", "> 99 %" of what is nearly all; nothing where there is none. */
export function percent(share: string | null): string {
  if (share === null) return '';
  const value = new Decimal(share).times(100);
  if (value.isZero()) return '0 %';
  if (value.abs().lt('0.05')) return '< 0.1 %';
  if (value.lt(100) && value.gte('99.5')) return '> 99 %';
  return `${withCommas(rounded(value, value.abs().lt(10) ? 1 : 0)).replace('-', '−')} %`;
}

/** The same with its sign. */
export function percentChange(share: string | null): string {
  return share === null ? '' : `${new Decimal(share).gt(0) ? '+' : ''}${percent(share)}`;
}

/** For the length of a bar, which is drawn and never added up. */
export const forBar = (kg: string): number => Number(new Decimal(kg).div(1000).toFixed(6));

function withCommas(text: string): string {
  const [whole = '', places] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace('-', '−');
  return places === undefined ? grouped : `${grouped}.${places}`;
}
