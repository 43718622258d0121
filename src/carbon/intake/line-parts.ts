/** The parts of a line of which a person can say in which column they stand, or that they stand in none. */
import { plain, unitInHeading } from './headings.ts';
import { columnsRead, type Mapping } from './mapping.ts';

export const lineParts = [
  ...(['period', 'organisation', 'activity', 'quantity', 'unit'] as const),
  ...(['site', 'meter', 'spend', 'supplier', 'estimated', 'evidence', 'tier'] as const),
] as const;
export type LinePart = (typeof lineParts)[number];

/** What stands in a mapping for what is not known: it is asked. */
export const unknown = '?';
/** The answer that there is no such column. */
export const noColumn = 'none';

export function linePartOf(text: string): LinePart | null {
  return lineParts.find((part) => part === text.trim().toLowerCase()) ?? null;
}

/** The mapping with a part of its lines read from this column; null: from none, so that what is needed is asked. */
export function withPart(map: Mapping, part: LinePart, column: string | null): Mapping {
  switch (part) {
    case 'period':
      return { ...map, period: column === null ? { from: 'constant', text: unknown } : { from: 'column', column } };
    case 'organisation':
      return {
        ...map,
        organisation: column === null ? { from: 'sender' } : { from: 'column', column, words: {}, others: 'ask' },
      };
    case 'activity':
      return { ...map, activity: column === null ? { from: 'constant', activity: unknown } : namedIn(column) };
    case 'quantity':
      return withQuantity(map, column);
    case 'unit':
      return {
        ...map,
        unit: column === null ? { from: 'constant', unit: unknown } : { from: 'column', column, words: {} },
      };
    case 'evidence':
      return { ...map, evidence: column === null ? [] : [column] };
    case 'tier':
      return { ...map, tierColumn: column };
    default:
      return { ...map, [part]: column };
  }
}

const namedIn = (column: string): Mapping['activity'] => ({
  ...{ from: 'columns', columns: [column], words: {}, phrases: ['{}'] },
  ...{ fate: null, travel: null, otherwise: null },
});

/** An amount in one column makes a list of what was a wide table. Without one, what was spent is what counts. */
function withQuantity(map: Mapping, column: string | null): Mapping {
  if (column === null) return { ...map, quantity: { from: 'spend' }, unit: { from: 'constant', unit: 'GBP' } };
  const { activity, unit, period } = map;
  const isMoney = unit.from === 'constant' && unit.unit === 'GBP' && map.quantity.from === 'spend';
  const isUnknown = unit.from === 'headings' || isMoney || (unit.from === 'constant' && unit.unit === unknown);
  return {
    ...map,
    shape: 'lines',
    columns: [],
    quantity: { from: 'columns', columns: [column], times: '1' },
    unit: isUnknown ? { from: 'constant', unit: unitInHeading(column) ?? unknown } : unit,
    activity: activity.from === 'headings' ? { from: 'constant', activity: unknown } : activity,
    period: period.from === 'headings' ? { from: 'constant', text: unknown } : period,
    spend: map.spend === column ? null : map.spend,
  };
}

/**
 * The mapping without what it reads from a column that is not there; null where nothing is left to count, or it is one of
 * several that only say something together.
 */
export function withoutColumn(map: Mapping, column: string): Mapping | null {
  const isIt = (name: string | null) => name !== null && plain(name) === plain(column);
  const parts = partsIn(map, column);
  const [needed] = parts.filter((part) => !isOptional(part));
  if (needed === 'quantity' && map.spend === null) return null;
  let without: Mapping = {
    ...map,
    columns: map.columns.filter((each) => !isIt(each.column)),
    evidence: map.evidence.filter((each) => !isIt(each)),
    commissioner: map.commissioner.filter((each) => !isIt(each)),
    siteName: isIt(map.siteName) ? null : map.siteName,
  };
  for (const part of parts) if (part !== 'evidence') without = withPart(without, part, null);
  const isLeft = columnsRead(without).some(isIt);
  const isEmpty = map.columns.length > 0 && without.columns.length === 0;
  return isLeft || isEmpty ? null : without;
}

/** Whether lines can be made without a column of it. */
const isOptional = (part: LinePart): boolean => lineParts.indexOf(part) >= lineParts.indexOf('site');

/** Whether a column is read for nothing that a line needs: one that is absent is no question. */
export function isOptionalColumn(map: Mapping, column: string): boolean {
  const without = withoutColumn(map, column);
  const isFigure = map.columns.some((each) => plain(each.column) === plain(column));
  return without !== null && !isFigure && partsIn(map, column).every(isOptional);
}

function partsIn(map: Mapping, column: string): LinePart[] {
  const { period, organisation, activity, quantity, unit } = map;
  const isIt = (name: string | null) => name !== null && plain(name) === plain(column);
  const read: Record<LinePart, boolean> = {
    period: period.from === 'column' && isIt(period.column),
    organisation: organisation.from === 'column' && isIt(organisation.column),
    activity: activity.from === 'columns' && activity.columns.length === 1 && activity.columns.some(isIt),
    quantity: quantity.from === 'columns' && quantity.columns.length === 1 && quantity.columns.some(isIt),
    unit: unit.from === 'column' && isIt(unit.column),
    site: isIt(map.site),
    meter: isIt(map.meter),
    spend: isIt(map.spend) && quantity.from !== 'spend',
    supplier: isIt(map.supplier),
    estimated: isIt(map.estimated),
    evidence: map.evidence.some(isIt),
    tier: isIt(map.tierColumn),
  };
  return lineParts.filter((part) => read[part]);
}
