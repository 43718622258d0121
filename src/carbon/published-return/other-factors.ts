/** Published factors that a row of a return may have been made with instead of its own. */
import { Decimal } from '../../kernel/decimals.ts';
import { unitById } from '../../kernel/units.ts';
import type { Library } from '../factors/library.ts';
import type { Factor } from '../factors/model.ts';
import type { PublishedRow } from './check.ts';
import type { OtherFactor } from './hints.ts';
import { readPublished, roundedTo } from './numbers.ts';
import { type Measure, massRatio, measureRatio } from './units.ts';

/** Activities that a row's name may mean. */
const activitiesAtMost = 3;

/**
 * Factors of what the row's name may mean, and of what has the row's own factor: of other years, of other parts, and
 * with what came before them added; and the factors of the return's other rows.
 */
export function otherFactors(library: Library, all: readonly PublishedRow[]): (row: PublishedRow) => OtherFactor[] {
  const everything = library.activities.flatMap(({ id }) => library.factorsOf(id));
  return (row) => {
    const [own] = row.factors;
    const measure = own?.per ?? row.measure ?? null;
    const number = own ? readPublished(own.text, row.mark) : null;
    if (!own || !number || row.factors.length > 1) return ofOtherRows(row, all);
    const perKg = massRatio('kg', own.mass ?? 'kg');
    const amountOf = (factor: Factor): Decimal | null => {
      const of = unitById(factor.unit);
      const by = measure
        ? measureRatio(measure, { text: of.id, dimension: of.dimension, inBase: new Decimal(of.inBase) })
        : null;
      return by ? new Decimal(factor.kg).times(by).times(perKg) : null;
    };
    const alike = everything.filter((factor) => {
      const value = amountOf(factor);
      return value !== null && roundedTo(value, { kind: 'places', places: number.places }).eq(number.value);
    });
    const exact = library.findActivity(row.source);
    const meant = new Set([
      ...(exact === null ? library.nearest(row.source, activitiesAtMost) : [exact]),
      ...alike.slice(0, activitiesAtMost).map(({ activity }) => activity),
    ]);
    return [...ofOtherRows(row, all), ...[...meant].flatMap((activity) => ofActivity(library, activity, amountOf))];
  };
}

function ofActivity(library: Library, activity: string, amountOf: (factor: Factor) => Decimal | null): OtherFactor[] {
  const factors = library.factorsOf(activity).filter(({ basis, scope }) => basis !== 'market' && scope !== 'outside');
  const name = library.activity(activity)?.name ?? activity;
  const told = (factor: Factor) => `${name}${factor.year === null ? '' : ` of ${factor.year}`}`;
  const byYear = Map.groupBy(factors, ({ year, unit, set }) => `${year} ${unit} ${set}`);
  return [...byYear.values()].flatMap((group) => {
    const values = group.flatMap((factor) => {
      const value = amountOf(factor);
      return value ? [{ factor, value }] : [];
    });
    const [first] = values;
    const singles = values.map(({ factor, value }) => ({
      name: `${told(factor)}${factor.part === 'direct' ? '' : `, ${factor.part}`}`,
      kg: value.toFixed(),
    }));
    if (!first || values.length < 2) return singles;
    const sum = values.reduce((all, { value }) => all.plus(value), new Decimal(0));
    return [...singles, { name: `${told(first.factor)} with all its parts`, kg: sum.toFixed() }];
  });
}

/** Somebody may have taken the line above or below. */
function ofOtherRows(row: PublishedRow, all: readonly PublishedRow[]): OtherFactor[] {
  return all.flatMap((other): OtherFactor[] => {
    const [factor] = other.factors;
    const number = factor && other.row !== row.row ? readPublished(factor.text, other.mark) : null;
    return number && isSame(other.measure, row.measure)
      ? [{ name: `the factor of row ${other.row}`, kg: number.value.toFixed() }]
      : [];
  });
}

const isSame = (a: Measure | null | undefined, b: Measure | null | undefined): boolean =>
  (a?.dimension ?? null) === (b?.dimension ?? null);
