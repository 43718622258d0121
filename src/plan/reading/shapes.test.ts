import { describe, expect, it } from 'vitest';
import { readText } from '../../platform/documents/text.ts';
import { commitments, promised, read, source, titles } from '../testing/read-words.ts';
import { readPlan } from './read-plan.ts';

describe('a table with an action in each row', () => {
  const draft = read(`
# Carbon plan

| Ref | Area | What we will do | Lead | By when | How we will know | RAG |
|---|---|---|---|---|---|---|
| 1 | Energy | Fit LEDs in all wards | Estates / Finance | March 2027 | At least 60 wards | Green |
| 2 | | Buy heat pumps | Waste and Recycling | TBC | | |
| Ref | Area | What we will do | Lead | By when | How we will know | RAG |
| 3 | Travel | Cut mileage | ICB and Trusts | ongoing | 20% lower | |
`);
  it('gives commitments with owners, dates and targets of their own columns, which stand outside the text', () => {
    expect(commitments(draft)[0]).toMatchObject({
      text: 'Fit LEDs in all wards',
      owners: [{ phrase: 'Estates / Finance', span: [0, 0], organisations: ['Estates', 'Finance'] }],
      dates: [{ phrase: 'March 2027', span: [0, 0], relation: 'by', edtf: '2027-03', latest: '2027-03-31' }],
      targets: [{ phrase: 'At least 60 wards', value: '60', unit: 'wards', relation: '>=', by: 0 }],
    });
    expect(commitments(draft).map(({ owners }) => owners[0]?.organisations)).toEqual([
      ['Estates', 'Finance'],
      ['Waste and Recycling'],
      ['ICB', 'Trusts'],
    ]);
  });
  it('groups rows by the column of areas, and keeps what it has no place for', () => {
    expect(titles(draft)).toEqual([
      ['Energy', null],
      ['Travel', null],
    ]);
    expect(draft.unplaced.map(({ text }) => text)).toContain('1 | Green');
    expect(draft.unplaced.map(({ text }) => text)).toContain('2 | TBC');
  });
});

describe('plans of other shapes', () => {
  it('"The Trust will:" is the owner and the promise of each item below it', () => {
    const draft = read('# Green plan\n\n## Energy\n\nThe Trust will:\n\n- fit solar panels\n- buy renewable energy\n');
    expect(commitments(draft)).toMatchObject([
      {
        text: 'fit solar panels',
        strength: 'commit',
        owners: [{ phrase: 'The Trust', span: [0, 0], organisations: ['Trust'] }],
      },
      { text: 'buy renewable energy' },
    ]);
  });
  it('without labels, only items that promise are commitments', () => {
    const draft = read(`
# Our Green Plan

## Introduction

- We will tell you how the NHS emits carbon.

## Estates

- We will replace the boilers by 2028.
- The Estates team will fit LED lighting.
- Our solar panels made 120 MWh last year.
- Nitrous oxide is a greenhouse gas.
`);
    expect(promised(draft)).toEqual([
      'We will replace the boilers by 2028.',
      'The Estates team will fit LED lighting.',
    ]);
  });
  it('in running text, sentences that promise are commitments if nothing in the plan is labelled', () => {
    const text =
      'Gas heats our wards. We will replace the boilers by 2028. The climate will change. The Trust aims to fit LEDs.';
    const draft = read(`# Our Green Plan\n\n## Estates\n\n${text}\n`);
    expect(promised(draft)).toEqual(['We will replace the boilers by 2028.', 'The Trust aims to fit LEDs.']);
    expect(draft.unplaced.map((each) => each.text)).toContain('Gas heats our wards. The climate will change.');
    expect(promised(read(`# Our Green Plan\n\n## Estates\n\n${text}\n\n### Actions\n\n- Fit panels\n`))).toEqual([
      'Fit panels',
    ]);
  });
  it('numbered headings, labels on lines of their own and paragraphs as actions', () => {
    const text = `SOUTH VALE CLIMATE STRATEGY

HOMES

Homes cause most of our emissions.

Objectives

By 2030 all homes will be at EPC band C.

We will help 1,000 households by 2027.

TRANSPORT

Objectives

Plant 20,000 trees by 2028.
`;
    const draft = readPlan(readText({ ...source, kind: 'text' }, text));
    expect(titles(draft)).toEqual([
      ['HOMES', null],
      ['TRANSPORT', null],
    ]);
    expect(promised(draft)).toHaveLength(3);
  });
  it('pledges that are counted by name', () => {
    const draft = read(
      'Our green pledges\n\nPledge 1: We will plant a tree for every child.\n\nPledge 2: Stop using plastic cups\n',
    );
    expect(promised(draft)).toEqual(['We will plant a tree for every child.', 'Stop using plastic cups']);
  });
  it('themes below a heading that holds all of them, and the year above actions', () => {
    const area = (name: string) => `### ${name}\n\n#### Actions\n\n- Fit panels\n- Plant trees\n`;
    const nested = read(
      `# Green plan\n\n## Our areas of focus\n\n${['Energy', 'Food', 'Travel'].map(area).join('\n')}`,
    );
    expect(titles(nested)).toEqual([
      ['Energy', null],
      ['Food', null],
      ['Travel', null],
    ]);
    const byYear = read(
      '# Green plan\n\n## 2026/27\n\n- The Trust will fit panels\n\n## 2027/28\n\n- The Trust will plant trees by June 2027\n',
    );
    expect(commitments(byYear).map(({ dates }) => dates.map(({ edtf }) => edtf))).toEqual([
      ['2026-04/2027-03'],
      ['2027-06'],
    ]);
  });
  it('a page that breaks a commitment in two', () => {
    const pages = ['one', 'two', 'three'].map(
      (word, at) =>
        `## Area ${word}\n\n### Actions\n\n- Cut the carbon of our ${word}\n\nGreen Plan page ${at + 1}\n\nsites by ${word} halves\n`,
    );
    expect(promised(read(`# Green plan\n\n${pages.join('\n')}`))).toEqual(
      ['one', 'two', 'three'].map((word) => `Cut the carbon of our ${word} sites by ${word} halves`),
    );
  });
});

describe('a plan that labels nothing', () => {
  it('promises what its lists of imperatives ask, and nothing of what was done or is so', () => {
    const draft = read(
      '# Climate plan\n\n## Our town\n\n- 6,100 homes\n- two schools\n\n## Energy\n\nGas is dear.\n\n- Fit LEDs in all sites\n- Plant 500 trees by 2030\n- Fitted a heat pump in 2023\n',
    );
    expect(promised(draft)).toEqual(['Fit LEDs in all sites', 'Plant 500 trees by 2030']);
  });
  it('does not promise what a sentence above the list asks of others', () => {
    const draft = read(
      '# Climate plan\n\n## Law\n\nThe Act asks every trust to:\n\n- appoint a lead\n- publish a plan\n\n## Energy\n\n- Fit LEDs\n- Mend leaks\n',
    );
    expect(promised(draft)).toEqual(['Fit LEDs', 'Mend leaks']);
  });
});

describe('what stands beside commitments', () => {
  it('is told of all of the list above it, or of the one heading above it', () => {
    const list = read(
      '# Green Plan\n\n## Travel\n\nActions\n\n- Buy bikes\n- Sell cars\n\nLead: Fleet Manager\n\nDeadline: March 2027\n',
    );
    const told = commitments(list).map(({ owners, dates }) => [owners[0]?.organisations, dates[0]?.edtf]);
    expect(told).toEqual([
      [['Fleet Manager'], '2027-03'],
      [['Fleet Manager'], '2027-03'],
    ]);
    const headings = read(
      '# Green Plan\n\n## Travel\n\n### Action 1: Buy bikes\n\nBikes are quick.\n\nLead: Estates\n\n### Action 2: Sell cars\n\nLead: Finance\n',
    );
    expect(commitments(headings).map(({ text, owners }) => [text, owners[0]?.organisations[0]])).toEqual([
      ['Buy bikes', 'Estates'],
      ['Sell cars', 'Finance'],
    ]);
  });
  it('may be a date in the label: "By March 2028 we will have" holds for each promise below it', () => {
    const draft = read(
      '# Green Plan\n\n## Travel\n\nBy March 2028 we will have:\n\n- Trained 30 drivers\n- Bought ten bikes by 2026\n',
    );
    expect(
      commitments(draft).map(({ text, strength, dates }) => [text, strength, dates.map(({ edtf }) => edtf)]),
    ).toEqual([
      ['Trained 30 drivers', 'commit', ['2028-03']],
      ['Bought ten bikes by 2026', 'commit', ['2026']],
    ]);
  });
});

describe('a table of actions', () => {
  it('may have a column a year, and figures a year are no actions', () => {
    const draft = read(
      '# Green Plan\n\n## Energy\n\n| Site | Lead | 2025/26 | 2026/27 |\n|---|---|---|---|\n| North | Estates | Survey the roof | Fit solar panels |\n\n## Footprint\n\n| Source | 2024/25 | 2025/26 |\n|---|---|---|\n| Gas | 410 | 380 |\n',
    );
    expect(commitments(draft).map(({ text, dates }) => [text, dates[0]?.edtf])).toEqual([
      ['Survey the roof', '2025-04/2026-03'],
      ['Fit solar panels', '2026-04/2027-03'],
    ]);
  });
  it('may hold several actions in one cell', () => {
    const draft = read(
      '# Green Plan\n\n## Energy\n\n| Action | Lead | When |\n|---|---|---|\n| • Survey the roof<br>• Fit solar panels | Estates | 2027 |\n',
    );
    expect(promised(draft)).toEqual(['Survey the roof', 'Fit solar panels']);
  });
});

describe('a plan whose title says nothing of the field', () => {
  it('is read by the headings that say what is promised', () => {
    const draft = read(`# Riverside Trust

## Energy

### Commitments

- The Trust will fit lamps that need less by 2028
- The Trust will close the old boiler house by 2028
`);
    expect(promised(draft)).toEqual([
      'The Trust will fit lamps that need less by 2028',
      'The Trust will close the old boiler house by 2028',
    ]);
  });
});
