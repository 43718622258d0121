import { describe, expect, it } from 'vitest';
import { factorLibrary } from './library.ts';
import { nearestSpend } from './near-spend.ts';

const library = factorLibrary();
const near = (text: string) => nearestSpend(library, text, 3);

describe('an account name of a ledger', () => {
  it.each([
    ['Agency Staff', 'spend/eclass/z'],
    ['TEMPORARY/AGENCY STAFF COSTS', 'spend/eclass/z'],
    ['Legal Fees', 'spend/trust/business-services'],
    ['Catering Charges', 'spend/trust/food-and-catering'],
    ['Caterers - Service Charges', 'spend/trust/food-and-catering'],
    ['Computer Software', 'spend/trust/information-and-communication-technologies'],
    ['Office Cleaning', 'spend/eclass/m'],
    ['Management & Support Consultancy', 'spend/business-services/management-consultancy'],
    ['Building Maintenance & Repairs', 'spend/eclass/p'],
    ['Stationery', 'spend/trust/paper-products'],
    ['Grounds Maintenance', 'spend/eclass/s'],
    ['Uniforms', 'spend/eclass/b'],
  ])('"%s" is nearest to %s', (text, activity) => {
    expect(near(text)).toContain(activity);
  });

  it.each(['Grants to External Organisations', 'Salaries', 'Pension Cost', 'Other Services', 'Claim Settlements', ''])(
    '"%s" is near nothing',
    (text) => {
      expect(near(text)).toEqual([]);
    },
  );

  it('leads to activities that there are factors for', () => {
    const names = ['legal', 'dressings', 'gifts', 'linen', 'x ray', 'waste'];
    expect(names.flatMap(near).every((id) => library.activity(id) !== null)).toBe(true);
  });
});
