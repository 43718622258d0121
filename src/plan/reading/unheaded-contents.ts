/** Tables of contents without a heading of their own: lines that say again what the headings further on say. */
import { endsInPageNumber } from './contents.ts';
import type { Ledger } from './ledger.ts';
import { themeKey } from './theme-keys.ts';
import type { Token } from './tokens.ts';

const fewest = 4;

/** The tokens without such lines; the ledger gets them. */
export function withoutUnheadedContents(tokens: Token[], ledger: Ledger): Token[] {
  const headings = new Set(tokens.filter(({ type }) => type === 'heading').map(({ text }) => keyOf(text)));
  const isEntry = ({ type, text }: Token) =>
    (type === 'short' || type === 'item') && (endsInPageNumber(text) || headings.has(keyOf(text)));
  const entries = new Set<Token>();
  let run: Token[] = [];
  for (const token of [...tokens, null]) {
    if (token && isEntry(token)) {
      run.push(token);
      continue;
    }
    const told = run.filter(({ text }) => headings.has(keyOf(text))).length;
    if (run.length >= fewest && told >= run.length / 2) for (const entry of run) entries.add(entry);
    run = [];
  }
  for (const { blocks } of entries) ledger.leave('Table of contents', blocks);
  return tokens.filter((token) => !entries.has(token)).map((token, index) => ({ ...token, index }));
}

function keyOf(text: string): string {
  return themeKey(text.replace(/[\s.…]*\b\d{1,3}$/, '').replace(/^\d+(?:\.\d+)*\.?\s+/, ''));
}
