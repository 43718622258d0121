/** Recognises a kind of file that somebody has confirmed a mapping for before. */
import { columnNames, plain, unitInHeading } from './headings.ts';
import { isOptionalColumn, withoutColumn } from './line-parts.ts';
import { columnsRead, fingerprint, type Mapping } from './mapping.ts';

export interface Recognised {
  mapping: Mapping;
  /**
   * same: the headings are those of before. moved: all columns that lines need are there, others came or went.
   * like: columns that lines need are gone.
   */
  how: 'same' | 'moved' | 'like';
  /** Columns that are gone, each with the new columns that may be it, the likeliest first. */
  gone: { column: string; perhaps: string[] }[];
}

/** Of the columns that are read, so many must be there for two files to be alike. */
const leastShared = 0.6;

/** The mapping, among those that are kept, that a file with these headings is of; null if it is of none. */
export function recognise(headings: readonly string[], kept: readonly Mapping[]): Recognised | null {
  const print = fingerprint(headings);
  const same = kept.find((map) => fingerprint(map.headings) === print);
  if (same) return { mapping: same, how: 'same', gone: [] };
  const names = columnNames(headings);
  const have = new Set(names.map(plain));
  const alike = kept
    .map((map) => {
      const read = columnsRead(map);
      const gone = read.filter((column) => !have.has(plain(column)));
      return { map, gone, share: read.length === 0 ? 0 : 1 - gone.length / read.length };
    })
    .filter(({ share }) => share >= leastShared)
    .sort((a, b) => b.share - a.share || (a.map.id < b.map.id ? -1 : 1));
  const [best] = alike;
  if (!best) return null;
  const before = new Set(columnNames(best.map.headings).map(plain));
  const fresh = names.filter((name) => !before.has(plain(name)));
  const missed = best.gone.filter((column) => !isOptionalColumn(best.map, column));
  const mapping = best.gone
    .filter((column) => !missed.includes(column))
    .reduce((map, column) => withoutColumn(map, column) ?? map, best.map);
  return {
    mapping,
    how: missed.length === 0 ? 'moved' : 'like',
    gone: missed.map((column) => ({ column, perhaps: byLikeness(column, fresh) })),
  };
}

/** The unit that a mapping has of itself for the amounts of a column; null where it has none, or a column tells it. */
export function unitOfColumn({ quantity, unit, columns }: Mapping, column: string): string | null {
  const wide = columns.find((each) => each.column === column);
  if (wide) return wide.unit ?? (unit.from === 'constant' ? unit.unit : null);
  const isAmount = quantity.from === 'columns' && quantity.columns.includes(column);
  return isAmount && unit.from === 'constant' ? unit.unit : null;
}

/** A mapping that reads another column in the place of one that is gone, in the unit that the new heading names. */
export function withColumn(map: Mapping, gone: string, named: string): Mapping {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [
          key,
          key === 'words' || key === 'numberWords' ? each : rename(each),
        ]),
      );
    }
    return value === gone ? named : value;
  };
  const { id, name, version, tier, shape, dateOrder, hyphen, skip, about, ...reads } = map;
  const renamed = {
    ...map,
    ...(rename(reads) as typeof reads),
    id,
    name,
    version,
    tier,
    shape,
    dateOrder,
    hyphen,
    skip,
  };
  const unit = unitOfColumn(map, gone) === null ? null : unitInHeading(named);
  return { ...renamed, about, ...(unit === null ? {} : withUnit(renamed, named, unit)) };
}

/** What changes in a mapping when a column of amounts is in another unit. */
export function withUnit({ unit: from, columns }: Mapping, column: string, unit: string): Partial<Mapping> {
  return from.from === 'constant'
    ? { unit: { from: 'constant', unit } }
    : { columns: columns.map((each) => (each.column === column ? { ...each, unit } : each)) };
}

/** By the words in common, then by length. */
function byLikeness(column: string, names: readonly string[]): string[] {
  const words = new Set(plain(column).split(/[^a-z0-9£]+/));
  const score = (name: string) =>
    plain(name)
      .split(/[^a-z0-9£]+/)
      .filter((word) => words.has(word)).length;
  return [...names].sort(
    (a, b) => score(b) - score(a) || Math.abs(a.length - column.length) - Math.abs(b.length - column.length),
  );
}
