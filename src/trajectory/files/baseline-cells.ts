/** Category, scope, year and amount of a row of a baseline. */

import { categories, categoryOf, isCategory } from '../../carbon/footprint/categories.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { kilograms } from '../baseline-streams.ts';
import { Scope } from '../rules/model.ts';
import type { BaselineField } from './baseline-columns.ts';
import { categoryIdOf } from './category-names.ts';
import { quoted } from './problems.ts';
import type { RowReader } from './row-reader.ts';
import { numberOf } from './values.ts';

const numberFault = {
  expected: 'a number, such as 12400 or 12,400.5',
  mend: 'Write a number with digits and a point.',
};

export function categoryIn(row: RowReader<BaselineField>): string {
  const fault = {
    expected: 'a category of the NHS Carbon Footprint Plus, by its name or id',
    mend: `Write one of: ${categories.map(({ id }) => id).join(', ')}.`,
  };
  return row.need('category', (text) => (isCategory(categoryIdOf(text)) ? categoryIdOf(text) : null), '', fault);
}

export function scopeOf(row: RowReader<BaselineField>, category: string): Scope {
  const usual = isCategory(category) ? categoryOf(category).scope : '3';
  return row.read<Scope>('scope', (text) => Scope.safeParse(text.replace(/^scope /i, '')).data ?? null, usual, {
    expected: '1, 2 or 3',
    mend: 'Write the scope of the GHG Protocol, or leave the cell empty for the usual one of the category.',
  });
}

export function yearOf(text: string): number | null {
  const [, first, second] = /^((?:19|20)\d\d)(?:[/–-](\d\d|\d{4}))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  return second === undefined || Number(second) % 100 === (Number(first) + 1) % 100 ? Number(first) : null;
}

/** Places that a rate keeps where it has to be divided: those that the forecast counts with. */
const ratePlaces = 12;

/** Quantity, unit and kilograms a unit; of what is known as emissions only, kilograms with a rate of 1. */
export function amountOf(row: RowReader<BaselineField>): { quantity: string; unit: string; kg: string } | null {
  const number = (field: BaselineField) => row.read<string | null>(field, numberOf, null, numberFault);
  const [quantity, perUnit, kg, tonnes] = [
    number('quantity'),
    number('perUnit'),
    number('kilograms'),
    number('tonnes'),
  ];
  if (row.isFaulty) return null;
  const whole = kg ?? (tonnes === null ? null : new Decimal(tonnes).times(1000).toFixed());
  const unit = row.text('unit');
  if (perUnit !== null && quantity !== null && unit !== '') return { quantity, unit, kg: perUnit };
  if (whole !== null && quantity !== null && unit !== '' && !new Decimal(quantity).isZero())
    return { quantity, unit, kg: new Decimal(whole).div(quantity).toDecimalPlaces(ratePlaces).toFixed() };
  if (whole !== null && quantity === null) return { quantity: whole, unit: kilograms, kg: '1' };
  const field = quantity === null ? 'quantity' : unit === '' ? 'unit' : 'perUnit';
  row.fail(field, {
    found: quoted(row.text(field)),
    expected: 'a quantity with its unit and the kg per unit, or emissions in kg or tonnes',
    mend: 'Fill in what is lacking.',
  });
  return null;
}
