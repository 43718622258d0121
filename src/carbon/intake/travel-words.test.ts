import { describe, expect, it } from 'vitest';
import { factorLibrary } from '../factors/library.ts';
import { type Purpose, travelOf } from './travel-words.ts';

const library = factorLibrary();
/** The first activity that there is a factor for, or why there is none. */
function meant(cells: string[], purpose: Purpose): string {
  const travel = travelOf(cells, purpose);
  if (travel.by !== 'vehicle') return travel.by;
  return travel.activities.find((each) => library.activity(each) !== null) ?? 'no factor';
}

describe('a journey on duty', () => {
  it.each([
    [['Car', 'Petrol'], 'business-travel/land/cars-by-size/average-car/petrol'],
    [['', 'Diesel'], 'business-travel/land/cars-by-size/average-car/diesel'],
    [['Car', ''], 'business-travel/land/cars-by-size/average-car/unknown'],
    [['Large car (diesel)'], 'business-travel/land/cars-by-size/large-car/diesel'],
    [['Grey fleet', 'Hybrid'], 'business-travel/land/cars-by-size/average-car/hybrid'],
    [['1598 cc', 'Plug-in hybrid'], 'business-travel/land/cars-by-size/average-car/plug-in-hybrid-electric-vehicle'],
    [['AB12 CDE', 'Petrol'], 'business-travel/land/cars-by-size/average-car/petrol'],
    [['Pool car', 'Electric'], 'fleet/cars-by-size/average-car/battery-electric-vehicle'],
    [['Motorbike', 'Petrol'], 'business-travel/land/motorbike/average'],
    [['Motor cycle'], 'business-travel/land/motorbike/average'],
    [['Van', 'Diesel'], 'fleet/vans/average-up-to-3-5-tonnes/diesel'],
    [['Taxi', 'Diesel'], 'business-travel/land/taxis/regular-taxi'],
    [['Train'], 'business-travel/land/rail/national-rail'],
    [['Bus'], 'business-travel/land/bus/average-local-bus'],
  ])('by %j is %s', (cells, activity) => {
    expect(meant(cells, 'business-travel')).toBe(activity);
  });

  it.each([
    [['Bicycle', '']],
    [['Pedal cycle', 'Petrol']],
    [['E-bike', 'Electric']],
    [['Electric bike']],
    [['On foot']],
  ])('by %j burns nothing', (cells) => {
    expect(meant(cells, 'business-travel')).toBe('nothing burnt');
  });

  it('by a hovercraft or on a unicorn is not known, whatever they burn', () => {
    expect(meant(['Hovercraft', 'Petrol'], 'business-travel')).toBe('unknown');
    expect(meant(['Unicorn'], 'business-travel')).toBe('unknown');
    expect(meant(['Car', 'Unicorn'], 'business-travel')).toBe('unknown');
  });

  it('of which nothing is said is told as such', () => {
    expect(meant(['', 'n/a'], 'business-travel')).toBe('not said');
  });
});

describe('the way to work', () => {
  it.each([
    ['Car (petrol)', 'staff-commuting/cars-by-size/average-car/petrol'],
    ['Car (diesel)', 'staff-commuting/cars-by-size/average-car/diesel'],
    ['Electric car', 'staff-commuting/cars-by-size/average-car/battery-electric-vehicle'],
    ['Drive alone', 'staff-commuting/cars-by-size/average-car/unknown'],
    ['Car share', 'staff-commuting/cars-by-size/average-car/unknown'],
    ['Park and ride', 'staff-commuting/bus/average-local-bus'],
    ['Walk and train', 'staff-commuting/rail/national-rail'],
    ['Motorcycle', 'staff-commuting/motorbike/average'],
    ['Walk', 'nothing burnt'],
    ['Cycle', 'nothing burnt'],
    ['Work from home', 'nothing burnt'],
    ['Helicopter', 'unknown'],
  ])('“%s” is %s', (mode, activity) => {
    expect(meant([mode], 'staff-commuting')).toBe(activity);
  });

  it('tells that a car is shared', () => {
    expect(travelOf(['Car share'], 'staff-commuting')).toMatchObject({ shared: true });
    expect(travelOf(['Car'], 'staff-commuting')).toMatchObject({ shared: false });
  });
});
