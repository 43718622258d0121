/** Lines of the ledger as a page shows them, or as a file holds them. */
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { LedgerLine, LineFilter } from '../../platform/ledger/ledger.ts';
import type { CountedDesk } from './frame.tsx';
import { monthName } from './told.ts';

const text = z.string().max(300);
const number = z.coerce.number().int().min(0).max(2_000_000_000);

/** What the address of the page asks for. */
export const LinesAsked = z.object({
  organisation: text.optional(),
  year: number.optional(),
  month: number.optional(),
  activity: text.optional(),
  site: text.optional(),
  supplier: text.optional(),
  file: z.uuid().optional(),
  page: number.min(1).default(1),
});
export type LinesAsked = z.infer<typeof LinesAsked>;

/** So few that each can stand as a list on a narrow screen; the file has them all. */
export const linesOnPage = 20;
/** How many lines are held at a time while a file is sent. */
const linesAtOnce = 20_000;

export interface LinesFound {
  items: LedgerLine[];
  total: number;
  /** Names of files by their id. */
  fileNames: ReadonlyMap<string, string>;
}

export async function linesFound(desk: CountedDesk, asked: LinesAsked): Promise<LinesFound> {
  const looking = await lookup(desk, asked);
  const from = (asked.page - 1) * linesOnPage;
  return { ...(await looking.page(from, linesOnPage)), fileNames: looking.fileNames };
}

/** All lines that are asked for as CSV (RFC 4180), piece by piece. A text that would be a formula gets an apostrophe. */
export async function* linesAsCsv(desk: CountedDesk, asked: LinesAsked): AsyncGenerator<string> {
  const { page, fileNames } = await lookup(desk, asked);
  let from = 0;
  for (let total = 1; from < total; from += linesAtOnce) {
    const found = await page(from, linesAtOnce);
    total = found.total;
    yield stringify(
      found.items.map((line) =>
        csvColumns.map((column) => (column === 'file name' ? (fileNames.get(line.file) ?? '') : csvCell(line[column]))),
      ),
      {
        bom: from === 0,
        header: from === 0,
        columns: [...csvColumns],
        escape_formulas: true,
        record_delimiter: 'windows',
      },
    );
  }
}

const csvCell = (value: string | number | boolean | null) =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;

const csvColumns = [
  'file name',
  'line',
  'part',
  'organisation',
  'site',
  'from_month',
  'to_month',
  'activity',
  'unit',
  'quantity',
  'spend',
  'supplier',
  'tier',
  'estimated',
  'remark',
  'evidence',
] as const;

async function lookup({ carbon, calculation, reading }: CountedDesk, asked: LinesAsked) {
  const { organisation, year, month, activity, site, supplier, file } = asked;
  const filter: LineFilter = {
    ...(organisation ? { organisation } : {}),
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { fromMonth: month }),
    ...(activity ? { activity } : {}),
    ...(site === undefined ? {} : { site }),
    ...(supplier === undefined ? {} : { supplier }),
  };
  // Only files that hold what is asked for are opened.
  const parts = await reading.parts();
  const holding = new Set(
    parts
      .filter((part) => !organisation || part.organisation === organisation)
      .filter(({ fromMonth }) => month === undefined || fromMonth === month)
      .filter(
        ({ fromMonth }) => year === undefined || (fromMonth >= year * 100 + 4 && fromMonth <= (year + 1) * 100 + 3),
      )
      .map((part) => part.file),
  );
  const files = calculation.inputs
    .map((input) => input.file)
    .filter((one) => holding.has(one) && (!file || one === file));
  return {
    fileNames: new Map(calculation.inputs.map((input) => [input.file, input.name])),
    page: (from: number, size: number) =>
      files.length === 0
        ? Promise.resolve({ items: [], total: 0 })
        : carbon.ledger.lines({ systemId: carbon.systemId, files, filter, from, size }),
  };
}

/** "April 2024", "April 2024 to June 2024". */
export const monthsOfLine = ({ from_month, to_month }: LedgerLine): string =>
  from_month === to_month ? monthName(from_month) : `${monthName(from_month)} – ${monthName(to_month)}`;
