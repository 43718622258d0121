/** A file of rows as what stands in its cells: what every reader of this folder starts from. */
import { z } from 'zod';
import { workApart } from '../../platform/apart.ts';
import { Mistake } from '../../platform/mistake.ts';

export const GridRow = z.object({
  /** As a spreadsheet counts it, from 1. */
  row: z.number(),
  cells: z.array(z.string()),
});
export type GridRow = z.infer<typeof GridRow>;

/** A sheet of a workbook, or a text; rows without anything in them are left out. */
export const Grid = z.object({
  /** '' for a text, which has but one. */
  sheet: z.string(),
  rows: z.array(GridRow),
});
export type Grid = z.infer<typeof Grid>;

const mostMegabytes = 20;
const limits = { memoryMegabytes: 600, seconds: 30 };

/**
 * The sheets of a CSV, XLSX, XLS or ODS file that have anything in them, hidden ones left out; read in a process of its
 * own.
 * @throws Mistake if it is none of these, is damaged or too large
 */
export async function gridsOf(bytes: Uint8Array, name: string): Promise<Grid[]> {
  if (bytes.length === 0) throw new Mistake(`${name} is empty. Save it again with its rows, and send that.`);
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new Mistake(
      `${name} has ${Math.ceil(bytes.length / 1_000_000)} MB, and at most ${mostMegabytes} MB are read. Send it in parts.`,
    );
  const grids = await workApart('trajectory/files/grid', { bytes, name }, z.array(Grid), limits);
  if (grids.length === 0) throw new Mistake(`${name} has no rows. Save it again with its rows, and send that.`);
  return grids;
}
