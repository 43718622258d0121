/** Small pieces of DuckDB's SQL. */
import { literal } from '../../platform/duck/duck.ts';

/**
 * What may stand after FROM: a small table written into the statement.
 * @param columns name and DuckDB type of each
 */
export function tableOf(columns: Record<string, string>, rows: readonly Record<string, unknown>[]): string {
  const shape = literal(JSON.stringify([columns]));
  return `(select unnest(from_json(${literal(JSON.stringify(rows))}, ${shape}), max_depth := 2))`;
}

/** The cell of a column (0 = first) as text, '' where it is empty. */
export const cell = (column: number, of = 's'): string => `coalesce(${of}.c${column}, '')`;
