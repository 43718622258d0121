/** A chapter's Markdown as blocks of a paper. */
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Block, ListItem, Run, TableCell } from './paper.ts';

export interface MarkdownPlace {
  /** Level of the chapter's own heading: those within it come below, without skipping one. */
  under: 1 | 2;
  /** Words in place of a picture, from what it shows. */
  picture: (alt: string) => string;
}

/** HTML is shown as it is written, as on the page: nothing of it is obeyed, and nothing of the text is lost. */
export function markdownBlocks(markdown: string, place: MarkdownPlace): Block[] {
  const levels = headingLevels(place.under);
  return new Lexer({ gfm: true }).lex(markdown).flatMap((token) => blocksOf(token, place, levels));
}

type Levels = (depth: number) => 2 | 3 | 4;

/** Gives Markdown's levels places below the chapter's heading, one step down at a time. */
function headingLevels(under: 1 | 2): Levels {
  const open: number[] = [];
  return (depth) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    const level = under + open.length;
    return level <= 2 ? 2 : level === 3 ? 3 : 4;
  };
}

function blocksOf(token: Token, place: MarkdownPlace, levels: Levels): Block[] {
  if (!isMarked(token)) return [];
  switch (token.type) {
    case 'heading': {
      const text = plainText(runsOf(token.tokens, place));
      return text === '' ? [] : [{ type: 'heading', level: levels(token.depth), text }];
    }
    case 'paragraph':
    case 'text':
      return paragraphOf(runsOf(token.type === 'text' ? (token.tokens ?? [token]) : token.tokens, place), 'body');
    case 'html':
      return paragraphOf([{ text: spaced(token.text) }], 'body');
    case 'list':
      return [{ type: 'list', ordered: token.ordered, items: itemsOf(token, place) }];
    case 'blockquote':
      return token.tokens
        .flatMap((inner) => blocksOf(inner, place, levels))
        .map((block) => (block.type === 'paragraph' ? { ...block, look: 'quote' } : block));
    case 'code':
      return token.text.trim() === '' ? [] : [{ type: 'code', text: token.text }];
    case 'table':
      return [tableOf(token, place)];
    default:
      return [];
  }
}

function paragraphOf(runs: Run[], look: 'body' | 'quote'): Block[] {
  return plainText(runs) === '' ? [] : [{ type: 'paragraph', runs, look }];
}

/** An item's own words, with lists under it; a paragraph or table within an item becomes words of it. */
function itemsOf(list: Tokens.List, place: MarkdownPlace): ListItem[] {
  return list.items.map((item) => {
    const runs: Run[] = [];
    const children: ListItem[] = [];
    for (const token of item.tokens) {
      if (!isMarked(token)) continue;
      if (token.type === 'list') children.push(...itemsOf(token, place));
      else if (token.type === 'text' || token.type === 'paragraph') {
        if (runs.length > 0) runs.push({ text: ' ' });
        runs.push(...runsOf(token.tokens ?? [token], place));
      } else if (token.type !== 'space' && token.type !== 'checkbox') {
        runs.push({ text: ` ${spaced(token.raw).trim()}` });
      }
    }
    return { runs, children };
  });
}

function tableOf(table: Tokens.Table, place: MarkdownPlace): Block {
  const shares = table.header.map((_, column) => {
    const lengths = [table.header, ...table.rows].map((row) => row[column]?.text.length ?? 0);
    return Math.min(60, Math.max(8, ...lengths));
  });
  const cellOf = (written: Tokens.TableCell): TableCell => ({ paragraphs: [runsOf(written.tokens, place)], items: [] });
  return {
    type: 'table',
    caption: null,
    columns: table.header.map((heading, column) => ({
      title: plainText(runsOf(heading.tokens, place)),
      share: shares[column] ?? 1,
      align: table.align[column] === 'right' ? 'right' : 'left',
    })),
    rows: table.rows.map((row) => row.map(cellOf)),
  };
}

function runsOf(tokens: Token[], place: MarkdownPlace, look: Omit<Run, 'text'> = {}): Run[] {
  return tokens.flatMap((token): Run[] => {
    if (!isMarked(token)) return [];
    switch (token.type) {
      case 'strong':
        return runsOf(token.tokens, place, { ...look, bold: true });
      case 'em':
        return runsOf(token.tokens, place, { ...look, italic: true });
      case 'del':
        return runsOf(token.tokens, place, { ...look, strike: true });
      case 'link':
        return runsOf(token.tokens, place, safeLink(token.href) ? { ...look, href: token.href } : look);
      case 'image':
        return [{ ...look, italic: true, text: place.picture(decoded(token.text)) }];
      case 'codespan':
        return [{ ...look, code: true, text: decoded(token.text) }];
      case 'br':
        return [{ ...look, text: ' ' }];
      case 'text':
        return token.tokens ? runsOf(token.tokens, place, look) : [{ ...look, text: spaced(decoded(token.text)) }];
      case 'escape':
        return [{ ...look, text: decoded(token.text) }];
      default:
        return [{ ...look, text: spaced(token.raw) }];
    }
  });
}

/** Marked's own tokens; those of extensions, of which there are none, would have any shape. */
function isMarked(token: Token): token is MarkedToken {
  return known.has(token.type);
}
const known: ReadonlySet<string> = new Set<MarkedToken['type']>([
  'blockquote',
  'br',
  'checkbox',
  'code',
  'codespan',
  'def',
  'del',
  'em',
  'escape',
  'heading',
  'hr',
  'html',
  'image',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'table',
  'text',
]);

function safeLink(href: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s"<>\\^`{|}]+$/i.test(href) && URL.canParse(href);
}

function plainText(runs: Run[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .trim();
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The entities that Markdown's text may have; any other is left as it is written. */
function decoded(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return named[String(name)] ?? whole;
  });
}
