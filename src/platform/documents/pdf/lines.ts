/** Puts the pieces of a page's text together to lines, parted where a gap shows that a column or a cell ends. */
import { isBareBullet, tidy } from '../words.ts';
import type { Piece } from './page-text.ts';
import type { PageTags, TaggedBlock } from './tags.ts';

export interface Line {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  baseline: number;
  size: number;
  bold: boolean;
  /** Where the words begin after a bullet or number that stands apart in front; else the same as `left`. */
  wordsLeft: number;
  /** What the file tags it as; null where it is not tagged. */
  tagged: TaggedBlock | null;
}

/** A gap of so many letters' height parts columns; the spaces of a justified line are narrower. */
const columnGap = 1.3;
/** A bullet or number may stand this far in front of its words. */
const bulletGap = 4.5;

/** The lines of a page from the top, those on one height from the left. */
export function linesOf(pieces: Piece[], blocks: PageTags['blocks'] = new Map()): Line[] {
  return rowsOf(pieces).flatMap((row) => partedByGaps(row).map((part) => lineOf(part, blocks)));
}

/** Pieces that stand on one height; a raised or lowered one (CO₂) belongs to the row that it overlaps. */
function rowsOf(pieces: Piece[]): Piece[][] {
  const rows: { baseline: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.findLast((one) => Math.abs(piece.baseline - one.baseline) < 0.45 * Math.max(one.size, piece.size));
    if (!row) rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] });
    else {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { baseline: piece.baseline, size: piece.size });
    }
  }
  return rows.toSorted((a, b) => a.baseline - b.baseline).map((row) => row.pieces.toSorted((a, b) => a.left - b.left));
}

function partedByGaps(row: Piece[]): Piece[][] {
  const parts: Piece[][] = [];
  for (const piece of row) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part && last && piece.left - last.right < gapAllowed(part, Math.max(last.size, piece.size))) part.push(piece);
    else parts.push([piece]);
  }
  return parts;
}

function gapAllowed(part: Piece[], size: number): number {
  const text = part
    .map((piece) => piece.text)
    .join('')
    .trim();
  const isMarker =
    isBareBullet(text) || /^(\d{1,2}[.)]?|\d{1,2}(\.\d{1,2})+\.?|\(?[a-z]\)|[ivx]+\.)$/i.test(text) || text === 'o';
  return size * (isMarker ? bulletGap : columnGap);
}

function lineOf(part: Piece[], blocks: PageTags['blocks']): Line {
  const size = mainSize(part);
  const baseline = part.find((piece) => piece.size === size)?.baseline ?? 0;
  const left = Math.min(...part.map((piece) => piece.left));
  const lettered = part.filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
  const [first, second] = part;
  return {
    text: textOf(part),
    left,
    right: Math.max(...part.map((piece) => piece.right)),
    top: baseline - size * 0.8,
    bottom: baseline + size * 0.2,
    baseline,
    size,
    bold: lettered.length > 0 && lettered.every((piece) => piece.bold),
    wordsLeft: first && second && gapAllowed([first], 1) === bulletGap ? second.left : left,
    tagged: blocks.get(lettered[0]?.tag ?? '') ?? null,
  };
}

function textOf(part: Piece[]): string {
  let text = '';
  let end: number | null = null;
  for (const piece of part) {
    if (end !== null && piece.left - end > piece.size * 0.12 && !/\s$/.test(text) && !/^\s/.test(piece.text))
      text += ' ';
    text += piece.text;
    end = piece.right;
  }
  return tidy(text.replaceAll('\u00ad', '-'));
}

/** The size in which most letters stand. */
function mainSize(part: Piece[]): number {
  const letters = new Map<number, number>();
  for (const piece of part) letters.set(piece.size, (letters.get(piece.size) ?? 0) + piece.text.length);
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
