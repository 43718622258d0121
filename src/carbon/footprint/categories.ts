/**
 * The categories that the NHS counts by, and those of the GHG Protocol. The Carbon Footprint is what the NHS controls;
 * the Carbon Footprint Plus is that and what it can influence (NHS England, Delivering a net zero National Health
 * Service, 2020, section 2.1).
 */

export type GhgScope = '1' | '2' | '3';

export interface Category {
  id: string;
  name: string;
  /** 'footprint' is in both the Footprint and the Footprint Plus, 'plus' in the latter alone. */
  footprint: 'footprint' | 'plus';
  /** From 1, as the national figures list them. */
  order: number;
  /** The scope it usually falls in; single figures may fall in another. */
  scope: GhgScope;
  /** Categories of scope 3 that it usually falls in; none for scopes 1 and 2, and for what the Protocol leaves out. */
  ghgCategories: readonly number[];
  /** It goes on every month, so a month without data is a gap; what is bought now and then has months without. */
  continuous: boolean;
  /** And it does so at each site by itself, which is metered or invoiced there: a site's month without data is a gap. */
  everySite: boolean;
}

type GoesOn = 'every month' | 'every month at every site';
type Row = [id: string, name: string, Category['footprint'], GhgScope, readonly number[], goesOn?: GoesOn];

// Journeys of patients and visitors are in no category of the GHG Protocol: the NHS adds them of its own accord.
const rows: readonly Row[] = [
  ['fossil-fuels', 'Fossil fuels', 'footprint', '1', [], 'every month at every site'],
  ['facilities', 'NHS facilities (refrigerants and other releases)', 'footprint', '1', []],
  ['anaesthetic-gases', 'Anaesthetic gases', 'footprint', '1', []],
  ['fleet', 'NHS fleet and leased vehicles', 'footprint', '1', [], 'every month'],
  ['electricity', 'Electricity', 'footprint', '2', [], 'every month at every site'],
  ['heat', 'Heat and steam bought in', 'footprint', '2', [], 'every month at every site'],
  [
    'well-to-tank',
    'Energy (well-to-tank, transmission and distribution)',
    'footprint',
    '3',
    [3],
    'every month at every site',
  ],
  ['business-travel', 'Business travel', 'footprint', '3', [6], 'every month'],
  ['waste', 'Waste', 'footprint', '3', [5], 'every month at every site'],
  ['water', 'Water', 'footprint', '3', [1, 5], 'every month at every site'],
  ['inhalers', 'Metered-dose inhalers', 'footprint', '3', [11], 'every month'],
  ['medicines', 'Medicines and chemicals', 'plus', '3', [1]],
  ['medical-equipment', 'Medical equipment', 'plus', '3', [1, 2]],
  ['non-medical-equipment', 'Non-medical equipment', 'plus', '3', [1, 2]],
  ['business-services', 'Business services', 'plus', '3', [1]],
  ['construction', 'Construction', 'plus', '3', [2]],
  ['freight', 'Freight transport', 'plus', '3', [4]],
  ['food', 'Food and catering', 'plus', '3', [1]],
  ['commissioned-services', 'Commissioned health services outside the NHS', 'plus', '3', [1]],
  ['ict', 'Information and communication technology', 'plus', '3', [1, 2]],
  ['staff-commuting', 'Staff commuting', 'plus', '3', [7]],
  ['patient-travel', 'Patient travel', 'plus', '3', []],
  ['visitor-travel', 'Visitor travel', 'plus', '3', []],
  ['other-procurement', 'Other procurement', 'plus', '3', [1]],
];

export const categories: readonly Category[] = rows.map(
  ([id, name, footprint, scope, ghgCategories, goesOn], index) => ({
    id,
    name,
    footprint,
    order: index + 1,
    scope,
    ghgCategories,
    continuous: goesOn !== undefined,
    everySite: goesOn === 'every month at every site',
  }),
);

const byId = new Map(categories.map((category) => [category.id, category]));

export function isCategory(id: string): boolean {
  return byId.has(id);
}

/** @throws RangeError if the NHS has no category of that id */
export function categoryOf(id: string): Category {
  const found = byId.get(id);
  if (!found) throw new RangeError(`The NHS counts by no category "${id}"`);
  return found;
}

/** GHG Protocol, Corporate Accounting and Reporting Standard (revised edition, 2004), chapter 4. */
export const scopeNames: Record<GhgScope, string> = {
  '1': 'Direct emissions',
  '2': 'Indirect emissions from purchased electricity, heat and steam',
  '3': 'Other indirect emissions',
};

/** Categories 1 to 15 of scope 3: GHG Protocol, Corporate Value Chain (Scope 3) Standard (2011), table 5.3. */
const ghgCategoryNames: readonly string[] = [
  'Purchased goods and services',
  'Capital goods',
  'Fuel- and energy-related activities (not included in scope 1 or scope 2)',
  'Upstream transportation and distribution',
  'Waste generated in operations',
  'Business travel',
  'Employee commuting',
  'Upstream leased assets',
  'Downstream transportation and distribution',
  'Processing of sold products',
  'Use of sold products',
  'End-of-life treatment of sold products',
  'Downstream leased assets',
  'Franchises',
  'Investments',
];

/** The name of a category of scope 3. @throws RangeError unless it is 1 to 15 */
export function ghgCategoryName(number: number): string {
  const name = ghgCategoryNames[number - 1];
  if (name === undefined) throw new RangeError(`Scope 3 has categories 1 to 15, not ${number}`);
  return name;
}
