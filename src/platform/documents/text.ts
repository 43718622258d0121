/** Reads plain text, and text whose kind nobody told: if it is marked up as Markdown it is read as Markdown. */
import { plainWords } from './inline.ts';
import { linesToBlocks } from './lines-to-blocks.ts';
import { readMarkdown, splitLines } from './markdown.ts';
import type { Outline } from './outline.ts';

/** The outline of a plain text. Its unit is the line, counted from 1; a form feed begins a page. */
export function readText(source: Outline['source'], text: string): Outline {
  if (isMarkedUp(text)) return readMarkdown(source, text);
  const lines = splitLines(text);
  const blocks = linesToBlocks(lines, { words: plainWords, markdown: false });
  return { source, unit: 'line', title: null, lines, blocks, markups: [], remarks: [] };
}

/** Headings, bold words, links or tables of Markdown, not in one place only. */
function isMarkedUp(text: string): boolean {
  const start = text.slice(0, 200_000);
  const marks = [/^#{1,6} \S/m, /\*\*\S[^*\n]*\*\*/, /\]\([^)\s]*\)/, /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+/m];
  const kinds = marks.filter((mark) => mark.test(start)).length;
  return kinds >= 2 || (start.match(/^#{1,6} \S/gm)?.length ?? 0) >= 2;
}
