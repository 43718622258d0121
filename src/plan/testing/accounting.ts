/** Holds a draft against its document: what of the source is told nowhere in the draft? */
import type { Block, Outline } from '../../platform/documents/outline.ts';
import { type Draft, everyCommitment } from '../draft.ts';

export interface Lost {
  line: number;
  words: string;
}

/** The lines of a text source with words that no block covers. */
export function linesWithoutBlock(outline: Outline): Lost[] {
  const covered = new Set<number>();
  for (const { line, lastLine } of outline.blocks) for (let at = line; at <= lastLine; at += 1) covered.add(at);
  return outline.lines.flatMap((text, at) =>
    /[\p{L}\p{N}]/u.test(text) && !covered.has(at + 1) ? [{ line: at + 1, words: text }] : [],
  );
}

/** Numbers of headings may be left out. The blocks, and rows of tables, whose words the draft tells neither as part of the plan nor in `unplaced`. */
export function lostBlocks(outline: Outline, draft: Draft): Lost[] {
  const told = toldIn(draft);
  const everywhere = new Set(
    wordsOf([draft.title ?? '', ...draft.themes.flatMap((theme) => [theme.title, ...theme.straplines])].join(' ')),
  );
  return piecesOf(outline.blocks).filter(({ line, words }) => {
    const here = new Set([...(told.get(line) ?? []), ...(/^\p{Ll}/u.test(words) ? toldBefore(draft, line) : [])]);
    const missing = wordsOf(words).filter(
      (word) => !here.has(word) && !everywhere.has(word) && !inChapter(draft, line, word),
    );
    return missing.length > 0 && !isTheDate(words, draft);
  });
}

/** The words of the commitment before a line: a text broken by the foot of a page goes on in small letters. */
function toldBefore(draft: Draft, line: number): string[] {
  const before = [...everyCommitment(draft)].filter((commitment) => commitment.line < line).at(-1);
  return wordsOf(before?.text ?? '');
}

/** "3.1", "Pledge 4:": what only counts a heading or a commitment is told by the order of the draft. */
const number =
  /^(?:\d+(?:\.\d+)*\.?\s|(?:pledge|commitment|promise|action|objective|deliverable)\s+[\d.]+\s*[:.)–-]\s*)/i;

function piecesOf(blocks: Block[]): Lost[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'table') return [{ line: block.line, words: block.text.replace(number, '') }];
    const rows = block.header ? [block.header, ...block.rows] : block.rows;
    return rows.map((row) => ({ line: row.line, words: row.cells.join(' ') }));
  });
}

/** The words that the draft tells of each line. */
function toldIn(draft: Draft): Map<number, Set<string>> {
  const told = new Map<number, Set<string>>();
  const tell = (line: number, ...texts: (string | null)[]) => {
    const words = told.get(line) ?? new Set<string>();
    for (const text of texts) for (const word of wordsOf(text ?? '')) words.add(word);
    told.set(line, words);
  };
  if (draft.vision) tell(draft.vision.line, 'our vision is', draft.vision.text);
  for (const { line, text, owners, dates, targets } of everyCommitment(draft)) {
    tell(line, text, ...[...owners, ...dates, ...targets].map(({ phrase }) => phrase));
    tell(line, ...owners.flatMap(({ organisations }) => organisations));
  }
  for (const theme of draft.themes) {
    for (const subtheme of theme.subthemes) {
      tell(subtheme.line, subtheme.title);
      for (const { line, text } of subtheme.recommendations) tell(line, text);
      for (const { line } of subtheme.commitments) tell(line, subtheme.title);
    }
  }
  for (const { line, when, title, state } of draft.milestones) tell(line, when, title, state);
  for (const { line, term, meaning } of draft.glossary) tell(line, term, meaning);
  for (const { line, title } of draft.chapters) tell(line, title);
  for (const { line, text } of draft.unplaced) tell(line, text);
  return told;
}

function inChapter(draft: Draft, line: number, word: string): boolean {
  const chapter = draft.chapters.findLast((each) => each.line <= line);
  return chapter !== undefined && wordsOf(chapter.markdown).includes(word);
}

/** The date of the document is in the draft as EDTF, not in its words. */
function isTheDate(words: string, { date }: Draft): boolean {
  return date !== null && words.includes(date.slice(0, 4)) && words.length < 90;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
