/** Promises that are counted by name: "Pledge 1: We will plant a tree for every child". */
import type { Token } from './tokens.ts';

const counted =
  /^(pledge|commitment|promise|action|objective|deliverable|recommendation)\s+[A-Z]?\d{1,3}(?:\.\d{1,2})*\s*[:.)–-]\s*(\S.*)$/i;

/**
 * Takes the name and number off. A short text so named is a heading instead ("Objective 1: Clean travel") unless it
 * stands in a row of its kind.
 */
export function countedPromises(tokens: Token[]): Token[] {
  return tokens.map((token, at) => {
    if (token.type === 'heading' || token.type === 'table') return token;
    const [, name, text] = counted.exec(token.text) ?? [];
    if (name === undefined || text === undefined) return token;
    const next = tokens[at + 1];
    const inRow = !next || next.type === 'heading' || counted.test(next.text);
    if (token.type === 'short' && !inRow) return token;
    const recommended = name.toLowerCase() === 'recommendation';
    return { ...token, type: 'item', text, label: null, counted: recommended ? 'recommendation' : 'commitment' };
  });
}
