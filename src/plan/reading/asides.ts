/** Texts that belong to no section: notes, stamps, footnotes, pointers to other pages. */
import type { Block } from '../../platform/documents/outline.ts';

const asides: [RegExp, string][] = [
  [/^(?:please note|note that|note:|nb[.:]?\s|n\.b\.)/i, 'Note'],
  [/^(?:\*{1,3}|†|‡)\s?\S/, 'Footnote'],
  [/^(?:sources?|image|photo(?:graph)?|picture|figure \d+|fig\. ?\d+)\s?:/i, 'Source or caption'],
  [/^(?:confidential|official(?:[ -]sensitive)?|not protectively marked|for internal use only)$/i, 'Stamp'],
  [/^(?=[^a-z]*$)(?:[A-Z ]{0,20}\bDRAFT\b[A-Z0-9 .,:–-]{0,40})$/, 'Stamp'],
  [
    /\b(?:(?:following|next) (?:slides?|pages?|sections?|chapters?)|(?:slides?|pages?|sections?|chapters?) that follow|overleaf|continued (?:on|from))\b/i,
    'Pointer to other pages',
  ],
  [/^\(?(?:cont(?:inue)?d?\.?|continued)\)?$/i, 'Pointer to other pages'],
];

/** Reasons of texts that belong to whatever chapter they stand in. */
export const asideReasons = new Set(['Note', 'Footnote', 'Source or caption', 'Pointer to other pages']);

/** Why a block stands outside the plan, if its own words tell; null if they don't. */
export function asideReason(block: Block, text: string): string | null {
  if (block.type === 'table') return null;
  if (block.type === 'note') return 'Note that the file sets apart from the page';
  if (!/[\p{L}\p{N}]/u.test(text)) return block.type === 'item' ? 'Bullet without words' : 'No words';
  const found = asides.find(
    ([pattern, reason]) =>
      pattern.test(text) && (reason !== 'Pointer to other pages' || (text.length <= 140 && !/[.!?] [A-Z]/.test(text))),
  );
  if (!found) return null;
  if (block.type === 'item' && found[1] !== 'Footnote') return null;
  return found[1];
}
