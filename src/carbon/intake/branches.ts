/**
 * What of a row names its period, organisation, activity and unit. A row of a list makes one line; a row of a wide table
 * makes one for each of its columns, and each of these is a branch.
 */
import { literal } from '../../platform/duck/duck.ts';
import { columnNames, columnPlaces, plain } from './headings.ts';
import { activityColumns, type Mapping } from './mapping.ts';
import type { Sheet } from './source.ts';
import { cell } from './sql.ts';

/** SQL of the texts that name something, and the column that is to blame when they name nothing. */
export interface Named {
  texts: string[];
  column: string;
}

export interface Branch {
  period: Named;
  organisation: Named;
  /** Activity and unit: the last text is the unit's where it stands in a column. */
  kind: Named;
  /** The column of a wide table; null in a list. */
  column: string | null;
}

/** Where the columns of a sheet stand. @throws RangeError by `at`, for a column that the sheet does not have */
export interface Places {
  at(name: string): number;
  /** All columns but the one that Greenplan added to a rejected file. */
  all: readonly number[];
  names: readonly string[];
}

export function placesOf(sheet: Pick<Sheet, 'headings'>): Places {
  const places = columnPlaces(sheet.headings);
  return {
    names: columnNames(sheet.headings),
    all: [...places.values()],
    at(name) {
      const place = places.get(plain(name));
      if (place === undefined) throw new RangeError(`The file has no column “${name}”`);
      return place;
    },
  };
}

/** One branch for a list or a table of half hours, one for each of its columns for other wide tables. */
export function branchesOf(map: Mapping, places: Places, names: { file: string; sheet: string }): Branch[] {
  const organisation = organisationOf(map, places);
  if (map.shape === 'columns are activities' || map.shape === 'columns are months') {
    // A column of which nobody has said what it is of is not read.
    const read = map.columns.filter(({ activity }) => map.shape === 'columns are months' || activity !== null);
    return read.map(({ column }) => ({
      period: map.shape === 'columns are months' ? monthOf(map, places, column, names) : periodOf(map, places, names),
      organisation,
      kind: map.shape === 'columns are activities' ? { texts: [literal(column)], column } : kindOf(map, places),
      column,
    }));
  }
  return [{ period: periodOf(map, places, names), organisation, kind: kindOf(map, places), column: null }];
}

function periodOf({ period }: Mapping, places: Places, names: { file: string; sheet: string }): Named {
  const of = (...columns: string[]): Named => ({
    texts: columns.map((name) => cell(places.at(name))),
    column: columns[0] ?? '',
  });
  switch (period.from) {
    case 'column':
      return of(period.column);
    case 'begin and end':
      return of(period.begin, period.end);
    case 'year and month':
      return of(period.year, period.month);
    case 'constant':
      return { texts: [literal(period.text)], column: '' };
    case 'file name':
      return { texts: [literal(names.file)], column: '' };
    case 'sheet name':
      return { texts: [literal(names.sheet)], column: '' };
    case 'headings':
      return { texts: [literal('')], column: '' };
  }
}

function monthOf(map: Mapping, places: Places, column: string, names: { file: string; sheet: string }): Named {
  const { period } = map;
  const year =
    period.from === 'headings'
      ? period.year === null
        ? literal('')
        : cell(places.at(period.year))
      : (periodOf(map, places, names).texts[0] ?? literal(''));
  return { texts: [year, literal(column)], column };
}

function organisationOf({ organisation }: Mapping, places: Places): Named {
  if (organisation.from === 'column') {
    return { texts: [cell(places.at(organisation.column))], column: organisation.column };
  }
  return { texts: [literal(organisation.from === 'constant' ? organisation.organisation : '')], column: '' };
}

function kindOf({ activity, unit }: Mapping, places: Places): Named {
  const columns =
    activity.from === 'columns'
      ? activityColumns(activity)
      : activity.from === 'BNF code'
        ? [activity.code, activity.description]
        : [];
  return {
    texts: [
      ...columns.map((name) => cell(places.at(name))),
      ...(unit.from === 'column' ? [cell(places.at(unit.column))] : []),
      ...(columns.length === 0 && unit.from !== 'column' ? [literal('')] : []),
    ],
    column: columns[0] ?? '',
  };
}
