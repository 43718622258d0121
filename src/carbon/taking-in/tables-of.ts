/** The tables of a file, and which of them is read. */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileStore } from '../../platform/files/store.ts';
import {
  type HeadingsBeforehand,
  type KnownHeadings,
  type StagedSheet,
  tableRow,
} from '../../platform/staging/model.ts';
import { stage } from '../../platform/staging/stage.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import type { Mapping } from '../intake/mapping.ts';
import type { StagedFile } from '../model.ts';
import type { StepOptions } from './at-work.ts';
import { workFolder } from './the-file.ts';

/**
 * The tables of a file, found anew where those that were found are not on this machine.
 * @param kept mappings whose headings are looked for where nobody has said yet where those of the file stand
 */
export async function stagedTables(
  carbon: Carbon,
  file: ActivityFile,
  kept: readonly Mapping[],
  { signal, onProgress }: Required<StepOptions>,
): Promise<StagedFile> {
  const folder = workFolder(carbon, file.id);
  const { staged: before } = file;
  if (before && before.sheets.length > 0 && before.sheets.every(({ parquet }) => existsSync(parquet))) return before;
  const headings: HeadingsBeforehand = before?.said
    ? { said: before.said, known: [] }
    : { said: [], known: kept.flatMap(headingsKnown) };
  await mkdir(folder, { recursive: true });
  const original = join(folder, 'original');
  const bytes = fileStore(carbon.house.database, carbon.system).read(file.fileId);
  await pipeline(bytes, createWriteStream(original), { signal });
  try {
    const staged = await stage({ path: original, name: file.name }, join(folder, 'tables'), {
      headings,
      signal,
      onProgress: ({ doing, share }) => onProgress(doing, share),
    });
    const said = before?.said ?? staged.sheets.flatMap((sheet) => sheet.said ?? []);
    return before?.said || said.length > 0 ? { ...staged, said } : staged;
  } finally {
    await rm(original, { force: true });
  }
}

function headingsKnown({ headings, headingsAt }: Mapping): KnownHeadings[] {
  return headingsAt ? [{ headings, ...headingsAt }] : [];
}

/** The table that is read: where a person showed its headings, else the fullest. @returns -1 if there is none */
export const tableRead = (staged: StagedFile): number => saidSheet(staged) ?? fullestSheet(staged.sheets);

/** The table that begins where a person said last that its headings stand; null if nobody did, or none does. */
function saidSheet({ sheets, said = [] }: StagedFile): number | null {
  const last = said.at(-1);
  const place = sheets.findIndex((sheet) => sheet.name === last?.sheet && tableRow(sheet) >= last.row);
  return place === -1 ? null : place;
}

/** The sheet that is read where nobody chose: of those that are shown, the one with the most rows. */
function fullestSheet(sheets: readonly StagedSheet[]): number {
  const shown = sheets.some(({ hidden }) => !hidden) ? sheets.filter(({ hidden }) => !hidden) : sheets;
  const most = shown.reduce<StagedSheet | null>((best, each) => (best && best.rows >= each.rows ? best : each), null);
  return most ? sheets.indexOf(most) : -1;
}
