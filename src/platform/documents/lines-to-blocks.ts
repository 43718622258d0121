/**
 * Finds the blocks of a text line by line: headings, paragraphs, items, tables.
 *
 * A reading of our own rather than a parser of Markdown, for four reasons. Texts made from slides and PDFs mark a
 * part by one space of indent, which Markdown reads as none; they leave bullets of symbol fonts, dashes and letters
 * that Markdown doesn't know; they break tables over lines; and each block needs the lines on which it was wrapped,
 * for two headings that ran together are parted there. The words within a block are read by a real parser (inline.ts).
 */
import { type Bullet, bulletOf, columnsBefore, Depths } from './bullets.ts';
import type { InlineText } from './inline.ts';
import type { Block } from './outline.ts';
import { isolatedLines, type Wrapping, wrappingOf } from './page-lines.ts';
import { pipeTableAt } from './pipe-tables.ts';
import { tabTableAt } from './tab-tables.ts';
import { tidy } from './words.ts';

export interface LineStyle {
  /** Reads the words of a block, its lines joined. */
  words(source: string): InlineText;
  /** Marks of Markdown (#, fences, comments) mean something. */
  markdown: boolean;
}

interface Open {
  first: number;
  last: number;
  lines: string[];
  bullet: Bullet | null;
  depth: number;
}

/** The blocks of a text, in order. Lines are counted from 1; form feeds, where there are any, part pages. */
export function linesToBlocks(lines: string[], style: LineStyle): Block[] {
  return new Scanner(lines, style).scan();
}

class Scanner {
  private readonly lines: string[];
  private readonly style: LineStyle;
  private readonly wrapping: Wrapping;
  private readonly alone: Set<number>;
  private readonly blocks: Block[] = [];
  private readonly depths = new Depths();
  private open: Open | null = null;
  private page: number | null;

  constructor(lines: string[], style: LineStyle) {
    this.lines = lines;
    this.style = style;
    this.wrapping = wrappingOf(lines, style.markdown);
    this.alone = isolatedLines(lines);
    this.page = lines.some((line) => line.includes('\f')) ? 1 : null;
  }

  scan(): Block[] {
    let at = 0;
    while (at < this.lines.length) at = this.step(at);
    this.close();
    return this.blocks;
  }

  /** Reads what stands at a line and gives the index of the line after it. */
  private step(at: number): number {
    const raw = this.lines[at] ?? '';
    if (this.page !== null && raw.includes('\f')) {
      this.close();
      this.page += raw.split('\f').length - 1;
    }
    const line = raw.replaceAll('\f', '');
    if (tidy(line) === '') {
      this.close();
      return at + 1;
    }
    const next = this.markdownMark(at, line) ?? this.tableOrRule(at, line);
    if (next === null) this.words(at, line);
    return next ?? at + 1;
  }

  private markdownMark(at: number, line: string): number | null {
    if (!this.style.markdown) return null;
    const heading = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(line);
    if (heading?.[1]) {
      this.close();
      this.heading(heading[1].length, heading[2] ?? '', at, at);
      return at + 1;
    }
    if (/^\s*(?:```|~~~)/.test(line)) {
      this.close();
      return at + 1;
    }
    return /^\s*<!--/.test(line) ? this.comment(at) : null;
  }

  /** A comment of Markdown is no part of the page: converters write "Slide number: 3" in it. */
  private comment(at: number): number {
    this.close();
    let last = at;
    while (last < this.lines.length - 1 && last < at + 200 && !this.lines[last]?.includes('-->')) last += 1;
    const text = tidy(
      this.lines
        .slice(at, last + 1)
        .join(' ')
        .replace(/<!--|-->/g, ''),
    );
    const slide = /^(?:slide|page)(?: number)?:? (\d+)$/i.exec(text);
    if (slide) this.page = Number(slide[1]);
    if (text !== '') this.blocks.push({ type: 'note', ...this.stand(at, last), text });
    return last + 1;
  }

  private tableOrRule(at: number, line: string): number | null {
    const table = line.includes('|')
      ? pipeTableAt(this.lines, at, (cell) => this.style.words(cell).text)
      : this.open === null && line.includes('\t') && !this.style.markdown
        ? tabTableAt(this.lines, at, (cell) => this.style.words(cell).text)
        : null;
    if (table) {
      this.close();
      this.depths.reset();
      this.blocks.push({ type: 'table', ...this.stand(at, table.next - 1), header: table.header, rows: table.rows });
      return table.next;
    }
    if (!/^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|(?:[-*_] ){2,}[-*_])\s*$/.test(line)) return null;
    const above = this.open;
    if (above && above.bullet === null && above.lines.length <= 2 && /[-=]{3}/.test(line)) {
      this.open = null;
      this.heading(line.includes('=') ? 1 : 2, above.lines.join('\n'), above.first, at);
    } else this.close();
    return at + 1;
  }

  private words(at: number, line: string): void {
    const quoted = this.style.markdown ? line.replace(/^ {0,3}>+ ?/, '') : line;
    if (this.alone.has(at)) {
      this.close();
      this.open = { first: at, last: at, lines: [quoted], bullet: null, depth: 0 };
      this.close();
      return;
    }
    const bullet = this.bulletAt(at, quoted);
    if (bullet) {
      this.close();
      this.open = { first: at, last: at, lines: [bullet.rest], bullet, depth: this.depths.enter(bullet) };
    } else if (this.open && this.goesOn(this.open, at, quoted)) {
      this.open.lines.push(quoted);
      this.open.last = at;
    } else {
      this.close();
      this.open = { first: at, last: at, lines: [quoted], bullet: null, depth: 0 };
    }
  }

  /** A number begins an item only after a gap or another item, or it may be the rest of a sentence that wrapped. */
  private bulletAt(at: number, line: string): Bullet | null {
    const bullet = bulletOf(line) ?? this.countedAt(at, line);
    if (bullet === null) return null;
    const inParagraph = this.open !== null && this.open.bullet === null;
    if (bullet.ordered) {
      const before = this.open?.lines.at(-1) ?? '';
      return inParagraph && !/[.:;!?]\s*$/.test(before) && !/^(?:\(?[1a]\b|[A-Z])/.test(bullet.marker) ? null : bullet;
    }
    if (!'–—'.includes(bullet.marker)) return bullet;
    if (inParagraph && !/[:;]\s*$/.test(this.open?.lines.at(-1) ?? '')) return null;
    return this.dashIsABullet(at) ? bullet : null;
  }

  /** "1.2 install meters" in small letters is an item in company: the next line that begins with a number counts on. */
  private countedAt(at: number, line: string): Bullet | null {
    const own = numberOf(line);
    if (!own) return null;
    const before = this.open?.bullet ?? null;
    const near = this.lines
      .slice(at + 1, at + 6)
      .map(numberOf)
      .find((number) => number !== null);
    const counts = (one: Numbered | null | undefined, step: number) =>
      one?.prefix === own.prefix && one.count === own.count + step;
    if (!counts(near, 1) && !counts(before && numberOf(`${before.marker} a`), -1) && !counts(this.lastNumber(), -1))
      return null;
    const indent = columnsBefore(line);
    return { marker: `${own.prefix}.${own.count}`, ordered: true, indent, rest: own.rest };
  }

  private lastNumber(): Numbered | null {
    const last = this.blocks.at(-1);
    return last?.type === 'item' ? numberOf(`${last.marker} a`) : null;
  }

  /** A long dash is a bullet in company: beside another item, or below a colon. Alone it goes on with a heading. */
  private dashIsABullet(at: number): boolean {
    const before = this.blocks.at(-1);
    if (this.open?.bullet || before?.type === 'item' || (before && 'text' in before && before.text.endsWith(':')))
      return true;
    if (this.open?.lines.at(-1)?.trimEnd().endsWith(':')) return true;
    let next = at + 1;
    while (next < this.lines.length && next < at + 6 && tidy(this.lines[next] ?? '') === '') next += 1;
    return /^\s*[–—]\s/.test(this.lines[next] ?? '');
  }

  private goesOn(open: Open, at: number, line: string): boolean {
    if (open.bullet && columnsBefore(this.lines[at] ?? '') > open.bullet.indent) return true;
    return this.wrapping.joins(open.lines.at(-1) ?? '', line, open.lines.length);
  }

  private close(): void {
    const open = this.open;
    this.open = null;
    if (!open) return;
    const { text, strong } = this.style.words(joinLines(open.lines));
    const stand = this.stand(open.first, open.last);
    if (open.bullet) {
      const { ordered, marker } = open.bullet;
      this.blocks.push({ type: 'item', ...stand, text, depth: open.depth, ordered, marker, strong });
      return;
    }
    if (text === '') return;
    if (!this.alone.has(open.first)) this.depths.reset();
    const wrapped = open.lines.map((line) => this.style.words(line).text);
    this.blocks.push({ type: 'paragraph', ...stand, text, strong, wrapped });
  }

  private heading(level: number, source: string, first: number, last: number): void {
    this.depths.reset();
    const { text } = this.style.words(joinLines(source.split('\n')));
    if (text !== '') this.blocks.push({ type: 'heading', ...this.stand(first, last), level, text });
  }

  private stand(first: number, last: number) {
    return { line: first + 1, lastLine: last + 1, page: this.page, region: null, place: null };
  }
}

/** Lines of one block: a word parted by a soft hyphen is whole again, one with a hyphen of its own keeps it. */
function joinLines(lines: string[]): string {
  const trimmed = lines.map((line) => line.trim().replace(/\\$/, ''));
  return trimmed
    .map((line, at) => {
      const before = trimmed[at - 1];
      const whole = line.endsWith('\u00ad') && at < trimmed.length - 1 ? line.slice(0, -1) : line;
      if (before === undefined || before.endsWith('\u00ad')) return whole;
      return /[A-Za-z]-$/.test(before) && /^[a-z]/.test(line) ? whole : ` ${whole}`;
    })
    .join('');
}

interface Numbered {
  prefix: string;
  count: number;
  rest: string;
}

function numberOf(line: string): Numbered | null {
  const [, prefix, count, rest] = /^\s*(\d{1,2})\.(\d{1,2})\s+([a-z].*)$/.exec(line) ?? [];
  return prefix === undefined || rest === undefined ? null : { prefix, count: Number(count), rest };
}
