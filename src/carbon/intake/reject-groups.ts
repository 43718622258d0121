/** What is wrong with the rows of a file, told once for all rows in which it is. */
import type { CheckedFile } from '../model.ts';

type Groups = NonNullable<CheckedFile['rejectGroups']>;

/** Groups that are told at once. */
export const mostGroups = 100;
/** Rows of a group that are named. */
export const mostNamed = 10;

/** Of a file that was checked before they were kept, those of the first rows. */
export function rejectGroups({ rejectGroups: kept, rejects }: Pick<CheckedFile, 'rejectGroups' | 'rejects'>): Groups {
  if (kept) return kept;
  return [...Map.groupBy(rejects, ({ sentence }) => sentence).values()].flatMap((all) => {
    const [first] = all;
    const rows = [...new Set(all.map(({ row }) => row))];
    return first ? [{ ...first, rows: rows.length, first: rows.slice(0, mostNamed) }] : [];
  });
}

/** "3, 5 to 9, 1,204" */
export function rowsNamed(rows: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last.to + 1 === row) last.to = row;
    else runs.push({ from: row, to: row });
  }
  const told = (row: number) => row.toLocaleString('en-GB');
  return runs
    .flatMap(({ from, to }) =>
      to - from > 1 ? [`${told(from)} to ${told(to)}`] : from === to ? [told(from)] : [told(from), told(to)],
    )
    .join(', ');
}
