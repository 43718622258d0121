import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSentence } from '../reading/sentence/read.ts';
import { type Pair, pairsOf } from './pairs.ts';
import type { LookedCommitment } from './shape.ts';

const deck = fileURLToPath(new URL('../../../../shared/plans/blmk-refresh-2024-12.md', import.meta.url));

/**
 * Two lines of the deck that make one promise, and what must be said to differ. Listed by hand, then narrowed to what
 * the rules find: it holds the rules to what they do.
 */
const expected: Record<string, Pair['differences'][number]['what'][]> = {
  '134-285': [],
  '134-348': [],
  '134-383': [],
  '134-503': [],
  '172-203': [],
  '172-416': ['date'],
  '232-253': [],
  '316-546': [],
  '169-199': ['owners'],
  '170-254': ['owners', 'date'],
  '170-384': ['owners', 'date'],
  '173-286': ['owners', 'date'],
  '173-382': ['owners', 'date'],
  '200-543': ['owners', 'scope'],
  '229-380': ['owners'],
  '229-506': ['owners'],
  '230-312': ['owners'],
  '232-345': ['owners', 'scope'],
  '233-545': ['owners'],
  '253-345': ['owners', 'scope'],
  '254-384': ['scope'],
  '255-285': ['owners', 'date'],
  '255-348': ['owners'],
  '255-383': ['owners', 'date'],
  '285-348': ['owners', 'date'],
  '285-383': ['scope'],
  '285-503': ['owners', 'date'],
  '286-382': ['date'],
  '287-459': ['owners'],
  '288-454': ['owners'],
  '289-456': ['owners'],
  '345-537': ['owners', 'date'],
  '346-538': ['owners'],
  '348-383': ['owners', 'date'],
  '348-503': ['owners'],
  '377-545': [],
  '380-506': [],
  '383-503': ['owners', 'date'],
};

/** Pairs beside these may be told (three of them are close to a true one), but few. */
const othersAtMost = 6;

describe.skipIf(!existsSync(deck))('the real deck (skipped where ../shared does not hold it)', () => {
  const pairs = existsSync(deck) ? pairsOf(listed(readFileSync(deck, 'utf8'))).pairs : [];
  const found = new Map(pairs.map((pair) => [`${pair.a.line}-${pair.b.line}`, pair]));

  it('has every promise that is made twice found, with what differs', () => {
    const missing = Object.entries(expected).filter(([lines, differ]) => {
      const differences = found.get(lines)?.differences.map(({ what }) => what);
      return !differences || !differ.every((what) => differences.includes(what));
    });
    expect(missing).toEqual([]);
  });

  it('has few found that are not', () => {
    expect([...found.keys()].filter((lines) => !(lines in expected)).length).toBeLessThanOrEqual(othersAtMost);
  });

  it('has no date said to differ where both end on the same day', () => {
    expect(found.get('232-345')?.differences.map(({ what }) => what)).not.toContain('date');
  });
});

/** The bullets of the deck from its ambitions on, a space of indent making a part. */
function listed(text: string): LookedCommitment[] {
  const all: LookedCommitment[] = [];
  let parent: LookedCommitment | null = null;
  for (const [index, source] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const bullet = /^( ?)- (.*\S)/.exec(source);
    if (!bullet?.[2] || line < 125 || line > 547) continue;
    const words = bullet[2].replace(/\*\*/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const part = bullet[1] === ' ';
    const one: LookedCommitment = {
      id: `c${line}`,
      text: words,
      line,
      kind: part ? 'part' : line < 145 ? 'ambition' : 'commitment',
      parent: part ? parent : null,
      children: [],
      ...readSentence(words, { part }),
    };
    if (part) parent?.children.push(one);
    else parent = one;
    all.push(one);
  }
  return all;
}
