/**
 * What a document says, in order, whatever kind of file it came in. Every reader of files hands on an outline,
 * and the reading of plans starts from one: the file format is the platform's business, what a block means is the
 * plan room's.
 */

export const documentKinds = ['text', 'markdown', 'docx', 'pptx', 'odt', 'pdf', 'html', 'csv', 'xlsx'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What a block's `line` counts: the line of a text, or the page, slide, paragraph or row of another kind. */
export type LineUnit = 'line' | 'page' | 'slide' | 'paragraph' | 'row';

/** Where a shape stands on its slide or page, each from 0 (left, top) to 1 (right, bottom). */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface BlockBase {
  /** First line of the block, counted from 1 in the outline's unit. */
  line: number;
  /** Last line of the block (the same as `line` when it does not wrap). */
  lastLine: number;
  /** The slide, page or sheet on which it stands, from 1; null in a running text. */
  page: number | null;
  /** Blocks of one text box, column or table cell share a number; null where the file has no such thing. */
  region: number | null;
  /** Where its region stands, if the file says. */
  place: Place | null;
}

export interface Heading extends BlockBase {
  type: 'heading';
  /** 1 is the highest; null when the file marks a heading (a slide's title) without a level. */
  level: number | null;
  text: string;
}

export interface Paragraph extends BlockBase {
  type: 'paragraph';
  text: string;
  /** All of it is bold. */
  strong: boolean;
  /** The source lines of the paragraph, unjoined: two headings that ran together may be parted here. */
  wrapped: string[];
}

export interface Item extends BlockBase {
  type: 'item';
  text: string;
  /** 0 for the outermost list. */
  depth: number;
  ordered: boolean;
  /** The bullet or number as printed, "•", "-", "", "3.1", for a legend that gives bullets a meaning. */
  marker: string;
  strong: boolean;
}

export interface TableRow {
  line: number;
  cells: string[];
}

export interface Table extends BlockBase {
  type: 'table';
  /** The heading row, or null if the table has none (or an empty one). */
  header: TableRow | null;
  rows: TableRow[];
}

/** Text that the file itself sets apart from the page: a slide's speaker notes, a footnote, a comment. */
export interface Note extends BlockBase {
  type: 'note';
  text: string;
}

export type Block = Heading | Paragraph | Item | Table | Note;

/** What a person marked in a document beside its own words: a comment on them, or a change of them that was tracked. */
export interface Markup {
  kind: 'comment' | 'change';
  /** In the outline's unit. */
  line: number;
  /** As the program that wrote the file names them; null where it does not. */
  author: string | null;
  /** The words at which a comment stands, or those that were there before the change; "" where none were. */
  at: string;
  /** The comment, or the words as they were changed; "" where they were taken out. */
  text: string;
}

export interface Outline {
  source: { file: string; sha256: string; kind: DocumentKind };
  unit: LineUnit;
  /** The file's own title (its metadata), if it has a telling one. */
  title: string | null;
  /** The text of each line (page, slide, paragraph, row), first at 0, as a person would look it up in the source. */
  lines: string[];
  blocks: Block[];
  markups: Markup[];
  /** What the reader of the file has to say: pages without text, comments left out, an encoding that was guessed. */
  remarks: { line: number; message: string }[];
}

export type UnreadableReason =
  | 'empty'
  | 'too large'
  | 'encrypted'
  | 'broken'
  | 'no text'
  | 'unknown kind'
  | 'too slow'
  | 'too much memory';

/** A document that can't be read, said so that the person who sent it knows what to do. */
export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument';
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
