import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../platform/duck/duck.ts';
import { checkFile } from './check-file.ts';
import { mapping } from './mapping.ts';
import { propose } from './propose.ts';
import type { Context } from './source.ts';
import { contextOf, linesIn, lookOfRows, sheetOfRows, workplace } from './testing.ts';

let duck: Duck;
let folder: string;
beforeAll(async () => {
  ({ duck, folder } = await workplace());
});
afterAll(() => duck.close());

describe('how a line was made', () => {
  const headings = [
    'YEAR_MONTH',
    'ICB_NAME',
    'ICB_CODE',
    'PRACTICE_NAME',
    'PRACTICE_CODE',
    'BNF_CODE',
    'BNF_DESCRIPTION',
    'TOTAL_QUANTITY',
    'ACTUAL_COST',
  ];
  const rows = [
    [
      '202404',
      'WOLD ICB',
      'QX1',
      'BECK SURGERY',
      'K83011',
      '0301011R0AAAPAP',
      'Salbutamol_Inha 100mcg (200 D) CFF',
      '30',
      '45.00',
    ],
    [
      '202404',
      'WOLD ICB',
      'QX1',
      'BECK SURGERY',
      'K83011',
      '0202010B0AAABAB',
      'Bendroflumethiazide_Tab 2.5mg',
      '644',
      '14.56',
    ],
    ['202404', 'OTHER ICB', 'QX2', '', 'K83024', '0202010B0AAABAB', 'Bendroflumethiazide_Tab 2.5mg', '10', '1.00'],
  ];
  const extract = async (context: Partial<Context> = {}) => {
    const sheet = sheetOfRows(headings, rows);
    const all = contextOf(context);
    const proposal = await propose(duck, sheet, lookOfRows(headings, rows), [], all);
    const checked = await checkFile(duck, sheet, proposal.mapping, all, folder);
    return { proposal, checked, lines: await linesIn(duck, folder) };
  };

  it('is reduced where pounds are counted, standard where inhalers are, in one prescribing extract', async () => {
    const { lines } = await extract();
    expect(lines.map(({ unit, tier }) => [unit, tier])).toEqual([
      ['item', 'standard'],
      ['GBP', 'reduced'],
      ['GBP', 'reduced'],
    ]);
  });

  it('has the practice as the place, with its name where the file tells it', async () => {
    const { lines } = await extract();
    expect(lines.map(({ site }) => site)).toEqual(['BECK SURGERY (K83011)', 'BECK SURGERY (K83011)', 'K83024']);
  });

  it('tells whose practices they are, and asks so', async () => {
    const { checked } = await extract();
    expect(checked.findings.filter(({ code }) => code === 'commissioners').map(({ sentence }) => sentence)).toEqual([
      'This file is of 2 commissioners: WOLD ICB (QX1), OTHER ICB (QX2). All of its practices are taken as yours: leave out the rows of other areas before you take it in.',
    ]);
    const { proposal } = await extract({ organisation: null });
    expect(proposal.questions[0]?.sentence).toBe(
      'The practices of this file are those of WOLD ICB (QX1), OTHER ICB (QX2). All of them are taken as one organisation’s. Which is it?',
    );
  });

  it('is reduced for pounds whatever the file says, unless their factor is the organisation’s own', async () => {
    const map = mapping({
      ...{ id: 'x', name: 'x', headings: ['date', 'tier', 'spend'], period: { from: 'column', column: 'date' } },
      activity: { from: 'constant', activity: 'spend/business-services/management-consultancy' },
      quantity: { from: 'spend' },
      unit: { from: 'constant', unit: 'GBP' },
      spend: 'spend',
      tierColumn: 'tier',
    });
    const sheet = sheetOfRows(['date', 'tier', 'spend'], [['2024-04', 'optimal', '10']]);
    const tiers = async (context: Partial<Context>) => {
      await checkFile(duck, sheet, map, contextOf(context), folder);
      return (await linesIn(duck, folder)).map(({ tier }) => tier);
    };
    expect(await tiers({})).toEqual(['reduced']);
    const ownSpend = [{ organisation: 'northmere', activity: 'spend/business-services/management-consultancy' }];
    expect(await tiers({ ownSpend })).toEqual(['optimal']);
    expect(await tiers({ ownSpend: ownSpend.map((own) => ({ ...own, organisation: 'southmere' })) })).toEqual([
      'reduced',
    ]);
  });
});
