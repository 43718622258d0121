import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkout } from '../../checkout.ts';
import { told } from '../testing/files.ts';
import { tidyLines } from '../words.ts';
import { readCsv } from './csv.ts';

const read = (text: string) => readCsv(text, { file: 'list.csv', sha256: '', kind: 'csv' });

describe('a CSV list', () => {
  it('has its heading where it is, below a title and an empty row', () => {
    const outline = read('Our actions\n\nAction,Owner\n"Train\nall",ICB\n');
    expect(told(outline)).toEqual(['Our actions', '|Action|Owner|', '|---|', '|Train\nall|ICB|']);
    expect(outline.blocks[1]).toMatchObject({ line: 3, header: { line: 3 }, rows: [{ line: 4 }] });
    expect(outline.lines[3]).toBe('Train all\tICB');
  });

  it.each([
    [';', 'Action;Owner\nTrain, then act;ICB\n'],
    ['tab', 'Action\tOwner\nTrain, then act\tICB\n'],
    ['|', 'Action|Owner\nTrain, then act|ICB\n'],
    ['what it says itself', 'sep=;\nAction;Owner\nTrain, then act;ICB\n'],
  ])('may part its cells by %s', (_, text) => {
    expect(told(read(text))).toEqual(['|Action|Owner|', '|---|', '|Train, then act|ICB|']);
  });

  it('keeps its words where a quotation mark is never closed, and says so', () => {
    const outline = read('Action,Owner\n"Train all,ICB\nPlant,Councils\n');
    expect(told(outline)).toEqual(['|Action|Owner|', '|---|', '|"Train all|ICB|', '|Plant|Councils|']);
    expect(outline.remarks[0]?.message).toMatch(/never closed/);
  });

  it('has no heading where the first full row is a row like the others', () => {
    expect(told(read('1,2026-03-31\n2,2027-03-31\n'))).toEqual(['|1|2026-03-31|', '|2|2027-03-31|']);
  });
});

const corners = join(checkout, '../shared/data/csv-edge');
const Rows = z.array(z.record(z.string(), z.string()));

/** The files with their answers, but the one whose answer has another telephone number than the file. */
function cornerFiles(): { name: string; expected: z.infer<typeof Rows> }[] {
  if (!existsSync(corners)) return [];
  const names = readdirSync(join(corners, 'csvs')).filter((name) => name !== 'location_coordinates.csv');
  return names.map((name) => {
    const answer = readFileSync(join(corners, 'json', name.replace(/csv$/, 'json')), 'utf8');
    return { name, expected: Rows.parse(JSON.parse(answer)) };
  });
}

describe.skipIf(!existsSync(corners))('the corners of CSV (skipped where ../shared/data/csv-edge is not there)', () => {
  it.each(cornerFiles())('are read as they should be: $name', ({ name, expected }) => {
    const rows = read(readFileSync(join(corners, 'csvs', name), 'utf8')).blocks.flatMap((block) =>
      block.type === 'table' ? [block.header, ...block.rows].flatMap((row) => (row ? [row.cells] : [])) : [],
    );
    const wanted = [Object.keys(expected[0] ?? {}), ...expected.map((row) => Object.values(row))];
    const filled = wanted.filter((row) => row.some((cell) => cell !== ''));
    expect(rows).toEqual(filled.map((row) => row.map((cell) => tidyLines(cell).join('\n'))));
  });
});
