/** Page furniture: running heads and page numbers, and the texts that they break in two. */
import type { Block, Outline } from '../../platform/documents/outline.ts';
import { isPageNumber, maskNumbers } from '../../platform/documents/page-lines.ts';
import { labelOf } from './labels.ts';
import type { Ledger } from './ledger.ts';

export interface WholeText {
  block: Block;
  blocks: Block[];
  text: string;
}

/** The blocks of a document without its furniture; a text that furniture or the foot of a page broke is whole again. */
export function joinAcrossPages(outline: Outline, ledger: Ledger): WholeText[] {
  const furniture = furnitureOf(outline.blocks);
  ledger.leave('Page furniture: it returns from page to page', furniture);
  const whole: WholeText[] = [];
  let broken = false;
  for (const block of outline.blocks) {
    if (furniture.has(block)) {
      broken = true;
      continue;
    }
    const text = block.type === 'table' ? '' : block.text;
    const before = whole.at(-1);
    if (before && goesOn(before, block, broken)) {
      before.blocks.push(block);
      before.text = `${before.text} ${text}`;
    } else whole.push({ block, blocks: [block], text });
    broken = false;
  }
  return whole;
}

function goesOn(before: WholeText, block: Block, broken: boolean): boolean {
  const last = before.blocks.at(-1);
  if (!last || block.type !== 'paragraph' || (last.type !== 'paragraph' && last.type !== 'item')) return false;
  const acrossPages =
    broken || (block.page !== null && last.page !== null && block.page === last.page + 1 && block.line !== block.page);
  return acrossPages && /^[a-z(]/.test(block.text) && /[^.!?:;]$/.test(before.text);
}

function furnitureOf(blocks: Block[]): Set<Block> {
  const places = new Map<Block, number>();
  const byMask = new Map<string, Block[]>();
  for (const [index, block] of blocks.entries()) {
    if (!isCandidate(block)) continue;
    places.set(block, index);
    const mask = maskNumbers(textOf(block));
    const group = byMask.get(mask);
    if (group) group.push(block);
    else byMask.set(mask, [block]);
  }
  const pages = new Set(blocks.map((block) => block.page)).size;
  const numbers = [...places.keys()].filter((block) => isPageNumber(textOf(block)));
  const beside = new Set(numbers.flatMap((block) => [-2, -1, 1, 2].map((step) => (places.get(block) ?? 0) + step)));
  const furniture = new Set<Block>(
    numbers.filter((block) => numbers.length >= 3 || pages > 1 || /\bpage \d+/i.test(textOf(block))),
  );
  for (const group of byMask.values()) {
    if (group.length < 3) continue;
    const edges = group.filter((block) => beside.has(places.get(block) ?? -9)).length;
    if (returns(group, pages, numbers.length, edges)) for (const block of group) furniture.add(block);
  }
  return furniture;
}

function isCandidate(block: Block): boolean {
  if (block.type !== 'paragraph' && block.type !== 'heading') return false;
  return block.text.length <= 100 && labelOf(block.text, block.type === 'heading')?.pure !== true;
}

/** Furniture counts up ("Draft 1", "Draft 2"), or stands on most pages, or beside most page numbers. */
function returns(group: Block[], pages: number, numbers: number, besideNumbers: number): boolean {
  if (countsUp(group)) return group.every((block) => block.type === 'paragraph');
  if (new Set(group.map(textOf)).size > 1) return false;
  if (pages > 3 && new Set(group.map((block) => block.page)).size > pages / 2) return true;
  return numbers >= 3 && group.length >= numbers / 2 && besideNumbers > group.length / 2;
}

const countedHeading =
  /^(?:theme|objective|action|aim|goal|priority|pillar|chapter|section|commitment|appendix|part|year|phase)\b/i;

function countsUp(group: Block[]): boolean {
  if (countedHeading.test(textOf(group[0]))) return false;
  const counts = group.map((block) => Number(/(\d+)(?!.*\d)/.exec(textOf(block))?.[1] ?? Number.NaN));
  return counts.every((count, at) => at === 0 || (count > (counts[at - 1] ?? 0) && count <= (counts[at - 1] ?? 0) + 2));
}

function textOf(block: Block | undefined): string {
  return block && block.type !== 'table' ? block.text : '';
}
