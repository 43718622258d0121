/** The cells of a workbook as text: numbers without binary noise, dates in ISO 8601. */
import { Decimal } from '../../kernel/decimals.ts';

/** What a number in a cell stands for, by how the cell shows it. */
export type NumberKind = 'number' | 'date' | 'duration';

/** Number formats that Excel knows by number only (ECMA-376, part 1, 18.8.30). */
const builtIn = new Map<number, NumberKind>([
  ...range(14, 22, 'date'),
  ...range(27, 36, 'date'),
  [45, 'duration'],
  [46, 'duration'],
  [47, 'duration'],
  ...range(50, 58, 'date'),
]);

export function kindOfBuiltIn(id: number): NumberKind {
  return builtIn.get(id) ?? 'number';
}

/** What a format such as "dd/mm/yyyy", "[h]:mm" or "#,##0.00" makes of a number. */
export function kindOfFormat(format: string): NumberKind {
  const first = format.split(';', 1)[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'duration';
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/general|AM\/PM|A\/P/gi, '');
  if (/[dy]/i.test(letters) || /m/i.test(letters.replace(/[^a-z]/gi, ''))) return 'date';
  return /h|s/i.test(letters) ? 'date' : 'number';
}

/**
 * A number of a cell as it was meant: at most 15 significant digits, which is all that a spreadsheet shows, and no
 * exponent.
 * @param written as the file has it, such as "0.30000000000000004"
 */
export function numberText(written: string): string {
  if (written.length <= 15 && /^-?\d+(\.\d*[1-9])?$/.test(written)) return written;
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written.trim();
  return new Decimal(value).toSignificantDigits(15).toFixed();
}

const dayMilliseconds = 86_400_000;
/** The last day that ISO 8601 writes with four digits, 31 December 9999, as Excel counts. */
const lastDay = 2_958_466;

/** A day number as ISO text: "2026-03-31", "2026-03-31 14:30:00", or "14:30:00" where there is no day. */
export function dateText(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < lastDay)) return null;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const time = clock(seconds % 86_400);
  if (days === 0 && !is1904) return seconds === 0 ? null : time;
  // Excel counts from 1900 with a 29 February that there never was; its day 60.
  const base = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const day = new Date(base + days * dayMilliseconds).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? day : `${day} ${time}`;
}

/** A length of time in days as hours, minutes and seconds: "26:30:00". */
export function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  return `${days < 0 ? '-' : ''}${clock(seconds)}`;
}

export function textOfNumber(written: string, kind: NumberKind, is1904: boolean): string {
  if (kind === 'number') return numberText(written);
  const value = Number(written);
  if (kind === 'duration') return Number.isFinite(value) ? durationText(value) : written;
  return dateText(value, is1904) ?? numberText(written);
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function range(from: number, to: number, kind: NumberKind): [number, NumberKind][] {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, kind]);
}
