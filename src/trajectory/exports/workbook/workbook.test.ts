import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { costOf } from '../../rules/cost.ts';
import { forecast } from '../../rules/forecast.ts';
import { type Effect, type Model, plannedStages } from '../../rules/model.ts';
import { milligramsGiven, modelOf, stream } from '../../rules/testing.ts';
import { totals } from '../../rules/waterfall.ts';
import { madeUpSystem } from '../../testing/made-up-system.ts';
import { cellsOf, converted, hasOffice } from '../testing.ts';
import type { WorkbookAsked } from './asked.ts';
import { deflatorsOf } from './prices.ts';
import { firstYearColumn } from './sheet.ts';
import { anyPlan, asked, wholePlan } from './testing.ts';
import { workbookOf } from './workbook.ts';

type Cells = ReturnType<typeof cellsOf>;

/** Figures by year of the row of a sheet in which these stand in these columns, counted from nought. */
function yearsOf(cells: Cells, sheet: string, wanted: Readonly<Record<number, string>>): number[] {
  const row = cells[sheet]?.find((one) => Object.entries(wanted).every(([at, text]) => one[Number(at)] === text));
  if (!row) throw new Error(`${sheet} has no row ${JSON.stringify(wanted)}`);
  return row.slice(firstYearColumn - 1).map(Number);
}

const kilograms = (values: readonly bigint[]): number[] => values.map((value) => Number(value) / 1e6);

/** What the rules say of a plan, as the workbook tells it. */
function ruled({ model, organisations, of, money }: WorkbookAsked) {
  const told = forecast(model, { attribution: 'delivery' });
  const whose = organisations.length === 0 ? {} : { organisations };
  const own = told.credits.filter(
    ({ organisation }) => organisations.length === 0 || organisations.includes(organisation),
  );
  const credits = model.initiatives.map(({ id }) => ({
    id,
    byYear: told.years.map((_, at) => milligramsGiven(own, id, at)),
  }));
  const costs = credits.map(({ id, byYear }) => {
    const initiative = model.initiatives.find((one) => one.id === id);
    if (!initiative) throw new Error(id);
    const counts = plannedStages.includes(initiative.stage);
    const cost = costOf({
      initiative,
      reductions: byYear,
      years: told.years,
      ...money,
      deflators: deflatorsOf(money.prices),
      ...whose,
    });
    const perTonne = counts && cost.poundsPerTonne !== null ? Number(cost.poundsPerTonne) : null;
    return { id, npv: counts ? Number(cost.npv) : 0, perTonne, saved: Number(cost.reduction) / 1e6 };
  });
  return { credits, costs, totals: totals(told, { of, ...whose }) };
}

/** The most by which a figure of the workbook is off, in kilograms, and where money is not the same. */
function compared(bytes: Uint8Array, question: WorkbookAsked): { kilograms: number; money: string[]; check: unknown } {
  const cells = cellsOf(bytes);
  const rules = ruled(question);
  const off = (told: readonly number[], right: readonly number[]) =>
    right.map((value, at) => Math.abs((told[at] ?? Number.NaN) - value));
  const path = (label: string) => yearsOf(cells, 'Trajectory', { 0: label }).map((tonnes) => tonnes * 1000);
  const known =
    question.organisations.length === 0 ? rules.credits : rules.credits.filter(({ id }) => hasRow(cells, id));
  const differences = [
    ...off(path('Baseline'), kilograms(rules.totals.baseline)),
    ...off(path('With growth'), kilograms(rules.totals.withGrowth)),
    ...off(path('Without action'), kilograms(rules.totals.withoutAction)),
    ...off(path('With planned action'), kilograms(rules.totals.withAction)),
    ...known.flatMap(({ id, byYear }) => off(yearsOf(cells, 'Saved', { 4: id }), kilograms(byYear))),
  ];
  const money = rules.costs.flatMap(({ id, npv, perTonne, saved }) => {
    const row = cells.Money?.find((one) => one[1] === id && one[3] === 'Present value (£)');
    if (!row) return [];
    const same = row[4] === npv && isPerTonne(row[6] ?? null, perTonne, saved);
    return same ? [] : [`${id}: ${row[4]} and ${row[6]}, not ${npv} and ${perTonne}`];
  });
  const check = cells.Waterfall?.find(([label]) => String(label).startsWith('Check'))?.[1];
  return { kilograms: Math.max(...differences.map((value) => (Number.isNaN(value) ? Infinity : value))), money, check };
}

/** To the penny; of less than a tonne in all, within what a tenth of a gram makes of it, since the rules count in milligrams. */
function isPerTonne(told: Cells[string][number][number], right: number | null, kilogramsSaved: number): boolean {
  if (right === null || kilogramsSaved < 0.001) return told === '' || told === null || kilogramsSaved > 0;
  if (kilogramsSaved >= 1000) return told === right;
  return Math.abs(Number(told) - right) <= 0.011 + (Math.abs(right) * 1e-4) / kilogramsSaved;
}

const hasRow = (cells: Cells, id: string) => cells.Saved?.some((row) => row[4] === id) ?? false;

interface Change {
  sheet: string;
  /** What stands in the row that is meant, by column from 1. */
  where: Readonly<Record<number, string>>;
  column: number;
  value: Date | number | string;
}

/** The workbook with other things in some cells, as somebody changes them; what the formulas came to stays. */
async function changed(bytes: Uint8Array, changes: readonly Change[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  for (const { sheet: name, where, column, value } of changes) {
    const sheet = workbook.getWorksheet(name);
    const rows = sheet?.getRows(1, sheet.rowCount) ?? [];
    const row = rows.find((one) => Object.entries(where).every(([at, text]) => one.getCell(Number(at)).value === text));
    if (!row) throw new Error(`${name} has no row ${JSON.stringify(where)}`);
    row.getCell(column).value = value;
  }
  return workbook.xlsx.writeBuffer();
}

const ofInitiative = (id: string, column: number, value: Change['value']): Change => ({
  ...{ sheet: 'Initiatives', where: { 2: id }, column, value },
});
/** Columns of the sheet of initiatives. */
const [stageColumn, startColumn, amountColumn] = [6, 8, 13];

const withChange = (model: Model, id: string, change: Partial<Model['initiatives'][number]>): Model => ({
  ...model,
  initiatives: model.initiatives.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** An organisation of usual size. */
const largePlan = madeUpSystem({ organisations: 1, initiatives: 12, lastYear: 2035 });
const plans = fc.sample(anyPlan, { numRuns: 5, seed: 11 });

describe('the workbook', () => {
  it('has each formula with what it comes to, to a hundredth of a kilogram and to the penny', async () => {
    for (const model of [wholePlan, largePlan, ...plans]) {
      const question = asked(model);
      const { kilograms: off, money, check } = compared(await workbookOf(question), question);
      expect([off < 0.01, money, check]).toEqual([true, [], 0]);
    }
  });

  it('of one organisation tells its share alone', async () => {
    const [model = wholePlan] = plans;
    const question = asked(model, { organisations: ['other'] });
    const { kilograms: off, money } = compared(await workbookOf(question), question);
    expect([off < 0.01, money]).toEqual([true, []]);
  });

  it('of the Footprint leaves out what lies beyond it', async () => {
    const question = asked(wholePlan, { of: 'footprint' });
    const cells = cellsOf(await workbookOf(question));
    const right = totals(forecast(wholePlan, { attribution: 'delivery' }), { of: 'footprint' });
    const told = yearsOf(cells, 'Trajectory', { 0: 'With planned action' });
    expect(Math.max(...told.map((tonnes, at) => Math.abs(tonnes * 1e9 - Number(right.withAction[at]))))).toBeLessThan(
      1e4,
    );
    expect(cells.Trajectory?.some(([label]) => String(label).startsWith('Food'))).toBe(false);
  });

  it('tells what is missing to what is allowed', async () => {
    const byYear = Array.from({ length: 12 }, (_, at) => 1_000_000_000n - 50_000_000n * BigInt(at));
    const cells = cellsOf(await workbookOf(asked(wholePlan, { allowed: { name: 'net zero', byYear } })));
    const [gap = 0] = yearsOf(cells, 'Trajectory', { 0: 'Gap (below nought: to spare)' });
    const [baseline = 0] = yearsOf(cells, 'Trajectory', { 0: 'Baseline' });
    expect(gap).toBeCloseTo(baseline - 1, 9);
  });

  it('is not made where a spreadsheet would not open it readily; ideas are left out before that', async () => {
    const few = madeUpSystem({ organisations: 1, initiatives: 4, lastYear: 2030 });
    const withIdeas: Model = {
      ...few,
      initiatives: few.initiatives.map((one, at) => (at === 0 ? one : { ...one, stage: 'idea' })),
    };
    await expect(workbookOf(asked(few), 500)).rejects.toThrow('Choose one organisation');
    const cells = cellsOf(await workbookOf(asked(withIdeas, { year: 2030 }), 1_000));
    expect(cells['Read me']?.flat().some((text) => String(text).includes('Only what is planned'))).toBe(true);
    expect(cells.Initiatives).toHaveLength(3);
  });

  it('writes what people wrote as text, never as a formula', async () => {
    const [first] = wholePlan.initiatives;
    if (!first) throw new Error('There is none');
    const model = modelOf({ streams: [stream()], initiatives: [{ ...first, title: '=1+1', id: '=2', theme: '+3' }] });
    const cells = cellsOf(await workbookOf(asked(model)));
    expect(cells.Initiatives?.[2]?.slice(1, 5)).toEqual(['=2', '=1+1', 'The trust', '+3']);
  });
});

describe.skipIf(!hasOffice)('the workbook, worked out anew by LibreOffice (skipped where there is none)', () => {
  const later = { start: '2028-02' };
  const stronger: { effect: Effect } = { effect: { type: 'share less', share: '0.45' } };
  const questions: Record<string, WorkbookAsked> = {
    'whole.xlsx': asked(wholePlan),
    'large.xlsx': asked(largePlan),
    'later.xlsx': asked(withChange(wholePlan, 'pump', later)),
    'stronger.xlsx': asked(withChange(withChange(wholePlan, 'led', stronger), 'fewer bins', { stage: 'funded' })),
    ...Object.fromEntries(plans.map((model, at) => [`plan-${at}.xlsx`, asked(model)])),
  };
  let files: Record<string, Uint8Array> = {};
  const { streams } = wholePlan.baseline;
  const larger = streams.map((one) => (one.id === 'gas' ? { ...one, quantity: '1500' } : one));
  questions['larger.xlsx'] = asked({ ...wholePlan, baseline: { ...wholePlan.baseline, streams: larger } });

  beforeAll(async () => {
    const whole = await workbookOf(asked(wholePlan));
    const made = await Promise.all(
      plans.map(
        async (model, at): Promise<[string, Uint8Array]> => [`plan-${at}.xlsx`, await workbookOf(asked(model))],
      ),
    );
    files = await converted(
      {
        'whole.xlsx': whole,
        'large.xlsx': await workbookOf(asked(largePlan)),
        'later.xlsx': await changed(whole, [ofInitiative('pump', startColumn, new Date('2028-02-01T00:00:00Z'))]),
        'stronger.xlsx': await changed(whole, [
          ofInitiative('led', amountColumn, 0.45),
          ofInitiative('fewer bins', stageColumn, 'funded'),
        ]),
        'larger.xlsx': await changed(whole, [
          {
            sheet: 'Activity',
            where: { 4: 'Units without action', 6: 'Gas' },
            column: firstYearColumn - 1,
            value: 1500,
          },
        ]),
        ...Object.fromEntries(made),
      },
      'xlsx',
    );
  }, 120_000);

  function same(file: string): void {
    const question = questions[file];
    const bytes = files[file];
    if (!question || !bytes) throw new Error(`There is no ${file}`);
    const { kilograms: off, money, check } = compared(bytes, question);
    expect([file, off < 0.01 ? 'same' : off, money, check]).toEqual([file, 'same', [], 0]);
  }

  it('comes to the same', () => same('whole.xlsx'));

  it('comes to the same to the last penny a tonne where there are thousands of tonnes', () => same('large.xlsx'));

  it('comes to the same of any plan', () => {
    for (const at of plans.keys()) same(`plan-${at}.xlsx`);
  });

  it('follows a start that somebody changes', () => same('later.xlsx'));

  it('follows a quantity of the baseline year that somebody changes', () => same('larger.xlsx'));

  it('follows a share that somebody changes, and an idea that becomes planned', () => same('stronger.xlsx'));
});
