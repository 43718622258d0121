/** The recommendations that a document may hold: notes of an event, or the report of an assessment. Pure. */
import type { Draft } from '../../plan/draft.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { longestRecommendation, mostRecommendations } from './model.ts';

export interface Suggested {
  text: string;
  /** Where it stands in the document, in the outline's unit; from 1. */
  line: number;
  /** It was recognised as a recommendation, and not only as an item of a list. */
  sure: boolean;
}

const asks = /\b(?:recommend\w*|should|must|needs? to|ought to|would like|please|ask(?:ed|s)? (?:that|for|the))\b/i;

/**
 * What reads as a recommendation, in the order of the document: first what the reading of plans finds in it; where it finds
 * none, the items and rows of lists below a heading or a lead-in that says "recommend", or else every item of a list and
 * every sentence that asks for something.
 */
export function suggestedIn(outline: Outline, draft: Draft): Suggested[] {
  const read = draft.themes.flatMap(({ subthemes }) => subthemes.flatMap(({ recommendations }) => recommendations));
  const found = read.length > 0 ? read.map(({ text, line }) => ({ text, line, sure: true })) : [...listedIn(outline)];
  const seen = new Set<string>();
  return found
    .map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim().slice(0, longestRecommendation) }))
    .filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text))
    .slice(0, mostRecommendations);
}

function* listedIn({ blocks }: Outline): Generator<Suggested> {
  let below = false;
  for (const block of blocks) {
    if (block.type === 'heading') below = /recommend/i.test(block.text);
    else if (block.type === 'item') yield { text: block.text, line: block.line, sure: below || asks.test(block.text) };
    else if (block.type === 'table') {
      const at = block.header?.cells.findIndex((cell) => /recommend/i.test(cell)) ?? -1;
      for (const row of block.rows) {
        const text = row.cells[at] ?? '';
        if (text.trim() !== '') yield { text, line: row.line, sure: true };
      }
    } else if (block.type === 'paragraph') {
      if (/recommend[^.]*:\s*$/i.test(block.text)) below = true;
      else if (asks.test(block.text) && block.text.length <= longestRecommendation)
        yield { text: block.text, line: block.line, sure: below };
    }
  }
}
