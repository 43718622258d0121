import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandLine } from '../../carbon/commands/testing.ts';
import { readInitiatives } from '../files/read-initiatives.ts';
import { documentCommands } from './documents.ts';

let folder: string;
const greenplan = commandLine(
  (program) => documentCommands(program.command('trajectory')),
  () => Promise.reject(new Error('No database is asked for')),
);
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-measures-'));
  vi.spyOn(console, 'error').mockReturnValue();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const measures = [
  ['Action', 'Responsible body', 'tCO2e saved 2026/27', 'tCO2e saved 2027/28', 'Cumulative tCO2e'],
  ['LED lighting', 'Estates', '120', '250', '370'],
  ['Electric fleet', 'Transport', '–', '1.2 kt', '1,200'],
  ['Total', '', '120', '1,450', '1,570'],
];

describe('greenplan trajectory measures', () => {
  it('makes a list of initiatives of the table of a workbook or a Word document', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([['Our measures'], [], ...measures]);
    await writeFile(at('plan.xlsx'), xlsx.write(xlsx.utils.book_new(sheet, 'Plan'), { type: 'buffer' }));
    const rows = measures.map(
      (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    );
    const word = new Document({ sections: [{ children: [new Paragraph('Our measures'), new Table({ rows })] }] });
    await writeFile(at('plan.docx'), await Packer.toBuffer(word));
    for (const [file, out] of [
      ['plan.xlsx', 'list.csv'],
      ['plan.docx', 'list.xlsx'],
    ] as const) {
      expect(
        await greenplan('trajectory', 'measures', at(file), '--organisation', 'northmere', '--out', at(out)),
      ).toContain('2 measures are in');
      const { initiatives, problems } = await readInitiatives(await readFile(at(out)), out);
      expect(problems).toEqual([]);
      expect(
        initiatives.map(({ title, start, answerable, effect }) => [
          title,
          start,
          answerable,
          effect.type === 'tonnes' && effect.byYear,
        ]),
      ).toEqual([
        ['LED lighting', '2026-04', 'Estates', { 2026: '120', 2027: '250' }],
        ['Electric fleet', '2027-04', 'Transport', { 2027: '1200' }],
      ]);
    }
  }, 30_000);

  it('says what it lacks', async () => {
    await writeFile(at('none.md'), '# A plan\n\nWe will plant trees.\n');
    const to = ['--organisation', 'northmere', '--out', at('x.csv')];
    await expect(greenplan('trajectory', 'measures', at('none.md'), ...to)).rejects.toThrow(/has no table of measures/);
    await expect(greenplan('trajectory', 'measures', at('missing.md'), ...to)).rejects.toThrow(
      /not there|no file|no such/i,
    );
    await expect(
      greenplan('trajectory', 'measures', at('none.md'), '--organisation', 'n', '--out', 'list.pdf'),
    ).rejects.toThrow('Give the list a name that ends in .csv or .xlsx.');
    await expect(greenplan('trajectory', 'measures', at('none.md'), ...to, '--start', 'soon')).rejects.toThrow(
      /2027-04/,
    );
  }, 30_000);
});

describe('greenplan trajectory check-pathway', () => {
  it('tells which sums of a published pathway do not add up', async () => {
    await writeFile(
      at('pathway.csv'),
      'ktCO2e,2025,2030,2040\nBusiness as usual,100,98,95\nHomes,0,10,30\nTransport,0,12,40\nTotal measures,0,22,60\nRemaining,100,76,35\n',
    );
    expect(await greenplan('trajectory', 'check-pathway', at('pathway.csv'))).toBe(
      [
        '5 of 6 sums follow from their own figures, to the rounding of the publication; 1 does not.',
        'table  row             column  stated  follows  off  verdict          of what',
        '    1  Total measures    2040      60       70  -10  does not add up  the sum of “Homes”, “Transport”',
      ].join('\n'),
    );
  }, 30_000);
});
