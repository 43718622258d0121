/** What a tabular file is once it is staged: clean tables of text, each with the numbers of its rows. */
import { z } from 'zod';
import { literal } from '../duck/duck.ts';
import type { WorkLimits } from '../watch-child.ts';

export const formats = ['csv', 'xlsx', 'xls', 'xlsb', 'ods', 'html', 'parquet', 'json lines', 'json'] as const;

const count = z.number().int().nonnegative();

/** Rows that headings may take: groups, names, units. */
export const mostHeadingRows = 3;

/** What the values of a column look like, told by up to `of` rows taken from all over the sheet. */
const Profile = z.object({
  of: count,
  /** Cells that read as a number, pound signs, thousands' commas and brackets for minus allowed. */
  numbers: count,
  /** Cells that read as a date, a month or a financial year. */
  dates: count,
  /** Different values, about. */
  distinct: count,
  /** The least and the greatest: as numbers where nine in ten cells are numbers, else as text. */
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Letters of the longest cell. */
  longest: count,
});

const StagedColumn = z.object({
  /** c0, c1 … from the left. */
  name: z.string(),
  /** The headings above the column, joined: "Energy – Gas consumed (kWh)"; empty where there is none. */
  heading: z.string(),
  /** The first few different values. */
  samples: z.array(z.string()),
  /** Rows in which it is not empty, in the whole sheet. */
  filled: count,
  profile: Profile,
});
export type StagedColumn = z.infer<typeof StagedColumn>;

/** Where the headings of a sheet stand, as a person says. */
export const SaidHeadings = z.object({
  /** The name of the sheet; empty where the file is a text. */
  sheet: z.string(),
  /** The first row of the headings, as the sheet counts; where there are none, the first row of data. */
  row: count.min(1),
  /** How many rows they take; 0 where there are none. */
  rows: count.max(mostHeadingRows),
  /** Whether all that stands below is this one table, whatever looks like the headings of another. */
  oneTable: z.boolean(),
});
export type SaidHeadings = z.infer<typeof SaidHeadings>;

/** Headings that a person had to show the place of in an earlier file of the same kind. */
export type KnownHeadings = Omit<SaidHeadings, 'sheet'> & { headings: readonly string[] };

/** What is known of the headings of a file before it is read. */
export interface HeadingsBeforehand {
  said: readonly SaidHeadings[];
  known: readonly KnownHeadings[];
}

export const StagedSheet = z.object({
  /** The name of the sheet; empty where the file is a text. */
  name: z.string(),
  /** Which of the tables on the sheet it is, from 1, the uppermost first; left out where there is one. */
  table: count.optional(),
  /** Set where a person said, for this file or an earlier one of its kind, where the headings stand. */
  said: SaidHeadings.optional(),
  hidden: z.boolean(),
  /** Rows of data. */
  rows: count,
  /** The Parquet file: `row` BIGINT if `rowColumn`, then c0 … as VARCHAR, an empty cell as NULL. Read it by `relationOf`. */
  parquet: z.string(),
  /** Without it, the row is firstRow plus the place in the Parquet file, from nought. */
  rowColumn: z.boolean(),
  /** What `row` counts, from 1: lines of a text, rows of a sheet, or records of a file that has neither. */
  counts: z.enum(['line', 'row', 'record']),
  columns: z.array(StagedColumn),
  /** The rows that the headings are taken from; none where the file has no heading. */
  headingRows: z.array(count),
  /** The first row of data. */
  firstRow: count,
  /** The row in the middle of which the file breaks off; left out where it is whole. */
  cutOff: count.optional(),
  /** Rows above the heading: titles, filters, notes. */
  above: z.array(z.array(z.string())),
  /** Cells of the sheet that hold an error of the spreadsheet, such as #N/A. */
  errorCells: count,
});
export type StagedSheet = z.infer<typeof StagedSheet>;

export const Staged = z.object({
  format: z.enum(formats),
  sha256: z.string(),
  bytes: count,
  /** Of a text: "utf-8", "windows-1252" … */
  encoding: z.string().nullable(),
  /** Of a CSV file: the character between cells; empty where each line is one cell. */
  delimiter: z.string().nullable(),
  /** What a clerk should know of how the file was read. */
  remarks: z.array(z.string()),
  sheets: z.array(StagedSheet),
});
export type Staged = z.infer<typeof Staged>;

export interface StagingLimits extends WorkLimits {
  fileMegabytes: number;
  /** What a workbook or a packed file may unpack to. */
  unpackedMegabytes: number;
  /** Rows of one sheet. */
  rows: number;
  columns: number;
}

export const stagingLimits: Readonly<StagingLimits> = {
  memoryMegabytes: 900,
  seconds: 60,
  mostSeconds: 3600,
  fileMegabytes: 20_000,
  unpackedMegabytes: 20_000,
  rows: 200_000_000,
  columns: 4096,
};

/** How far the work is. */
export const Progress = z.object({
  /** From 0 to 1. */
  share: z.number(),
  doing: z.enum(['looking through the file', 'reading rows', 'storing rows', 'looking at columns']),
});
export type Progress = z.infer<typeof Progress>;

/** The row that tells a table of a sheet from the others: that of its headings, or else its first. */
export function tableRow({ headingRows, firstRow }: Pick<StagedSheet, 'headingRows' | 'firstRow'>): number {
  return headingRows[0] ?? firstRow;
}

/** The rows of a sheet in SQL: a table in brackets with `row` and c0 … */
export function relationOf(sheet: Pick<StagedSheet, 'parquet' | 'rowColumn' | 'firstRow'>): string {
  const path = literal(sheet.parquet);
  if (sheet.rowColumn) return `(from read_parquet(${path}))`;
  return `(select file_row_number + ${sheet.firstRow} as row, * exclude (file_row_number) from read_parquet(${path}, file_row_number = true))`;
}
