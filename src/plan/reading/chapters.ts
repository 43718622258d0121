/** Chapters: sections that hold nothing of the plan's own, told in Markdown as they stand in the source. */
import type { Block, Outline, TableRow } from '../../platform/documents/outline.ts';
import type { Draft } from '../draft.ts';
import { withoutNumber } from './headings.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './sections.ts';

type Chapter = Draft['chapters'][number];

/** The highest sections in which nothing was found become chapters; their blocks are placed. */
export function chaptersIn(
  root: Section,
  holds: (section: Section) => boolean,
  outline: Outline,
  ledger: Ledger,
): Chapter[] {
  const chapters: Chapter[] = [];
  const places = new Map(outline.blocks.map((block, at) => [block, at]));
  const visit = (section: Section) => {
    for (const child of section.children) {
      if (holds(child)) visit(child);
      else chapters.push(...chapterOf(child, outline, places, ledger));
    }
  };
  visit(root);
  return namedApart(chapters);
}

interface Told extends Chapter {
  above: string | null;
}

function chapterOf(section: Section, outline: Outline, places: Map<Block, number>, ledger: Ledger): Told[] {
  const { head } = section;
  const own = blocksBelow(section).filter((block) => ledger.isOpen(block));
  if (!head) return [];
  const blocks = own.length === 0 ? own : withAsides(own, outline.blocks, places, ledger);
  if (blocks.every((block) => block.type === 'heading') || blocks.length === 0) {
    ledger.leave('Heading without text of its own', [...head.blocks, ...blocks]);
    return [];
  }
  ledger.place([...head.blocks, ...blocks]);
  const markdown = outline.source.kind === 'markdown' ? asWritten(blocks, outline.lines) : rewritten(blocks);
  const above = section.parent?.head ? withoutNumber(section.parent.head.text) : null;
  return [{ title: withoutNumber(head.text), line: head.block.line, markdown, above }];
}

/** Notes and captions within a chapter, or at its end, are told with it. */
function withAsides(own: Block[], all: Block[], places: Map<Block, number>, ledger: Ledger): Block[] {
  const spots = [own[0], own.at(-1)].map((block) => (block && places.get(block)) ?? 0);
  const [first = 0, last = 0] = spots;
  const known = new Set(own);
  const after = all.slice(last + 1, last + 20);
  const trailing = after.slice(
    0,
    Math.max(
      0,
      after.findIndex((block) => !ledger.isAside(block)),
    ),
  );
  return [...all.slice(first, last + 1).filter((block) => known.has(block) || ledger.isAside(block)), ...trailing];
}

function blocksBelow(section: Section): Block[] {
  const blocks: Block[] = [];
  const visit = (one: Section) => {
    const texts = [...one.labels, ...one.body.map(({ token }) => token)].sort((a, b) => a.index - b.index);
    for (const { blocks: own } of texts) blocks.push(...own);
    for (const child of one.children) {
      blocks.push(...(child.head?.blocks ?? []));
      visit(child);
    }
  };
  visit(section);
  return blocks;
}

/** The source's own Markdown, without the lines between its blocks. */
function asWritten(blocks: Block[], lines: string[]): string {
  let last: Block | null = null;
  let markdown = '';
  for (const block of blocks) {
    const text = lines
      .slice(block.line - 1, block.lastLine)
      .join('\n')
      .trimEnd();
    markdown += last === null ? text : separator(last, block) + text;
    last = block;
  }
  return markdown;
}

function rewritten(blocks: Block[]): string {
  let last: Block | null = null;
  let markdown = '';
  for (const block of blocks) {
    markdown += (last === null ? '' : separator(last, block)) + asMarkdown(block);
    last = block;
  }
  return markdown;
}

function separator(before: Block, block: Block): string {
  return before.type === 'item' && block.type === 'item' ? '\n' : '\n\n';
}

function asMarkdown(block: Block): string {
  if (block.type === 'table') return tableAsMarkdown(block.header, block.rows);
  const text = escaped(block.text);
  if (block.type === 'heading') return `### ${text}`;
  if (block.type === 'item') return `${'  '.repeat(block.depth)}${block.ordered ? '1.' : '-'} ${text}`;
  return block.type === 'paragraph' && block.strong ? `**${text}**` : text;
}

function tableAsMarkdown(header: TableRow | null, rows: TableRow[]): string {
  const width = Math.max(...[header, ...rows].map((row) => row?.cells.length ?? 0));
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, at) => escaped(cells[at] ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header?.cells ?? []), `|${'---|'.repeat(width)}`, ...rows.map((row) => line(row.cells))].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<[\]]/g, '\\$&').replace(/^(#{1,6}|\d+[.)]|[-+>])(?=\s)/, '\\$1');
}

/** "Where we are now" under several themes is told apart by the theme. */
function namedApart(chapters: (Chapter | Told)[]): Chapter[] {
  const counts = new Map<string, number>();
  for (const { title } of chapters) counts.set(title, (counts.get(title) ?? 0) + 1);
  return chapters.map((chapter) => {
    const above = 'above' in chapter ? chapter.above : null;
    const { title, line, markdown } = chapter;
    return { title: above && (counts.get(title) ?? 0) > 1 ? `${above}: ${title}` : title, line, markdown };
  });
}
