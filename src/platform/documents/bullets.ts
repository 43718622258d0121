/** Bullets and numbers in front of the words of a line, and how deep the item stands that they begin. */

export interface Bullet {
  marker: string;
  ordered: boolean;
  /** Columns in front of the bullet. */
  indent: number;
  rest: string;
}

/** Private-use characters stand for the bullets of symbol fonts (U+F0A7 is a square of Wingdings). */
const glyph = '[•●○◦▪■□▫‣⁃∙·➢➤►▶✓✔❖◆◇❑❏➔→»§\\uE000-\\uF8FF]';
const unordered = new RegExp(
  `^(?:(${glyph})[\\s\\u00a0]*|([-*+–—])(?:[\\s\\u00a0]+|$)|(o)[\\s\\u00a0]+(?=[A-Za-z]))`,
  'u',
);
const secondGlyph = new RegExp(`^(${glyph})[\\s\\u00a0]*`, 'u');

const ordered =
  /^(\d{1,3}(?:\.\d{1,3})*[.)]|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[A-Z“"'(])|\(?[a-z]\)|\(?[ivx]{2,5}\)|(?!(?:Q[1-4]|H[12]|CO2|NO2|PM\d+|N2)\b)[A-Z]{1,4}\.?\d{1,3}(?:\.\d{1,3})*(?:[.:)]|(?=\s+[A-Z“"'(])))\s+(?=\S)/;

/** "a. " and "iv. " number the parts of an item, so they count only where the line is indented. */
const lettered = /^([a-z]\.|[ivx]{2,5}\.)\s+(?=\S)/;

/** The bullet or number with which a line begins, or null. A glyph after a dash ("-  Now") is the bullet meant. */
export function bulletOf(line: string): Bullet | null {
  const indent = columnsBefore(line);
  const text = line.trim();
  const plain = unordered.exec(text);
  if (plain) {
    const rest = text.slice(plain[0].length);
    const inner = secondGlyph.exec(rest);
    const marker = inner?.[1] ?? plain[1] ?? plain[2] ?? plain[3] ?? '';
    return { marker, ordered: false, indent, rest: inner ? rest.slice(inner[0].length) : rest };
  }
  const number = ordered.exec(text) ?? (indent > 0 ? lettered.exec(text) : null);
  if (!number?.[1]) return null;
  return { marker: number[1], ordered: true, indent, rest: text.slice(number[0].length) };
}

/** Counts how deep items stand: one space of indent is a level, and so is a lesser bullet at the same indent. */
export class Depths {
  private open: { indent: number; kind: string }[] = [];

  /** Nobody means more levels than these: a list that goes on stepping in stays at the last. */
  private static readonly deepest = 8;

  /** A heading, a table or a paragraph of the page's own ends every list. */
  reset(): void {
    this.open = [];
  }

  enter(bullet: Bullet): number {
    const kind = kindOf(bullet);
    while ((this.open.at(-1)?.indent ?? -1) > bullet.indent) this.open.pop();
    const same = this.open.findIndex((level) => level.indent === bullet.indent && level.kind === kind);
    const top = this.open.at(-1);
    if (same >= 0) this.open.length = same + 1;
    else if (top?.indent === bullet.indent && rank(kind) <= rank(top.kind)) top.kind = kind;
    else if (this.open.length < Depths.deepest) this.open.push({ indent: bullet.indent, kind });
    return this.open.length - 1;
  }
}

export function columnsBefore(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === '\t') columns += 4 - (columns % 4);
    else if (character === ' ' || character === '\u00a0') columns += 1;
    else break;
  }
  return columns;
}

function kindOf({ marker, ordered }: Bullet): string {
  if (!ordered) return marker;
  if (/^\(?[a-z]/.test(marker)) return 'letter';
  return `number ${marker.split('.').filter((part) => part !== '').length}`;
}

/** Of two kinds of bullet at one indent, which stands below the other: numbers, then letters, then bullets, then dashes. */
function rank(kind: string): number {
  if (kind.startsWith('number')) return Number(kind.slice('number '.length)) / 10;
  if (kind === 'letter') return 1;
  if ('•●■*+➢➤►▶❖◆✓✔'.includes(kind)) return 2;
  if ('-▪□'.includes(kind)) return 3;
  return 4;
}
