/** How high a heading stands. A file's own levels are 1 to 6; headings that are plain paragraphs stand below them. */
import type { Token } from './tokens.ts';

export interface Ranks {
  /** The file marks no headings to speak of: plain paragraphs are the headings. */
  untyped: boolean;
  /** Headings in capitals, or in bold, that set themselves above plain ones. */
  capitals: boolean;
  bold: boolean;
  /** Labels in plain words that return under heading after heading ("BACKGROUND", "ACTIONS"), in small letters. */
  repeated: Set<string>;
  /** How many headings of each level are labels ("Actions") and nothing else. */
  labelLevels: Map<number, number>;
}

const plain = 6;

export function ranksOf(tokens: Token[]): Ranks {
  const shorts = tokens.filter((token) => token.type === 'short' && !token.label);
  const labelLevels = new Map<number, number>();
  for (const { block, label } of tokens) {
    if (block.type !== 'heading' || !label?.pure) continue;
    labelLevels.set(block.level ?? 1, (labelLevels.get(block.level ?? 1) ?? 0) + 1);
  }
  return {
    repeated: repeatedLabels(tokens),
    untyped: tokens.filter((token) => token.type === 'heading').length < 3,
    capitals: shorts.filter((token) => isCapitals(token.text)).length >= 2,
    bold: shorts.filter((token) => token.strong).length >= 2,
    labelLevels,
  };
}

/** The rank of a heading; `above` is the rank of the heading that stands directly before it, if one does. */
export function headRank(token: Token, ranks: Ranks, above: number | null, themed: boolean): number {
  if (token.block.type === 'heading') return token.block.level ?? (themed || above === null ? 1 : 2);
  if (ranks.repeated.has(token.text.toLowerCase())) return plain + 0.8;
  const rank = themed ? plain : plainRank(token, ranks);
  return above !== null && !themed && above >= plain && rank <= above ? above + 0.1 : Math.max(rank, plain);
}

function repeatedLabels(tokens: Token[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { block, text, label } of tokens) {
    if (block.type === 'heading' || !label?.pure) continue;
    counts.set(text.toLowerCase(), (counts.get(text.toLowerCase()) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([text]) => text));
}

function plainRank(token: Token, ranks: Ranks): number {
  const number = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s/.exec(token.text)?.[1];
  if (number) return plain + 0.01 * (number.split('.').length - 1);
  if (ranks.capitals) return isCapitals(token.text) ? plain : plain + 0.4;
  if (ranks.bold) return token.strong ? plain + 0.2 : plain + 0.4;
  return plain;
}

function isCapitals(text: string): boolean {
  return /[A-Z]{3}/.test(text) && text === text.toUpperCase();
}
