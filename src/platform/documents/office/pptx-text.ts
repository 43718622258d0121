/** The paragraphs of a text body on a slide, with the bullets that they show or inherit. */
import { numeral } from '../numerals.ts';
import { bulletGlyph, tidyLines } from '../words.ts';
import { attribute, child, elements, textOf, type XmlElement } from '../xml.ts';
import { isOn } from './properties.ts';

export interface SlideParagraph {
  /** With "\n" for a line break. */
  text: string;
  strong: boolean;
  depth: number;
  /** The bullet or number that it shows, or null. */
  bullet: { marker: string; ordered: boolean } | null;
}

/** The paragraphs that have words. `styles` are the list styles from the shape's own to the master's. */
export function paragraphsOf(body: XmlElement | null, styles: XmlElement[]): SlideParagraph[] {
  const counters: { manner: string; count: number }[] = [];
  const paragraphs: SlideParagraph[] = [];
  for (const paragraph of elements(body, 'p')) {
    const own = child(paragraph, 'pPr');
    const depth = Number(attribute(own, 'lvl') ?? '0') || 0;
    const levels = styles.map((style) => child(style, `lvl${depth + 1}pPr`)).filter((level) => level !== null);
    const text = tidyLines(runsOf(paragraph).map(wordsOfRun).join('')).join('\n');
    if (text === '') continue;
    counters.length = Math.min(counters.length, depth + 1);
    const bullet = bulletOf(own ? [own, ...levels] : levels, depth, counters);
    const colour = bullet && colourOf(paragraph, own);
    paragraphs.push({
      text,
      depth,
      strong: isStrong(paragraph, levels),
      bullet: bullet && { ...bullet, marker: colour ? `${bullet.marker} ${colour}` : bullet.marker },
    });
  }
  return paragraphs;
}

function runsOf(paragraph: XmlElement): XmlElement[] {
  return elements(paragraph).flatMap((one) =>
    /^(r|br|fld|m)$/.test(one.name) ? [one] : one.name === 'AlternateContent' ? runsOf(elements(one)[0] ?? one) : [],
  );
}

function wordsOfRun(run: XmlElement): string {
  if (run.name === 'br') return '\n';
  if (run.name === 'm') return textOf(run);
  if (run.name === 'fld' && attribute(run, 'type') === 'slidenum') return '';
  return elements(run, 't').map(textOf).join('').replaceAll('_x000B_', '\n');
}

function bulletOf(
  levels: XmlElement[],
  depth: number,
  counters: { manner: string; count: number }[],
): SlideParagraph['bullet'] {
  for (const level of levels) {
    for (const one of elements(level)) {
      if (one.name === 'buNone') return null;
      if (one.name === 'buBlip') return { marker: '•', ordered: false };
      if (one.name === 'buChar') {
        const font = elements(level).find((other) => other.name === 'buFont') ?? null;
        return { marker: bulletGlyph(attribute(one, 'char') ?? '•', attribute(font, 'typeface')), ordered: false };
      }
      if (one.name === 'buAutoNum') return { marker: countedMarker(one, depth, counters), ordered: true };
    }
  }
  return null;
}

function countedMarker(element: XmlElement, depth: number, counters: { manner: string; count: number }[]): string {
  const manner = attribute(element, 'type') ?? 'arabicPeriod';
  const before = counters[depth];
  const start = Number(attribute(element, 'startAt') ?? '1');
  const count = before?.manner === manner ? before.count + 1 : start;
  counters[depth] = { manner, count };
  const number = numeral(count, manner);
  if (/ParenBoth$/.test(manner)) return `(${number})`;
  if (/ParenR$/.test(manner)) return `${number})`;
  return /Period$/.test(manner) ? `${number}.` : number;
}

/** The colour given to a bullet, or to all of its words, where a legend may tell what it means. */
function colourOf(paragraph: XmlElement, own: XmlElement | null): string | null {
  const bullet = colourIn(child(own, 'buClr'));
  if (bullet) return bullet;
  const runs = runsOf(paragraph).filter((run) => wordsOfRun(run).trim() !== '');
  const colours = new Set(runs.map((run) => colourIn(child(run, 'rPr', 'solidFill'))));
  const [only] = colours;
  return colours.size === 1 ? (only ?? null) : null;
}

/** "#RRGGBB", or the name of a colour of the theme; none for the colours in which text stands anyway. */
function colourIn(fill: XmlElement | null): string | null {
  const plain = attribute(child(fill, 'srgbClr'), 'val');
  if (plain !== null) return /^(000000|ffffff)$/i.test(plain) ? null : `#${plain.toUpperCase()}`;
  const theme = attribute(child(fill, 'schemeClr'), 'val');
  return theme !== null && /^accent\d$/.test(theme) ? theme : null;
}

function isStrong(paragraph: XmlElement, levels: XmlElement[]): boolean {
  const inherited =
    levels.map((level) => attribute(child(level, 'defRPr'), 'b')).find((value) => value !== null) ?? '0';
  const runs = runsOf(paragraph).filter((run) => wordsOfRun(run).trim() !== '');
  return runs.length > 0 && runs.every((run) => isOn(attribute(child(run, 'rPr'), 'b') ?? inherited));
}
