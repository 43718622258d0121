/** The words of a Word paragraph: insertions in, deletions and hidden text out, and what hangs on it beside them. */

import { bulletGlyph } from '../words.ts';
import { attribute, child, descendants, elements, textOf, type XmlElement } from '../xml.ts';
import { isOn } from './properties.ts';

export interface Words {
  /** With "\n" for a line break and "\t" for a tab. */
  text: string;
  /** The words before tracked changes: deletions in, insertions out. */
  before: string;
  strong: boolean;
  /** Ids of the footnotes, endnotes and comments that hang on it. */
  footnotes: string[];
  endnotes: string[];
  comments: string[];
  /** What stands in its text boxes. */
  boxes: XmlElement[];
  tracked: boolean;
  /** Who made the first of the tracked changes; null where the file does not say. */
  changedBy: string | null;
}

/** Whether words are there before and after the tracked changes, or only on one side of them. */
type Side = 'both' | 'before' | 'after';

/** The words of a paragraph whose style is bold or not. */
export function wordsOf(paragraph: XmlElement, boldByStyle: boolean): Words {
  const words: Words = {
    text: '',
    before: '',
    strong: true,
    footnotes: [],
    endnotes: [],
    comments: [],
    boxes: [],
    tracked: false,
    changedBy: null,
  };
  walk(paragraph, words, boldByStyle, 'both');
  words.strong &&= words.text.trim() !== '';
  return words;
}

function walk(parent: XmlElement, words: Words, bold: boolean, side: Side): void {
  for (const one of elements(parent)) {
    switch (one.name) {
      case 'r':
        run(one, words, bold, side);
        break;
      case 'ins':
      case 'moveTo':
        track(one, words);
        walk(one, words, bold, side === 'before' ? 'before' : 'after');
        break;
      case 'del':
      case 'moveFrom':
        track(one, words);
        // What was put in and taken out again was never there.
        if (side !== 'after') walk(one, words, bold, 'before');
        break;
      case 'commentReference':
        words.comments.push(attribute(one, 'id') ?? '');
        break;
      case 'oMath':
      case 'oMathPara':
        say(words, descendants(one, 't').map(textOf).join(''), side);
        break;
      case 'pPr':
      case 'sdtPr':
        break;
      default:
        walk(one, words, bold, side);
    }
  }
}

function track(change: XmlElement, words: Words): void {
  words.tracked = true;
  words.changedBy ??= attribute(change, 'author');
}

function say(words: Words, text: string, side: Side): void {
  if (side !== 'before') words.text += text;
  if (side !== 'after') words.before += text;
}

function run(element: XmlElement, words: Words, boldByStyle: boolean, side: Side): void {
  const properties = child(element, 'rPr');
  const vanish = child(properties, 'vanish');
  if (vanish && isOn(attribute(vanish, 'val'))) return;
  const ownBold = child(properties, 'b');
  const bold = ownBold ? isOn(attribute(ownBold, 'val')) : boldByStyle;
  const before = words.text;
  for (const one of elements(element)) content(one, words, side);
  if (!bold && words.text.slice(before.length).trim() !== '') words.strong = false;
}

function content(one: XmlElement, words: Words, side: Side): void {
  const text = textIn(one);
  if (text !== null) say(words, text, side);
  // What hangs on words that were taken out is out with them.
  else if (side !== 'before') hanging(one, words);
}

/** What an element of a run says; null where it says nothing itself. */
function textIn(one: XmlElement): string | null {
  switch (one.name) {
    case 't':
    case 'delText':
      return textOf(one);
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return symbol(one);
    default:
      return null;
  }
}

function hanging(one: XmlElement, words: Words): void {
  switch (one.name) {
    case 'footnoteReference':
      words.footnotes.push(attribute(one, 'id') ?? '');
      break;
    case 'endnoteReference':
      words.endnotes.push(attribute(one, 'id') ?? '');
      break;
    case 'commentReference':
      words.comments.push(attribute(one, 'id') ?? '');
      break;
    case 'AlternateContent':
    case 'drawing':
    case 'pict':
    case 'object':
      words.boxes.push(...boxesIn(one));
      break;
    default:
  }
}

/** The text boxes of a drawing. A file says each twice, for newer and older programs: the first that has one wins. */
function boxesIn(element: XmlElement): XmlElement[] {
  if (element.name === 'txbxContent') return [element];
  if (element.name === 'AlternateContent') {
    for (const choice of elements(element)) {
      const found = elements(choice).flatMap(boxesIn);
      if (found.length > 0) return found;
    }
    return [];
  }
  return elements(element).flatMap(boxesIn);
}

function symbol(element: XmlElement): string {
  const code = Number.parseInt(attribute(element, 'char') ?? '', 16);
  return Number.isNaN(code) ? '' : bulletGlyph(String.fromCodePoint(code), attribute(element, 'font'));
}
