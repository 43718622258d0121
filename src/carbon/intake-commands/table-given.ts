/** On the command line: which table of a file is read, and where its headings stand. */
import { Mistake } from '../../platform/mistake.ts';
import { mostHeadingRows, type SaidHeadings } from '../../platform/staging/model.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { intakeWordsOf } from '../intake-pages/desk.ts';
import { sheetTitle } from '../intake-pages/reading-words.ts';
import { readHeadings, readSheet } from '../taking-in/how-read.ts';
import { brought } from './follow.ts';

export type GivenHeadings = Pick<SaidHeadings, 'row' | 'rows'>;

/** What is given of the table: null where nothing is. */
export interface GivenTable {
  sheet: string | null;
  headings: GivenHeadings | null;
  oneTable: boolean;
}

/** "3", "3-4", "none", "none from 5". @throws Mistake if it is not of that form */
export function headingsIn(text: string): GivenHeadings {
  const rows = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(text);
  const none = /^\s*none(?:\s+from\s+(\d+))?\s*$/i.exec(text);
  const row = Number(rows?.[1] ?? none?.[1] ?? 1);
  const count = rows ? Number(rows[2] ?? row) - row + 1 : 0;
  if ((!rows && !none) || row < 1 || (rows && count < 1) || count > mostHeadingRows)
    throw new Mistake(
      `Write the rows of the headings as --headings 3, --headings 3-4 (at most ${mostHeadingRows} rows), or --headings "none from 5" where there are none and the figures begin in row 5. This was given: ${text}`,
    );
  return { row, rows: count };
}

/** The file, read as it was given: another of its tables, or with headings that stand elsewhere. */
export async function readAsGiven(carbon: Carbon, file: ActivityFile, given: GivenTable): Promise<ActivityFile> {
  const { sheet, headings, oneTable } = given;
  let now = file;
  if (sheet !== null && isRead(now)) {
    await readSheet(carbon, now.id, placeOf(carbon, now, sheet));
    now = await brought(carbon, now);
  }
  if (headings !== null && isRead(now)) {
    await readHeadings(carbon, now.id, { ...headings, oneTable });
    now = await brought(carbon, now);
  }
  return now;
}

const isRead = ({ state }: ActivityFile): boolean => state === 'mapping' || state === 'checked';

/** What the tables of a file are called. */
export function tableTitles(carbon: Carbon, { staged, name }: ActivityFile): string[] {
  const t = intakeWordsOf(carbon.system.settings.language);
  return (staged?.sheets ?? []).map((sheet) => sheetTitle(t, sheet) || name);
}

function placeOf(carbon: Carbon, file: ActivityFile, given: string): number {
  const asked = given.trim().toLowerCase();
  const titles = tableTitles(carbon, file);
  const exact = titles.findIndex((title) => title.toLowerCase() === asked);
  const place =
    exact === -1 ? (file.staged?.sheets ?? []).findIndex(({ name }) => name.toLowerCase() === asked) : exact;
  if (place === -1)
    throw new Mistake(
      `${file.name} has no sheet or table "${given}". It has: ${titles.map((title) => `"${title}"`).join(', ')}.`,
    );
  return place;
}
