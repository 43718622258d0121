/** Files made for tests of staging, staged, and read back as a person would look at them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Duck, whole } from '../../duck/duck.ts';
import {
  type HeadingsBeforehand,
  relationOf,
  type Staged,
  type StagedSheet,
  type StagingLimits,
  stagingLimits,
} from '../model.ts';
import { readTables } from '../read.ts';

/** A row as it was read back: its number in the source, then its cells, "" for an empty one. */
export type Told = [row: number, ...cells: string[]];

/** A folder for the files of one test file; `remove` it afterwards. */
export async function workbench() {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-staging-'));
  let staged = 0;
  return {
    folder,
    /** Writes a file and gives its path. */
    async write(name: string, content: string | Uint8Array): Promise<string> {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    /** Stages a file in this very process. */
    async stage(
      path: string,
      limits: Partial<StagingLimits> = {},
      headings: Partial<HeadingsBeforehand> = {},
    ): Promise<Staged> {
      staged += 1;
      const into = join(folder, `${staged}-${basename(path)}`);
      await mkdir(into);
      const scratch = join(into, 'scratch');
      const known = { said: [], known: [], ...headings };
      return readTables(
        { path, into, scratch, limits: { ...stagingLimits, ...limits }, headings: known },
        () => undefined,
      );
    },
    rows: (sheet: StagedSheet) => rowsOf(sheet, folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function rowsOf(sheet: StagedSheet, folder: string): Promise<Told[]> {
  const duck = await Duck.open({
    scratch: join(folder, 'spilled'),
    allowed: [folder],
    memoryMegabytes: 200,
    threads: 1,
    ordered: true,
  });
  try {
    const names = sheet.columns.map(({ name }) => name);
    const rows = await duck.rows(
      `select row, [${names.map((name) => `coalesce(${name}, '')`).join(', ')}] as cells from ${relationOf(sheet)} order by row`,
      z.object({ row: whole, cells: z.array(z.string()) }),
    );
    return rows.map(({ row, cells }) => [row, ...cells]);
  } finally {
    duck.close();
  }
}

/** The only sheet of a file. */
export function onlySheet({ sheets }: Staged): StagedSheet {
  const [sheet, ...more] = sheets;
  if (!sheet || more.length > 0) throw new Error(`One sheet was expected, and there are ${sheets.length}`);
  return sheet;
}

export function headingsOf(sheet: StagedSheet): string[] {
  return sheet.columns.map(({ heading }) => heading);
}
