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
}

const planWord = /\b(?:plan|strategy|programme|roadmap|framework|manifesto|charter)\b/i;
const furthest = 12;

export function readTitlePage(outline: Outline, tokens: Token[], ledger: Ledger): TitlePage {
  const run = tokens.findIndex((token) => token.label !== null || (token.type !== 'heading' && token.type !== 'short'));
  const length = Math.min(run < 0 ? tokens.length : run, furthest);
  const stop = tokens[length];
  const headsTheText =
    stop && (stop.label === null || stop.label.role === 'commitments' || stop.label.role === 'recommendations');
  const candidates = tokens
    .slice(0, headsTheText ? Math.max(length - 1, 1) : length)
    .filter((token) => token.index < length);
  const title = chooseTitle(candidates, tokens, length);
  const date = dateOf(tokens.slice(0, Math.max(length + 3, 6)), ledger);
  const titled = title ? candidates.slice(0, candidates.length) : [];
  if (title) ledger.place(...title.blocks);
  for (const token of titled) if (token !== title) ledger.leave('Title page', ...token.blocks);
  const text = title
    ? linesOf(title)
        .filter((line) => dateIn(line) === null)
        .join(' ')
    : null;
  return { title: text || outline.title, date, length: titled.length };
}

function chooseTitle(candidates: Token[], tokens: Token[], run: number): Token | null {
  const [first] = candidates;
  if (!first) return null;
  const telling = candidates.filter((token) => linesOf(token).some((line) => dateIn(line) === null));
  const highest = telling.find((token) => token.type === 'heading' && levelOf(token) === 1);
  const onlyOne = tokens.filter((token) => token.type === 'heading' && levelOf(token) === 1).length === 1;
  if (highest && (onlyOne || planWord.test(highest.text))) return highest;
  const named = telling.find((token) => planWord.test(token.text));
  if (named) return named;
  return candidates.length > 1 || run > 1 ? (telling[0] ?? null) : null;
}

function levelOf(token: Token): number {
  return token.block.type === 'heading' ? (token.block.level ?? 1) : 9;
}

function dateOf(tokens: Token[], ledger: Ledger): string | null {
  for (const token of tokens) {
    for (const line of linesOf(token)) {
      const date = dateIn(line);
      if (date === null) continue;
      if (linesOf(token).length === 1) ledger.place(...token.blocks);
      return date;
    }
  }
  return null;
}

/** The date that a line is, apart from words such as "Draft" or "Version 3": a month of a year, or a day. */
function dateIn(line: string): string | null {
  const words = line.replace(
    /^(?:(?:final |working |first |second )?(?:draft|version|published|updated|last updated|approved|date|issued)\b[^\w]*(?:v?\d+(?:\.\d+)*\b)?[\s:,–—-]*)+/i,
    '',
  );
  if (!/[a-z]{3}.*\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}/i.test(words) || !isPeriod(words)) return null;
  const edtf = edtfOf(words);
  return edtf !== null && /^\d{4}-\d\d(-\d\d)?$/.test(edtf) ? edtf : null;
}

function linesOf(token: Token): string[] {
  return token.block.type === 'paragraph' ? token.block.wrapped : [token.text];
}
