import { type BookType, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { told } from '../testing/files.ts';
import { readWorkbook } from './workbook.ts';

function workbook(bookType: BookType): Uint8Array {
  const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
  const sheet = utils.aoa_to_sheet(
    [
      ['Our actions'],
      [],
      ['Theme', 'Action', 'When', null, 'Share'],
      [null, null, 'Start', 'End', null],
      ['Estates', 'LED lights', day(2026, 4, 1), day(2027, 3, 31), 0.25],
      [null, 'Solar', day(2026, 4, 1), day(2027, 3, 31), 0.5],
    ],
    { cellDates: true, UTC: true },
  );
  const merge = (from: string, to: string) => ({ s: utils.decode_cell(from), e: utils.decode_cell(to) });
  sheet['!merges'] = [merge('A1', 'E1'), merge('C3', 'D3'), merge('A3', 'A4'), merge('B3', 'B4'), merge('A5', 'A6')];
  for (const cell of ['E5', 'E6']) Object.assign(sheet[cell], { z: '0%' });
  for (const cell of ['D5', 'D6']) Object.assign(sheet[cell], { z: 'mmm-yy' });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Estates');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['secret', 'list']]), 'Lists');
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Action', 'Owner'],
      ['Plant trees', 'Councils'],
    ]),
    'Nature',
  );
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
  return new Uint8Array(write(book, { type: 'buffer', bookType }));
}

describe.each(['xlsx', 'xls'] as const)('a workbook (%s)', (kind) => {
  const outline = readWorkbook(workbook(kind), { file: `plan.${kind}`, sha256: '', kind: 'xlsx' });

  it('tells each sheet as a table, headings of two rows as one, dates and shares as they are shown', () => {
    expect(told(outline)).toEqual([
      '? Estates',
      'Our actions',
      '|Theme|Action|When Start|When End|Share|',
      '|---|',
      '|Estates|LED lights|1 April 2026|March 2027|25%|',
      '|Estates|Solar|1 April 2026|March 2027|50%|',
      '? Nature',
      '|Action|Owner|',
      '|---|',
      '|Plant trees|Councils|',
    ]);
  });

  it('counts rows on from sheet to sheet, and names the hidden sheet that it left out', () => {
    expect(outline.blocks.map((block) => block.line)).toEqual([1, 1, 3, 7, 7]);
    expect(outline.lines[7]).toBe('Plant trees\tCouncils');
    expect(outline.remarks).toEqual([{ line: 6, message: expect.stringContaining('“Lists” is hidden') }]);
  });
});
