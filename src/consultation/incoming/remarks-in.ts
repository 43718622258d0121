/**
 * The remarks that a document holds: the rows of a filled sheet, comments and tracked changes, or else what it says, parted
 * where it names a commitment. Pure.
 */

import type { PlanIndex } from '../../plan/rules.ts';
import type { Block, Markup, Outline } from '../../platform/documents/outline.ts';
import { longestAnswer, missing, type Verdict, verdicts, wholePlan } from '../model.ts';
import { type Match, Matcher } from './matching.ts';

export interface Incoming extends Match {
  verdict: Verdict | null;
  text: string;
  /** The words at which it stands, for whoever confirms it; "" where it stands at none. */
  at: string;
  /** Remarks of one person have the same number, from 0; their name is not kept. */
  author: number;
}

/** Words of the pages that a sheet and a remark are told in. */
export interface IncomingWords {
  /** Titles of the columns of the sheet that Greenplan gives out. */
  number: string;
  verdict: string;
  why: string;
  answers: Record<Verdict, string>;
  changed(before: string, after: string): string;
  added(text: string): string;
  removed(text: string): string;
}

/** At most so many remarks, and characters of them, are taken from one file: a form can hold them. */
export const mostRemarks = 300;
const mostCharacters = 150_000;

export function remarksIn(outline: Outline, index: PlanIndex, words: IncomingWords): Incoming[] {
  const matcher = new Matcher(index);
  const filled = filledIn(outline.blocks, index, words);
  if (filled) return filled;
  if (outline.markups.length > 0) return marked(outline, matcher, words);
  // A plan that nobody marked says nothing of itself.
  return said(
    outline.blocks.flatMap(wordsOf).filter((one) => !matcher.isOwn(one)),
    matcher,
  );
}

/** What somebody wrote in running words, such as a letter or an e-mail. */
export function remarksInText(text: string, index: PlanIndex): Incoming[] {
  const paragraphs = text.split(/\n\s*\n/).map((one) => one.trim());
  return said(paragraphs, new Matcher(index));
}

/** Remarks that say something, as many as one form holds, and how many were left out. */
export function cut(all: readonly Incoming[]): { remarks: Incoming[]; left: number } {
  const telling = all.filter(({ text, verdict }) => text !== '' || verdict !== null);
  const remarks: Incoming[] = [];
  let characters = 0;
  for (const one of telling) {
    const held = { ...one, text: clipped(one.text, longestAnswer), at: clipped(one.at, 400) };
    characters += held.text.length + held.at.length;
    if (characters > mostCharacters || remarks.length === mostRemarks) break;
    remarks.push(held);
  }
  return { remarks, left: telling.length - remarks.length };
}

const clipped = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** The rows of a sheet that Greenplan gave out; null where the document has none. */
function filledIn(blocks: readonly Block[], index: PlanIndex, words: IncomingWords): Incoming[] | null {
  const same = (cell: string, title: string) => cell.trim().toLowerCase() === title.toLowerCase();
  const rows: Incoming[] = [];
  let isSheet = false;
  for (const block of blocks) {
    if (block.type !== 'table' || !block.header) continue;
    const column = (title: string) => block.header?.cells.findIndex((cell) => same(cell, title)) ?? -1;
    const [number, verdict, why] = [column(words.number), column(words.verdict), column(words.why)];
    if (number < 0 || verdict < 0 || why < 0) continue;
    isSheet = true;
    for (const { cells } of block.rows) {
      const subject = (cells[number] ?? '').trim().toLowerCase();
      const known = subject === wholePlan || subject === missing || index.byId.has(subject);
      if (subject === '') continue;
      rows.push({
        subject: known ? subject : wholePlan,
        sure: known,
        verdict: verdictOf(cells[verdict] ?? '', words),
        text: [unknownVerdict(cells[verdict] ?? '', words), (cells[why] ?? '').trim()].filter(Boolean).join('\n\n'),
        at: index.byId.get(subject)?.commitment.text ?? '',
        author: 0,
      });
    }
  }
  return isSheet ? rows : null;
}

/** What stands in the column of the verdict and is none: it is kept as words. */
function unknownVerdict(cell: string, words: IncomingWords): string {
  return verdictOf(cell, words) === null ? cell.trim() : '';
}

function verdictOf(cell: string, { answers }: IncomingWords): Verdict | null {
  const said = cell.trim().toLowerCase();
  return verdicts.find((one) => said === one || said === answers[one].toLowerCase()) ?? null;
}

/** Comments and tracked changes, each with the commitment at whose words it stands. */
function marked({ markups, lines, unit }: Outline, matcher: Matcher, words: IncomingWords): Incoming[] {
  const authors = [...new Set(markups.map(({ author }) => author))];
  return markups.map((markup) => {
    const page = lines[markup.line - 1] ?? '';
    const isOnPage = markup.at === '' && (unit === 'slide' || unit === 'page');
    const isNew = markup.kind === 'change' && markup.at === '';
    const match = isOnPage
      ? matcher.on(page, markup.text)
      : isNew
        ? { subject: missing, sure: false }
        : matcher.at(markup.at);
    return {
      ...match,
      verdict: null,
      text: wordsOfMarkup(markup, words),
      at: isOnPage ? page : markup.at,
      author: authors.indexOf(markup.author),
    };
  });
}

function wordsOfMarkup({ kind, at, text }: Markup, words: IncomingWords): string {
  if (kind === 'comment') return text;
  if (at === '') return words.added(text);
  return text === '' ? words.removed(at) : words.changed(at, text);
}

/** A paragraph that begins with a commitment's number is about it, and so is what follows until the next. */
function said(paragraphs: readonly string[], matcher: Matcher): Incoming[] {
  const all: Incoming[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph === '') continue;
    const id = matcher.begins(paragraph);
    const last = all.at(-1);
    if (id === null && last) last.text = `${last.text}\n\n${paragraph}`;
    else all.push({ subject: id ?? wholePlan, sure: id !== null, verdict: null, text: paragraph, at: '', author: 0 });
  }
  return all;
}

function wordsOf(block: Block): string[] {
  if (block.type === 'table') return block.rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(': '));
  return block.type === 'note' ? [] : [block.text];
}
