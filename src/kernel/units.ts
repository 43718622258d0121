/** Units of activity, their spellings, and what one is of another, exactly. */
import { Decimal } from './decimals.ts';

export type Dimension =
  | 'energy'
  | 'energy, net calorific value'
  | 'volume'
  | 'mass'
  | 'distance'
  | 'passenger distance'
  | 'freight distance'
  | 'money'
  | 'area'
  | 'count'
  | 'time'
  | 'nights'
  | 'warmth';

export interface Unit {
  /** As it is written everywhere: "kWh", "m3", "passenger.km". */
  id: string;
  dimension: Dimension;
  /** How many of the dimension's base unit one of it is: a decimal, exact by definition of the unit. */
  inBase: string;
  /** Other spellings, in small letters. */
  spellings: readonly string[];
}

const unit = (id: string, dimension: Dimension, inBase: string, ...spellings: string[]): Unit => ({
  id,
  dimension,
  inBase,
  spellings,
});

/**
 * All units. The base of each dimension comes first. International yard and pound (1959): a mile is 1.609344 km exactly;
 * the imperial gallon is 4.54609 l exactly (Weights and Measures Act 1985); a therm is 105.505585257348 MJ (Units of
 * Measurement Regulations 1986), and 1 kWh is 3.6 MJ.
 */
export const units: readonly Unit[] = [
  unit('kWh', 'energy', '1', 'kwh', 'kwhs', 'kilowatt hours', 'kilowatt-hours', 'kw h', 'kwh (gross cv)', 'kwh gross'),
  unit('Wh', 'energy', '0.001', 'wh', 'watt hours'),
  unit('MWh', 'energy', '1000', 'mwh', 'megawatt hours', 'megawatt-hours'),
  unit('GWh', 'energy', '1000000', 'gwh', 'gigawatt hours'),
  unit('kWh (net CV)', 'energy, net calorific value', '1', 'kwh (net cv)', 'kwh net', 'kwh (net)'),
  unit('l', 'volume', '1', 'litre', 'litres', 'liter', 'liters', 'ltr', 'ltrs', 'lt', 'l.'),
  unit('ml', 'volume', '0.001', 'millilitre', 'millilitres'),
  unit('m3', 'volume', '1000', 'm³', 'cubic metre', 'cubic metres', 'cubic meters', 'cu m', 'cum', 'cbm', 'm^3'),
  unit('Ml', 'volume', '1000000', 'million litres', 'megalitre', 'megalitres'),
  unit('gallon', 'volume', '4.54609', 'gallons', 'gal', 'imperial gallon', 'imperial gallons', 'uk gallons'),
  unit('kg', 'mass', '1', 'kgs', 'kilogram', 'kilograms', 'kilo', 'kilos', 'kilogramme', 'kilogrammes'),
  unit('g', 'mass', '0.001', 'gram', 'grams', 'gramme', 'grammes'),
  unit('t', 'mass', '1000', 'tonne', 'tonnes', 'metric tonne', 'metric tonnes', 'te', 'metric tons'),
  unit('lb', 'mass', '0.45359237', 'lbs', 'pound weight', 'pounds weight'),
  unit('km', 'distance', '1', 'kilometre', 'kilometres', 'kms', 'kilometers'),
  unit('m', 'distance', '0.001', 'metre', 'metres'),
  unit('mile', 'distance', '1.609344', 'miles', 'mi', 'mls'),
  unit(
    'passenger.km',
    'passenger distance',
    '1',
    'passenger km',
    'passenger-km',
    'pkm',
    'passenger kilometres',
    'p.km',
  ),
  unit('passenger.mile', 'passenger distance', '1.609344', 'passenger miles', 'passenger-miles', 'passenger mile'),
  unit('tonne.km', 'freight distance', '1', 'tonne km', 'tonne-km', 'tkm', 'tonne kilometres'),
  unit('GBP', 'money', '1', '£', 'gbp', 'pounds', 'pound sterling', 'spend', '£s'),
  unit('GBP thousand', 'money', '1000', '£000', "£'000", '£k', '£000s', 'gbp thousand', '£ thousand', '£1,000'),
  unit('m2', 'area', '1', 'm²', 'sqm', 'sq m', 'square metre', 'square metres', 'm^2'),
  unit(
    'item',
    'count',
    '1',
    'items',
    'no',
    'no.',
    'number',
    'each',
    'ea',

    'doses',
    'inhaler',
    'inhalers',
    'bottle',
    'bottles',
    'cylinder',
    'cylinders',
    'qty',
    'count',
  ),
  unit('FTE hour', 'time', '1', 'per fte working hour', 'fte working hour', 'fte hours', 'hours', 'hour', 'hrs'),
  unit('room night', 'nights', '1', 'room per night', 'room nights', 'nights', 'night', 'room-nights'),
  unit('GJ', 'energy', '277.777777777778', 'gj', 'gigajoule', 'gigajoules'),
  unit('MJ', 'energy', '0.277777777778', 'mj', 'megajoule', 'megajoules'),
  unit('therm', 'energy', '29.307106944444', 'therms', 'thm'),
];

const bySpelling = new Map<string, Unit>();
for (const each of units)
  for (const spelling of [each.id.toLowerCase(), ...each.spellings]) bySpelling.set(spelling, each);
// In SI the case tells: ml is a millilitre, Ml a million litres.
bySpelling.set('ml', unitById('ml'));

/** The unit of that id. @throws RangeError if there is none */
export function unitById(id: string): Unit {
  const found = units.find((each) => each.id === id);
  if (!found) throw new RangeError(`There is no unit "${id}"`);
  return found;
}

/** The unit that somebody wrote, in any spelling; null if it is none that is known. */
export function unitOf(written: string): Unit | null {
  const text = written.trim().replace(/\s+/g, ' ');
  return units.find(({ id }) => id === text) ?? bySpelling.get(text.toLowerCase()) ?? null;
}

/** How many of `to` one of `from` is; null where the two measure different things. */
export function ratio(from: Unit, to: Unit): Decimal | null {
  return from.dimension === to.dimension ? new Decimal(from.inBase).div(to.inBase) : null;
}
