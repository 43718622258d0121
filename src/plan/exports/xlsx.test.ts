import { read, utils, type WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { approvedInput, exportInput } from '../testing/export-input.ts';
import { nastyPlan, nastyTexts } from '../testing/nasty-plan.ts';
import type { ExportInput } from './input.ts';
import { toXlsx } from './xlsx.ts';

async function open(input: ExportInput): Promise<WorkBook> {
  return read(await toXlsx(input), { cellDates: true, cellStyles: true, cellNF: true, cellFormula: true, UTC: true });
}
function rows(workbook: WorkBook, sheet: string): Record<string, unknown>[] {
  const found = workbook.Sheets[sheet];
  return found ? utils.sheet_to_json(found, { UTC: true }) : [];
}

describe('a plan as a workbook, as another program reads it', () => {
  it('has a sheet about itself and one for each list', async () => {
    const workbook = await open(exportInput());
    expect(workbook.SheetNames).toEqual(['About', 'Commitments', 'Recommendations', 'Links', 'Milestones', 'Glossary']);
    expect(rows(workbook, 'Commitments').length).toBe(7);
    expect(rows(workbook, 'Recommendations').map((row) => row['Answered by'])).toEqual(['c2', undefined, 'c4', 'c5']);
    expect(rows(workbook, 'Links').length).toBe(3);
    expect(rows(workbook, 'Glossary')[0]?.Term).toBe('ICB');
  });
  it('says at the top of its first sheet whether the plan is a draft', async () => {
    expect((await open(exportInput())).Sheets.About?.B1?.v).toContain('its commitments are suggestions');
    expect((await open(approvedInput())).Sheets.About?.B1?.v).toBe(
      'Approved by Fenmarsh and Wold ICB on 31 March 2026.',
    );
  });
  it('has days as days', async () => {
    const workbook = await open(exportInput());
    expect(rows(workbook, 'Commitments')[1]?.Due).toEqual(new Date('2027-03-31T00:00:00Z'));
    expect(rows(workbook, 'Milestones')[1]?.['Last day']).toEqual(new Date('2026-02-28T00:00:00Z'));
  });
  it('can be filtered by every column', async () => {
    const filter = (await open(exportInput())).Sheets.Commitments?.['!autofilter'];
    expect(filter?.ref).toBe('A1:AA8');
  });
  it('has no formula, whatever the text, and the text whole', async () => {
    const workbook = await open(exportInput({ plan: nastyPlan() }));
    const cells = workbook.SheetNames.flatMap((name) => Object.values(workbook.Sheets[name] ?? {}));
    expect(cells.length).toBeGreaterThan(500);
    for (const cell of cells) expect(cell).not.toHaveProperty('f');
    const texts = rows(workbook, 'Glossary').map((row) => row.Meaning);
    expect(texts).toContain(nastyTexts[1]);
    expect(texts).toContain(nastyTexts[8]);
    expect(texts).toContain(nastyTexts[15]);
    expect(texts).toContain('null  bell  lone \uFFFD end');
  });
});
