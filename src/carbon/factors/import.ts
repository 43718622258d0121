/** Makes a set of factors of a file that the UK Government published, and says how it differs from one that is here. */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { type AssessmentReport, assessmentReports } from '../model.ts';
import type { Factor, FactorSet } from './model.ts';
import { type SheetCells, sheetsOf } from './reading/cells.ts';
import { isFlatList, readFlatList } from './reading/flat-list.ts';
import type { NotUnderstood, ReadPublication } from './reading/published-row.ts';
import { factorsOfRows, type MadeFactors } from './reading/to-factors.ts';
import { readTables } from './reading/workbook.ts';
import { factorsFrom, factorsText, type LoadedSet } from './set-files.ts';

export interface ImportedSet {
  set: FactorSet;
  factors: Factor[];
  /** What looks like a figure and was not taken in, with its sheet and row. */
  notUnderstood: NotUnderstood[];
  sheets: MadeFactors['sheets'];
  sheetsWithout: string[];
}

/**
 * The set in a workbook of conversion factors, condensed or full, or in the flat list, as a workbook or as CSV.
 * @param given.file its name, to be told in mistakes and kept with the set
 * @param given.year where the file does not tell its year
 * @param given.today YYYY-MM-DD
 * @throws Mistake if it is no such file, tells no year, or tells another
 */
export function importedSet(given: {
  bytes: Uint8Array;
  file: string;
  year: number | null;
  today: string;
}): ImportedSet {
  const { bytes, file, today } = given;
  const { read, sheets } = readFile(bytes, file);
  if (read.rows.length === 0)
    throw new Mistake(
      `${file} is not a publication that can be imported: no table in it has "Unit" and "kg CO2e" among its headings${begins(sheets)}. ${importable}`,
    );
  const year = yearOf(read, given.year, file);
  const set = describe(year, sheets, today);
  set.originals.push({ file, sha256: createHash('sha256').update(bytes).digest('hex') });
  const made = factorsOfRows(read.rows, set);
  return {
    set,
    // Through the file's own form, so that what is compared and shown is what will be read.
    factors: factorsFrom(factorsText(made.factors, set), set, file),
    notUnderstood: [...read.notUnderstood, ...made.notUnderstood],
    sheets: made.sheets,
    sheetsWithout: read.sheetsWithout,
  };
}

const importable =
  'What can be imported are the UK Government’s conversion factors of one year, as they were published: the workbook, condensed or full, or the flat list, as XLSX or CSV. Other factors can be added one by one with "factors own add", or as a folder with set.json and factors.csv (docs/formats/factors.md). "factors list" names the sets that are here.';

/** The first row of a file with a few cells: what its headings are likely to be. */
function begins(sheets: readonly SheetCells[]): string {
  const row = sheets.flatMap(({ rows }) => rows).find((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  if (!row) return '';
  return `; it begins with ${row
    .filter((cell) => cell.trim() !== '')
    .slice(0, 5)
    .join(', ')}`;
}

/** How a set differs from one of the same year that is here. */
export interface SetDifference {
  added: Factor[];
  /** In the one that is here, and not in the new one. */
  left: Factor[];
  changed: { from: Factor; to: Factor }[];
}

export function differenceOf(here: readonly Factor[], fresh: readonly Factor[]): SetDifference {
  const before = new Map(here.map((factor) => [factor.id, factor]));
  const now = new Set(fresh.map(({ id }) => id));
  return {
    added: fresh.filter(({ id }) => !before.has(id)),
    left: here.filter(({ id }) => !now.has(id)),
    changed: fresh.flatMap((to) => {
      const from = before.get(to.id);
      return from && figuresOf(from) !== figuresOf(to) ? [{ from, to }] : [];
    }),
  };
}

/**
 * A set that is here with what a new file adds to it. Figures that differ are put in only as a correction, whose reason is
 * kept with the set; without one, nobody can change a published figure.
 * @throws Mistake if figures differ and no correction is stated
 */
export function joined(
  here: LoadedSet,
  fresh: ImportedSet,
  correction: string | null,
): { set: FactorSet; factors: Factor[] } {
  const { left, changed } = differenceOf(here.factors, fresh.factors);
  if (changed.length > 0 && correction === null) {
    const some = changed
      .slice(0, 5)
      .map(({ from, to }) => `${from.id}: ${from.kg}, and now ${to.kg} (${to.sheet}, row ${to.row})`);
    throw new Mistake(
      `"${here.set.id}" is here with other figures, ${changed.length} of them: ${some.join('; ')}. A published figure is not changed. If the publisher corrected it, say so: --correction "Version 1.1 of October".`,
    );
  }
  const known = new Set(here.set.originals.map(({ sha256 }) => sha256));
  const set: FactorSet = {
    ...here.set,
    title: fresh.set.title,
    // What was said of its gaps no longer holds where the new file has all that was here and more.
    notes: left.length === 0 ? fresh.set.notes : here.set.notes,
    taken: fresh.set.taken,
    originals: [...here.set.originals, ...fresh.set.originals.filter(({ sha256 }) => !known.has(sha256))],
    corrections: [
      ...here.set.corrections,
      ...(changed.length > 0 && correction !== null ? [{ on: fresh.set.taken, reason: correction }] : []),
    ],
  };
  return { set, factors: [...fresh.factors, ...left] };
}

/** Writes a set into its folder below `folder`, the figures before the description: without it there is no set. */
export function writeSet(folder: string, set: FactorSet, factors: readonly Factor[]): string {
  const own = join(folder, set.id);
  mkdirSync(own, { recursive: true });
  put(join(own, 'factors.csv'), factorsText(factors, set));
  put(join(own, 'set.json'), `${JSON.stringify(set, null, 2)}\n`);
  return own;
}

/** All of a file or nothing of it, whenever the machine stops. */
function put(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

function figuresOf({ kg, gases, scope }: Factor): string {
  return [kg, gases.co2, gases.ch4, gases.n2o, scope].join();
}

function readFile(bytes: Uint8Array, file: string): { read: ReadPublication; sheets: SheetCells[] } {
  // A workbook is an archive, and begins with the letters PK; the old binary kind begins with D0 CF.
  const isBook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
  const sheets = isBook ? sheetsOf(bytes, file) : [{ name: '', rows: rowsOfCsv(bytes, file), spans: [] }];
  const flat = sheets.find(({ rows }) => isFlatList(rows));
  return { read: flat ? readFlatList(flat.name, flat.rows) : readTables(sheets), sheets };
}

function rowsOfCsv(bytes: Uint8Array, file: string): string[][] {
  try {
    return z.array(z.array(z.string())).parse(parse(Buffer.from(bytes), { bom: true, relax_column_count: true }));
  } catch (error) {
    throw new Mistake(`${file} is neither a workbook nor CSV that can be read: ${messageOf(error)}`);
  }
}

function yearOf(read: ReadPublication, given: number | null, file: string): number {
  if (read.year !== null && given !== null && read.year !== given)
    throw new Mistake(`${file} says that it is for ${read.year}, not for ${given}.`);
  const year = read.year ?? given;
  if (year === null)
    throw new Mistake(
      `${file} does not say which year it is for. If it is one year’s publication, add --year 2026. ${importable}`,
    );
  return year;
}

function describe(year: number, sheets: readonly SheetCells[], today: string): FactorSet {
  const { report, sentence } = potentialsIn(sheets) ?? {
    report: year >= 2023 ? ('AR5' as const) : ('AR4' as const),
    sentence:
      'The file does not say. The UK Government’s factors went over from the fourth to the fifth assessment report with the issue of 2023.',
  };
  return {
    id: `uk-government-${year}`,
    publication: 'uk-government',
    title: `UK Government GHG Conversion Factors for Company Reporting ${year}`,
    publisher: publisherOf(year),
    year,
    years: 'calendar',
    licence: 'Open Government Licence v3.0',
    url: `https://www.gov.uk/government/publications/greenhouse-gas-reporting-conversion-factors-${year}`,
    published: String(year),
    warmingPotentials: report,
    reason: sentence,
    originals: [],
    taken: today,
    notes: [],
    corrections: [],
  };
}

function publisherOf(year: number): string {
  if (year <= 2015) return 'Department of Energy and Climate Change';
  return year <= 2022
    ? 'Department for Business, Energy and Industrial Strategy'
    : 'Department for Energy Security and Net Zero';
}

/** The assessment report that the publication says its potentials are from, and the sentence in which it does. */
function potentialsIn(sheets: readonly SheetCells[]): { report: AssessmentReport; sentence: string } | null {
  for (const { name, rows } of sheets) {
    const cell = rows.flat().find((text) => /\bGWPs?\b.*\bbased on\b.*\bAssessment Report\b/i.test(text));
    const report = assessmentReports.find((each) => cell?.includes(`(${each})`));
    if (cell !== undefined && report !== undefined) return { report, sentence: `${name}: “${cell}”` };
  }
  return null;
}
