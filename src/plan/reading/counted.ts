/** Promises that are counted by name: "Pledge 1: We will plant a tree for every child". */
import type { Token } from './tokens.ts';

const counted =
  /^(pledge|commitment|promise|action|objective|deliverable|recommendation)\s+[A-Z]?\d{1,3}(?:\.\d{1,2})*\s*[:.)–-]\s*(\S.*)$/i;

/**
 * Takes the name and number off. A short text so named is a heading instead ("Objective 1: Clean travel") unless it
 * stands in a row of its kind.
 */
export function countedPromises(tokens: Token[]): Token[] {
  const headed = countedHeadings(tokens);
  return tokens.map((token, at) => {
    if ((token.type === 'heading' && !headed.has(token)) || token.type === 'table') return token;
    const [, name, text] = counted.exec(token.text) ?? [];
    if (name === undefined || text === undefined) return token;
    const next = tokens[at + 1];
    const inRow = !next || next.type === 'heading' || counted.test(next.text);
    if (token.type === 'short' && !inRow) return token;
    const recommended = name.toLowerCase() === 'recommendation';
    return { ...token, type: 'item', text, label: null, counted: recommended ? 'recommendation' : 'commitment' };
  });
}

/** Headings so named are the commitments themselves, where nothing below any of them is a list, a table or a label. */
function countedHeadings(tokens: Token[]): Set<Token> {
  const found: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'heading' || !counted.test(token.text)) continue;
    const next = tokens.findIndex((other, index) => index > at && other.type === 'heading');
    const below = tokens.slice(at + 1, next < 0 ? undefined : next);
    if (below.some(({ type, label, fields }) => label !== null || type === 'table' || (type === 'item' && !fields)))
      return new Set();
    found.push(token);
  }
  return new Set(found.length >= 2 ? found : []);
}
