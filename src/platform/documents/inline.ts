/** The words of a line of Markdown: emphasis off, links become their words, character references read. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { tidy } from './words.ts';

export interface InlineText {
  text: string;
  /** All of it is bold. */
  strong: boolean;
}

/** Blocks are found line by line (see lines-to-blocks.ts), so here "12. " and "# " are words like any others. */
const wordsOnly = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'codeIndented',
      'definition',
      'headingAtx',
      'htmlFlow',
      'list',
      'setextUnderline',
      'thematicBreak',
    ],
  },
};

/** A line without these characters means itself: most lines of a plan need no parser. */
const mayBeMarked = /[*_[\]<>&\\`]/;

/** Tags that only dress words. Any other tag is kept as the words that it is: it may be what the text is about. */
const dress =
  /^<\/?(?:a|abbr|b|big|br|center|code|del|div|em|font|i|img|ins|mark|p|small|span|strong|sub|sup|u)\b[^>]*>$/i;

/** Reads the words of one block of Markdown, its lines already joined. */
export function markdownWords(source: string): InlineText {
  if (!mayBeMarked.test(source)) return { text: tidy(source), strong: false };
  const tree = fromMarkdown(source.trim(), { extensions: [wordsOnly] });
  return { text: tidy(wordsOf(tree)), strong: isStrong(tree) };
}

/** The words of one block of plain text, in which an asterisk is an asterisk. */
export function plainWords(source: string): InlineText {
  return { text: tidy(source), strong: false };
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'html') return dress.test(node.value) ? (/^<br/i.test(node.value) ? ' ' : '') : node.value;
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

function isStrong(root: Nodes): boolean {
  const telling = innerNodes(root).filter((node) => /\w/.test(wordsOf(node)));
  return (
    telling.length > 0 &&
    telling.every((node) => node.type === 'strong' || (node.type === 'emphasis' && isStrong(node)))
  );
}

function innerNodes(node: Nodes): Nodes[] {
  const inner: Nodes[] = 'children' in node ? node.children : [];
  return node.type === 'root' ? inner.flatMap(innerNodes) : inner;
}
