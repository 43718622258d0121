/** What the country does, and what it publishes of it: the same for every system. docs/trajectory-national.md tells the sources. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Growth, NationalChange } from '../rules/model.ts';
import carbonValuesFile from './carbon-values.json' with { type: 'json' };
import footprintsFile from './footprints.json' with { type: 'json' };
import gridFile from './grid.json' with { type: 'json' };
import growthsFile from './growths.json' with { type: 'json' };
import {
  type CarbonValues,
  CarbonValuesFile,
  FootprintsFile,
  GridFile,
  GrowthsFile,
  type NationalRatio,
  type Told,
  VehiclesFile,
} from './model.ts';
import vehiclesFile from './vehicles.json' with { type: 'json' };

const grid = GridFile.parse(gridFile);
const vehicles = VehiclesFile.parse(vehiclesFile);
const growing = GrowthsFile.parse(growthsFile);
const valued = CarbonValuesFile.parse(carbonValuesFile);
const footprints = FootprintsFile.parse(footprintsFile);

/** 'grid' (kgCO₂e per kWh), 'cars' and 'vans' (kgCO₂e per km), 'hgv' (a diesel lorry of 2025 is 1). */
export function nationalChanges(): NationalChange[] {
  return [grid, ...vehicles.changes].map(({ id, name, source, values }) => ({
    id,
    name,
    source,
    values: { ...values },
  }));
}

/**
 * 'population', 'patients', 'floor-area', 'prices', 'spend': how many times the baseline year's each is.
 * @param baseline the financial year that is 1; without one, each begins with 1 in its own first year
 */
export function growths(baseline?: number): Growth[] {
  return growing.growths.map(({ id, name, source, values }) => ({
    ...{ id, name, source },
    values: baseline === undefined ? { ...values } : against(values, baseline),
  }));
}

/** £ per tCO₂e for appraisal, by calendar year. */
export function carbonValues(): CarbonValues {
  const { priceYear, source, values } = valued;
  return { priceYear, source, values };
}

/** England's NHS of 1990 and of later years, by which an organisation's 1990 is reckoned where it has none. */
export function nationalRatio(): NationalRatio {
  const { source, footprint, plus } = footprints;
  return { source, footprint, plus };
}

/** How each figure of this folder was come by, for the page that tells it. */
export function nationalSources(): Told[] {
  const { basis, derivation, seen, source } = valued;
  return [
    ...[grid, ...vehicles.changes, ...growing.growths].map(toldOf),
    { id: 'carbon-values', name: 'Value of a tonne of CO₂e', source, basis, derivation, seen },
    {
      ...{ id: 'national-ratio', name: 'England’s NHS of 1990 and since', source: footprints.source },
      ...{ basis: footprints.basis, derivation: 'As published.', seen: footprints.seen },
    },
  ];
}

const toldOf = ({ id, name, source, basis, derivation, seen }: Told): Told => ({
  ...{ id, name, source },
  ...{ basis, derivation, seen },
});

/** Places of a growth that was divided. */
const places = 6;

/** The same course with the baseline year as 1; years before it are left out, and it stays flat before its first. */
function against(values: Growth['values'], baseline: number): Growth['values'] {
  const base = valueIn(values, baseline);
  const later = Object.entries(values).filter(([year]) => Number(year) > baseline);
  return Object.fromEntries([
    [`${baseline}`, '1'],
    ...later.map(([year, value]) => [year, new Decimal(value).div(base).toDecimalPlaces(places).toFixed()]),
  ]);
}

/** Drawn straight between the years that are told; before the first as in the first, beyond the last as in the last. */
export function valueIn(values: Readonly<Record<string, string>>, year: number): Decimal {
  const points = Object.entries(values)
    .map(([at, value]) => ({ at: Number(at), value: new Decimal(value) }))
    .sort((a, b) => a.at - b.at);
  const after = points.find(({ at }) => at >= year) ?? points.at(-1);
  const before = points.findLast(({ at }) => at <= year) ?? points[0];
  if (!after || !before) throw new RangeError('A course has no year');
  if (after.at === before.at) return after.value;
  return after.value
    .minus(before.value)
    .times(year - before.at)
    .div(after.at - before.at)
    .plus(before.value);
}
