import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofText, readGrids } from './read-grid.ts';
import { type InitiativeFileOptions, initiativesIn, readInitiatives } from './read-initiatives.ts';
import { anyInitiatives } from './testing.ts';
import { writeInitiativesCsv, writeInitiativesXlsx } from './write-initiatives.ts';

const readCsv = (text: string, options: InitiativeFileOptions = {}) => initiativesIn([ofText(text)], options);

describe('a list of initiatives', () => {
  it('that is written as CSV reads back to the same', () => {
    fc.assert(
      fc.property(anyInitiatives, (initiatives) => {
        const { initiatives: again, problems } = readCsv(writeInitiativesCsv(initiatives));
        expect(problems).toEqual([]);
        expect(again).toEqual(initiatives);
      }),
      { numRuns: 60 },
    );
  });

  it('that is written as a workbook reads back to the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyInitiatives, async (initiatives) => {
        const grids = await readGrids(await writeInitiativesXlsx(initiatives, 'Plan of record'), 'initiatives.xlsx');
        const { initiatives: again, problems } = initiativesIn(grids);
        expect(problems).toEqual([]);
        expect(again).toEqual(initiatives);
      }),
      { numRuns: 8 },
    );
  });

  it('is read as people write it: per cent, £1.2m, thousands in the heading, quarters and months in words', () => {
    const { initiatives, problems } = readCsv(
      [
        'Our list of 2026',
        '',
        'Action,Organisation,Status,Start date,Ramp-up,Life,Category,Effect,Amount,Unit,Capital cost (£000),Savings per year,Owner,Likelihood',
        'LED lighting,Northmere Hospitals,Approved,Q2 2027/8,1 year,15 years,Electricity,,30%,,450,£60k,Head of Estates,90%',
        'Heat network,R0A 60%; Harbeck 40%,In progress,April 2027,18 months,,Fossil fuels,less activity,"1,200,000",kWh,£1.2m,"(2,500)",,',
        'Shut piped nitrous oxide,northmere,idea,01/10/2027,,,anaesthetic-gases,share,80,%,,,,',
      ].join('\n'),
      {
        organisations: [
          { slug: 'northmere', name: 'Northmere Hospitals', odsCode: 'R0A' },
          { slug: 'harbeck', name: 'Harbeck Council' },
        ],
      },
    );
    expect(problems).toEqual([]);
    expect(initiatives).toMatchObject([
      {
        id: 'led-lighting',
        organisations: [{ organisation: 'northmere', share: '1' }],
        stage: 'funded',
        start: '2027-07',
        rampMonths: 12,
        lifetimeYears: 15,
        actsOn: { categories: ['electricity'] },
        effect: { type: 'share less', share: '0.3' },
        money: { capital: '450000', saving: '60000' },
        answerable: 'Head of Estates',
        likelihood: '0.9',
      },
      {
        organisations: [
          { organisation: 'northmere', share: '0.6' },
          { organisation: 'harbeck', share: '0.4' },
        ],
        stage: 'under way',
        start: '2027-04',
        rampMonths: 18,
        effect: { type: 'less activity', amount: '1200000', unit: 'kWh' },
        money: { capital: '1200000', saving: '-2500' },
      },
      { start: '2027-10', effect: { type: 'share less', share: '0.8' } },
    ]);
  });

  it('tells of tonnes by year, in kilotonnes too, and of capital by year', () => {
    const { initiatives, problems } = readCsv(
      [
        'Title,Organisation,Stage,Start,Effect,Unit,Source of the tonnes,Tonnes 2027/28,Tonnes 2030,Capital 2026/27 (£m)',
        'Fleet,northmere,scoped,2027/28,tonnes,kt,Fleet review,0.5,"1.25",2.5',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(initiatives[0]).toMatchObject({
      start: '2027-04',
      effect: { type: 'tonnes', aYear: null, byYear: { 2027: '500', 2030: '1250' }, source: 'Fleet review' },
      money: { capital: '0', capitalByYear: { 2026: '2500000' } },
    });
  });

  it('keeps its good rows where others are wrong, and says of each what was found, what was expected and how to mend it', () => {
    const { initiatives, problems } = readCsv(
      [
        'Title,Organisation,Stage,Start,Effect,Amount,Unit,Capital (£),Colour,Id',
        'Good,northmere,idea,2027-04,share less,30,%,,red,g',
        'Too much,northmere,idea,2027-04,share less,140,%,,,',
        'No sign,northmere,idea,2027-04,share less,30,,,,',
        'Letter,northmere,idea,2027-04,less activity,"12,4O0",kWh,,,',
        'No month,northmere,idea,next spring or so,share less,30,%,lots,,',
        'Twice,northmere,idea,2027-04,share less,30,%,,,g',
        'Split,northmere 60%; harbeck 30%,maybe,2027-04,share less,30,%,,,',
        'No source,northmere,idea,2027-04,tonnes,120,t,,,',
      ].join('\n'),
    );
    expect(initiatives.map(({ title }) => title)).toEqual(['Good']);
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'Row 1, column “Colour”: found the heading “Colour”. Expected a heading of a list of initiatives. The column was left out. Give it one of the headings of docs/formats/initiatives.md if it should be read.',
      'Row 3, column “Amount”: found “140 %”. Expected a share between 0 % and 100 %: nothing can be less by more than all of it. Correct the share. If it is an amount, choose “less activity” or “tonnes” and write its unit.',
      'Row 4, column “Amount”: found “30”. Expected a share between 0 % and 100 %: nothing can be less by more than all of it. If it is in per cent, write 30%.',
      'Row 5, column “Amount”: found “12,4O0”. Expected how much less there is in a year at full effect, such as 120000. Write a number, and its unit in the column beside it.',
      'Row 6, column “Start”: found “next spring or so”. Expected the month in which it begins, such as April 2027, 2027-04 or Q1 2027/28. Write a month and a year.',
      'Row 6, column “Capital (£)”: found “lots”. Expected pounds, such as 1200000, £1.2m or £450k. Write a number of pounds.',
      'Row 7, column “Id”: found “g”, which row 2 has already. Expected an id of its own for each initiative. Change one of the two, or leave the cell empty to be given a new one.',
      'Row 8, column “Organisation”: found shares that add up to 90%. Expected shares that add up to 100%. Correct one of them.',
      'Row 8, column “Stage”: found “maybe”. Expected idea, scoped, funded, under way, done, stopped. Write one of these stages.',
      'Row 9, column “Source of the tonnes”: found nothing. Expected where the tonnes come from, such as a feasibility study and its date. Say who worked them out, and where that can be read.',
    ]);
  });

  it('without a row of headings says which it needs', () => {
    const { problems } = readCsv('LED lighting,northmere,2027-04\n');
    expect(problems[0]?.sentence).toContain('Expected a row of headings, among them “Title” and “Start”.');
  });

  it('of an organisation that is not known here names those that are', () => {
    const { problems } = readCsv('Title,Organisation,Stage,Start,Amount\nLED,Nowhere,idea,2027-04,30%\n', {
      organisations: [{ slug: 'northmere', name: 'Northmere Hospitals' }],
    });
    expect(problems[0]?.sentence).toContain(
      'found “Nowhere”. Expected an organisation that is known here: Northmere Hospitals.',
    );
  });

  it('from a workbook has dates, shares and numbers as its cells hold them, and leaves hidden sheets out', async () => {
    const book = new Workbook();
    book.addWorksheet('Old').state = 'hidden';
    const sheet = book.addWorksheet('Measures');
    sheet.addRow(['Green Plan measures']);
    sheet.addRow(['Title', 'Organisation', 'Stage', 'Start', 'Effect', 'Amount', 'Capital (£)']);
    const row = sheet.addRow([
      'LED lighting',
      'northmere',
      'scoped',
      new Date('2027-10-01T00:00:00Z'),
      'share less',
      0.3,
      1234567.89,
    ]);
    row.getCell(4).numFmt = 'mmm-yy';
    row.getCell(6).numFmt = '0%';
    const bytes = await book.xlsx.writeBuffer();
    const { initiatives, problems } = await readInitiatives(bytes, 'measures.xlsx');
    expect(problems).toEqual([]);
    expect(initiatives).toMatchObject([
      { start: '2027-10', effect: { type: 'share less', share: '0.3' }, money: { capital: '1234567.89' } },
    ]);
  });

  it('in a file that is none gets a sentence', async () => {
    await expect(readInitiatives(new Uint8Array(), 'a.csv')).rejects.toThrow('a.csv is empty.');
    await expect(readInitiatives(Buffer.from('PK\x03\x04 broken'), 'a.xlsx')).rejects.toThrow(/^a\.xlsx: /);
    await expect(readInitiatives(Buffer.from('\n\n'), 'a.csv')).rejects.toThrow('a.csv has no rows.');
  });
});
