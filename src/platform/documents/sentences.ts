/** What is said of files that can't be read: what they are, and what to do. */
import { UnreadableDocument, type UnreadableReason } from './outline.ts';

const readable = 'Greenplan reads Word, PowerPoint, OpenDocument text, PDF, HTML, Markdown, plain text, CSV and Excel.';

const sentences = {
  empty: ['empty', 'The file is empty. Check that it was saved, and send it again.'],
  blank: [
    'empty',
    'The file has nothing in it but spaces and empty lines. Check that it was saved, and send it again.',
  ],
  'no file': ['broken', 'There is no such file, or it may not be read. Check its name and where it is.'],
  folder: ['unknown kind', 'That is a folder, not a document. Give the document inside it.'],
  wordless: [
    'no text',
    'The document has no text in it, only pictures or empty pages. If it was scanned, run text recognition (OCR) on it first and send the result.',
  ],
  scanned: [
    'no text',
    'The PDF has no text in it: its pages are pictures, as a scanner makes them. Run text recognition (OCR) on it first, or send the document from which it was made.',
  ],
  picture: [
    'unknown kind',
    'That is a picture. Run text recognition (OCR) on it first, or send the document from which it was made.',
  ],
  program: ['unknown kind', `That is a program, not a document. ${readable}`],
  media: ['unknown kind', `That is a sound or a film, not a document. ${readable}`],
  packed: ['unknown kind', 'That is a packed archive of files. Unpack it and send the document inside it.'],
  legacyWord: [
    'unknown kind',
    'The document is in the old Word format (.doc). Open it in Word, choose “Save as”, “Word document (.docx)”, and send that.',
  ],
  legacyPowerPoint: [
    'unknown kind',
    'The slides are in the old PowerPoint format (.ppt). Open them in PowerPoint, choose “Save as”, “PowerPoint presentation (.pptx)”, and send that.',
  ],
  richText: [
    'unknown kind',
    'The document is rich text (.rtf). Open it in Word, choose “Save as”, “Word document (.docx)”, and send that.',
  ],
  webArchive: [
    'unknown kind',
    'The file is a web page saved as a single file or an e-mail. Save it as a web page (.html) or a Word document (.docx), and send that.',
  ],
  odfSlides: [
    'unknown kind',
    'The slides are in the OpenDocument format (.odp). Save them as a PowerPoint presentation (.pptx), and send that.',
  ],
  apple: [
    'unknown kind',
    'The document is from Pages, Numbers or Keynote. Export it as Word, Excel or PowerPoint, and send that.',
  ],
  json: [
    'unknown kind',
    'The file is JSON, which is for programs. Send the document itself; a plan or a draft as JSON is taken by “bin/greenplan import FILE”.',
  ],
  xml: ['unknown kind', `The file is XML of a kind that is not known. ${readable}`],
  unknown: ['unknown kind', `The file is of a kind that is not known. ${readable}`],
  password: [
    'encrypted',
    'The document is protected with a password. Open it, take the password off, save it and send it again.',
  ],
  damaged: [
    'broken',
    'The file can’t be opened: it is damaged or cut short. Open it in the program it was made with, save it again and send that.',
  ],
} satisfies Record<string, [UnreadableReason, string]>;

export type Refusal = keyof typeof sentences;

/** The error that says why a file is not read. */
export function refusal(why: Refusal): UnreadableDocument {
  const [reason, message] = sentences[why];
  return new UnreadableDocument(reason, message);
}

/** What each kind is called in a sentence. */
export const kindNames = {
  text: 'plain text',
  markdown: 'Markdown',
  docx: 'a Word document',
  pptx: 'a PowerPoint presentation',
  odt: 'an OpenDocument text',
  pdf: 'a PDF',
  html: 'a web page',
  csv: 'a CSV table',
  xlsx: 'a workbook',
} as const;
