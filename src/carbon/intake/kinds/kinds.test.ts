import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkout } from '../../../platform/checkout.ts';
import type { Duck } from '../../../platform/duck/duck.ts';
import { literal } from '../../../platform/duck/duck.ts';
import { checkFile } from '../check-file.ts';
import { coverageOf } from '../coverage.ts';
import { propose } from '../propose.ts';
import type { Context, Sheet } from '../source.ts';
import { contextOf, linesIn, lookOfRows, sheetOfRows, workplace } from '../testing.ts';
import type { Look } from './kind.ts';

const shared = join(checkout, '..', 'shared', 'data');
let duck: Duck;
let folder: string;
beforeAll(async () => {
  ({ duck, folder } = await workplace([shared]));
});
afterAll(() => duck.close());

async function taken(sheet: Sheet, look: Look, context: Partial<Context> = {}) {
  const all = contextOf({ fileName: look.fileName, ...context });
  const proposal = await propose(duck, sheet, look, [], all);
  const checked = await checkFile(duck, sheet, proposal.mapping, all, folder);
  return { proposal, checked, lines: await linesIn(duck, folder) };
}
const file = (headings: string[], rows: string[][], fileName?: string) =>
  taken(sheetOfRows(headings, rows), lookOfRows(headings, rows, fileName));

describe('a kind of file that Greenplan knows', () => {
  it('half hours: 48 columns make a line a day; a missing one is remarked upon, a broken one rejects the day', async () => {
    const times = Array.from({ length: 48 }, (_, at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 ? '30' : '00'}`);
    const ones = times.map(() => '1.5');
    const { proposal, checked, lines } = await file(
      ['MPAN', 'Date', ...times],
      [
        ['1200', '01/04/2024', ...ones],
        ['1200', '13/04/2024', ...ones.with(7, '')],
        ['1200', '14/04/2024', ...ones.with(7, '1.O')],
        // The clocks go forward on 31 March 2024: 46 half hours are all there are.
        ['1200', '31/03/2024', ...ones.with(2, '').with(3, '')],
      ],
    );
    expect(proposal.mapping).toMatchObject({ id: 'half-hours', meter: 'MPAN', activity: { activity: 'electricity' } });
    expect(
      lines.map(({ from_month, quantity, remark, tier, evidence }) => [from_month, quantity, remark, tier, evidence]),
    ).toEqual([
      [202403, '69.000000', null, 'optimal', '1200 · 31/03/2024'],
      [202404, '72.000000', null, 'optimal', '1200 · 01/04/2024'],
      [202404, '70.500000', 'some of the day’s readings are missing', 'optimal', '1200 · 13/04/2024'],
    ]);
    expect(checked.rejects).toMatchObject([{ row: 4, column: '03:30', found: '1.O', code: 'letter-in-number' }]);
  });

  it('half hours: the 50 columns of a day on which the clocks go back', async () => {
    const periods = Array.from({ length: 50 }, (_, at) => `HH${String(at + 1).padStart(2, '0')}`);
    const { lines } = await file(
      ['mprn', 'Read date', ...periods],
      [
        ['9', '27/10/2024', ...periods.map(() => '2')],
        ['9', '28/10/2024', ...periods.map((_, at) => (at < 48 ? '2' : ''))],
      ],
    );
    expect(lines.map(({ quantity, remark, activity }) => [quantity, remark, activity])).toEqual([
      ['100.000000', null, 'fuels/gaseous-fuels/natural-gas'],
      ['96.000000', null, 'fuels/gaseous-fuels/natural-gas'],
    ]);
  });

  it('commuting surveys: numbers in words, “a few”, “?”, and those who walk', async () => {
    const { proposal, checked, lines } = await file(
      ['ID', 'How do you usually travel to work?', 'Distance one way (miles)', 'Days a week on site'],
      [
        ['1', 'Car', '10', 'five'],
        ['2', 'Bus', '2.5', 'a few'],
        ['3', 'Car', '7', '?'],
        ['4', 'Walk', '1', '5'],
        ['5', 'Car', '10', '5'],
      ],
      'Staff commuting 2024-25.csv',
    );
    expect(proposal.mapping.id).toBe('commuting-survey');
    // There and back, five days, 45 weeks: 2 × 5 × 45 × 10 miles is 4,500.
    expect(
      lines.map(({ line, activity, unit, quantity, remark, from_month, to_month }) => [
        line,
        activity,
        unit,
        quantity,
        remark,
        from_month,
        to_month,
      ]),
    ).toEqual([
      [
        2,
        'staff-commuting/cars-by-size/average-car/unknown',
        'mile',
        '4500.000000',
        'the number is written in words',
        202404,
        202503,
      ],
      [
        3,
        'staff-commuting/bus/average-local-bus',
        'passenger.mile',
        '675.000000',
        'the number is written in words',
        202404,
        202503,
      ],
      [6, 'staff-commuting/cars-by-size/average-car/unknown', 'mile', '4500.000000', null, 202404, 202503],
    ]);
    expect(checked.rows).toMatchObject({ accepted: 3, rejected: 1, skipped: 1 });
    expect(checked.rejects).toMatchObject([{ row: 4, code: 'not-known', found: '?' }]);
  });

  it('waste notes: where it goes decides more than what it is', async () => {
    const { proposal, lines } = await file(
      ['Collection date', 'Waste type', 'Disposal route', 'Weight (kg)', 'Note number'],
      [
        ['16/04/2024', 'General', 'Landfill', '1,250', 'N1'],
        ['16/04/2024', 'Clinical', 'Alternative treatment', '80', 'N2'],
      ],
    );
    expect(proposal.mapping.id).toBe('waste-log');
    expect(lines.map(({ activity, unit, quantity }) => [activity, unit, quantity])).toEqual([
      ['waste/nhs/landfill', 'kg', '1250.000000'],
      ['waste/nhs/clinical', 'kg', '80.000000'],
    ]);
  });

  it('anaesthetic gases: bottles times what is in one', async () => {
    const { proposal, lines } = await file(
      ['Invoice date', 'Product', 'Bottles', 'Bottle size (ml)', 'Cost'],
      [['16/04/2024', 'Desflurane', '6', '240', '300']],
    );
    expect(proposal.mapping.id).toBe('anaesthetic-gases');
    expect(lines).toMatchObject([{ activity: 'anaesthetic-gases/desflurane', unit: 'ml', quantity: '1440.000000' }]);
  });

  it('anaesthetic gases under headings of two rows: the site, and litres in all before cylinders of a lettered size', async () => {
    const { proposal, lines } = await file(
      [
        'Delivery – Month',
        'Delivery – Site',
        'Product – Gas',
        'Product – Cylinder size',
        'Quantity – Cylinders',
        'Quantity – Litres',
      ],
      [['2024-04-01', 'Main', 'Desflurane', 'G', '3', '27']],
    );
    expect(proposal.mapping).toMatchObject({ id: 'anaesthetic-gases', site: 'Delivery – Site' });
    expect(lines).toMatchObject([{ site: 'Main', unit: 'l', quantity: '27.000000' }]);
  });

  it('waste notes: what is not known is offered waste alone', async () => {
    const { proposal } = await file(
      ['Date', 'Waste stream', 'Weight (kg)'],
      [
        ['16/04/2024', 'Land', '5'],
        ['16/04/2024', 'Elec', '5'],
      ],
    );
    expect(proposal.questions.map(({ subject, choices }) => [subject, choices.map(({ value }) => value)])).toEqual([
      ['Elec', ['waste/nhs/electrical-equipment']],
      ['Land', ['waste/nhs/landfill']],
    ]);
  });

  it('payments above £25,000, credit notes among them', async () => {
    const { proposal, checked, lines } = await file(
      [
        'Department family',
        'Entity',
        'Date',
        'Expense Type',
        'Expense area',
        'Supplier',
        'Transaction number',
        'Amount',
      ],
      [
        ['DHSC', 'Trust', '16/04/2024', 'Consultancy Fees', 'Finance', 'A Ltd', '1', '£30,000.00'],
        ['DHSC', 'Trust', '16/04/2024', 'Consultancy Fees', 'Finance', 'A Ltd', '2', '(5,000.00)'],
      ],
    );
    expect(proposal.mapping.id).toBe('spend-list');
    expect(lines.map(({ unit, quantity, spend, supplier, tier }) => [unit, quantity, spend, supplier, tier])).toEqual([
      ['GBP', '30000.000000', '30000.000000', 'A Ltd', 'reduced'],
      ['GBP', '-5000.000000', '-5000.000000', 'A Ltd', 'reduced'],
    ]);
    expect(checked.remarks).toEqual({ negative: 1 });
  });
});

describe.skipIf(!existsSync(shared))('the files at hand', () => {
  /** A CSV file as staging leaves it: headings apart, rows counted as a spreadsheet counts. */
  async function staged(path: string, { delim = ',', headingRow = 1, fileName = path.replace(/.*\//, '') } = {}) {
    const readAs = (columns: string) =>
      `read_csv(${literal(join(shared, path))}, all_varchar = true, header = false, delim = '${delim}', auto_detect = false, quote = '"', escape = '"', strict_mode = false, null_padding = true, columns = ${columns})`;
    const [first = ''] = readFileSync(join(shared, path), 'utf8')
      .split(/\r?\n/)
      .slice(headingRow - 1);
    const headings = first.split(delim).map((each) => each.replace(/^"|"$/g, ''));
    const columns = `{${headings.map((_, at) => `'c${at}': 'VARCHAR'`).join(', ')}}`;
    await duck.run(`create or replace temp table staged as
      select * from (select row_number() over () as "row", * from ${readAs(columns)}) where "row" > ${headingRow}`);
    const sheet: Sheet = { name: '', relation: 'staged', headings };
    const samples = await duck.rows(`select * from staged limit 20`, z.record(z.string(), z.unknown()));
    const rows = samples.map((each) => headings.map((_, at) => String(each[`c${at}`] ?? '')));
    return taken(sheet, lookOfRows(headings, rows, fileName), {
      organisations: {
        find: (text) => (/^[A-Z0-9]{3,5}$/.test(text) ? text.toLowerCase() : null),
        nearest: () => [],
        nameOf: (slug) => slug,
      },
    });
  }
  const sum = (checked: { totals: { activity: string; quantity: string }[] }, activity: string) =>
    checked.totals.filter((each) => each.activity === activity).map(({ quantity }) => quantity);

  it('hourly electricity and gas of a building in 2021, all 8,760 hours', async () => {
    const electricity = await staged('energy/UCam_b0_electricity_2021.csv');
    expect(electricity.checked.rows).toEqual({
      all: 8760,
      accepted: 8760,
      remarked: 0,
      rejected: 0,
      leftOut: 0,
      skipped: 0,
    });
    expect(sum(electricity.checked, 'electricity/uk')).toEqual(['164392.800000']);
    const gas = await staged('energy/UCam_b0_gas_2021.csv');
    expect(sum(gas.checked, 'fuels/gaseous-fuels/natural-gas')).toEqual(['33802.800000']);
    expect(gas.checked.findings).toEqual([]);
  });

  it('the estates returns of 2014/15: 241 trusts', async () => {
    const { checked, proposal } = await staged('estates/ERIC-2014-15.csv', { delim: '$', headingRow: 2 });
    expect(proposal.mapping.id).toBe('eric');
    expect(checked.rows.accepted + checked.rows.skipped).toBe(241);
    expect([checked.firstMonth, checked.lastMonth]).toEqual([201404, 201503]);
    expect(sum(checked, 'fuels/gaseous-fuels/natural-gas')).toEqual(['7886517672.000000']);
    expect(sum(checked, 'water/supply')).toEqual(['35262292.000000']);
  });

  it('the estates return of 2013/14, whose travel figures stand below the wrong headings, which is asked', async () => {
    const { checked, proposal } = await staged('estates/ERIC-2013-14.csv', { delim: '$', headingRow: 2 });
    expect(proposal.questions.map(({ subject }) => subject)).toEqual([
      'Business mileage (Miles)',
      'Patient transport mileage (Miles)',
      'Electricity consumed - local (kWh)',
      'Steam consumed - local (kWh)',
      'Hot water consumed - local (kWh)',
    ]);
    expect(proposal.questions[0]?.sentence).toContain(
      '“Healthy transport plan (Yes/No/None)” holds something else than yes and no',
    );
    expect(sum(checked, 'fuels/gaseous-fuels/natural-gas')).toEqual(['8056773698.000000']);
  });

  it('general practices’ prescribing in September 2017: inhalers by number, all else by cost', async () => {
    const { checked, proposal } = await staged('prescribing/epd_201709.csv');
    expect(proposal.mapping.id).toBe('english-prescribing');
    expect(checked.rows).toMatchObject({ all: 10027, rejected: 0 });
    expect(checked.totals.map(({ activity, unit }) => `${activity} ${unit}`)).toEqual([
      'inhalers/dry-powder/average item',
      'inhalers/metered-dose/average item',
      'inhalers/soft-mist/average item',
      'spend/commissioner/pharmaceuticals GBP',
    ]);
  });

  it('28,145 payments of a public body: what they are of is asked, what the most money hangs on first', async () => {
    const { checked, proposal } = await staged('spend/GLA_all.csv');
    expect(proposal.mapping).toMatchObject({ id: 'spend-list', spend: 'Amount', supplier: 'Vendor' });
    expect(proposal.questions.slice(0, 2).map(({ subject }) => subject)).toEqual([
      'HSG Grants to Registered Providers',
      'Grants to External Organisations',
    ]);
    const { share, left } = coverageOf(proposal, 0);
    expect([proposal.words?.isMuch, proposal.questions.length, Math.floor(share * 100), left]).toEqual([
      true,
      306,
      89,
      286,
    ]);
    const agency = proposal.questions.find(({ subject }) => subject === 'Agency Staff');
    expect(agency?.hangs).toMatchObject({ rows: 4495 });
    expect(checked.rows).toMatchObject({ all: 28145 });
    expect(checked.rows.accepted + checked.rows.rejected).toBe(28145);
  });
});
