/** How the trajectory's figures are written on pages: milligrams as tonnes, rounded once, here. */
import { percent, tonnes, wholeTonnes, yearName } from '../../carbon/pages/told.ts';
import { Decimal } from '../../kernel/decimals.ts';
import type { Milligrams } from '../rules/model.ts';

export { percent, yearName };

const milligramsInAKilogram = 1_000_000;

const kilograms = (mg: Milligrams): string => new Decimal(mg.toString()).div(milligramsInAKilogram).toFixed();

/** With one place: "1,234.5". */
export const tonnesOf = (mg: Milligrams): string => tonnes(kilograms(mg));

/** For a sentence: "1,235", with one place below a hundred. */
export const wholeTonnesOf = (mg: Milligrams): string => wholeTonnes(kilograms(mg));

/** For the length of a bar, which is drawn and never added up. */
export const forPicture = (mg: Milligrams): number => Number(kilograms(mg)) / 1000;

/** A change with its sign: "+12.3", "−4.0". */
export function changeOf(mg: Milligrams): string {
  if (mg === 0n) return '0.0';
  return mg < 0n ? `−${tonnesOf(-mg)}` : `+${tonnesOf(mg)}`;
}

/** A part of a whole as per cent; nothing where there is no whole. */
export function shareOf(part: Milligrams, whole: Milligrams): string {
  return whole === 0n ? '' : percent(new Decimal(part.toString()).div(whole.toString()).toFixed());
}

const pound = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const inShort = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** Pounds, whole: "£1,650,000", "−£85,000". */
export function pounds(text: string): string {
  return pound.format(Math.round(Number(text))).replace('-', '−');
}

/** Pounds in a sentence: "£4.2 million", "£310,000". */
export function poundsInShort(text: string): string {
  const value = Number(text);
  if (Math.abs(value) < 1_000_000) return pounds(text);
  return `${value < 0 ? '−' : ''}£${inShort.format(Math.abs(value) / 1_000_000)} million`;
}

/** A chance from 0 to 1 in words that claim no more than the draws give: "less than 1 %", "62 %". */
export function chanceOf(chance: number): string {
  const rounded = Math.round(chance * 100);
  if (chance > 0 && chance < 0.01) return 'less than 1 %';
  if (chance < 1 && chance > 0.99) return 'more than 99 %';
  return `${rounded} %`;
}

/** "April 2027" of "2027-04". */
export function monthInWords(month: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
