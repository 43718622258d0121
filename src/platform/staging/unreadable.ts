/** What is said of files that can't be staged: what they are, and how to mend it. */
import { z } from 'zod';
import { isDiskFull } from '../disk-full.ts';
import { DuckTrouble } from '../duck/duck.ts';
import { Mistake } from '../mistake.ts';

export const unreadableReasons = [
  'empty',
  'too large',
  'encrypted',
  'broken',
  'unknown kind',
  'too slow',
  'too much memory',
  'disk full',
] as const;
export const UnreadableReason = z.enum(unreadableReasons);
export type UnreadableReason = z.infer<typeof UnreadableReason>;

/** A file that can't be staged. Its message says which file, what was found, what was expected and how to mend it. */
export class UnreadableFile extends Mistake {
  readonly file: string;
  readonly reason: UnreadableReason;
  /** @param message without the name of the file, which is put before it */
  constructor(file: string, reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
    this.file = file;
    this.reason = reason;
  }
}

/** What a reader throws, who need not know the name of the file. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const readable =
  'Greenplan reads CSV and other texts of rows, Excel and OpenDocument workbooks, Parquet and JSON lines.';

const sentences = {
  empty: ['empty', 'The file is empty. Check that it was saved, and send it again.'],
  blank: [
    'empty',
    'The file has no rows in it, only spaces or empty cells. Check that it was saved, and send it again.',
  ],
  'no file': ['broken', 'There is no such file, or it may not be read. Check its name and where it is.'],
  folder: ['unknown kind', 'That is a folder. Send the files inside it, one at a time.'],
  picture: [
    'unknown kind',
    'That is a picture, and a table of figures is expected. Send the file that the figures come from, as CSV or Excel.',
  ],
  pdf: [
    'unknown kind',
    'That is a PDF, and a table of figures is expected. Ask whoever made it for the figures as CSV or Excel.',
  ],
  program: ['unknown kind', `That is a program. ${readable}`],
  media: ['unknown kind', `That is a sound or a film. ${readable}`],
  packed: [
    'unknown kind',
    'That is a packed archive of files. Unpack it and send the file inside it, or each of them.',
  ],
  document: [
    'unknown kind',
    'That is a document or slides, and a table of figures is expected. Copy the table into a spreadsheet and send that.',
  ],
  webArchive: ['unknown kind', 'That is an e-mail or a saved web page. Send the file attached to it.'],
  apple: ['unknown kind', 'That is from Pages, Numbers or Keynote. Export it as Excel or CSV, and send that.'],
  xml: ['unknown kind', `That is XML of a kind that is not known. ${readable}`],
  unknown: ['unknown kind', `That is of a kind that is not known. ${readable}`],
  password: [
    'encrypted',
    'The workbook is protected with a password. Open it, take the password off, save it and send it again.',
  ],
  damaged: [
    'broken',
    'The file can’t be read: it is damaged or cut short. Open it in the program it was made with, save it again and send that.',
  ],
  memory: [
    'too much memory',
    'Reading the file took too much memory and was stopped. Save it as CSV, or in parts, and send that.',
  ],
  'disk full': [
    'disk full',
    'There is no room left on the disk for the rows of the file. Nothing of it was taken in. Whoever runs Greenplan has to make room; then send it again.',
  ],
} satisfies Record<string, [UnreadableReason, string]>;

export type Refusal = keyof typeof sentences;

/** The error that says why a file is not read. */
export function refusal(why: Refusal, cause?: unknown): Unreadable {
  const [reason, message] = sentences[why];
  return new Unreadable(reason, message, { cause });
}

export function tooLarge(found: string, most: string): Unreadable {
  return new Unreadable(
    'too large',
    `The file has ${found}, and at most ${most} are read. Save it in parts and send those.`,
  );
}

export function tooManyRows(most: number): Unreadable {
  const rows = most.toLocaleString('en-GB');
  return tooLarge(`more than ${rows} rows`, rows);
}

export function tooManyColumns(most: number): Unreadable {
  const columns = `${most.toLocaleString('en-GB')} columns`;
  return tooLarge(`more than ${columns}`, columns);
}

/** Whatever was thrown on the way, as the reason why the file is not read. */
export function asUnreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  if (isDiskFull(error)) return refusal('disk full', error);
  if (error instanceof DuckTrouble && error.hindrance === 'memory') return refusal('memory', error);
  return refusal('damaged', error);
}
