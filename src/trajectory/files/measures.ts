/**
 * Initiatives out of the table of measures of a plan: action, responsible body, tonnes by year. Columns that are
 * cumulative and rows that are sums are told apart and left out.
 */

import { isCategory } from '../../carbon/footprint/categories.ts';
import { isNothing } from '../../carbon/published-return/numbers.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { slugMaker } from '../../plan/slugs.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { Initiative } from '../rules/model.ts';
import { categoryIdOf } from './category-names.ts';
import { type DocumentTable, tablesOf } from './document-tables.ts';
import type { GridRow } from './grid.ts';
import { type MeasureColumns, measureColumnsOf, notAMeasure } from './measure-columns.ts';
import type { OrganisationNames } from './organisation-cells.ts';
import { type Fault, type FileProblem, problemAt, quoted } from './problems.ts';
import { tonnesAsWritten } from './published-cell.ts';
import { monthOf } from './values.ts';
import { byEveryYear } from './years-between.ts';

export interface MeasuresFound {
  /** Ideas, until somebody gives them a stage. */
  initiatives: Initiative[];
  /** Rows of sums and columns that were left out, and what could not be read. */
  problems: FileProblem[];
  /** Titles of those whose responsible body is none of the organisations: they were put to the one of the options. */
  ofNobody: string[];
}

export interface MeasureOptions {
  /** Whose a measure is whose responsible body is none of `organisations`. */
  organisation: string;
  organisations?: readonly OrganisationNames[];
  /** When a measure starts that is told without years or a date. */
  start: string;
}

/** The measures in all tables of a document that are of the kind; none where there is no such table. */
export function measuresIn(outline: Outline, options: MeasureOptions): MeasuresFound {
  const found: MeasuresFound = { initiatives: [], problems: [], ofNobody: [] };
  const newId = slugMaker();
  for (const table of tablesOf(outline)) {
    const columns = measureColumnsOf(table);
    if (columns === null || (columns.assumed && !couldBeTonnes(table, columns))) continue;
    const reader = new MeasureReader(outline.source.file, table, columns, options, newId);
    for (const row of table.rows) reader.read(row);
    found.initiatives.push(...reader.initiatives());
    found.problems.push(...reader.problems);
    found.ofNobody.push(...reader.ofNobody);
  }
  return found;
}

/** Years without a word of tonnes may be of anything: only where each figure is a plain number are they taken for tonnes. */
function couldBeTonnes({ rows }: DocumentTable, { years }: MeasureColumns): boolean {
  const figures = rows
    .flatMap(({ cells }) => years.map(({ at }) => cells[at] ?? ''))
    .filter((text) => !isNothing(text));
  return figures.every((text) => tonnesAsWritten(text, '1') !== null);
}

/** The heading above a table groups its measures, unless it only says that there are some. */
const sectionTheme = ({ section }: DocumentTable): string => (ofAnyTable.test(section) ? '' : section);
const ofAnyTable = /\b(?:measures?|actions?|plan|initiatives?|projects?|appendix|annex|tables?|sheet ?\d*)\b/i;

/** A row as it was read; its sign is known when all rows are. */
interface Measure {
  row: GridRow;
  action: string;
  theme: string;
  byYear: Map<number, Decimal>;
  aYear: Decimal | null;
}

class MeasureReader {
  readonly problems: FileProblem[] = [];
  readonly ofNobody: string[] = [];
  private readonly measures: Measure[] = [];
  private readonly file: string;
  private readonly table: DocumentTable;
  private readonly columns: MeasureColumns;
  private readonly options: MeasureOptions;
  private readonly newId: ReturnType<typeof slugMaker>;
  private theme = '';

  constructor(
    file: string,
    table: DocumentTable,
    columns: MeasureColumns,
    options: MeasureOptions,
    newId: ReturnType<typeof slugMaker>,
  ) {
    this.file = file;
    this.table = table;
    this.columns = columns;
    this.options = options;
    this.newId = newId;
    for (const heading of columns.cumulative)
      this.tell(null, heading, {
        found: `the heading ${quoted(heading)}`,
        expected: 'tonnes of one year',
        mend: 'It is a sum over years and was left out.',
      });
    if (columns.assumed)
      this.tell(null, '', {
        found: 'no unit of the tonnes',
        expected: 't, kt or kg in the headings or above the table',
        mend: 'They were taken for tonnes of CO₂e. Check that.',
      });
  }

  read(row: GridRow): void {
    const cell = (at: number | null) => (at === null ? '' : (row.cells[at] ?? '').trim());
    const action = cell(this.columns.action);
    const filled = row.cells.filter((text) => text.trim() !== '');
    const figures = [...this.columns.years, ...(this.columns.aYear ?? [])].map(({ at }) => cell(at));
    if (filled.length === 0) return;
    // A row of one text, or of one text merged over all columns, names the rows below it.
    if (new Set(filled).size === 1 && figures.every((text) => isNothing(text) || text === action)) {
      this.theme = filled[0] ?? '';
      return;
    }
    const label = action || (filled[0] ?? '');
    if (action === '' || notAMeasure.test(action) || figures.every((text) => isNothing(text) || /%$/.test(text))) {
      if (figures.some((text) => /\d/.test(text)))
        this.tell(row, '', {
          found: `the row ${quoted(label)}`,
          expected: 'an action with its tonnes',
          mend: 'It is a sum, a share or a line of the whole, and was left out.',
        });
      return;
    }
    const byYear = new Map<number, Decimal>();
    for (const { at, year, tonnes, heading } of this.columns.years) {
      const read = this.tonnesIn(row, cell(at), tonnes, heading);
      if (read !== null) byYear.set(year, read);
    }
    const [single] = this.columns.aYear ?? [];
    const aYear = single ? this.tonnesIn(row, cell(single.at), single.tonnes, single.heading) : null;
    const theme = cell(this.columns.theme) || this.theme || sectionTheme(this.table);
    if (byYear.size > 0 || aYear !== null) this.measures.push({ row, action, theme, byYear, aYear });
  }

  private tonnesIn(row: GridRow, text: string, tonnes: string, heading: string): Decimal | null {
    if (isNothing(text)) return null;
    const read = tonnesAsWritten(text, tonnes);
    if (read === null) {
      this.tell(row, heading, {
        found: quoted(text),
        expected: 'tonnes of CO₂e, such as 120 or 1.2 kt',
        mend: 'The cell was left out. Write a number in the list of initiatives.',
      });
      return null;
    }
    if (!read.isBound) return read.value;
    this.tell(row, heading, {
      found: quoted(text),
      expected: 'a figure',
      mend: 'It was taken for 0. Write a figure in the list of initiatives if it is known.',
    });
    return new Decimal(0);
  }

  initiatives(): Initiative[] {
    const all = this.measures.flatMap(({ byYear, aYear }) => [...byYear.values(), ...(aYear ? [aYear] : [])]);
    const below = all.filter((value) => value.isNegative() && !value.isZero()).length;
    // Where most are below nought the table tells the change, and what is less is a saving.
    const sign = below * 2 > all.filter((value) => !value.isZero()).length ? -1 : 1;
    return this.measures.map((measure) => this.initiativeOf(measure, sign));
  }

  private initiativeOf({ row, action, theme, byYear, aYear }: Measure, sign: 1 | -1): Initiative {
    const cell = (at: number | null) => (at === null ? '' : (row.cells[at] ?? '').trim());
    const body = cell(this.columns.body);
    const told = [...byYear].map(([year, value]): [number, Decimal] => [year, value.times(sign)]);
    const first = told.find(([, value]) => !value.isZero())?.[0];
    const source = `${this.file}, ${this.table.counts} ${row.row}`;
    const stated = cell(this.columns.category) || theme;
    const last = told.at(-1)?.[1];
    const whose = this.organisationOf(body);
    if (whose === null) this.ofNobody.push(action);
    return Initiative.parse({
      id: this.newId(action, 'measure'),
      title: action.slice(0, 300),
      organisations: [{ organisation: whose ?? this.options.organisation, share: '1' }],
      theme: theme.slice(0, 200),
      stage: 'idea',
      start: first === undefined ? (monthOf(cell(this.columns.start), 'first') ?? this.options.start) : `${first}-04`,
      actsOn: {
        categories: isCategory(categoryIdOf(stated)) ? [categoryIdOf(stated)] : [],
        ...{ activities: [], sites: [], suppliers: [] },
      },
      effect: {
        type: 'tonnes',
        aYear: (last ?? aYear?.times(sign) ?? new Decimal(0)).toFixed(),
        byYear: byEveryYear(told),
        source,
      },
      answerable: body,
      evidence: `${source}: ${row.cells.filter((text) => text !== '').join(' | ')}`,
    });
  }

  private organisationOf(body: string): string | null {
    const plain = body.toLowerCase();
    const found = this.options.organisations?.find((one) =>
      [one.slug, one.name, one.odsCode ?? '', ...(one.alsoCalled ?? [])].some((name) => name.toLowerCase() === plain),
    );
    return found?.slug ?? null;
  }

  private tell(row: GridRow | null, column: string, fault: Fault): void {
    const place = { sheet: '', row: row?.row ?? null, column };
    this.problems.push(problemAt(place, fault, 'remark', this.table.counts));
  }
}
