/** Files made for tests of the readers, and outlines told shortly enough to be read in a test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Block, Outline } from '../outline.ts';
import { readFile } from '../reader.ts';

/** A folder for the files of one test file; `remove` it afterwards. */
export async function scratch() {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-documents-'));
  return {
    /** Writes a file and gives its path. */
    async write(name: string, content: string | Uint8Array): Promise<string> {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    /** Writes a file and reads it in this very process. */
    async read(name: string, content: string | Uint8Array): Promise<Outline> {
      return readFile(await this.write(name, content), name, () => undefined);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A ZIP of these parts. */
export async function zipOf(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** The relations of an Office file's part. */
export function relationsOf(targets: Record<string, [type: string, target: string]>): string {
  const told = Object.entries(targets).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${told.join('')}</Relationships>`;
}

/** A Word document of these paragraphs of XML. */
export function docxOf(body: string, more: Record<string, string> = {}): Promise<Uint8Array> {
  return zipOf({
    '_rels/.rels': relationsOf({ r1: ['officeDocument', 'word/document.xml'] }),
    'word/document.xml': `<w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** A paragraph of Word's XML. */
export function wordParagraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** An outline told line by line: "# Heading", "- item", "1. item", "**strong**", "| cell | cell |", "(note)". */
export function told(outline: Outline): string[] {
  return outline.blocks.flatMap(tellBlock);
}

function tellBlock(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [`${'#'.repeat(block.level ?? 0) || '?'} ${block.text}`];
    case 'item':
      return [`${'  '.repeat(block.depth)}${block.marker} ${block.text}`];
    case 'paragraph':
      return [block.strong ? `**${block.text}**` : block.text];
    case 'note':
      return [`(${block.text})`];
    case 'table':
      return [
        ...(block.header ? [`|${block.header.cells.join('|')}|`, '|---|'] : []),
        ...block.rows.map((row) => `|${row.cells.join('|')}|`),
      ];
  }
}
