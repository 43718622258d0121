/** The blocks of a document, each with what can be said of it before its neighbours are looked at. */
import type { Block, Item, Outline } from '../../platform/documents/outline.ts';
import { asideReason } from './asides.ts';
import { countedPromises } from './counted.ts';
import { type FoundMilestone, milestoneOf } from './dated-lines.ts';
import { type Field, fieldsOf } from './fields.ts';
import { joinAcrossPages } from './furniture.ts';
import { type Label, labelOf } from './labels.ts';
import type { Ledger } from './ledger.ts';

/**
 * heading: the file says so. short: a paragraph short enough to be a heading, or an action in few words.
 * prose: a paragraph of sentences. dated: "Mar 2025: Board approves the plan".
 */
export type TokenType = 'heading' | 'short' | 'prose' | 'dated' | 'item' | 'table';

export interface Token {
  /** Place in the order of the source. */
  index: number;
  type: TokenType;
  block: Block;
  /** Blocks that are the same text, broken by the foot of a page: all of them, first to last. */
  blocks: Block[];
  text: string;
  strong: boolean;
  label: Label | null;
  dated: FoundMilestone | null;
  /** "Pledge 3:" stood before the words and says what they are. */
  counted: 'commitment' | 'recommendation' | null;
  /** "Lead: Head of Estates": it tells of the commitments beside it. */
  fields: Field[] | null;
}

/** Takes page furniture, asides and empty bullets out (the ledger gets them) and types what remains. */
export function tokensOf(outline: Outline, ledger: Ledger): Token[] {
  const tokens: Token[] = [];
  for (const { block, blocks, text } of joinAcrossPages(outline, ledger)) {
    const aside = asideReason(block, text);
    if (aside) {
      ledger.leave(aside, blocks);
      continue;
    }
    const fields = block.type === 'paragraph' || block.type === 'item' ? fieldsOf(text) : null;
    const type = fields && block.type === 'paragraph' ? 'prose' : typeOf(block, text);
    const isHeading = type === 'heading' || (type === 'short' && 'strong' in block && block.strong);
    tokens.push({
      index: tokens.length,
      type,
      block,
      blocks,
      text,
      strong: 'strong' in block && block.strong,
      label: type === 'heading' || type === 'short' || leadsIn(block, text) ? labelOf(text, isHeading) : null,
      counted: null,
      fields,
      dated: type === 'table' || type === 'heading' ? null : milestoneOf(text),
    });
  }
  return countedPromises(numberedHeadings(tokens)).map((token) =>
    token.type === 'short' && token.dated ? { ...token, type: 'dated' } : token,
  );
}

function typeOf(block: Block, text: string): TokenType {
  if (block.type === 'heading' || block.type === 'item' || block.type === 'table') return block.type;
  return block.type === 'paragraph' && isShort(text) ? 'short' : 'prose';
}

/** Few enough words for a heading, and no end of a sentence. */
export function isShort(text: string): boolean {
  if (text.length > 160 || /[.;,!]["”’)]?$/.test(text.replace(/\b(?:etc|e\.g|i\.e|incl)\.$/, ''))) return false;
  return text.split(' ').length <= 22 && /[A-Za-z]/.test(text);
}

function leadsIn(block: Block, text: string): boolean {
  return block.type === 'paragraph' && text.endsWith(':');
}

/** "1. Travel" is a heading, not an item, if paragraphs or bullets of their own follow it and no next number does. */
function numberedHeadings(tokens: Token[]): Token[] {
  return tokens.map((token, at) => {
    const { block } = token;
    if (block.type !== 'item' || !block.ordered || !/^[\dA-Z]/.test(block.marker) || !isHeadingLike(token.text))
      return token;
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    if (!after || after.type === 'heading' || isNumbered(after, block.depth)) return token;
    if (before && (isNumbered(before, block.depth) || before.label?.pure)) return token;
    if (after.type === 'item' && (token.text.endsWith(':') || !hasTwin(tokens, at))) return token;
    return { ...token, type: 'heading', label: labelOf(token.text, true) };
  });
}

function isHeadingLike(text: string): boolean {
  return text.length <= 80 && text.split(' ').length <= 9 && !/[.;,:!?]$/.test(text) && /^[A-Z]/.test(text);
}

function isNumbered(token: Token, depth: number): boolean {
  return token.block.type === 'item' && token.block.ordered && token.block.depth === depth;
}

/** Another numbered item of the same depth, further on, with something of its own below it as well. */
function hasTwin(tokens: Token[], at: number): boolean {
  const { block } = tokens[at] ?? {};
  if (block?.type !== 'item') return false;
  const twins = (index: number) => {
    const token = tokens[index];
    const other: Item | null = token?.block.type === 'item' ? token.block : null;
    return (
      other?.ordered === true &&
      other.depth === block.depth &&
      isHeadingLike(token?.text ?? '') &&
      tokens[index + 1]?.label !== null
    );
  };
  const near = Array.from({ length: 40 }, (_, step) => at + 1 + step);
  return near.some(twins) || Array.from({ length: 40 }, (_, step) => at - 1 - step).some(twins);
}
