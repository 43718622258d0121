import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout } from '../checkout.ts';
import { Mistake } from '../mistake.ts';
import type { Progress } from './model.ts';
import { stage } from './stage.ts';
import { headingsOf, onlySheet, workbench } from './testing/staging.ts';
import { UnreadableFile } from './unreadable.ts';

let bench: Awaited<ReturnType<typeof workbench>>;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.remove());

/** A table large enough that reading it takes a moment; the odd line keeps DuckDB from reading it alone. */
function large(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `Site ${row % 500},2026-04,${row},"a ""note"" on ${row}"`);
  return `site,month,kWh,note\n${lines.join('\n')}\n1,2\n`;
}

describe('a file staged in a process of its own', () => {
  it('leaves its Parquet file, its hash and its remarks, and nothing half done', async () => {
    const path = await bench.write('upload-1', 'site,kWh\nA,5\nB,6\n');
    const into = join(bench.folder, 'staged-1');
    const staged = await stage({ path, name: 'gas.csv' }, into);
    const sheet = onlySheet(staged);
    expect(staged).toMatchObject({
      bytes: 17,
      sha256: createHash('sha256').update('site,kWh\nA,5\nB,6\n').digest('hex'),
    });
    expect(await readdir(into)).toEqual(['sheet-1.parquet']);
    expect(await bench.rows(sheet)).toEqual([
      [2, 'A', '5'],
      [3, 'B', '6'],
    ]);
  });

  it('tells how far it is', async () => {
    const told: Progress[] = [];
    const path = await bench.write('upload-2', large(200_000));
    await stage({ path, name: 'large.csv' }, join(bench.folder, 'staged-2'), { onProgress: (one) => told.push(one) });
    expect(told.length).toBeGreaterThan(2);
    expect(told.every(({ share }) => share >= 0 && share <= 1)).toBe(true);
    expect(new Set(told.map(({ doing }) => doing))).toContain('reading rows');
  });

  it('can be given up, which leaves nothing behind', async () => {
    const path = await bench.write('upload-3', large(300_000));
    const into = join(bench.folder, 'staged-3');
    const giveUp = new AbortController();
    const work = stage({ path, name: 'large.csv' }, into, {
      signal: giveUp.signal,
      onProgress: () => giveUp.abort(new Error('not wanted any more')),
    });
    await expect(work).rejects.toThrow('not wanted any more');
    expect(await readdir(into)).toEqual([]);
  });

  it('begins anew where an earlier process was killed', async () => {
    const path = await bench.write('upload-4', 'site,kWh\nA,5\n');
    const into = join(bench.folder, 'staged-4');
    await mkdir(join(into, '.unfinished-0'), { recursive: true });
    await writeFile(join(into, '.unfinished-0', 'sheet-1.parquet'), 'half a');
    await stage({ path, name: 'gas.csv' }, into);
    expect(await readdir(into)).toEqual(['sheet-1.parquet']);
  });

  it('is stopped when it takes too long or too much memory', async () => {
    const path = await bench.write('upload-5', large(400_000));
    const staging = (limits: object) => stage({ path, name: 'large.csv' }, join(bench.folder, 'staged-5'), { limits });
    await expect(staging({ seconds: 0, mostSeconds: 0.1 })).rejects.toThrow(
      /^large\.csv: Reading the file took longer than/,
    );
    await expect(staging({ memoryMegabytes: 120 })).rejects.toThrow(
      /^large\.csv: Reading the file took too much memory/,
    );
    expect(await readdir(join(bench.folder, 'staged-5'))).toEqual([]);
  });

  it('is refused with a sentence that names it', async () => {
    const into = join(bench.folder, 'staged-6');
    const empty = stage({ path: await bench.write('upload-6', ''), name: 'empty.csv' }, into);
    await expect(empty).rejects.toThrow('empty.csv: The file is empty. Check that it was saved, and send it again.');
    await expect(empty).rejects.toBeInstanceOf(Mistake);
    const picture = stage(
      { path: await bench.write('upload-7', Buffer.from('89504e470d0a1a0a00', 'hex')), name: 'a.png' },
      into,
    );
    await expect(picture).rejects.toMatchObject({ file: 'a.png', reason: 'unknown kind' });
    await expect(picture).rejects.toBeInstanceOf(UnreadableFile);
    const large = stage({ path: await bench.write('upload-8', 'a,b\n'.repeat(400_000)), name: 'b.csv' }, into, {
      limits: { fileMegabytes: 1 },
    });
    await expect(large).rejects.toThrow('b.csv: The file has 2 MB, and at most 1 MB are read.');
  });
});

const data = join(checkout, '../shared/data');

describe.skipIf(!existsSync(data))('published files', () => {
  it.each([
    ['estates/ERIC-2013-14.csv', 251, 115, 3, 'Organisation Profile – Number of sites - General acute hospital (No.)'],
    ['estates/ERIC-2014-15.csv', 241, 194, 3, 'Organisation Profile – Number of sites - General acute hospital (No.)'],
    ['energy/UCam_b0_gas_2021.csv', 8760, 2, 2, null],
    ['prescribing/epd_201709.csv', 10_027, 26, 2, 'PRACTICE_NAME'],
    ['prescribing/tariff_fixture.csv', 2452, 4, 1, ''],
    ['spend/GLA_all.csv', 28_145, 9, 2, 'AccountDescription'],
    ['air-quality/J01000007.csv', 1339, 10, 2, 'PM10_1'],
    ['organisations/etr-2025.csv', 273, 27, 1, ''],
    ['factors/desnz-2025-flat.csv', 8740, 10, 2, 'Level 3'],
  ])('%s has %i rows of %i columns from row %i', async (name, rows, columns, firstRow, heading) => {
    const sheet = onlySheet(await bench.stage(join(data, name)));
    expect({ rows: sheet.rows, columns: sheet.columns.length, firstRow: sheet.firstRow }).toEqual({
      rows,
      columns,
      firstRow,
    });
    if (heading !== null) expect(headingsOf(sheet)).toContain(heading);
    const read = await bench.rows(sheet);
    expect(read).toHaveLength(rows);
    expect([read[0]?.[0], read.at(-1)?.[0]]).toEqual([firstRow, firstRow + rows - 1]);
  });
});
