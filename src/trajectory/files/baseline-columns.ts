/** The columns of a baseline: what they are called, and by which words they are found. */
import type { ColumnWords } from './headings.ts';

export type BaselineField =
  | 'year'
  | 'id'
  | 'organisation'
  | 'site'
  | 'supplier'
  | 'category'
  | 'activity'
  | 'unit'
  | 'quantity'
  | 'part'
  | 'perUnit'
  | 'kilograms'
  | 'tonnes'
  | 'scope'
  | 'national'
  | 'driver'
  | 'main';

const column = (field: BaselineField, heading: string, words: RegExp): ColumnWords<BaselineField> => ({
  field,
  heading,
  words,
});

/** In the order in which they are written. */
export const baselineColumns: readonly ColumnWords<BaselineField>[] = [
  column('organisation', 'Organisation', /^organisation$/),
  column('site', 'Site', /^site$/),
  column('supplier', 'Supplier', /^supplier$/),
  column('category', 'Category', /^(?:category|footprint category)$/),
  column('activity', 'Activity', /^(?:activity|source)$/),
  column('unit', 'Unit', /^unit$/),
  column('quantity', 'Quantity', /^(?:quantity|amount|activity data|consumption)$/),
  column('part', 'Part', /^part$/),
  column('perUnit', 'kg per unit', /^(?:kg(?: ?co2e?)? per unit|factor|emission factor)$/),
  column('kilograms', 'kg', /^(?:(?:emissions )?kg(?: ?co2e?)?|kilograms)$/),
  column('tonnes', 'Tonnes', /^(?:(?:emissions )?t(?:onnes)?(?: of)?(?: ?co2e?)?)$/),
  column('scope', 'Scope', /^scope$/),
  column('national', 'National', /^(?:national|national change)$/),
  column('driver', 'Driver', /^(?:driver|growth|driven by)$/),
  column('main', 'Found under category', /^found under category$/),
  column('year', 'Year', /^(?:year|financial year|baseline year)$/),
  column('id', 'Id', /^id$/),
];
/** What a column is called. */
export const headingOf = (field: BaselineField): string =>
  baselineColumns.find((one) => one.field === field)?.heading ?? field;
