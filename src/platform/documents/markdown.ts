/** Reads Markdown, written by hand or made from slides, a PDF or a Word file. */
import { markdownWords } from './inline.ts';
import { linesToBlocks } from './lines-to-blocks.ts';
import type { Block, Outline } from './outline.ts';
import { tidy } from './words.ts';

/** The outline of a Markdown text. Its unit is the line, counted from 1. */
export function readMarkdown(source: Outline['source'], text: string): Outline {
  const lines = splitLines(text);
  const front = frontMatter(lines);
  const body = front ? lines.map((line, index) => (index < front.length ? '' : line)) : lines;
  const blocks = linesToBlocks(body, { words: markdownWords, markdown: true });
  const title = front?.map((line) => /^title:\s*(.+)$/i.exec(line)?.[1]).find((found) => found !== undefined);
  return {
    source,
    unit: 'line',
    title: title ? tidy(title.replace(/^(["'])(.*)\1$/, '$2')) : null,
    lines,
    blocks: front ? [...frontNotes(front), ...blocks] : blocks,
    markups: [],
    remarks: [],
  };
}

/** The lines of a text, whichever way they end. */
export function splitLines(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The settings between two rules at the head of a Markdown file, with those rules. */
function frontMatter(lines: string[]): string[] | null {
  if (lines[0]?.trim() !== '---') return null;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 1 || end > 60) return null;
  const inner = lines.slice(1, end);
  return inner.every((line) => /^(?:[\w-]+:|\s|#|-|$)/.test(line)) ? lines.slice(0, end + 1) : null;
}

function frontNotes(front: string[]): Block[] {
  return front.flatMap((line, index): Block[] => {
    const text = tidy(line);
    if (text === '' || text === '---' || text === '...') return [];
    const stand = { line: index + 1, lastLine: index + 1, page: null, region: null, place: null };
    return [{ type: 'note', ...stand, text }];
  });
}
