import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { approvedInput, exportInput } from '../testing/export-input.ts';
import { fixtureSystem } from '../testing/fixture-plan.ts';
import { nastyPlan, nastyTexts } from '../testing/nasty-plan.ts';
import { boardPaper } from './board-paper.ts';
import type { ExportInput } from './input.ts';
import { toPdf } from './pdf.ts';
import { typeset } from './pdf-typeset.ts';
import { FileNotMade, renderApart } from './render-child.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type Tree = Awaited<ReturnType<Page['getStructTree']>>;

async function open(input: ExportInput): Promise<Pdf> {
  return getDocumentProxy(new Uint8Array(toPdf(input)));
}
async function pages(pdf: Pdf): Promise<Page[]> {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
}
async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
}
/** Roles of a page's structure, outermost first: what a screen reader goes by. */
function roles(node: Tree | Tree['children'][number]): string[] {
  if (!('role' in node)) return [];
  return [node.role, ...node.children.flatMap(roles)];
}

describe('a plan as PDF', () => {
  let pdf: Pdf;
  beforeAll(async () => {
    pdf = await open(exportInput());
  });

  it('declares itself PDF/UA-1, with a title to be shown and a language', async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Fenmarsh and Wold Green Plan 2026 to 2029', Language: 'en-GB' });
    expect(metadata?.getRaw()).toMatch(/pdfuaid:part>1</);
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });
  it('is tagged: headings, lists, tables with heading cells, links', async () => {
    const all = (await Promise.all((await pages(pdf)).map((page) => page.getStructTree()))).flatMap(roles);
    for (const role of ['H1', 'H2', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'TOC', 'TOCI', 'Link', 'P']) {
      expect(all, role).toContain(role);
    }
  });
  it('says on every page that the plan is a draft, above and below', async () => {
    for (const page of await pages(pdf)) {
      const said = (await textOf(page)).match(/no body has approved this plan/g) ?? [];
      expect(said.length).toBeGreaterThanOrEqual(2);
    }
  });
  it('asks the board for its decision, and counts what is missing', async () => {
    const text = (await Promise.all((await pages(pdf)).map(textOf))).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('The board is asked to');
    expect(text).toContain('1 commitment has no owner yet, every one has a date and 2 have no target');
    expect(text).toContain('NHS Trusts will replace 100 % of lamps with LED by March 2027.');
  });
  it('does not call an approved plan a draft', async () => {
    const approved = await open(approvedInput());
    const text = (await Promise.all((await pages(approved)).map(textOf))).join(' ');
    expect(text).not.toMatch(/draft/i);
    expect(text).toContain('Approved by Fenmarsh and Wold ICB on 31 March 2026.');
  });
  it('prints any text as words, and a box for a character that no font has', async () => {
    const nasty = await open(exportInput({ plan: nastyPlan() }));
    const text = (await Promise.all((await pages(nasty)).map(textOf))).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('#import "x"; $x$ *strong* _emph_');
    expect(text).toContain('<script>alert("x")</script>');
    expect(text).toContain('and \u25A1\u25A1\u25A1 and Ελληνικά');
    expect(text).toContain(nastyTexts[1]);
    expect(nasty.numPages).toBeGreaterThan(16);
  });
});

describe('the typesetter', () => {
  it('refuses what would break PDF/UA-1: headings that skip a level', () => {
    const paper = {
      ...boardPaper(exportInput()),
      blocks: [
        { type: 'heading', level: 1, text: 'One' },
        { type: 'heading', level: 3, text: 'Three' },
      ],
    };
    expect(() => typeset(JSON.stringify(paper))).toThrow(/skipped from heading level 1 to 3/);
  });
});

describe('a file made apart', () => {
  it('is the file', async () => {
    const file = await renderApart('pdf', exportInput());
    expect(Buffer.from(file.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  });
  it('is given up when it takes too long', async () => {
    await expect(renderApart('docx', exportInput(), { time: 1, memory: 1e9 })).rejects.toThrow(/took too long/);
  });
  it('is given up when it takes too much memory', async () => {
    await expect(renderApart('xlsx', exportInput(), { time: 30_000, memory: 1e6 })).rejects.toThrow(/too much memory/);
  });
  it('keeps the reasons of a failure from the reader, and for the log', async () => {
    const system = fixtureSystem();
    system.settings.brand.logo = 'data:image/png;base64,AAAA';
    const failure = await renderApart('pdf', exportInput({ system })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FileNotMade);
    expect(failure).toMatchObject({ message: 'The file could not be made. Try another kind of file.' });
    expect(failure).toHaveProperty('cause', expect.stringContaining('image'));
  });
});
