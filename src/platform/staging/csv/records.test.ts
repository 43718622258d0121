import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, RecordReader } from './records.ts';

function read(text: string, delimiter = ',', pieceLetters = text.length || 1): CsvRecord[] {
  const reader = new RecordReader({ delimiter, bareReturns: false });
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += pieceLetters)
    records.push(...reader.push(text.slice(at, at + pieceLetters)));
  return [...records, ...reader.end()];
}

const cellsOf = (text: string) => read(text).map(({ cells }) => cells);

describe('records of a text', () => {
  it('are the rows that were written, whatever stands in their cells and wherever the text is cut into pieces', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', 'a"b', 'x,y', 'two\nlines', 'two\r\nlines', ' ', '""'));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 20 }), (rows, pieceLetters) => {
        // a lone CR, or blanks around a quoted cell, mean something else in a file that was not written by a program
        const plain = rows.map((row) => row.map((words) => words.replace(/\r(?!\n)/g, '')));
        const text = stringify(plain, { quoted: true });
        expect(read(text, ',', pieceLetters).map(({ cells }) => cells)).toEqual(plain);
        expect(parse(text, { relax_column_count: true })).toEqual(plain);
      }),
    );
  });

  it('know the line that they begin on', () => {
    expect(read('a,b\n1,"two\nlines"\n\n3,4\n').map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });

  it('take a quotation mark within words as it is', () => {
    expect(cellsOf('pipe 5" long,1\n"he said "yes" twice",2\n')).toEqual([
      ['pipe 5" long', '1'],
      ['he said "yes" twice', '2'],
    ]);
  });

  it('take a quotation mark that is never closed as a plain character, and only that row', () => {
    expect(read('a,b\n"oops,1\n2,3\n"x, y",4\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['"oops', '1'], unclosed: true },
      { line: 3, cells: ['2', '3'] },
      { line: 4, cells: ['x, y', '4'] },
    ]);
  });

  it('are not held up by an open quotation mark in a long file', () => {
    const reader = new RecordReader({ delimiter: ',', bareReturns: false });
    const first = reader.push('"oops,1\n');
    const later = Array.from({ length: 30 }, () => reader.push('2,3\n'.repeat(2000))).flat();
    expect(first).toEqual([]);
    expect(later[0]).toEqual({ line: 1, cells: ['"oops', '1'], unclosed: true });
    expect(later.length).toBeGreaterThan(50_000);
  });
});
