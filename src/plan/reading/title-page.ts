/** The title and the date that a document prints before its first section. */
import type { Outline } from '../../platform/documents/outline.ts';
import { edtfOf, isPeriod } from './dated-lines.ts';
import type { Ledger } from './ledger.ts';
import type { Token } from './tokens.ts';

export interface TitlePage {
  title: string | null;
  date: string | null;
  /** How many tokens at the beginning belong to it. */
  length: number;
  /** The title, if it is a label of all that follows as well: "Our commitments". */
  label: Token | null;
}

const planWord = /\b(?:plan|strategy|programme|roadmap|framework|manifesto|charter)\b/i;
const furthest = 12;

export function readTitlePage(outline: Outline, tokens: Token[], ledger: Ledger): TitlePage {
  const only = onlyHighestHeading(tokens);
  const length = only === null ? leadingTexts(tokens, outline.unit === 'slide') : endAfter(tokens, only);
  const title = tokens[only ?? -1] ?? chooseTitle(tokens.slice(0, length));
  const dateToken = tokens.slice(0, Math.max(length + 3, 6)).find((token) => dateOf(token) !== null);
  const kept = title === null ? 0 : length;
  for (const token of tokens.slice(0, kept)) ledger.leave('Title page', token.blocks);
  if (title) ledger.place(title.blocks);
  if (dateToken && linesOf(dateToken).length === 1) ledger.place(dateToken.blocks);
  const lines = title ? linesOf(title).filter((line) => dateIn(line) === null) : [];
  return {
    title: lines.join(' ') || outline.title,
    date: dateToken ? dateOf(dateToken) : null,
    length: kept,
    label: only !== null && title?.label?.pure && !planWord.test(title.text) ? title : null,
  };
}

/** The one heading of the highest level, if it stands at the beginning: the title, whatever it is called. */
function onlyHighestHeading(tokens: Token[]): number | null {
  const highest = tokens.flatMap((token, at) => (levelOf(token) === 1 ? [at] : []));
  const [at] = highest;
  if (highest.length !== 1 || at === undefined || at > furthest) return null;
  const headings = tokens.filter((token) => token.block.type === 'heading');
  const { label, text } = tokens[at] ?? { label: null, text: '' };
  if (headings.length === 1 && !planWord.test(text)) return null;
  return label && !ofThePlan(label.role) ? null : at;
}

/** The title ends where prose, a list or the next heading begins; short lines before that heading are the title's. */
function endAfter(tokens: Token[], at: number): number {
  let end = at + 1;
  while (tokens[end]?.type === 'short' && tokens[end]?.label === null && end < at + 6) end += 1;
  if (tokens[end]?.type === 'heading') return end;
  end = at + 1;
  while (tokens[end]?.type === 'short' && dateOf(tokens[end]) !== null) end += 1;
  return end;
}

/** Short texts before anything else. The last of them heads what follows, unless that has a heading of its own. */
function leadingTexts(tokens: Token[], bySlide: boolean): number {
  const ends = (token: Token) =>
    (token.label !== null && (token.label.pure || !ofThePlan(token.label.role))) ||
    (token.type !== 'heading' && token.type !== 'short');
  const second = tokens.findIndex((token) => token.block.page !== tokens[0]?.block.page);
  const onFirst = tokens.slice(0, Math.max(second, 0));
  if (bySlide && onFirst.length > 0 && onFirst.every(({ type }) => type === 'heading' || type === 'short'))
    return second;
  const found = tokens.findIndex(ends);
  const run = Math.min(found < 0 ? tokens.length : found, furthest);
  const stop = tokens[run];
  const last = tokens[run - 1];
  const untyped = tokens.filter(({ type }) => type === 'heading').length < 3;
  if (last?.type === 'short' && !last.strong && (!untyped || planWord.test(last.text))) return run;
  const headed = stop?.label && !(ofThePlan(stop.label.role) && stop.label.pure);
  return headed || !stop ? run : Math.max(run - 1, 0);
}

function ofThePlan(role: string): boolean {
  return role === 'commitments' || role === 'recommendations' || role === 'ambitions';
}

function chooseTitle(candidates: Token[]): Token | null {
  const telling = candidates.filter((token) => linesOf(token).some((line) => dateIn(line) === null));
  return telling.find((token) => planWord.test(token.text)) ?? telling[0] ?? null;
}

function levelOf(token: Token): number | null {
  return token.block.type === 'heading' ? token.block.level : null;
}

function dateOf(token: Token | undefined): string | null {
  if (!token || token.type === 'table') return null;
  return linesOf(token).reduce<string | null>((date, line) => date ?? dateIn(line), null);
}

const wordsBefore =
  /^(?:(?:final |working |first |second )?(?:draft|version|published|updated|last updated|approved|date|issued)\b[^\w]*(?:v?\d+(?:\.\d+)*\b)?[\s:,–—-]*)+/i;

/** The date that a line is or ends in ("Partnership Board, 3 March 2026"): a month of a year, or a day. */
function dateIn(line: string): string | null {
  if (line.length > 90) return null;
  const tail = /^.{0,60}?(?:[,–—|:-]\s+|\son\s)(\d{1,2} \p{L}+ \d{4}|\p{L}+ \d{4})$/u.exec(line)?.[1];
  for (const words of [line.replace(wordsBefore, ''), tail ?? '']) {
    if (!/[a-z]{3}.*\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}/i.test(words) || !isPeriod(words)) continue;
    const edtf = edtfOf(words);
    if (edtf !== null && /^\d{4}-\d\d(-\d\d)?$/.test(edtf)) return edtf;
  }
  return null;
}

function linesOf(token: Token): string[] {
  return token.block.type === 'paragraph' ? token.block.wrapped : [token.text];
}
