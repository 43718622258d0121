import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../../platform/duck/duck.ts';
import { answered } from '../answer.ts';
import { checkFile } from '../check-file.ts';
import { propose } from '../propose.ts';
import type { Context } from '../source.ts';
import { contextOf, linesIn, lookOfRows, sheetOfRows, workplace } from '../testing.ts';

let duck: Duck;
let folder: string;
beforeAll(async () => {
  ({ duck, folder } = await workplace());
});
afterAll(() => duck.close());

async function taken(headings: string[], rows: string[][], given: Partial<Context> = {}, staff?: string) {
  const context = contextOf(given);
  const sheet = sheetOfRows(headings, rows);
  const proposal = await propose(duck, sheet, lookOfRows(headings, rows, context.fileName), [], context);
  const map =
    staff === undefined ? proposal.mapping : answered(proposal.mapping, { about: 'staff', subject: '' }, staff);
  const checked = await checkFile(duck, sheet, map, context, folder);
  const said = (code: string) => checked.findings.filter((one) => one.code === code).map(({ sentence }) => sentence);
  return { proposal, checked, said, lines: await linesIn(duck, folder) };
}

describe('mileage claims', () => {
  const headings = ['Claim number', 'Claim date', 'Employee', 'Vehicle type', 'Fuel', 'Miles'];
  const rows = [
    ['C1', '16/04/2024', 'A. Bell', 'Car', 'Petrol', '10'],
    ['C2', '16/04/2024', 'A. Bell', 'Motorbike', 'Petrol', '20'],
    ['C3', '17/04/2024', 'B. Cole', 'Bicycle', '', '5'],
    ['C4', '18/04/2024', 'B. Cole', 'Hovercraft', 'Petrol', '40'],
    ['C5', '19/04/2024', 'D. Dunn', '', '', '7'],
  ];

  it('are by the vehicle before the fuel: a petrol motorbike is no car', async () => {
    const { lines } = await taken(headings, rows);
    expect(lines.map(({ activity, quantity }) => [activity, quantity])).toEqual([
      ['business-travel/land/cars-by-size/average-car/petrol', '10.000000'],
      ['business-travel/land/motorbike/average', '20.000000'],
      ['business-travel/land/cars-by-size/average-car/unknown', '7.000000'],
    ]);
    expect(lines[2]?.remark).toContain('nothing says what exactly this is');
  });

  it('by bicycle do not count, and that is said', async () => {
    const { checked, said } = await taken(headings, rows);
    expect(checked.rows).toMatchObject({ accepted: 3, rejected: 1, skipped: 1 });
    expect(said('unburnt')).toEqual([
      '1 row is of cycling, walking or working at home. Nothing is burnt for that, so it does not count.',
    ]);
    expect(said('skipped')).toEqual([]);
  });

  it('by a vehicle that is not known are asked about, with names of journeys alone, and rejected until then', async () => {
    const { proposal, checked } = await taken(headings, rows);
    const [question] = proposal.questions.filter(({ about }) => about === 'activity');
    expect(question?.subject).toBe('Hovercraft Petrol');
    expect(question?.choices.every(({ value }) => /^(business-travel|fleet)\//.test(value))).toBe(true);
    expect(checked.rejects).toMatchObject([{ row: 5, code: 'unknown-activity', found: 'Hovercraft Petrol' }]);
  });

  it('keep the number of the claim and never who claimed', async () => {
    const { lines, said } = await taken(headings, rows);
    expect(lines.map(({ evidence }) => evidence)).toEqual(['C1 · 16/04/2024', 'C2 · 16/04/2024', 'C5 · 19/04/2024']);
    expect(said('not-kept')).toEqual([
      'The column “Employee” is not kept, as it names people. It stands in the file alone, and in no line.',
    ]);
  });
});

describe('a survey of commuting', () => {
  const headings = [
    'Timestamp',
    'Email',
    'How do you usually travel to work?',
    'How many days a week do you travel to site?',
    'One-way distance (miles)',
  ];
  const rows = [
    ['2024-10-01 09:10:00', 'a@nhs.example', 'Car (petrol)', '2-3', 'about 10'],
    ['2024-10-02 09:10:00', 'b@nhs.example', 'Car share', 'five', '1/2'],
    ['2024-10-03 09:10:00', 'c@nhs.example', 'Walk', '5', '1'],
    ['2024-10-04 09:10:00', 'd@nhs.example', 'Train', '5', '?'],
    ['2024-10-05 09:10:00', 'e@nhs.example', 'Train', 'a few', 'half a mile'],
  ];

  it('stands for the financial year in which it was asked, with ranges read by their middle', async () => {
    const { lines, checked } = await taken(headings, rows);
    // There and back, 45 weeks: 2 × 45 × 2.5 × 10 is 2,250; 90 × 5 × 0.5 is 225; 90 × 3 × 0.5 is 135.
    expect(lines.map((line) => [line.activity, line.quantity, line.from_month, line.to_month, line.remark])).toEqual([
      [
        'staff-commuting/cars-by-size/average-car/petrol',
        '2250.000000',
        202404,
        202503,
        'the number is a range: its middle is taken; the number is about so much',
      ],
      [
        'staff-commuting/cars-by-size/average-car/unknown',
        '225.000000',
        202404,
        202503,
        'the number is written in words; a shared car: counted whole, so that it is rather too much than too little',
      ],
      ['staff-commuting/rail/national-rail', '135.000000', 202404, 202503, 'the number is written in words'],
    ]);
    expect(checked.rows).toMatchObject({ accepted: 3, rejected: 1, skipped: 1 });
  });

  it('keeps neither address nor hour of an answer', async () => {
    const { lines, said } = await taken(headings, rows);
    expect(new Set(lines.map(({ evidence }) => evidence))).toEqual(new Set(['']));
    expect(said('not-kept')).toHaveLength(1);
  });

  it('asks how many staff it stands for, and counts for them as an estimate', async () => {
    const { proposal } = await taken(headings, rows);
    expect(proposal.questions.map(({ about, needed }) => [about, needed])).toEqual([['staff', true]]);
    const { lines, said } = await taken(headings, rows, {}, '400');
    // Four of 400 gave an answer that can be read, the one who walks among them.
    expect(lines.map(({ quantity, estimated }) => [quantity, estimated])).toEqual([
      ['225000.000000', true],
      ['22500.000000', true],
      ['13500.000000', true],
    ]);
    expect(lines[0]?.remark).toContain('multiplied to stand for all staff');
    expect(said('survey')).toEqual([
      'northmere, 2024/25: 4 of 400 staff gave an answer that can be read (1.0 %). They stand for all: each line is multiplied by 100.0 and marked as estimated.',
    ]);
  });

  it('takes the number of staff that is told of the organisation', async () => {
    const staff = [{ organisation: 'northmere', year: 2024, value: '40' }];
    const { proposal, lines } = await taken(headings, rows, { staff });
    expect(proposal.questions).toEqual([]);
    expect(lines[0]?.quantity).toBe('22500.000000');
  });

  it('takes the number of staff from a column', async () => {
    const { proposal, lines } = await taken(
      [...headings, 'Headcount'],
      rows.map((row) => [...row, '40']),
    );
    expect(proposal.questions).toEqual([]);
    expect(lines[0]?.quantity).toBe('22500.000000');
  });

  it('counts for those alone who answered, where a person says so', async () => {
    const { lines, said } = await taken(headings, rows, {}, '0');
    expect(lines[0]).toMatchObject({ quantity: '2250.000000', estimated: false });
    expect(said('survey')[0]).toContain('4 answers count for themselves alone');
  });
});
