/** What follows from an activity's place in the tree: the NHS's category, and the scope and category of the GHG Protocol. */
import type { Part, Scope } from './model.ts';

export interface Placed {
  /** Id of the NHS's category. */
  category: string;
  /** 1 to 15, or null. */
  ghgCategory: number | null;
  scope: Scope;
}

/**
 * Where what an activity sets free is counted.
 *
 * Fuel, electricity and heat, and the driving of one's own fleet, are followed by what was set free before they came
 * (well-to-tank) and on the way (transmission): fuel- and energy-related activities, category 3 of scope 3 (GHG Protocol,
 * Corporate Value Chain Standard, 2011, 5.5). For all else, what came before belongs to the same category of scope 3.
 * @throws RangeError if the activity is under none of the known roots
 */
export function placeOf(activity: string, part: Part): Placed {
  const rule = ruleOf(activity);
  if (part === 'outside of scopes') return { category: rule.category, ghgCategory: null, scope: 'outside' };
  const direct: Placed = { category: rule.category, ghgCategory: rule.ghgCategory, scope: rule.scope };
  if (part === 'direct') return direct;
  if (part === 'electricity') return { category: rule.category, ghgCategory: null, scope: '2' };
  return rule.scope === '3' ? direct : { category: 'well-to-tank', ghgCategory: 3, scope: '3' };
}

/** Whether an activity has a place in the tree. */
export function isPlaced(activity: string): boolean {
  return rules.some(([under]) => isUnder(activity, under));
}

function ruleOf(activity: string): Placed {
  const found = rules.find(([under]) => isUnder(activity, under));
  if (!found) throw new RangeError(`No rule says where "${activity}" is counted`);
  const [, category, scope, ghgCategory] = found;
  return { category, scope, ghgCategory };
}

function isUnder(activity: string, under: string): boolean {
  return activity === under || activity.startsWith(`${under}/`);
}

/**
 * The nearest root that an activity is under comes first. Patients and visitors come and go on their own account: the
 * NHS counts them in its Footprint Plus, the GHG Protocol in none of its fifteen categories (Delivering a net zero
 * National Health Service, 2020, chapter 2).
 */
const rules: readonly [under: string, category: string, scope: Scope, ghgCategory: number | null][] = [
  ['fuels', 'fossil-fuels', '1', null],
  ['bioenergy', 'fossil-fuels', '1', null],
  ['refrigerants', 'facilities', '1', null],
  ['anaesthetic-gases', 'anaesthetic-gases', '1', null],
  ['fleet', 'fleet', '1', null],
  ['leased-assets/electricity', 'electricity', '3', 8],
  ['leased-assets', 'fleet', '3', 8],
  ['electricity/gas-fired-chp', 'fossil-fuels', '1', null],
  ['electricity', 'electricity', '2', null],
  ['heat', 'heat', '2', null],
  // Water that is sent away to be treated is waste (GHG Protocol, Corporate Value Chain Standard, 5.5, category 5).
  ['water/treatment', 'water', '3', 5],
  ['water', 'water', '3', 1],
  ['waste', 'waste', '3', 5],
  ['materials/construction', 'construction', '3', 2],
  ['materials/other/food-and-drink', 'food', '3', 1],
  ['materials/electrical-items/electrical-items-it', 'ict', '3', 1],
  ['materials/electrical-items', 'non-medical-equipment', '3', 1],
  ['materials', 'other-procurement', '3', 1],
  ['business-travel', 'business-travel', '3', 6],
  ['staff-commuting', 'staff-commuting', '3', 7],
  ['homeworking', 'staff-commuting', '3', 7],
  ['patient-travel', 'patient-travel', '3', null],
  ['visitor-travel', 'visitor-travel', '3', null],
  ['freight', 'freight', '3', 4],
  ['inhalers/metered-dose', 'inhalers', '3', 11],
  ['inhalers', 'medicines', '3', 1],
  // Spend by the NHS's eClass, whose letters are of 2017.
  ['spend/eclass/a', 'food', '3', 1],
  ['spend/eclass/b', 'non-medical-equipment', '3', 1],
  ['spend/eclass/c', 'non-medical-equipment', '3', 1],
  ['spend/eclass/d', 'medicines', '3', 1],
  ['spend/eclass/e', 'medical-equipment', '3', 1],
  ['spend/eclass/f', 'medical-equipment', '3', 1],
  ['spend/eclass/g', 'medical-equipment', '3', 1],
  ['spend/eclass/h', 'medicines', '3', 1],
  ['spend/eclass/i', 'medical-equipment', '3', 1],
  ['spend/eclass/j', 'medical-equipment', '3', 1],
  ['spend/eclass/k', 'medical-equipment', '3', 1],
  ['spend/eclass/m', 'business-services', '3', 1],
  ['spend/eclass/p', 'construction', '3', 2],
  ['spend/eclass/r', 'commissioned-services', '3', 1],
  ['spend/eclass/s', 'business-services', '3', 1],
  ['spend/eclass/t', 'non-medical-equipment', '3', 1],
  ['spend/eclass/u', 'non-medical-equipment', '3', 1],
  ['spend/eclass/v', 'non-medical-equipment', '3', 1],
  ['spend/eclass/w', 'ict', '3', 1],
  ['spend/eclass/y', 'non-medical-equipment', '3', 1],
  ['spend/eclass/z', 'business-services', '3', 1],
  ...['trust', 'care-organisation', 'commissioner'].flatMap((kind): [string, string, Scope, number][] => [
    [`spend/${kind}/business-services`, 'business-services', '3', 1],
    [`spend/${kind}/construction`, 'construction', '3', 2],
    [`spend/${kind}/food-and-catering`, 'food', '3', 1],
    [`spend/${kind}/freight-transport`, 'freight', '3', 4],
    [`spend/${kind}/information-and-communication-technologies`, 'ict', '3', 1],
    [`spend/${kind}/manufactured-fuels-chemicals-and-gases`, 'medicines', '3', 1],
    [`spend/${kind}/medical-instruments-equipment`, 'medical-equipment', '3', 1],
    [`spend/${kind}/other-manufactured-products`, 'non-medical-equipment', '3', 1],
    [`spend/${kind}/paper-products`, 'non-medical-equipment', '3', 1],
    [`spend/${kind}/pharmaceuticals`, 'medicines', '3', 1],
    [`spend/${kind}/waste-products-and-recycling`, 'waste', '3', 5],
    [`spend/${kind}/water-and-sanitation`, 'water', '3', 1],
    [`spend/${kind}/business-travel-and-fleet`, 'business-travel', '3', 6],
    [`spend/${kind}/commissioned-health-and-social-care-services`, 'commissioned-services', '3', 1],
  ]),
  ['spend/business-services', 'business-services', '3', 1],
  ['spend', 'other-procurement', '3', 1],
];

/**
 * Activities that have no factors of their own for some part, and what they take it from. The publication gives the
 * same car once for a company's own, once for business travel, and what came before only once; staff, patients and
 * visitors come in the same cars, buses and trains.
 */
export const borrowings: readonly { under: string; from: string; parts: readonly Part[] | 'all' }[] = [
  { under: 'fleet', from: 'business-travel/land', parts: ['well-to-tank'] },
  { under: 'fleet', from: 'freight', parts: ['well-to-tank'] },
  { under: 'leased-assets/vehicles', from: 'business-travel/land', parts: ['well-to-tank'] },
  { under: 'leased-assets/vehicles', from: 'freight', parts: ['well-to-tank'] },
  { under: 'staff-commuting', from: 'business-travel/land', parts: 'all' },
  { under: 'patient-travel', from: 'business-travel/land', parts: 'all' },
  { under: 'visitor-travel', from: 'business-travel/land', parts: 'all' },
  { under: 'electricity/renewable-tariff', from: 'electricity/uk', parts: 'all' },
];

/**
 * The NHS's own streams, whose list ends with 2020/21, and the rows of the UK Government's that it says they were taken
 * from, or that are nearest to those. They stand in for later years, and that is told.
 */
export const continuations: Readonly<Record<string, string>> = {
  'waste/nhs/recycling': 'waste/paper/paper-and-board-mixed/closed-loop',
  'waste/nhs/composting': 'waste/refuse/organic-mixed-food-and-garden-waste/composting',
  'waste/nhs/electrical-equipment': 'waste/electrical-items/weee-mixed/open-loop',
  'waste/nhs/landfill': 'waste/refuse/commercial-and-industrial-waste/landfill',
  'waste/nhs/landfill-commercial-and-industrial': 'waste/refuse/commercial-and-industrial-waste/landfill',
  'waste/nhs/landfill-domestic': 'waste/refuse/household-residual-waste/landfill',
  'waste/nhs/high-temperature-with-energy-recovery':
    'waste/refuse/commercial-and-industrial-waste/incineration-with-energy-recovery',
  'materials/nhs/paper': 'materials/paper/paper-and-board-paper/primary-material-production',
};
