/** Reads a published return out of a file: its table is found, its columns are told, its rows come as cells. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Duck } from '../../platform/duck/duck.ts';
import { Mistake } from '../../platform/mistake.ts';
import { relationOf, type Staged, type StagedSheet } from '../../platform/staging/model.ts';
import { stage } from '../../platform/staging/stage.ts';
import { UnreadableFile } from '../../platform/staging/unreadable.ts';
import { columnsOf, type NamedColumns, type ReturnColumns } from './columns.ts';
import type { Cells } from './rows.ts';

export interface ReturnFile {
  sheet: StagedSheet;
  columns: ReturnColumns;
  cells: Cells[];
}

/** @throws Mistake where the file cannot be read, or lacks a column */
export async function readReturn(
  file: string,
  named: NamedColumns & { sheet?: string | undefined },
): Promise<ReturnFile> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-return-'));
  try {
    const staged = await stage({ path: file, name: basename(file) }, join(folder, 'tables')).catch((error: unknown) => {
      throw error instanceof UnreadableFile ? new Mistake(error.message) : error;
    });
    const { sheet, columns } = sheetOf(staged, named, file);
    return { sheet, columns, cells: await cellsOf(sheet, folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sheet that was named, or the first in which the columns of a return are found. */
function sheetOf(
  staged: Staged,
  named: NamedColumns & { sheet?: string | undefined },
  file: string,
): { sheet: StagedSheet; columns: ReturnColumns } {
  const called = ({ name }: StagedSheet) => (name === '' ? file : `${file}, sheet "${name}"`);
  const sheets = staged.sheets.filter(({ name, hidden }) =>
    named.sheet === undefined ? !hidden : name === named.sheet,
  );
  if (sheets.length === 0) {
    const lacking = named.sheet === undefined ? 'shows no sheet' : `has no sheet "${named.sheet}"`;
    throw new Mistake(`${file} ${lacking}. It has: ${staged.sheets.map(({ name }) => name).join(', ')}.`);
  }
  let first: unknown = null;
  for (const sheet of sheets) {
    try {
      return { sheet, columns: columnsOf(sheet.columns, named, called(sheet)) };
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

const mostRows = 200_000;

async function cellsOf(sheet: StagedSheet, folder: string): Promise<Cells[]> {
  const duck = await Duck.open({
    scratch: join(folder, 'spill'),
    allowed: [folder],
    memoryMegabytes: 300,
    threads: 1,
    ordered: true,
  });
  try {
    const rows: Cells[] = [];
    for await (const cells of duck.each(`from ${relationOf(sheet)} order by row limit ${mostRows}`, CellsOfRow))
      rows.push({ ...cells, row: cells.row ?? '' });
    return rows;
  } finally {
    duck.close();
  }
}

const CellsOfRow = z.record(
  z.string(),
  z
    .union([z.string(), z.number()])
    .nullable()
    .transform((cell) => (cell === null ? '' : String(cell))),
);
