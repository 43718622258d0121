/** Drivers of organisations as a CSV file: read from one, and written to one. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { yearName } from '../footprint/months.ts';
import { organisationsOf } from '../intake/vocabulary.ts';
import { type Driver, DriverKind } from '../model.ts';
import type { Member } from '../pages/frame.tsx';
import type { T } from './desk.ts';

const columns = ['organisation', 'year', 'kind', 'value', 'source'] as const;
const mostLines = 20_000;
/** Mistakes that are told one by one. */
const mostTold = 20;

const Rows = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

export function driversCsv(drivers: readonly Driver[]): string {
  const rows = drivers.map(({ organisation, year, kind, value, source }) => [
    organisation,
    yearName(year),
    kind,
    plainNumber(value),
    source,
  ]);
  return stringify([columns, ...rows], { record_delimiter: 'windows', escape_formulas: true });
}

/**
 * The drivers that a file holds, and what is wrong with it, line by line: where anything is, none of them counts.
 * @param file its name, for the sentences
 * @throws Mistake if it is no such table
 */
export function driversIn(
  t: T,
  bytes: Buffer,
  file: string,
  members: readonly Member[],
): { drivers: Driver[]; wrong: string[] } {
  const rows = rowsOf(t, bytes, file);
  if (rows.length === 0) throw new Mistake(t('drivers.csvNone', { file }));
  if (rows.length > mostLines)
    throw new Mistake(t('drivers.csvMany', { file, most: mostLines.toLocaleString('en-GB') }));
  const missing = columns.filter((column) => rows[0]?.record[column] === undefined);
  if (missing.length > 0) throw new Mistake(t('drivers.csvColumns', { columns: missing.join(', ') }));
  const organisations = organisationsOf(
    members.map(({ slug, name, alsoCalled, odsCode }) => ({
      slug,
      names: [name, ...alsoCalled, ...(odsCode === null ? [] : [odsCode])],
    })),
  );
  const wrong: string[] = [];
  const drivers = rows.flatMap(({ record, info: { lines: line } }): Driver[] => {
    const cell = (column: (typeof columns)[number]) => (record[column] ?? '').trim();
    const organisation = organisations.find(cell('organisation'));
    const year = yearIn(cell('year'));
    const kind = DriverKind.safeParse(cell('kind').toLowerCase()).data ?? null;
    const value = numberIn(cell('value'));
    const source = cell('source').slice(0, 500);
    const at = (found: string) => ({ file, line, found });
    if (organisation === null) wrong.push(t('drivers.csvOrganisation', at(cell('organisation'))));
    if (year === null) wrong.push(t('drivers.csvYear', at(cell('year'))));
    if (kind === null) wrong.push(t('drivers.csvKind', at(cell('kind'))));
    if (value === null) wrong.push(t('drivers.csvValue', at(cell('value'))));
    if (source === '') wrong.push(t('drivers.csvSource', at('')));
    return organisation === null || year === null || kind === null || value === null || source === ''
      ? []
      : [{ organisation, year, kind, value, source }];
  });
  if (wrong.length > mostTold)
    wrong.splice(mostTold, wrong.length, t('drivers.csvMore', { count: wrong.length - mostTold }));
  return { drivers, wrong };
}

function rowsOf(t: T, bytes: Buffer, file: string): z.infer<typeof Rows> {
  try {
    const rows: unknown = parse(bytes, {
      bom: true,
      columns: (headings: string[]) => headings.map((heading) => heading.trim().toLowerCase()),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: mostLines + 1,
    });
    return Rows.parse(rows);
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it holds something else than rows' : messageOf(error);
    throw new Mistake(t('drivers.csvBroken', { file, reason }));
  }
}

/** "2024/25", "2024-25" or "2024": the first calendar year of a financial year; null if it is none. */
export function yearIn(text: string): number | null {
  const [, first, second] = /^((?:19|20)\d\d)(?:[/-](\d\d|\d{4}))?$/.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  return second === undefined || Number(second) % 100 === (Number(first) + 1) % 100 ? Number(first) : null;
}

/** "45,200" and "45200.5" as a decimal of nought or more with at most six places; null if it is none. */
export function numberIn(text: string): string | null {
  const written = text.trim().replace(/^£\s*/, '');
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written;
  return /^\d{1,14}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

/** Without noughts behind the last place that tells something. */
export const plainNumber = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);
