import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../platform/documents/zip.ts';
import { approvedInput, exportInput } from '../testing/export-input.ts';
import { fixtureSystem } from '../testing/fixture-plan.ts';
import { nastyPlan, nastyTexts } from '../testing/nasty-plan.ts';
import { toDocx } from './docx.ts';
import type { ExportInput } from './input.ts';

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>').toString('base64');

/** The XML parts of a Word file by name, each checked to be well formed. */
async function open(input: ExportInput): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-docx-'));
  try {
    const file = join(folder, 'paper.docx');
    await writeFile(file, await toDocx(input));
    const archive = await openArchive(file);
    const parts = new Map<string, string>();
    for (const name of archive.names.filter((one) => /\.(xml|rels)$/.test(one))) {
      const xml = Buffer.from(await archive.bytes(name)).toString('utf8');
      expect(XMLValidator.validate(xml), name).toBe(true);
      parts.set(name, xml);
    }
    archive.close();
    return parts;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The words of a part, a space between paragraphs. */
function words(xml = ''): string {
  return xml
    .replace(/<\/w:p>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
const count = (xml: string, what: RegExp) => xml.match(what)?.length ?? 0;

describe('a plan as a Word document', () => {
  let parts: Map<string, string>;
  let body: string;
  beforeAll(async () => {
    const system = fixtureSystem();
    system.settings.brand.logo = `data:image/svg+xml;base64,${svg}`;
    parts = await open(exportInput({ system }));
    body = parts.get('word/document.xml') ?? '';
  });

  it('has its headings as headings, and one title', () => {
    expect(count(body, /<w:pStyle w:val="Heading1"\/>/g)).toBe(9);
    expect(count(body, /<w:pStyle w:val="Heading2"\/>/g)).toBe(4);
    expect(count(body, /<w:pStyle w:val="Title"\/>/g)).toBe(1);
  });
  it('has contents that Word can make again, filled in already', () => {
    expect(body).toMatch(/TOC \\h .*\\o &quot;1-2&quot;|TOC .*\\o "1-2"/);
    expect(words(body)).toContain('Estates and travel');
  });
  it('has a heading row in each table, which is said again on the next page', () => {
    expect(count(body, /<w:tbl>/g)).toBe(11);
    expect(count(body, /<w:tblHeader\/>/g)).toBe(11);
  });
  it('has its lists as lists', () => {
    expect(count(body, /<w:numPr>/g)).toBe(3 + 1 + 2 + 1);
  });
  it('is in British English, and says what its picture shows', () => {
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    expect(body).toMatch(/<wp:docPr [^>]*descr="Fenmarsh and Wold Integrated Care System"/);
  });
  it('says on its cover, and at head and foot of each page, that it is a draft', () => {
    const draft = 'Draft: no body has approved this plan, and its commitments are suggestions.';
    expect(words(body)).toContain(draft);
    expect(words(parts.get('word/header1.xml'))).toContain(draft);
    expect(words(parts.get('word/footer1.xml'))).toContain(draft);
  });
  it('numbers its pages', () => {
    expect(parts.get('word/footer1.xml')).toMatch(/PAGE[\s\S]*NUMPAGES/);
  });
  it('leads from a recommendation to the commitment that answers it', () => {
    expect(body).toContain('<w:hyperlink w:history="1" w:anchor="row-c2">');
    expect(body).toMatch(/<w:bookmarkStart [^>]*w:name="row-c2"/);
  });
  it('does not call an approved plan a draft', async () => {
    const approved = [...(await open(approvedInput())).values()].map(words).join(' ');
    expect(approved).not.toMatch(/\bdraft\b/i);
    expect(approved).toContain('Approved by Fenmarsh and Wold ICB on 31 March 2026.');
  });
  it('takes any text as words', async () => {
    const nasty = await open(exportInput({ plan: nastyPlan() }));
    const text = words(nasty.get('word/document.xml'));
    for (const index of [0, 1, 6, 7, 8, 13, 14, 15]) expect(text).toContain(nastyTexts[index]?.replace(/\s+/g, ' '));
    expect(nasty.get('word/_rels/document.xml.rels')).not.toMatch(/javascript:|evil/);
  });
});
