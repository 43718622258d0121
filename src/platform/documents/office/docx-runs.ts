/** The words of a Word paragraph: insertions in, deletions and hidden text out, and what hangs on it beside them. */

import { bulletGlyph } from '../words.ts';
import { attribute, child, descendants, elements, textOf, type XmlElement } from '../xml.ts';
import { isOn } from './properties.ts';

export interface Words {
  /** With "\n" for a line break and "\t" for a tab. */
  text: string;
  strong: boolean;
  /** Ids of the footnotes, endnotes and comments that hang on it. */
  footnotes: string[];
  endnotes: string[];
  comments: string[];
  /** What stands in its text boxes. */
  boxes: XmlElement[];
  tracked: boolean;
}

/** The words of a paragraph whose style is bold or not. */
export function wordsOf(paragraph: XmlElement, boldByStyle: boolean): Words {
  const words: Words = { text: '', strong: true, footnotes: [], endnotes: [], comments: [], boxes: [], tracked: false };
  walk(paragraph, words, boldByStyle);
  words.strong &&= words.text.trim() !== '';
  return words;
}

function walk(parent: XmlElement, words: Words, bold: boolean): void {
  for (const one of elements(parent)) {
    switch (one.name) {
      case 'r':
        run(one, words, bold);
        break;
      case 'ins':
      case 'moveTo':
        words.tracked = true;
        walk(one, words, bold);
        break;
      case 'del':
      case 'moveFrom':
        words.tracked = true;
        break;
      case 'commentReference':
        words.comments.push(attribute(one, 'id') ?? '');
        break;
      case 'oMath':
      case 'oMathPara':
        words.text += descendants(one, 't').map(textOf).join('');
        break;
      case 'pPr':
      case 'sdtPr':
        break;
      default:
        walk(one, words, bold);
    }
  }
}

function run(element: XmlElement, words: Words, boldByStyle: boolean): void {
  const properties = child(element, 'rPr');
  const vanish = child(properties, 'vanish');
  if (vanish && isOn(attribute(vanish, 'val'))) return;
  const ownBold = child(properties, 'b');
  const bold = ownBold ? isOn(attribute(ownBold, 'val')) : boldByStyle;
  const before = words.text;
  for (const one of elements(element)) content(one, words);
  if (!bold && words.text.slice(before.length).trim() !== '') words.strong = false;
}

function content(one: XmlElement, words: Words): void {
  switch (one.name) {
    case 't':
      words.text += textOf(one);
      break;
    case 'tab':
    case 'ptab':
      words.text += '\t';
      break;
    case 'br':
    case 'cr':
      words.text += '\n';
      break;
    case 'noBreakHyphen':
      words.text += '-';
      break;
    case 'sym':
      words.text += symbol(one);
      break;
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
