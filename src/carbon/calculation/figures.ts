/** The figures of a partition, from the sums of the ledger's statement. */
import type { SumRow } from '../../platform/ledger/ledger.ts';
import type { Dimension } from '../../platform/ledger/statement.ts';
import { type Figure, readFigure } from '../footprint/figure.ts';
import { sha256 } from './partitions.ts';

/** What figures are told apart by, beside the organisation. */
export const figureDimensions = [
  'year',
  'from',
  'to',
  'category',
  'scope',
  'ghg category',
  'part',
  'basis',
  'tier',
  'estimated',
] as const satisfies readonly Dimension[];

/**
 * A row of such a sum as a figure; amounts are told only where it is told by unit.
 * @throws ZodError that names the column
 */
export function figureOf(row: SumRow): Figure {
  return readFigure({ ...row, part: row.rate_part, quantity: row.unit === undefined ? null : row.quantity });
}

/** What a figure's hash is over, in this order for good. */
const hashed = [
  'organisation',
  'year',
  'fromMonth',
  'toMonth',
  'category',
  'scope',
  'ghgCategory',
  'part',
  'basis',
  'tier',
  'estimated',
  'lines',
  'kg',
] as const satisfies readonly (keyof Figure)[];

/** The hash of a partition's figures: the same figures have the same, on every engine. */
export function hashOfFigures(figures: readonly Figure[]): string {
  const told = figures.map((figure) => hashed.map((field) => figure[field]).join('\t'));
  return sha256(told.toSorted().join('\n'));
}
