import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../platform/duck/duck.ts';
import { answered } from './answer.ts';
import { asKept, plainForm } from './kinds/plain.ts';
import type { Mapping } from './mapping.ts';
import { propose } from './propose.ts';
import type { Context } from './source.ts';
import { contextOf, lookOfRows, sheetOfRows, workplace } from './testing.ts';

let duck: Duck;
beforeAll(async () => {
  ({ duck } = await workplace());
});
afterAll(() => duck.close());

const bill = ['Date', 'Site', 'Gas [kWh]'];
/** A file of these amounts, looked at: the mark that they are read with, and what is asked about it. */
async function amounts(
  of: readonly string[],
  { kept = [], headings = bill, ...context }: Partial<Context> & { kept?: Mapping[]; headings?: string[] } = {},
) {
  const rows = of.map((amount, at) =>
    headings === bill
      ? [`2024-0${at + 4}-13`, 'Main', amount]
      : [`2024-0${at + 4}`, 'R0A', 'Main', 'gas', amount, 'kWh', '', ''],
  );
  const { mapping, questions, how } = await propose(
    duck,
    sheetOfRows(headings, rows),
    lookOfRows(headings, rows),
    kept,
    contextOf(context),
  );
  const question = questions.find(({ about }) => about === 'decimal mark');
  return { mark: mapping.decimalMark, question, mapping, how };
}
const plain = (of: readonly string[], kept: Mapping[] = []) => amounts(of, { kept, headings: plainForm.headings });

describe('an answer of how one file writes its numbers', () => {
  it('says nothing of the next file in the plain form, which is asked anew', async () => {
    const first = await plain(['425.448', '398.112', '401.900']);
    if (!first.question) throw new Error('not asked');
    const kept = asKept(answered(first.mapping, first.question, ','));
    if (!kept) throw new Error('nothing is kept');
    expect(kept.decimalMark).toBe('.');
    const again = await plain(['512.250'], [kept]);
    expect([again.how, again.question?.needed]).toEqual(['same', true]);
    const before = { ...kept, decimalMark: ',' as const };
    expect(await plain(['512.250', '1234.5', '1234.56'], [before])).toMatchObject({ mark: '.', question: undefined });
    expect((await plain(['425,4'], [before])).question?.subject).toBe('quantity');
  });

  it('nor is it kept that one file in the plain form was read from other columns', () => {
    expect(asKept({ ...plainForm, supplier: null })).toBeNull();
    expect(asKept({ ...plainForm, quantity: { from: 'columns', columns: ['spend'], times: '1' } })).toBeNull();
  });

  it('is asked again of a supplier’s kind of file where every amount is ambiguous, with the answer of before first', async () => {
    const { mapping } = await amounts(['12.5']);
    const kept = asKept({ ...mapping, id: 'kept', decimalMark: ',' });
    if (!kept) throw new Error('nothing is kept');
    expect(kept.decimalMark).toBe(',');
    const again = await amounts(['425.448', '398.112'], { kept: [kept] });
    expect([again.how, again.question?.choices[0]?.value]).toEqual(['same', ',']);
    expect((await amounts(['12,400'], { kept: [kept] })).question).toBeDefined();
    expect(await amounts(['425,4'], { kept: [kept] })).toMatchObject({ mark: ',', question: undefined });
    expect(await amounts(['425.4'], { kept: [kept] })).toMatchObject({ mark: '.', question: undefined });
    expect(await amounts(['425448'], { kept: [kept] })).toMatchObject({ question: undefined });
  });
});

describe('a comma', () => {
  it('before other than three digits is asked about, and not taken for a decimal comma', async () => {
    const { mark, question } = await plain(['425,4', '398,1']);
    expect(mark).toBe('.');
    expect(question).toMatchObject({ needed: true, subject: 'quantity' });
    expect(question?.sentence).toContain('398,1');
  });

  it('is plainly a decimal comma in a file whose cells stand between semicolons', async () => {
    expect(await amounts(['425,4', '1398,125'], { delimiter: ';' })).toMatchObject({ mark: ',', question: undefined });
  });

  it('before three digits is asked about only there, as 12,400 is twelve thousand elsewhere', async () => {
    expect((await amounts(['12,400', '11,900'], { delimiter: ';' })).question).toBeDefined();
    expect(await amounts(['12,400', '11,900'])).toMatchObject({ mark: '.', question: undefined });
  });
});

describe('numbers that say themselves what their marks are', () => {
  it.each([
    ['1.425,5', ','],
    ['1.425.448', ','],
    ['1,425,448', '.'],
    ['0.448', '.'],
    ['1,425.5', '.'],
  ])('%s has “%s” for its decimal mark', async (amount, mark) => {
    expect(await amounts([amount])).toMatchObject({ mark, question: undefined });
  });

  it('and contradict each other are asked about', async () => {
    expect((await amounts(['1.425,5', '12.5'])).question?.sentence).toContain('some a decimal point');
  });
});
