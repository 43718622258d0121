/** A paper apart from the file that it will be: blocks that the Word and the PDF writer both know how to set. */

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  code?: boolean;
  strike?: boolean;
  /** Where a link leads: an address of the web or a mail address, never a script. */
  href?: string;
  /** Anchor within the paper that a reference leads to. */
  to?: string;
}

/** A heading of level 1 begins a chapter; levels never skip one. */
export interface HeadingBlock {
  type: 'heading';
  level: 1 | 2 | 3 | 4;
  text: string;
  /** Begins a page of its own. */
  newPage?: boolean;
}
export interface ParagraphBlock {
  type: 'paragraph';
  runs: Run[];
  look: 'body' | 'lead' | 'note' | 'quote';
}
export interface ListItem {
  runs: Run[];
  children: ListItem[];
}
export interface ListBlock {
  type: 'list';
  ordered: boolean;
  items: ListItem[];
}
export interface TableCell {
  /** Paragraphs of the cell, then a list below them. */
  paragraphs: Run[][];
  items: ListItem[];
  /** Anchor that references to this row lead to. */
  anchor?: string;
}
export interface TableBlock {
  type: 'table';
  /** None where the heading right above says it already. */
  caption: string | null;
  /** Widths are shares of the line; a table has one row of headings. */
  columns: { title: string; share: number; align: 'left' | 'right' }[];
  rows: TableCell[][];
}
/** A bar chart that is also its table: what it shows, in a sentence, stands under its title. */
export interface ChartBlock {
  type: 'chart';
  caption: string;
  says: string;
  columns: [string, string];
  bars: { label: string; count: number }[];
}
export interface CodeBlock {
  type: 'code';
  text: string;
}
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | ChartBlock | CodeBlock;

export interface Paper {
  title: string;
  /** BCP 47. */
  language: string;
  author: string;
  /** Over the title. */
  kicker: string;
  system: string;
  /** Whether a draft, said on the cover and at the head and foot of every page. */
  standing: string;
  draft: boolean;
  made: string;
  madeAt: Date;
  contact: string | null;
  address: string | null;
  /** Colour of headings, "#00573f", dark enough for text on white. */
  colour: string;
  logo: { kind: 'svg' | 'png'; base64: string; alt: string } | null;
  words: { contents: string; contentsHint: string; page: string; of: string; unprintable: string };
  blocks: Block[];
}

export function paragraph(text: string, look: ParagraphBlock['look'] = 'body'): ParagraphBlock {
  return { type: 'paragraph', runs: [{ text }], look };
}

export function cell(...paragraphs: (string | Run[])[]): TableCell {
  return { paragraphs: paragraphs.map((one) => (typeof one === 'string' ? [{ text: one }] : one)), items: [] };
}
