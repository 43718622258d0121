import { CFB } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { docxOf, relationsOf, scratch, told, wordParagraph, zipOf } from './testing/files.ts';

const files = await scratch();
afterAll(files.remove);

/** A compound file, the container of the old Office formats and of protected new ones. */
function compound(part: string): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, `/${part}`, Buffer.alloc(5000, 1));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

/** A PDF that opens with a password alone. */
const lockedPdf = [
  '%PDF-1.4',
  '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
  '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
  '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>> endobj',
  `4 0 obj <</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>> endobj`,
  `trailer <</Root 1 0 R/Encrypt 4 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]>>`,
  '%%EOF',
].join('\n');

const refused: [
  what: string,
  name: string,
  content: () => Promise<string | Uint8Array>,
  reason: string,
  said: RegExp,
][] = [
  ['an empty file', 'plan.docx', async () => '', 'empty', /^The file is empty/],
  ['spaces and empty lines', 'plan.txt', async () => ' \n\n \n', 'empty', /nothing in it but spaces/],
  ['a Word document without words', 'plan.docx', () => docxOf(wordParagraph('')), 'no text', /no text/],
  [
    'a protected Word document',
    'plan.docx',
    async () => compound('EncryptedPackage'),
    'encrypted',
    /take the password off/,
  ],
  ['a protected PDF', 'plan.pdf', async () => lockedPdf, 'encrypted', /take the password off/],
  [
    'an old Word document',
    'plan.doc',
    async () => compound('WordDocument'),
    'unknown kind',
    /choose “Save as”, “Word document \(.docx\)”/,
  ],
  [
    'old slides',
    'plan.ppt',
    async () => compound('PowerPoint Document'),
    'unknown kind',
    /“PowerPoint presentation \(.pptx\)”/,
  ],
  ['rich text', 'plan.rtf', async () => '{\\rtf1\\ansi Plan}', 'unknown kind', /rich text \(.rtf\).*save as/is],
  [
    'a picture',
    'plan.pdf',
    async () => Buffer.from(`89504e470d0a1a0a0000000d49484452${'00'.repeat(40)}`, 'hex'),
    'unknown kind',
    /picture.*OCR/,
  ],
  [
    'a program',
    'plan.docx',
    async () => Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)]),
    'unknown kind',
    /a program, not a document/,
  ],
  ['a packed archive', 'plan.docx', () => zipOf({ 'a.txt': 'a', 'b.txt': 'b' }), 'unknown kind', /packed archive/],
  [
    'noise',
    'plan.txt',
    async () => Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919 + at * at) % 256)),
    'unknown kind',
    /kind that is not known/,
  ],
  [
    'half a Word document',
    'plan.docx',
    async () => (await docxOf(wordParagraph('Plan'))).subarray(0, 300),
    'broken',
    /cut short or damaged/,
  ],
  ['broken XML', 'plan.docx', () => docxOf('<w:p><w:r>'), 'broken', /damaged inside.*document\.xml/],
  ['XML nested without end', 'plan.docx', () => docxOf('<w:p>'.repeat(100_000)), 'broken', /nested too deep/],
  [
    'slides without a presentation',
    'plan.pptx',
    () => zipOf({ '[Content_Types].xml': '<Types/>' }),
    'broken',
    /damaged or cut short/,
  ],
  [
    'a mail',
    'plan.txt',
    async () => 'MIME-Version: 1.0\nContent-Type: multipart/related\n\nplan',
    'unknown kind',
    /saved as a single file or an e-mail/,
  ],
  ['other XML', 'plan.xml', async () => '<?xml version="1.0"?><plan/>', 'unknown kind', /XML of a kind/],
];

describe('a file that can’t be read', () => {
  it.each(refused)(
    'is refused with a sentence that says how to mend it: %s',
    async (_, name, content, reason, said) => {
      const reading = files.read(name, await content());
      await expect(reading).rejects.toMatchObject({
        name: 'UnreadableDocument',
        reason,
        message: expect.stringMatching(said),
      });
    },
  );

  it('that swells when it is opened is refused before it fills the memory', async () => {
    const bomb = await zipOf({
      '_rels/.rels': relationsOf({ r1: ['officeDocument', 'word/document.xml'] }),
      'word/document.xml': Buffer.alloc(250_000_000, 32),
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(files.read('bomb.docx', bomb)).rejects.toMatchObject({
      reason: 'too large',
      message: expect.stringMatching(/swells to more than 100 MB/),
    });
  });
});

describe('the kind of a document', () => {
  it.each<[string, string, () => Promise<string | Uint8Array>]>([
    ['docx', 'plan.pdf', () => docxOf(wordParagraph('Plan'))],
    ['html', 'plan.doc', async () => '<html><body><p>Plan</p></body></html>'],
    ['csv', 'plan.xls', async () => 'Action,Owner\nTrain staff,ICB\n'],
    ['text', 'plan.docx', async () => 'Our plan\n\nWe will train staff.\n'],
  ])('is told by what is in it (%s in %s), and the wrong name is remarked on', async (kind, name, content) => {
    const outline = await files.read(name, await content());
    expect(outline.source).toMatchObject({ kind, file: name });
    expect(outline.remarks[0]?.message).toMatch(/^The name of the file ends in/);
  });

  it('is told by its name where the words may be either', async () => {
    const words = '- Train staff, soon\n- Plant trees, soon\n';
    const kinds = ['plan.md', 'plan.csv', 'plan.txt', 'plan'].map(
      async (name) => (await files.read(name, words)).source.kind,
    );
    expect(await Promise.all(kinds)).toEqual(['markdown', 'csv', 'text', 'text']);
  });

  it('brings the fingerprint of the file', async () => {
    const outline = await files.read('abc.txt', 'abc');
    expect(outline.source.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(told(outline)).toEqual(['abc']);
  });

  it('is text in Windows-1252 as well', async () => {
    const outline = await files.read('plan.txt', Buffer.from('The ICB\x92s plan', 'latin1'));
    expect(told(outline)).toEqual(['The ICB’s plan']);
    expect(outline.remarks[0]?.message).toContain('Windows-1252');
  });
});
