/** Reads a list of initiatives, one a row, from CSV or a workbook. */
import { slugMaker } from '../../plan/slugs.ts';
import { HealthcareDriver, Initiative } from '../rules/model.ts';
import { categoryIdOf } from './category-names.ts';
import { effectOf } from './effect-cells.ts';
import { type Grid, type GridRow, gridsOf } from './grid.ts';
import { type Head, headOf } from './headings.ts';
import { certaintyOf, moneyOf, stageOf } from './initiative-cells.ts';
import { headingOf, type InitiativeField, initiativeColumns, initiativeYearWords } from './initiative-columns.ts';
import { type OrganisationNames, organisationsOf } from './organisation-cells.ts';
import { type FileProblem, problemAt, quoted } from './problems.ts';
import { RowReader } from './row-reader.ts';
import { lengthOf, listOf, monthOf } from './values.ts';

export interface ReadInitiatives {
  /** Of the rows without an error. */
  initiatives: Initiative[];
  problems: FileProblem[];
}

export interface InitiativeFileOptions {
  /** By which names organisations are found, where they are known; else what is written is taken for the short name. */
  organisations?: readonly OrganisationNames[];
  /** Whose an initiative is that names no organisation. */
  organisation?: string;
}

/**
 * The initiatives of a file, and what is wrong with the rows that are left out.
 * @throws Mistake if the file cannot be read at all
 */
export async function readInitiatives(
  bytes: Uint8Array,
  name: string,
  options: InitiativeFileOptions = {},
): Promise<ReadInitiatives> {
  return initiativesIn(await gridsOf(bytes, name), options);
}

const needed: readonly InitiativeField[] = ['title', 'start'];

export function initiativesIn(grids: readonly Grid[], options: InitiativeFileOptions = {}): ReadInitiatives {
  const heads = grids.flatMap((grid) => {
    const head = headOf(grid, initiativeColumns, needed, initiativeYearWords);
    return head === null ? [] : [{ grid, head }];
  });
  if (heads.length === 0) return { initiatives: [], problems: [noHeadings(grids)] };
  const reader = new InitiativeReader(options);
  for (const { grid, head } of heads) reader.readSheet(grid, head);
  return { initiatives: reader.initiatives, problems: reader.problems };
}

function noHeadings(grids: readonly Grid[]): FileProblem {
  const [first] = grids;
  const cells = (first?.rows[0]?.cells ?? []).filter((cell) => cell.trim() !== '');
  return problemAt(
    { sheet: '', row: first?.rows[0]?.row ?? null, column: '' },
    {
      found: cells.length === 0 ? 'no rows' : `a first row of ${quoted(cells.join(', '))}`,
      expected: 'a row of headings, among them “Title” and “Start”',
      mend: 'Put a row of headings above the initiatives: Title, Organisation, Stage, Start, Acts on category, Effect, Amount, Unit.',
    },
  );
}

class InitiativeReader {
  readonly initiatives: Initiative[] = [];
  readonly problems: FileProblem[] = [];
  private readonly options: InitiativeFileOptions;
  private readonly newId = slugMaker();
  /** The row that each id was first found in. */
  private readonly rowOf = new Map<string, number>();

  constructor(options: InitiativeFileOptions) {
    this.options = options;
  }

  readSheet(grid: Grid, head: Head<InitiativeField>): void {
    const place = { sheet: grid.sheet, row: head.row };
    for (const heading of head.unknown)
      this.problems.push(problemAt({ ...place, column: heading }, unknownHeading(heading), 'remark'));
    for (const heading of head.again)
      this.problems.push(problemAt({ ...place, column: heading }, repeatedHeading(heading), 'remark'));
    for (const row of grid.rows) if (row.row > head.row) this.readRow(grid.sheet, row, head);
  }

  private readRow(sheet: string, gridRow: GridRow, head: Head<InitiativeField>): void {
    const row = new RowReader<InitiativeField>(sheet, gridRow, head, headingOf);
    const initiative = this.initiativeOf(row, head);
    this.problems.push(...row.problems);
    if (initiative === null) return;
    this.rowOf.set(initiative.id, gridRow.row);
    this.initiatives.push(initiative);
  }

  private initiativeOf(row: RowReader<InitiativeField>, head: Head<InitiativeField>): Initiative | null {
    const title = row.need('title', (text) => text, '', {
      expected: 'what is to be done, such as “LED lighting at Northmere”',
      mend: 'Give the initiative a title.',
    });
    const raw = {
      id: this.idOf(row, title),
      title,
      kind: row.text('kind') || null,
      organisations: organisationsOf(row, this.options),
      theme: row.text('theme'),
      commitments: listOf(row.text('commitments')),
      needs: listOf(row.text('needs')),
      stage: stageOf(row),
      start: row.need('start', (text) => monthOf(text, 'first'), '', monthFault('begins')),
      ends: row.read<string | null>('ends', (text) => monthOf(text, 'last'), null, monthFault('ends')),
      rampMonths: row.read('ramp', (text) => lengthOf(text, 'months'), 0, {
        expected: 'how many months it takes to its full effect, such as 12',
        mend: 'Write a whole number of months.',
      }),
      lifetimeYears: row.read<number | null>('lifetime', (text) => lengthOf(text, 'years'), null, {
        expected: 'for how many years it works, such as 15',
        mend: 'Write a whole number of years, or leave the cell empty if it lasts.',
      }),
      actsOn: {
        categories: listOf(row.text('categories')).map(categoryIdOf),
        activities: listOf(row.text('activities')),
        sites: listOf(row.text('sites')),
        suppliers: listOf(row.text('suppliers')),
      },
      effect: effectOf(row, head.byYear.tonnes ?? []),
      ...certaintyOf(row),
      driverOfHealthcare: row.read(
        'driver',
        (text) => HealthcareDriver.safeParse(text.toLowerCase()).data ?? null,
        null,
        {
          expected: HealthcareDriver.options.join(', '),
          mend: 'Write one of these, or leave the cell empty.',
        },
      ),
      money: moneyOf(row, head),
      coBenefits: {
        environmental: row.text('environmental'),
        social: row.text('social'),
        financial: row.text('financial'),
      },
      answerable: row.text('answerable'),
      evidence: row.text('evidence'),
    };
    if (row.isFaulty) return null;
    const checked = Initiative.safeParse(raw);
    for (const { path, message } of checked.error?.issues ?? []) {
      const field = fieldOf(path.join('.'));
      row.fail(field, { found: quoted(row.text(field)), expected: 'a value that fits', mend: `${message}.` });
    }
    return checked.data ?? null;
  }

  private idOf(row: RowReader<InitiativeField>, title: string): string {
    const written = row.text('id');
    const before = this.rowOf.get(written);
    if (written !== '' && before === undefined) return written;
    if (before !== undefined)
      row.fail('id', {
        found: `${quoted(written)}, which row ${before} has already`,
        expected: 'an id of its own for each initiative',
        mend: 'Change one of the two, or leave the cell empty to be given a new one.',
      });
    let id = this.newId(title, 'initiative');
    while (this.rowOf.has(id)) id = this.newId(title, 'initiative');
    return id;
  }
}

const unknownHeading = (heading: string) => ({
  found: `the heading ${quoted(heading)}`,
  expected: 'a heading of a list of initiatives',
  mend: 'The column was left out. Give it one of the headings of docs/formats/initiatives.md if it should be read.',
});

const repeatedHeading = (heading: string) => ({
  found: `${quoted(heading)}, which says the same as a column before it`,
  expected: 'each heading once',
  mend: 'The column was left out. Take one of the two away.',
});

const monthFault = (does: string) => ({
  expected: `the month in which it ${does}, such as April 2027, 2027-04 or Q1 2027/28`,
  mend: 'Write a month and a year.',
});

/** The column that a part of an initiative is read from. */
function fieldOf(path: string): InitiativeField {
  const found = paths.find(([start]) => path.startsWith(start));
  return found?.[1] ?? 'title';
}

const paths: readonly [string, InitiativeField][] = [
  ['id', 'id'],
  ['organisations', 'organisations'],
  ['needs', 'needs'],
  ['start', 'start'],
  ['ends', 'ends'],
  ['rampMonths', 'ramp'],
  ['lifetimeYears', 'lifetime'],
  ['likelihood', 'likelihood'],
  ['range.low', 'low'],
  ['range.high', 'high'],
  ['effect', 'amount'],
  ['money.capital', 'capital'],
  ['money.running', 'running'],
  ['money.saving', 'saving'],
  ['money.priceYear', 'priceYear'],
  ['money.funding', 'funding'],
];
