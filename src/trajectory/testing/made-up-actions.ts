/** What a system that does not exist may do: each kind of effect, on what many or few others act on as well. */
import type { Effect } from '../rules/model.ts';
import { electricityRates } from './made-up-activities.ts';
import type { Draw } from './made-up-system.ts';

export interface MadeUpAction {
  title: string;
  theme: string;
  categories?: readonly string[];
  activities?: readonly string[];
  /** At one site, else everywhere. */
  atSite?: boolean;
  /** What its capital is of the size of, in tenths of a thousand pounds. */
  thousands: number;
  effect(draw: Draw): Effect;
}

const share =
  (low: number, high: number) =>
  (draw: Draw): Effect => ({
    type: 'share less',
    share: `0.${String(draw(low, high)).padStart(2, '0')}`,
  });

const less =
  (low: number, high: number, unit: string) =>
  (draw: Draw): Effect => ({
    type: 'less activity',
    amount: String(draw(low, high)),
    unit,
  });

const tonnes =
  (low: number, high: number) =>
  (draw: Draw): Effect => ({
    type: 'tonnes',
    aYear: String(draw(low, high)),
    byYear: {},
    source: 'Made up',
  });

const electric =
  (low: number, high: number, perUnit: string) =>
  (draw: Draw): Effect => ({
    type: 'another factor',
    share: `0.${draw(low, high)}`,
    activity: 'Electricity',
    unit: 'kWh',
    perUnit,
    rates: electricityRates.map(([category, scope, kg, national]) => ({
      part: scope === '3' ? 'upstream' : 'direct',
      category,
      scope,
      kg,
      national,
    })),
  });

export const kindsOfAction: readonly [MadeUpAction, ...MadeUpAction[]] = [
  {
    title: 'LED lighting',
    theme: 'Estates',
    activities: ['Electricity'],
    atSite: true,
    thousands: 30,
    effect: share(8, 20),
  },
  {
    title: 'Controls',
    theme: 'Estates',
    activities: ['Electricity'],
    atSite: true,
    thousands: 10,
    effect: less(100_000, 500_000, 'kWh'),
  },
  {
    title: 'Solar panels',
    theme: 'Estates',
    activities: ['Electricity'],
    thousands: 80,
    effect: less(300, 1500, 'MWh'),
  },
  {
    title: 'Heat pumps',
    theme: 'Estates',
    activities: ['Natural gas'],
    atSite: true,
    thousands: 400,
    effect: electric(50, 95, '0.30'),
  },
  {
    title: 'Insulation',
    theme: 'Estates',
    activities: ['Natural gas'],
    atSite: true,
    thousands: 120,
    effect: share(8, 30),
  },
  {
    title: 'Boiler controls',
    theme: 'Estates',
    activities: ['Natural gas'],
    atSite: true,
    thousands: 15,
    effect: less(300_000, 1_500_000, 'kWh'),
  },
  {
    title: 'Saving energy',
    theme: 'Workforce',
    categories: ['electricity', 'fossil-fuels'],
    thousands: 2,
    effect: share(2, 5),
  },
  { title: 'Electric vans', theme: 'Travel', activities: ['Vans'], thousands: 60, effect: electric(30, 90, '0.55') },
  {
    title: 'Electric lease cars',
    theme: 'Travel',
    activities: ['Lease cars'],
    thousands: 40,
    effect: electric(30, 90, '0.35'),
  },
  {
    title: 'Less travel on business',
    theme: 'Travel',
    categories: ['business-travel'],
    thousands: 3,
    effect: share(10, 40),
  },
  { title: 'Cycling to work', theme: 'Travel', categories: ['staff-commuting'], thousands: 8, effect: share(3, 12) },
  {
    title: 'Virtual appointments',
    theme: 'Digital',
    categories: ['patient-travel', 'visitor-travel'],
    thousands: 20,
    effect: share(5, 20),
  },
  { title: 'No desflurane', theme: 'Medicines', activities: ['Desflurane'], thousands: 1, effect: share(80, 99) },
  {
    title: 'Portable nitrous oxide',
    theme: 'Medicines',
    activities: ['Nitrous oxide'],
    thousands: 6,
    effect: share(40, 90),
  },
  { title: 'Dry-powder inhalers', theme: 'Medicines', categories: ['inhalers'], thousands: 5, effect: share(10, 50) },
  { title: 'Fewer medicines', theme: 'Medicines', categories: ['medicines'], thousands: 12, effect: share(2, 8) },
  { title: 'Menus', theme: 'Food', categories: ['food'], thousands: 4, effect: share(5, 25) },
  { title: 'Less waste', theme: 'Estates', categories: ['waste'], thousands: 3, effect: less(20, 200, 't') },
  {
    title: 'Reuse of walking aids',
    theme: 'Procurement',
    categories: ['medical-equipment'],
    thousands: 2,
    effect: tonnes(20, 150),
  },
  { title: 'Gloves off', theme: 'Procurement', categories: ['medical-equipment'], thousands: 1, effect: share(1, 5) },
  {
    title: 'Suppliers’ own plans',
    theme: 'Procurement',
    categories: ['business-services', 'ict'],
    thousands: 2,
    effect: tonnes(50, 400),
  },
  {
    title: 'Low-carbon building',
    theme: 'Estates',
    categories: ['construction'],
    thousands: 150,
    effect: share(10, 30),
  },
];
