import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../platform/duck/duck.ts';
import { checkFile } from './check-file.ts';
import { plainForm } from './kinds/plain.ts';
import { contextOf, linesIn, sheetOfRows, workplace } from './testing.ts';

let duck: Duck;
let folder: string;
beforeAll(async () => {
  ({ duck, folder } = await workplace());
});
afterAll(() => duck.close());

const usual = { organisation: 'R0A', site: 'Main', activity: 'gas', unit: 'kWh', spend: '', supplier: '' };
type Row = Record<'period' | 'quantity', string> & Partial<typeof usual>;
const check = (rows: readonly Row[], existing: string | null = null) =>
  checkFile(
    duck,
    sheetOfRows(
      plainForm.headings,
      rows.map((row) => plainForm.headings.map((heading) => ({ ...usual, ...row })[heading as keyof Row] ?? '')),
    ),
    plainForm,
    contextOf({ existing }),
    folder,
  );

/** Takes rows into a ledger. */
async function ledgerOf(rows: readonly Row[]): Promise<string> {
  await check(rows);
  await duck.run(`create or replace temp table ledger as select * from read_parquet('${folder}/lines.parquet')`);
  return 'ledger';
}
const months = (year: number, of: readonly number[]) => of.map((month) => `${year}-${String(month).padStart(2, '0')}`);
const told = ({ findings }: Awaited<ReturnType<typeof check>>) =>
  findings.map(({ code, sentence }) => `${code}: ${sentence}`);
const remarksOf = async () => (await linesIn(duck, folder)).map(({ remark }) => remark);

describe('kWh in a column of MWh', () => {
  it('is found against the same month of the year before, which the ledger has in kWh', async () => {
    const ledger = await ledgerOf([{ period: '2023-04', quantity: '2118999' }]);
    const checked = await check([{ period: '2024-04', quantity: '2207443', unit: 'MWh' }], ledger);
    expect(told(checked)).toEqual([
      'thousandfold: Northmere, Main, Natural gas: 2,207,443 MWh in April 2024, about 1,000 times what it was in April 2023 (2,118.999 MWh): is it kWh in a column of MWh?',
    ]);
    expect(checked.remarks).toEqual({ thousandfold: 1 });
    expect(await remarksOf()).toEqual([
      'about 1,000 times what is usual here (2,118.999): is it kWh in a column of MWh?',
    ]);
  });

  it('is found beside the other rows of the same file, though they are of other sites', async () => {
    const checked = await check([
      { period: '2024-04', quantity: '2207443', unit: 'MWh' },
      { period: '2024-05', quantity: '2100.5', unit: 'MWh' },
      { period: '2024-06', quantity: '425.448', unit: 'MWh', site: 'Annexe' },
    ]);
    expect(told(checked)).toEqual([
      'thousandfold: Row 2: 2,207,443 MWh of “Natural gas”, about 1,100 times what is usual in this file (2,100.5 MWh): is it kWh in a column of MWh?',
    ]);
    expect((await remarksOf())[0]).toBe(
      'about 1,100 times what is usual here (2,100.5): is it kWh in a column of MWh?',
    );
  });

  it('is found where the earlier months of the file and those of the ledger are in other units', async () => {
    const ledger = await ledgerOf(months(2024, [4, 5, 6]).map((period) => ({ period, quantity: '2000000' })));
    const checked = await check([{ period: '2024-07', quantity: '1900000', unit: 'MWh' }], ledger);
    expect(checked.remarks).toEqual({ thousandfold: 1 });
    expect((await check([{ period: '2024-07', quantity: '1900', unit: 'MWh' }], ledger)).findings).toEqual([]);
  });

  it('is told once where it is so in nine months', async () => {
    const of = [4, 5, 6, 7, 8, 9, 10, 11, 12];
    const ledger = await ledgerOf(months(2023, of).map((period, at) => ({ period, quantity: `${2_000_000 + at}` })));
    const checked = await check(
      months(2024, of).map((period, at) => ({ period, quantity: `${2_200_000 + at}`, unit: 'MWh' })),
      ledger,
    );
    expect(told(checked)).toEqual([
      'thousandfold: Northmere, Main, Natural gas: in 9 months, April 2024 to December 2024, about 1,100 times what is usual: is it kWh in a column of MWh? The first is 2,200,000 MWh in April 2024, against 2,000 MWh in April 2023.',
    ]);
    expect(checked.remarks).toEqual({ thousandfold: 9 });
  });
});

describe('other units', () => {
  it.each([
    ['water supply', 'm3', 'is it l in a column of m3?'],
    ['landfill', 't', 'is it kg in a column of t?'],
  ])('of %s are held against each other, too: %s', async (activity, unit, asked) => {
    const ledger = await ledgerOf([{ period: '2023-04', quantity: '812', activity, unit }]);
    const checked = await check([{ period: '2024-04', quantity: '812000', activity, unit }], ledger);
    expect(checked.findings.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(asked)]);
  });

  it('the other way round, a thousandth: MWh in a column of kWh', async () => {
    const ledger = await ledgerOf([{ period: '2023-04', quantity: '2118999' }]);
    const checked = await check([{ period: '2024-04', quantity: '2207' }], ledger);
    expect(checked.remarks).toEqual({ thousandth: 1 });
    expect(await remarksOf()).toEqual(['about 1/960 of what is usual here (2,118,999): is it MWh in a column of kWh?']);
  });

  it('a return of a whole year is held against that of the year before', async () => {
    const ledger = await ledgerOf([{ period: '2022/23', quantity: '24000000' }]);
    const checked = await check([{ period: '2023/24', quantity: '25000000', unit: 'MWh' }], ledger);
    expect(checked.findings[0]?.sentence).toContain(
      '25,000,000 MWh in April 2023 to March 2024, about 1,000 times what it was in April 2022 to March 2023 (24,000 MWh)',
    );
  });
});

describe('one claim among many', () => {
  const claim = (quantity: string, at: number): Row => ({
    period: `2024-0${4 + (at % 3)}`,
    quantity,
    activity: 'car',
    unit: 'mile',
    site: '',
    supplier: `claim ${at}`,
  });

  it('of 8,000 miles is remarked upon, and the others of its month stay plain', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => claim(String(4 + ((at * 37) % 115)), at));
    const checked = await check([...rows, claim('8000', 60)]);
    expect((await remarksOf()).filter((remark) => remark !== null)).toEqual([
      expect.stringMatching(/^about 1\d\d times what is usual here \(\d\d\)$/),
    ]);
    expect(told(checked)).toEqual([expect.stringMatching(/^tenfold: Row 62: 8,000 miles of .*, about 1\d\d times/)]);
  });

  it('of a month that adds up to ten times the usual stays plain: the month is told', async () => {
    const few = months(2024, [4, 5, 6, 7, 8]).map((period): Row => ({ ...claim('40', 0), period }));
    const many = Array.from({ length: 110 }, (_, at): Row => ({ ...claim('4', at), period: '2024-09' }));
    const checked = await check([...few, ...many]);
    expect(told(checked)).toEqual([
      'tenfold: Northmere, Car, average, unknown fuel: 440 miles in September 2024, about 11 times a usual month (40 miles).',
    ]);
    expect(checked.remarks).toEqual({});
    expect(new Set(await remarksOf())).toEqual(new Set([null]));
  });
});

describe('a hospital beside its clinics', () => {
  it('is nothing to remark upon where its own other months are like it', async () => {
    const rows = ['2024-04', '2024-05'].flatMap((period, at): Row[] => [
      { period, quantity: `${2_200_000 + at}` },
      { period, quantity: `${1900 + at}`, site: 'Clinic A' },
      { period, quantity: `${2100 + at}`, site: 'Clinic B' },
    ]);
    expect((await check(rows)).findings).toEqual([]);
  });

  it('nor are payments of all sizes', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at): Row => ({
        period: '2024-04',
        quantity: '',
        unit: '',
        activity: 'consultancy fees',
        spend: (5 * 1.4 ** at).toFixed(2),
        site: '',
      }),
    );
    expect((await check(rows)).findings).toEqual([]);
  });
});
