import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../platform/documents/markdown.ts';
import { type CheckedSum, checkPublished } from './published.ts';

const checked = (text: string) =>
  checkPublished(readMarkdown({ file: 'pathway.md', sha256: '', kind: 'markdown' }, text));
const wrong = (sums: readonly CheckedSum[]) =>
  sums
    .filter(({ verdict }) => verdict === 'does not add up')
    .map(({ row, column, formula, stated, computed, hint }) => [row, column, formula, stated, computed, hint]);

// A city's: baseline, business as usual, measures by year, what remains, and its target. In ktCO2e.
const city = `Emissions pathway, ktCO2e

| | 2025 | 2030 | 2035 | 2040 |
|---|---|---|---|---|
| Baseline | 1,000 | 1,000 | 1,000 | 1,000 |
| Business as usual | 1,000 | 980 | 950 | 930 |
| Domestic retrofit | 0 | 40.4 | 110.4 | 190 |
| Heat networks | 0 | 20.3 | 60.3 | 120 |
| Electric vehicles | 0 | 50.4 | 150.4 | 260 |
| Total measures | 0 | 111 | 321 | 570 |
| Remaining emissions | 1,000 | 869 | 629 | 360 |
| Target | 1,000 | 700 | 400 | 100 |
| Gap to target | 0 | 169 | 229 | 260 |
| Reduction on baseline (%) | 0% | 13% | 37% | 64% |
`;

describe('a published pathway', () => {
  it('adds up: totals, what remains, the gap, shares and the target line, within the rounding that is printed', () => {
    const { tables, sums, unexplained } = checked(city);
    expect([tables, unexplained, wrong(sums)]).toEqual([1, [], []]);
    const at2030 = sums
      .filter(({ column }) => column === '2030')
      .map(({ row, formula, computed, verdict }) => [row, formula, computed, verdict]);
    expect(at2030).toEqual([
      [
        ...['Total measures', 'the sum of “Domestic retrofit”, “Heat networks”, “Electric vehicles”', '111.1'],
        'agrees',
      ],
      ['Remaining emissions', '“Business as usual” less “Total measures”', '869', 'agrees'],
      ['Target', 'a straight line from its first year to its last', '700', 'agrees'],
      ['Gap to target', '“Remaining emissions” less “Target”', '169', 'agrees'],
      ['Reduction on baseline (%)', '1 less “Remaining emissions” ÷ “Baseline”', '13.1', 'agrees'],
    ]);
  });

  it('that does not add up is told with its row and column, and what may have happened', () => {
    const broken = city
      .replace('| Total measures | 0 | 111 | 321 | 570 |', '| Total measures | 0 | 111 | 261 | 570 |')
      .replace('| 169 | 229 | 260 |', '| 169 | 229 | 266 |')
      .replace('| 13% | 37% |', '| 31% | 37% |');
    expect(wrong(checked(broken).sums)).toEqual([
      [
        ...['Total measures', '2035', 'the sum of “Domestic retrofit”, “Heat networks”, “Electric vehicles”'],
        ...['261', '321.1', 'As if “Heat networks” had been left out.'],
      ],
      ['Gap to target', '2040', '“Remaining emissions” less “Target”', '266', '260', null],
      ['Reduction on baseline (%)', '2030', '1 less “Remaining emissions” ÷ “Baseline”', '31%', '13.1', null],
    ]);
  });

  it('has totals in its last column too, subtotals and a total of these, and says which one is off', () => {
    const { sums } = checked(`| Measure (tCO2e) | 2026/27 | 2027/28 | 2028/29 | Total |
|---|---|---|---|---|
| Boilers | 10 | 20 | 30 | 60 |
| Lighting | 5 | 5 | 5 | 15 |
| Subtotal estates | 15 | 25 | 35 | 75 |
| Fleet | 1 | 2 | 3 | 6 |
| Inhalers | 100 | 150 | 200 | 540 |
| Subtotal care | 101 | 152 | 203 | 456 |
| Grand total | 116 | 177 | 238 | 531 |
`);
    expect(wrong(sums)).toEqual([
      ['Subtotal care', 'Total', 'the sum of “Fleet”, “Inhalers”', '456', '546', null],
      ['Inhalers', 'Total', 'the sum of “2026/27”, “2027/28”, “2028/29”', '540', '450', null],
    ]);
    expect(sums.filter(({ row }) => row === 'Grand total').map(({ formula }) => formula)[0]).toBe(
      'the sum of “Subtotal estates”, “Subtotal care”',
    );
  });

  it('is read with its years down the side, in units of its cells, rounded to hundreds', () => {
    const { sums } = checked(`All figures are rounded to the nearest 100.

| Year | BAU emissions (t) | Estates | Travel | Total savings | Residual emissions |
|---|---|---|---|---|---|
| 2026 | 12,300 | 1,200 | 500 | 1,700 | 10,600 |
| 2027 | 12,100 | 1,600 | 700 | 2,400 | 9,800 |
| 2028 | 11,900 | 2.1 kt | 900 | 3,000 | 9,900 |
`);
    expect(sums.map(({ row, column, verdict, computed }) => [row, column, computed, verdict])).toEqual([
      ['2026', 'Total savings', '1700', 'agrees'],
      ['2027', 'Total savings', '2300', 'agrees within the rounding of its parts'],
      ['2028', 'Total savings', '3000', 'agrees'],
      ['2026', 'Residual emissions', '10600', 'agrees'],
      ['2027', 'Residual emissions', '9800', 'agrees'],
      ['2028', 'Residual emissions', '8900', 'does not add up'],
    ]);
  });

  it('of nothing but hundreds that does not say that it is rounded is told, and that this may be why', () => {
    const { sums } = checked(`| Intervention | Baseline 2019/20 | Reduction by 2030 | Remaining 2030 |
|---|---|---|---|
| Gas | 12,000 | 4,000 | 8,000 |
| Fleet | 1,500 | 700 | 900 |
`);
    expect(wrong(sums)).toEqual([
      [
        ...['Fleet', 'Remaining 2030', '“Baseline 2019/20” less “Reduction by 2030”', '900', '800'],
        'It would be within rounding, if all figures are rounded to the nearest 100.',
      ],
    ]);
  });

  it('of measures below nought, with dashes and bounds, adds up all the same', () => {
    const { sums } = checked(`| tCO2e | 2030 | 2040 |
|---|---|---|
| Baseline | 5000 | 5000 |
| Growth in demand | 200 | 400 |
| Heat | -1,250 | (2,500) |
| Waste | <1 | – |
| Emissions after measures | 3,950 | 2,900 |
`);
    expect(sums.map(({ column, computed, verdict }) => [column, computed, verdict])).toEqual([
      ['2030', '3950.5', 'agrees'],
      ['2040', '2900', 'agrees'],
    ]);
  });

  it('has shares of its first year and of its total', () => {
    const ofNhs = checked(`| MtCO2e | 1990 | 2010 | 2019 | 2020 |
|---|---|---|---|---|
| Footprint | 16.2 | 8.7 | 6.8 | 6.1 |
| Change since 1990 (%) | 0% | -46% | -58% | -62% |
`);
    expect(ofNhs.sums.map(({ column, verdict }) => [column, verdict])).toEqual([
      ['1990', 'agrees'],
      ['2010', 'agrees'],
      ['2019', 'agrees'],
      ['2020', 'agrees'],
    ]);
    const bySector = checked(`| Sector | ktCO2e | % of total |
|---|---|---|
| Homes | 210 | 42 |
| Transport | 190 | 38 |
| Industry | 100 | 30 |
| Total | 500 | 100 |
`);
    expect(wrong(bySector.sums)).toEqual([
      ['Total', '% of total', 'the sum of “Homes”, “Transport”, “Industry”', '100', '110', null],
      ['Industry', '% of total', '“ktCO2e” ÷ “ktCO2e” of “Total”', '30', '20', null],
    ]);
  });

  it('that says it is a total and is of other things is told as such, not figure by figure', () => {
    const { sums, unexplained } = checked(`| | 2026 | 2027 | 2028 | 2029 | 2030 |
|---|---|---|---|---|---|
| Boilers | 10 | 20 | 30 | 40 | 50 |
| Lighting | 5 | 5 | 5 | 5 | 5 |
| Total posts | 900 | 800 | 700 | 600 | 500 |
`);
    expect(sums).toEqual([]);
    expect(unexplained).toEqual([{ table: 1, name: 'Total posts', formula: 'the sum of “Boilers”, “Lighting”' }]);
  });

  it('without figures is no table to check', () => {
    expect(checked('| Action | Owner |\n|---|---|\n| Plant | Me |\n').tables).toBe(0);
  });
});
