import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../platform/documents/markdown.ts';
import { measuresIn } from './measures.ts';

const found = (text: string, more: object = {}) =>
  measuresIn(readMarkdown({ file: 'plan.md', sha256: '', kind: 'markdown' }, text), {
    ...{ organisation: 'northmere', start: '2026-04', ...more },
  });

const plan = `# Measures

Annual reductions by measure, ktCO2e

| Action | Responsible body | 2025 | 2027 | 2030 | Cumulative to 2030 | Cost (£m) |
|---|---|---|---|---|---|---|
| **Buildings** | | | | | | |
| Retrofit of homes | Harbeck Council | – | 1.2 | 3.0 | 9.1 | 12 |
| LED street lighting | Transport body | 0.5 | 450 t | <1 | 2.2 | 3 |
| Sub-total buildings | | 0.5 | 1.65 | 3.5 | 11.3 | 15 |
| Transport | | | | | | |
| Electric buses | Transport body | 0 | about ten | 2 | 5 | 40 |
| Total | | 0.5 | 1.65 | 5.5 | 16.3 | 55 |
| % of baseline | | 1% | 3% | 9% | | |
`;

describe('measures of a plan', () => {
  it('become initiatives with tonnes by year, without sums, shares and cumulative columns', () => {
    const { initiatives, problems } = found(plan, {
      organisations: [{ slug: 'harbeck', name: 'Harbeck Council' }],
    });
    expect(
      initiatives.map(({ title, theme, start, organisations, answerable, effect }) => [
        ...[title, theme, start, organisations[0]?.organisation, answerable],
        effect.type === 'tonnes' ? effect.byYear : {},
      ]),
    ).toEqual([
      [
        ...['Retrofit of homes', 'Buildings', '2027-04', 'harbeck', 'Harbeck Council'],
        { 2027: '1200', 2028: '1800', 2029: '2400', 2030: '3000' },
      ],
      [
        ...['LED street lighting', 'Buildings', '2025-04', 'northmere', 'Transport body'],
        { 2025: '500', 2026: '475', 2027: '450', 2028: '300', 2029: '150', 2030: '0' },
      ],
      [
        ...['Electric buses', 'Transport', '2030-04', 'northmere', 'Transport body'],
        { 2025: '0', 2026: '400', 2027: '800', 2028: '1200', 2029: '1600', 2030: '2000' },
      ],
    ]);
    expect(initiatives[0]).toMatchObject({ id: 'retrofit-of-homes', stage: 'idea', effect: { aYear: '3000' } });
    expect(initiatives[0]?.evidence).toContain('Retrofit of homes | Harbeck Council | – | 1.2');
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'Column “Cumulative to 2030”: found the heading “Cumulative to 2030”. Expected tonnes of one year. It is a sum over years and was left out.',
      expect.stringMatching(/^Line \d+, column “2030”: found “<1”\. Expected a figure\. It was taken for 0\./),
      expect.stringContaining('found the row “Sub-total buildings”. Expected an action with its tonnes. It is a sum'),
      expect.stringContaining('column “2027”: found “about ten”. Expected tonnes of CO₂e, such as 120 or 1.2 kt.'),
      expect.stringContaining('found the row “Total”'),
      expect.stringContaining('found the row “% of baseline”'),
    ]);
  });

  it('that are told as change, below nought, are savings; without a unit they are taken for tonnes', () => {
    const { initiatives, problems } = found(`| Measure | 2030 | 2031 |
|---|---|---|
| Heat pumps | -120 | (240) |
| New theatre | 30 | 30 |
| Fleet | −50 | −60 |
`);
    expect(initiatives.map(({ effect }) => (effect.type === 'tonnes' ? effect.byYear : {}))).toEqual([
      { 2030: '120', 2031: '240' },
      { 2030: '-30', 2031: '-30' },
      { 2030: '50', 2031: '60' },
    ]);
    expect(problems[0]?.sentence).toContain('They were taken for tonnes of CO₂e. Check that.');
  });

  it('with one column of tonnes a year start when the table says', () => {
    const { initiatives } = found(`## Care

| Initiative | Lead | Start | Category | tCO2e saved per year | Capital £k |
|---|---|---|---|---|---|
| Desflurane | Anaesthetics | Q1 2026/27 | Anaesthetic gases | 85.5 | 0 |
| Menus | Catering | soon | Food and catering | 40 | 5 |
`);
    expect(initiatives).toMatchObject([
      { start: '2026-04', actsOn: { categories: ['anaesthetic-gases'] }, effect: { aYear: '85.5', byYear: {} } },
      { start: '2026-04', theme: 'Care', actsOn: { categories: ['food'] }, effect: { aYear: '40' } },
    ]);
  });

  it('are not found in tables of other things', () => {
    expect(
      found('| Action | Owner | By when |\n|---|---|---|\n| Plant trees | Estates | 2027 |\n').initiatives,
    ).toEqual([]);
    expect(found('Cost in £m\n\n| Action | 2026 | 2027 |\n|---|---|---|\n| Boilers | 1.2 | 3 |\n').initiatives).toEqual(
      [],
    );
    expect(
      found('| Measure | 2026 | 2027 |\n|---|---|---|\n| Electric cars | 12 | 30 |\n| Green champions | 3 % | 5 % |\n')
        .initiatives,
    ).toEqual([]);
    expect(found('| Site | 2026 | 2027 |\n|---|---|---|\n| Main | 12 | 3 |\n').initiatives).toEqual([]);
  });
});
