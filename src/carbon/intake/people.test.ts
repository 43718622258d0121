import { describe, expect, it } from 'vitest';
import { namesPeople } from './people.ts';

describe('a column that names people', () => {
  it.each([
    'Employee',
    'Employee name',
    'Payroll number',
    'Claimant',
    'Assignment No',
    'Email',
    'Name',
    'Postcode district',
    'NHS number',
    'Staff ID',
    'Driver',
  ])('is “%s”', (heading) => expect(namesPeople(heading)).toBe(true));
  it.each([
    'Claim number',
    'Respondent ID',
    'Staff group',
    'Site name',
    'Practice postcode',
    'Supplier',
    'Patient transport mileage (Miles)',
    'Practice name',
    'ID',
  ])('is not “%s”', (heading) => expect(namesPeople(heading)).toBe(false));
});
