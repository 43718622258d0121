/** What goes on in an organisation that does not exist: activities, usual quantities a year, and what a unit sets free. */
import type { Scope } from '../rules/model.ts';

type MadeUpRate = readonly [category: string, scope: Scope, kg: string, national: string | null];

export interface MadeUpActivity {
  activity: string;
  unit: string;
  usual: number;
  rates: readonly [MadeUpRate, ...MadeUpRate[]];
  supplier?: string;
  driver?: string;
}

export const electricityRates: readonly [MadeUpRate, ...MadeUpRate[]] = [
  ['electricity', '2', '0.20705', 'grid'],
  ['well-to-tank', '3', '0.0183', 'grid'],
  ['well-to-tank', '3', '0.0459', 'grid'],
];

export const atSites: readonly MadeUpActivity[] = [
  { activity: 'Electricity', unit: 'kWh', usual: 6_000_000, rates: electricityRates, driver: 'floor area' },
  {
    activity: 'Natural gas',
    unit: 'kWh',
    usual: 15_000_000,
    rates: [
      ['fossil-fuels', '1', '0.18290', null],
      ['well-to-tank', '3', '0.03021', null],
    ],
    driver: 'floor area',
  },
  { activity: 'Water', unit: 'm3', usual: 60_000, rates: [['water', '3', '0.33885', null]] },
  { activity: 'Clinical waste', unit: 't', usual: 400, rates: [['waste', '3', '297', null]], driver: 'population' },
];

const spent = (category: string, suppliers: number, usual: number, kg: string): MadeUpActivity[] =>
  Array.from({ length: suppliers }, (_, at) => ({
    activity: `Spend on ${category}`,
    unit: 'GBP',
    usual,
    rates: [[category, '3', kg, null]],
    supplier: `${category}-supplier-${at + 1}`,
    driver: 'population',
  }));

const travelled = (
  activity: string,
  category: string,
  scope: Scope,
  usual: number,
  kg: string,
  national: string | null,
) =>
  ({
    activity,
    unit: 'mile',
    usual,
    rates: [[category, scope, kg, national]],
    driver: 'population',
  }) satisfies MadeUpActivity;

export const inTheWhole: readonly MadeUpActivity[] = [
  travelled('Vans', 'fleet', '1', 1_200_000, '0.40', 'vans'),
  travelled('Lease cars', 'fleet', '1', 900_000, '0.27', 'cars'),
  travelled('Grey fleet', 'business-travel', '3', 1_500_000, '0.27', 'cars'),
  travelled('Rail', 'business-travel', '3', 400_000, '0.057', null),
  travelled('Commuting by car', 'staff-commuting', '3', 12_000_000, '0.27', 'cars'),
  travelled('Commuting by bus', 'staff-commuting', '3', 2_000_000, '0.17', null),
  travelled('Patients by car', 'patient-travel', '3', 9_000_000, '0.27', 'cars'),
  travelled('Visitors by car', 'visitor-travel', '3', 4_000_000, '0.27', 'cars'),
  { activity: 'Desflurane', unit: 'l', usual: 60, rates: [['anaesthetic-gases', '1', '3720', null]] },
  { activity: 'Sevoflurane', unit: 'l', usual: 900, rates: [['anaesthetic-gases', '1', '299', null]] },
  { activity: 'Nitrous oxide', unit: 'kg', usual: 4_000, rates: [['anaesthetic-gases', '1', '273', null]] },
  { activity: 'Metered-dose inhalers', unit: 'each', usual: 80_000, rates: [['inhalers', '3', '18.5', null]] },
  ...spent('medicines', 6, 6_000_000, '0.35'),
  ...spent('medical-equipment', 5, 3_000_000, '0.30'),
  ...spent('business-services', 4, 2_000_000, '0.16'),
  ...spent('construction', 3, 3_000_000, '0.28'),
  ...spent('food', 3, 900_000, '0.90'),
  ...spent('ict', 2, 1_500_000, '0.22'),
  ...spent('commissioned-services', 2, 4_000_000, '0.20'),
  ...spent('other-procurement', 3, 1_000_000, '0.25'),
];
