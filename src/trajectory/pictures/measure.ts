/** How wide words are, and how they break: reckoned, as the server has no letters to measure. */
import { letterSize } from '../../platform/charts/pen.ts';

/** Thousandths of the letter size, by Arial's widths of letters; what is not here is taken as wide as a digit. */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    222: 'ijl',
    278: " !,./:;I[]ft\\|’'",
    333: '()-`r₂“”',
    500: 'cksvxyzJ',
    584: '+<=>−~',
    611: 'FTZ',
    667: '&ABEKPSVXY',
    722: 'CDHNRUw',
    778: 'GOQ',
    833: 'mM',
    889: '%',
    944: 'W',
    1000: '—…@',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)])),
);
const usualWidth = 556;
/** The font is the system's own, and may run wider than Arial. */
const spare = 1.06;

/** Pixels of a line of words. @param size of its letters, in pixels */
export function widthOf(text: string, size: number = letterSize): number {
  const thousandths = [...text].reduce((sum, letter) => sum + (widths[letter] ?? usualWidth), 0);
  return Math.ceil((thousandths / 1000) * size * spare);
}

export const widest = (texts: Iterable<string>): number => Math.max(0, ...[...texts].map((text) => widthOf(text)));

interface Room {
  /** Pixels across. */
  width: number;
  /** How many lines there may be; what is left over is cut off and shown as "…". */
  lines?: number;
  /** Pixels of the letters. */
  size?: number;
}

/** Words on lines that fit. A word that is wider than a line is broken. */
export function wrapped(text: string, { width, lines: most = 3, size = letterSize }: Room): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => broken(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const last = [...(lines[most - 1] ?? '')];
  while (last.length > 0 && widthOf(`${last.join('')}…`, size) > width) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`];
}

function broken(word: string, width: number, size: number): string[] {
  const parts = [''];
  for (const letter of word) {
    const part = parts.at(-1) ?? '';
    if (part !== '' && widthOf(part + letter, size) > width) parts.push(letter);
    else parts[parts.length - 1] = part + letter;
  }
  return parts;
}
