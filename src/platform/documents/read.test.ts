import { truncate } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument } from './read.ts';
import { docxOf, scratch, told, wordParagraph } from './testing/files.ts';

const files = await scratch();
afterAll(files.remove);

const bullet = '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

describe('a document read in a process of its own', () => {
  it('comes back as its outline, under the name that the person gave it', async () => {
    const path = await files.write('upload-1', await docxOf(wordParagraph('Plan')));
    const outline = await readDocument(path, { name: 'Green plan.docx' });
    expect(outline.source).toMatchObject({ kind: 'docx', file: 'Green plan.docx' });
    expect(told(outline)).toEqual(['Plan']);
    expect(outline.remarks).toEqual([]);
  });

  it('is refused by its size alone before it is opened', async () => {
    const path = await files.write('large.docx', 'PK');
    await truncate(path, 200_000_000);
    await expect(readDocument(path)).rejects.toMatchObject({
      reason: 'too large',
      message: expect.stringMatching(/has 200 MB, and at most 100 MB are read/),
    });
    await expect(readDocument(path, { limits: { fileMegabytes: 150 } })).rejects.toThrow(/at most 150 MB/);
  });

  it('may hold 100,000 bullets', async () => {
    const path = await files.write(
      'many.docx',
      await docxOf(wordParagraph('Train all staff by March 2027', bullet).repeat(100_000)),
    );
    const started = performance.now();
    const outline = await readDocument(path);
    console.log(`100,000 bullets of Word read in ${Math.round(performance.now() - started)} ms`);
    expect(outline.blocks).toHaveLength(100_000);
  }, 60_000);

  it('is stopped when it takes too long', async () => {
    const path = await files.write('slow.md', '- Train all staff\n'.repeat(200_000));
    const started = performance.now();
    await expect(readDocument(path, { limits: { seconds: 0.2, mostSeconds: 0.2 } })).rejects.toMatchObject({
      reason: 'too slow',
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is stopped when it takes too much memory', async () => {
    const path = await files.write('greedy.md', '- Train all staff\n'.repeat(300_000));
    await expect(readDocument(path, { limits: { memoryMegabytes: 120 } })).rejects.toMatchObject({
      reason: 'too much memory',
    });
  });

  it('is given up when the person goes away', async () => {
    const path = await files.write('given-up.md', '- Train all staff\n'.repeat(200_000));
    const control = new AbortController();
    const reading = readDocument(path, { signal: control.signal });
    setTimeout(() => control.abort(new Error('the person went away')), 100);
    await expect(reading).rejects.toThrow('the person went away');
  });

  it('has its own sentence when it is not there or is a folder', async () => {
    await expect(readDocument('/nowhere/plan.docx')).rejects.toThrow(/no such file/);
    await expect(readDocument('/')).rejects.toThrow(/folder/);
  });
});
