/** Reads a baseline as a list of rows: an activity of a site, or what is only known as emissions of a category. */
import { movedBy } from '../moved-by.ts';
import type { Baseline, Stream, StreamRate } from '../rules/model.ts';
import { amountOf, categoryIn, scopeOf, yearOf } from './baseline-cells.ts';
import { type BaselineField, baselineColumns, headingOf } from './baseline-columns.ts';
import { categoryIdOf } from './category-names.ts';
import { type Grid, gridsOf } from './grid.ts';
import { type Head, headOf } from './headings.ts';
import { type FileProblem, problemAt, quoted } from './problems.ts';
import { RowReader } from './row-reader.ts';

export interface ReadBaseline {
  /** Of the rows without an error; null where there is none, or no year is told. */
  baseline: Baseline | null;
  problems: FileProblem[];
}

export interface BaselineFileOptions {
  /** The financial year that it is of, by the calendar year in which it begins, where the file has no column of it. */
  year?: number;
  /** Where it comes from, in words; the name of the file where nothing is said. */
  source?: string;
}

/**
 * A baseline from a CSV file, or the sheets of a workbook.
 * @throws Mistake if the file cannot be read at all
 */
export async function readBaselineCsv(
  bytes: Uint8Array,
  name: string,
  options: BaselineFileOptions = {},
): Promise<ReadBaseline> {
  return baselineIn(await gridsOf(bytes, name), { source: name, ...options });
}

export function baselineIn(grids: readonly Grid[], options: BaselineFileOptions = {}): ReadBaseline {
  const reader = new BaselineReader();
  const heads = grids.flatMap((grid) => {
    const head = headOf(grid, baselineColumns, ['organisation', 'category']);
    return head === null ? [] : [{ grid, head }];
  });
  for (const { grid, head } of heads) reader.readSheet(grid, head);
  const { streams, years, problems } = reader;
  if (heads.length === 0)
    problems.push(
      wholeFile({
        found: 'no row of headings',
        expected: 'headings, among them “Organisation” and “Category”',
        mend: 'Put them above the rows: Organisation, Site, Category, Activity, Unit, Quantity, kg per unit, Scope.',
      }),
    );
  const [year = options.year, ...others] = years;
  if (others.length > 0)
    problems.push(
      wholeFile({
        found: `rows of several years: ${[...years].join(', ')}`,
        expected: 'one financial year',
        mend: 'Keep the rows of the baseline year alone.',
      }),
    );
  if (year === undefined && heads.length > 0)
    problems.push(
      wholeFile({
        found: 'no year',
        expected: 'the financial year that the rows are of',
        mend: 'Add a column “Year” with 2024/25 in each row, or say the year beside the file (--baseline-year 2024/25).',
      }),
    );
  if (year === undefined || others.length > 0 || streams.length === 0) return { baseline: null, problems };
  const { source = 'A file' } = options;
  return { baseline: { year, source, streams, ranges: {}, of1990: [], closures: [] }, problems };
}

const wholeFile = (fault: Parameters<typeof problemAt>[1]) => problemAt({ sheet: '', row: null, column: '' }, fault);

class BaselineReader {
  readonly streams: Stream[] = [];
  readonly problems: FileProblem[] = [];
  readonly years = new Set<number>();
  private readonly byKey = new Map<string, Stream>();
  private readonly ids = new Set<string>();
  private hasGuessed = false;

  readSheet(grid: Grid, head: Head<BaselineField>): void {
    for (const heading of [...head.unknown, ...head.again])
      this.problems.push(
        problemAt(
          { sheet: grid.sheet, row: head.row, column: heading },
          {
            found: `the heading ${quoted(heading)}`,
            expected: 'a heading of a baseline, each once',
            mend: 'The column was left out. The headings are in docs/formats/initiatives.md.',
          },
          'remark',
        ),
      );
    for (const gridRow of grid.rows) {
      if (gridRow.row <= head.row) continue;
      const row = new RowReader<BaselineField>(grid.sheet, gridRow, head, headingOf);
      this.readRow(row, head);
      this.problems.push(...row.problems);
    }
  }

  private readRow(row: RowReader<BaselineField>, head: Head<BaselineField>): void {
    const organisation = row.need('organisation', (text) => text, '', {
      expected: 'whose it is',
      mend: 'Write the short name of the organisation.',
    });
    const category = categoryIn(row);
    const year = row.read<number | null>('year', yearOf, null, {
      expected: 'a financial year, such as 2024/25',
      mend: 'Write the year as 2024/25.',
    });
    const amount = amountOf(row);
    const scope = scopeOf(row, category);
    if (row.isFaulty || amount === null) return;
    const [site, supplier, activity] = [row.text('site'), row.text('supplier'), row.text('activity')];
    const part = row.text('part') || 'direct';
    const rate: StreamRate = { part, category, scope, kg: amount.kg, national: row.text('national') || null };
    if (!head.columns.has('national')) rate.national = this.guessed(activity, part, category);
    const stream: Stream = {
      ...{ id: row.text('id'), organisation, site, supplier, activity },
      category: categoryIdOf(row.text('main')) || category,
      ...{ unit: amount.unit, quantity: amount.quantity, rates: [rate], driver: row.text('driver') || null },
    };
    if (year !== null) this.years.add(year);
    if (!this.goesOn(stream, rate, row) && !row.isFaulty) this.begin(stream);
  }

  /** Whether the row is another part of a stream that was begun: by its id, else by all that it is of. */
  private goesOn(stream: Stream, rate: StreamRate, row: RowReader<BaselineField>): boolean {
    const begun = this.byKey.get(keyOf(stream));
    if (begun === undefined) return false;
    if (stream.id === '') {
      // The same part once more is another activity that happens to be alike; what has no name of its own goes on in none.
      if (stream.activity === '' || begun.rates.some(({ part }) => part === rate.part)) return false;
      begun.rates.push(rate);
      return true;
    }
    const isAgain = begun.rates.some(
      ({ part, category, scope }) => part === rate.part && category === rate.category && scope === rate.scope,
    );
    if (isAgain || begun.quantity !== stream.quantity || begun.unit !== stream.unit) {
      row.fail('id', {
        found: `${quoted(stream.id)}, which a row above has already`,
        expected: 'an id of its own, or another part of the same activity with the same quantity and unit',
        mend: 'Change one of the two ids, or leave the cell empty.',
      });
      return false;
    }
    begun.rates.push(rate);
    return true;
  }

  private begin(stream: Stream): void {
    const key = keyOf(stream);
    const name = [stream.organisation, stream.site, stream.supplier, stream.activity || stream.category];
    const base = name
      .filter((one) => one !== '')
      .join('/')
      .slice(0, 180);
    let id = stream.id || base;
    for (let n = 2; stream.id === '' && this.ids.has(id); n += 1) id = `${base}-${n}`;
    this.ids.add(id);
    const begun = { ...stream, id };
    this.byKey.set(key, begun);
    this.streams.push(begun);
  }

  /** What moves it nationally, in a file that has no column for it. */
  private guessed(activity: string, part: string, category: string): string | null {
    const national = movedBy(activity, part) ?? (category === 'electricity' ? 'grid' : null);
    if (national !== null && !this.hasGuessed) {
      this.hasGuessed = true;
      this.problems.push(
        problemAt(
          { sheet: '', row: null, column: '' },
          {
            found: 'no column “National”',
            expected: 'the national change that moves each factor, such as grid',
            mend: 'Electricity was taken to follow the grid, and vehicles their standards. Add the column, empty where nothing moves a factor, if that is not so.',
          },
          'remark',
        ),
      );
    }
    return national;
  }
}

const keyOf = ({ id, organisation, site, supplier, activity, unit, quantity, driver }: Stream): string =>
  id === '' ? JSON.stringify([organisation, site, supplier, activity, unit, quantity, driver]) : JSON.stringify(id);
