/** Prints 3,000 activities with a unit each, as JSON: those that there is a factor for in 2024/25, in every unit that fits. */
import { ratesFor } from '../../src/carbon/factors/choose.ts';
import { factorLibrary } from '../../src/carbon/factors/library.ts';
import { CarbonSettings } from '../../src/carbon/model.ts';
import { unitById, units } from '../../src/kernel/units.ts';

const library = factorLibrary();
const settings = CarbonSettings.parse({});
const all = library.activities.flatMap(({ id, units: published }) => {
  const dimensions = new Set(published.map((unit) => unitById(unit).dimension));
  return units.filter(({ dimension }) => dimensions.has(dimension)).map((unit) => ({ activity: id, unit: unit.id }));
});
const counted = all.filter((one) => 'rates' in ratesFor(library, { ...one, year: 2024, settings }));
// Every activity comes before any comes in a second unit.
const byUnit = [...Map.groupBy(counted, ({ activity }) => activity).values()];
const inTurn = Array.from({ length: 10 }, (_, n) => byUnit.flatMap((same) => same.slice(n, n + 1))).flat();
console.log(JSON.stringify(inTurn.slice(0, 3000)));
