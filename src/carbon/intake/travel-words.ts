/** What people travelled by, from the words of claims and surveys: the vehicle first, then what it burns. */

/** Whose journeys: claimed on duty, or to work and home. */
export const purposes = ['business-travel', 'staff-commuting'] as const;
export type Purpose = (typeof purposes)[number];

export type Travel =
  /** Activities, the most particular first: the first that there is a factor for is meant. */
  | { by: 'vehicle'; activities: string[]; shared: boolean }
  /** On foot, by bicycle, or not at all. */
  | { by: 'nothing burnt' }
  /** Nothing is written, or nothing that tells. */
  | { by: 'not said' }
  | { by: 'unknown' };

/** @param cells of the vehicle, of its fuel, or both in one */
export function travelOf(cells: readonly string[], purpose: Purpose): Travel {
  const said = cells
    .map((cell) => cell.trim().toLowerCase().replace(/\s+/g, ' '))
    .filter((cell) => !tellsNothing(cell));
  if (said.length === 0) return { by: 'not said' };
  const all = said.join(' ');
  const vehicle = vehicles.find(({ words }) => words.test(all));
  const understood = said.every((cell) => vehicle?.words.test(cell) || unburnt.test(cell) || fuelIn(cell) !== null);
  if (!understood) return { by: 'unknown' };
  if (!vehicle) {
    if (unburnt.test(all)) return { by: 'nothing burnt' };
    return { by: 'vehicle', activities: inTree(car(all), purpose), shared: false };
  }
  const shared = vehicle.shared?.test(all) ?? false;
  return { by: 'vehicle', activities: inTree(vehicle.activities(all), purpose), shared };
}

const unburnt =
  /\b(push ?bike|bicycles?|pedal cycles?|e-?bikes?|bikes?|cycl(e|es|ed|ing|ist)|walk(s|ed|ing)?|on foot|foot|run|running|jog(ging)?|wheelchair|(e-?|electric )scooters?)\b|\bwfh\b|\bhome ?-?(work(er|ing)?|based)\b|work(s|ed|ing)? (from|at) home|^(at )?home$|^remote/;

/** Signs for nothing, rates of pay, registration plates, and engines, which any car has. */
const tellsNothing = (cell: string): boolean =>
  /^$|^[-–.]+$|^(n\/?a|none|not (known|stated|applicable)|unknown|standard|casual|essential)( user| rate)?$|^[a-z]{2}\d{2} ?[a-z]{3}$|^\d{3,4} ?cc$|^\d(\.\d)? ?(l|litres?)$/.test(
    cell,
  );

const fuels: readonly (readonly [id: string, words: RegExp])[] = [
  ['plug-in-hybrid-electric-vehicle', /plug-?\s?in|\bphev\b/],
  ['hybrid', /hybrid|\bhev\b/],
  ['battery-electric-vehicle', /electric|\bb?evs?\b|battery/],
  ['diesel', /diesel|\bderv\b/],
  ['petrol', /petrol|unleaded|gasoline/],
  ['lpg', /\blpg\b|autogas/],
  ['cng', /\bcng\b/],
];
const fuelIn = (text: string): string | null => fuels.find(([, words]) => words.test(text))?.[0] ?? null;

const sizeIn = (text: string): string | null => /\b(small|medium|large)\b/.exec(text)?.[1] ?? null;

/** Below "business-travel/land" or "staff-commuting"; or whole, where a vehicle stands elsewhere. */
type Below = string[];

function car(text: string): Below {
  const tree = /\b(pool|trust|(?<!gr[ae]y )fleet|owned)\b/.test(text) && !/own car/.test(text) ? '/fleet/' : '';
  const fuel = fuelIn(text) ?? 'unknown';
  const size = sizeIn(text);
  return [
    ...(size === null ? [] : [`${tree}cars-by-size/${size}-car/${fuel}`]),
    `${tree}cars-by-size/average-car/${fuel}`,
  ];
}

const vehicles: readonly { words: RegExp; activities(text: string): Below; shared?: RegExp }[] = [
  {
    words: /motor ?-?(bike|cycle|cycling)|moped|(?<!e-?|electric )\bscooter/,
    activities: (text) => {
      const size = sizeIn(text);
      return [...(size === null ? [] : [`motorbike/${size}`]), 'motorbike/average'];
    },
  },
  { words: /\b(black cabs?|hackney)\b/, activities: () => ['taxis/black-cab'] },
  { words: /\b(taxis?|(mini ?)?cabs?|uber|private hire)\b/, activities: () => ['taxis/regular-taxi'] },
  // The publication has vans of one's own and of hauliers, none of business travel: the van is the same.
  {
    words: /\bvans?\b/,
    activities: (text) => [`/fleet/vans/average-up-to-3-5-tonnes/${fuelIn(text) ?? 'unknown'}`],
  },
  { words: /eurostar|international rail/, activities: () => ['rail/international-rail'] },
  { words: /\b(tube|underground)\b/, activities: () => ['rail/london-underground'] },
  { words: /\b(tram|metro|light rail|dlr)\b/, activities: () => ['rail/light-rail-and-tram'] },
  { words: /\b(trains?|rail|railway)\b/, activities: () => ['rail/national-rail'] },
  { words: /\bcoach(es)?\b/, activities: () => ['bus/coach'] },
  { words: /\blondon bus\b/, activities: () => ['bus/local-london-bus'] },
  { words: /\b(bus(es)?|park (and|&) ride)\b/, activities: () => ['bus/average-local-bus'] },
  { words: /\bferry\b/, activities: () => ['/business-travel/sea/ferry/foot-passenger'] },
  {
    words:
      /\bcars?\b|car ?(share|sharing|pool)|\b(lift( share)?|driv(e|er|ing)( alone)?|automobile|hatchback|saloon|estate|suv|4x4|gr[ae]y fleet|(private|own|lease|leased|personal|pool|trust|fleet) (car|vehicle))\b|^(private|own|lease|leased|personal)$|^electric vehicle$/,
    activities: car,
    shared: /shar(e|ed|ing)|car ?pool(?! car)|\blift\b|passenger/,
  },
];

function inTree(below: Below, purpose: Purpose): string[] {
  const root = purpose === 'business-travel' ? 'business-travel/land' : purpose;
  // What has a place of its own is no journey to work.
  return below.flatMap((each) =>
    each.startsWith('/') ? (purpose === 'business-travel' ? [each.slice(1)] : []) : [`${root}/${each}`],
  );
}
