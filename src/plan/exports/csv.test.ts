import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvedInput, exportInput } from '../testing/export-input.ts';
import { fixtureCommitment, fixturePlan } from '../testing/fixture-plan.ts';
import { nastyPlan, nastyTexts } from '../testing/nasty-plan.ts';
import { toCsv } from './csv.ts';

const read = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });
const startsLikeFormula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const guarded = (text: string) => (startsLikeFormula.test(text) ? `'${text}` : text);
const oneCommitment = (text: string) =>
  toCsv(exportInput({ plan: fixturePlan({ themes: [], ambitions: [fixtureCommitment({ id: 'c1', text })] }) }));

describe('a plan as CSV', () => {
  it('has a row for every ambition, commitment and part, in the order of the plan', () => {
    const rows = read(toCsv(exportInput()));
    expect(rows.map((row) => row.id)).toEqual(['c1', 'c2', 'c2.1', 'c2.2', 'c3', 'c4', 'c5']);
    expect(rows[2]).toMatchObject({
      kind: 'Part',
      parent: 'c2',
      theme: 'Estates and travel',
      subtheme: 'Energy',
      owners: 'Northmere Hospitals NHS Trust',
      ods_codes: 'RZ9',
      owners_from_parent: 'No',
      due: '2026-06-30',
    });
  });
  it('gives a part without owner its parent’s, and says so', () => {
    expect(read(toCsv(exportInput()))[3]).toMatchObject({ owners: 'NHS Trusts', owners_from_parent: 'Yes' });
  });
  it('begins with the mark by which Excel knows UTF-8, and ends lines as RFC 4180 says', () => {
    const csv = toCsv(exportInput());
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n').length).toBe(9);
  });
  it('says in a column of every row that the plan is a draft, until a body has approved it', () => {
    expect(new Set(read(toCsv(exportInput())).map((row) => row.status))).toEqual(
      new Set(['Draft – commitments are suggestions']),
    );
    expect(new Set(read(toCsv(approvedInput())).map((row) => row.status))).toEqual(new Set(['Approved plan']));
  });
  it('lets no text act as a formula', () => {
    const rows = read(toCsv(exportInput({ plan: nastyPlan() })));
    expect(rows.length).toBe(1 + 2 * nastyTexts.length);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(startsLikeFormula);
  });
  it('gives back any text whole, with an apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(read(oneCommitment(text))[0]?.text).toBe(guarded(text));
      }),
    );
  });
});
