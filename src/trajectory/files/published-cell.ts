/** A figure of a publication: "1,234", "1.2 kt", "<1", "–", "(120)", "12 %", and how far it may be off by its rounding. */

import { halfStep, readBelow, readPublished } from '../../carbon/published-return/numbers.ts';
import type { Decimal } from '../../kernel/decimals.ts';
import { tonnesIn } from './tonnes-in.ts';

export interface WrittenFigure {
  value: Decimal;
  /** Half of what its last place is worth. */
  half: Decimal;
  /** How many noughts at its end may only hold a place. */
  idleNoughts: number;
  /** Only known to be below something, "<1": half of that, and as much either way. */
  isBound: boolean;
}

/** Parts "1.2 kt" into number and unit; what has no unit has ''. */
function parted(text: string): { number: string; unit: string } {
  const [, number, unit] = /^(.*?\d[\d,.]*\)?)\s*([a-zA-Z][a-zA-Z₂0-9\s().-]*)$/.exec(text.trim()) ?? [];
  return unit !== undefined && number !== undefined && tonnesIn(unit) !== null
    ? { number, unit }
    : { number: text, unit: '' };
}

/** A figure as it is written, in tonnes: of its own unit, else of `tonnes` each. Null for what is no figure of a mass. */
export function tonnesAsWritten(text: string, tonnes: string): WrittenFigure | null {
  if (/%\s*$/.test(text)) return null;
  const { number, unit } = parted(text);
  const read = figureOf(number);
  if (read === null) return null;
  const times = unit === '' ? tonnes : (tonnesIn(unit) ?? tonnes);
  return { ...read, value: read.value.times(times), half: read.half.times(times) };
}

/** A plain figure; a share in per cent as its hundredth. */
export function figureOf(text: string): WrittenFigure | null {
  const below = readBelow(text);
  if (below !== null)
    return { value: below.value.div(2), half: below.value.abs().div(2), idleNoughts: 0, isBound: true };
  const read = readPublished(text.replace(/^\+(?=[\d.])/, ''));
  return read === null
    ? null
    : { value: read.value, half: halfStep(read), idleNoughts: read.idleNoughts, isBound: false };
}
