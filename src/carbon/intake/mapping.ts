/** How a kind of file becomes activity lines: a declaration that a person confirms once and Greenplan keeps. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { SaidHeadings } from '../../platform/staging/model.ts';
import { columnNames, plain } from './headings.ts';
import { purposes } from './travel-words.ts';

const Column = z.string().min(1);
const Columns = z.array(Column).min(1);
/** What texts of a file mean here, by their `wordKey`: the answers of the person who confirmed the mapping. */
const Words = z.record(z.string(), z.string());

/** What a person says of a word whose rows are outside the footprint, in the place of what it means. */
export const notCounted = 'does not count';

/** A text without what does not tell it apart: case, spaces and punctuation. "AGENCY STAFF" and "Agency-Staff" are one word. */
export function wordKey(text: string): string {
  const small = text.normalize('NFKC').toLowerCase().trim();
  return small.replace(/[^\p{L}\p{N}£%+]+/gu, ' ').trim() || small;
}

/** What a person said that a text means; null if nobody did. */
export function meantBy(words: Readonly<Record<string, string>>, text: string): string | null {
  // Mappings of before have their words in small letters and otherwise as they were written.
  return words[wordKey(text)] ?? words[text.trim().toLowerCase()] ?? null;
}

/**
 * Where the period stands. Two columns are begin and end, or year and month. A name of the file or the sheet may tell it
 * ("ERIC-2013-14.csv"). In a table whose columns are months, `year` alone may stand in a column or a name.
 */
export const PeriodFrom = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('column'), column: Column }),
  z.strictObject({ from: z.literal('begin and end'), begin: Column, end: Column }),
  z.strictObject({ from: z.literal('year and month'), year: Column, month: Column }),
  z.strictObject({ from: z.literal('constant'), text: z.string().min(1) }),
  z.strictObject({ from: z.literal('file name') }),
  z.strictObject({ from: z.literal('sheet name') }),
  z.strictObject({ from: z.literal('headings'), year: z.union([Column, z.null()]) }),
]);
export type PeriodFrom = z.infer<typeof PeriodFrom>;

export const ActivityFrom = z.discriminatedUnion('from', [
  /** The words of these columns, one after another, name it. */
  z.strictObject({
    from: z.literal('columns'),
    columns: Columns,
    words: Words.default({}),
    /** Ways to say it, tried in turn: "{} car" makes "petrol car" of "petrol". */
    phrases: z.array(z.string().includes('{}')).min(1).default(['{}']),
    /** Of medicines: the column that says what became of them, so that they are told beside the footprint. */
    fate: Column.nullable().default(null),
    /** The words are of vehicles and fuels of such journeys: the vehicle decides, and what burns nothing is no line. */
    travel: z.enum(purposes).nullable().default(null),
    /** What a text that names no activity is counted as; null: the line is rejected. Of journeys, where nothing is said. */
    otherwise: z.string().nullable().default(null),
  }),
  z.strictObject({ from: z.literal('constant'), activity: z.string().min(1) }),
  /** A BNF code and the name of the presentation: inhalers by number, `rest` (an activity) by what it cost. */
  z.strictObject({ from: z.literal('BNF code'), code: Column, description: Column, rest: z.string().min(1) }),
  /** Each column is one, as `columns` of the mapping says. */
  z.strictObject({ from: z.literal('headings') }),
]);
export type ActivityFrom = z.output<typeof ActivityFrom>;

export const OrganisationFrom = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('column'),
    column: Column,
    words: Words.default({}),
    /** Rows of organisations that are none of the system's: given back as rejected, or left out. Nobody may have said so yet. */
    others: z.enum(['ask', 'reject', 'leave out']).default('ask'),
  }),
  z.strictObject({ from: z.literal('constant'), organisation: z.string().min(1) }),
  /** The organisation that the file came for. */
  z.strictObject({ from: z.literal('sender') }),
]);
export type OrganisationFrom = z.infer<typeof OrganisationFrom>;

export const QuantityFrom = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('columns'),
    /** Several are multiplied with each other: days a week, miles a day. */
    columns: Columns,
    /** And with this: 2 for there and back. */
    times: DecimalText.default('1'),
  }),
  /** What was spent is what counts. */
  z.strictObject({ from: z.literal('spend') }),
  /** The half hours, hours or months of the row, or the column of the activity. */
  z.strictObject({ from: z.literal('headings') }),
]);
export type QuantityFrom = z.infer<typeof QuantityFrom>;

export const UnitFrom = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('column'), column: Column, words: Words.default({}) }),
  z.strictObject({ from: z.literal('constant'), unit: z.string().min(1) }),
  z.strictObject({ from: z.literal('headings') }),
]);
export type UnitFrom = z.infer<typeof UnitFrom>;

export const shapes = ['lines', 'columns are activities', 'columns are half-hours', 'columns are months'] as const;
export const tiers = ['reduced', 'standard', 'optimal'] as const;

export const Mapping = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1, 'Give the kind of file a name, for example "Gas invoices of the shared supplier"'),
  version: z.int().min(1),
  /** Headings of the file that it was made for: what a later file is recognised by. */
  headings: z.array(z.string()),
  /** Where a person had to show that they stand: a later file that has them is read so at once. */
  headingsAt: SaidHeadings.pick({ row: true, rows: true, oneTable: true }).strict().optional(),
  /** The sheet that is read, where a file has several; null: the one that was chosen. */
  sheet: z.string().nullable(),
  shape: z.enum(shapes),
  period: PeriodFrom,
  organisation: OrganisationFrom,
  activity: ActivityFrom,
  quantity: QuantityFrom,
  unit: UnitFrom,
  site: Column.nullable(),
  /** What the place that `site` gives the code of is called; the line has both, "Beck Surgery (K83011)". */
  siteName: Column.nullable().default(null),
  /** Columns that say who pays for what a practice prescribes: told, as the rows may be of another area. */
  commissioner: z.array(Column).default([]),
  meter: Column.nullable(),
  spend: Column.nullable(),
  supplier: Column.nullable(),
  /** A column that says that a figure is estimated ("E", "est", "yes"). */
  estimated: Column.nullable(),
  /** What shows where the line comes from: invoice numbers, codes. */
  evidence: z.array(Column),
  /** Wide tables: the columns that hold figures; for months and half hours `activity` and `unit` stay null. */
  columns: z.array(
    z.strictObject({ column: Column, activity: z.string().min(1).nullable(), unit: z.string().min(1).nullable() }),
  ),
  tier: z.enum(tiers),
  /** A column that says how each figure was come by, in the words of `tiers`; where it says nothing else, it is `tier`. */
  tierColumn: Column.nullable().default(null),
  dateOrder: z.enum(['day first', 'month first']),
  /** What "2010-11" is: November 2010, or the financial year 2010/11. */
  hyphen: z.enum(['month', 'financial year']),
  decimalMark: z.enum(['.', ',']),
  /** Numbers in words, small letters: {"five": "5"}. */
  numberWords: z.record(z.string(), DecimalText),
  /** Numbers are as people answer: "2-3", "about 10", "half a mile". */
  answers: z.boolean().default(false),
  /** A day or month stands for the whole financial year that it is in. */
  wholeYear: z.boolean().default(false),
  /** Answers of a survey, and how many staff they stand for: a column, a number ("0": for nobody else); else the organisation's. */
  survey: z.strictObject({ column: Column.nullable(), staff: DecimalText.nullable() }).nullable().default(null),
  /** Roots of the activities that the file is about: no other names are offered. Empty: it may be about any. */
  about: z.array(z.string()).default([]),
  /** Less than nought: a credit note or correction, or a mistake. */
  negative: z.enum(['credit', 'reject']),
  zero: z.enum(['accept', 'remark', 'skip']),
  /** A row that is the same as an earlier one of the file in every column. */
  twice: z.enum(['reject', 'remark', 'accept']),
  /** A line that is in the ledger already: left out, or, where a person says of a file that its lines are further ones, remarked upon. */
  inLedger: z.enum(['reject', 'remark']).default('reject'),
  /** Rows that are no lines: one of these words, alone or first, in a column that names something. */
  skip: z.array(z.string()),
  /** Distances are of one person each: a mile by bus is a passenger mile. */
  perPerson: z.boolean(),
});
export type Mapping = z.output<typeof Mapping>;
export type MappingInput = z.input<typeof Mapping>;

/** Words that begin a row of sums. */
export const totalWords = ['total', 'totals', 'grand total', 'sub total', 'subtotal', 'sub-total', 'sum'];

/** A mapping of which only what is particular to it has to be told. */
export function mapping(
  particular: Pick<MappingInput, 'id' | 'name' | 'headings' | 'period' | 'activity' | 'quantity' | 'unit'> &
    Partial<MappingInput>,
): Mapping {
  return Mapping.parse({
    version: 1,
    sheet: null,
    shape: 'lines',
    organisation: { from: 'sender' },
    site: null,
    meter: null,
    spend: null,
    supplier: null,
    estimated: null,
    tierColumn: null,
    evidence: [],
    columns: [],
    tier: 'standard',
    dateOrder: 'day first',
    hyphen: 'month',
    decimalMark: '.',
    numberWords: {},
    negative: 'credit',
    zero: 'remark',
    twice: 'reject',
    skip: totalWords,
    perPerson: false,
    ...particular,
  });
}

/** The columns whose words name an activity, and after them what became of it. */
export const activityColumns = ({ columns, fate }: Extract<ActivityFrom, { from: 'columns' }>): string[] =>
  fate === null ? columns : [...columns, fate];

/** The columns that a mapping reads, each once. */
export function columnsRead(map: Mapping): string[] {
  const { period, organisation, activity, quantity, unit } = map;
  const named: (string | null)[] = [
    ...(period.from === 'column' ? [period.column] : []),
    ...(period.from === 'begin and end' ? [period.begin, period.end] : []),
    ...(period.from === 'year and month' ? [period.year, period.month] : []),
    ...(period.from === 'headings' ? [period.year] : []),
    ...(organisation.from === 'column' ? [organisation.column] : []),
    ...(activity.from === 'columns' ? activity.columns : []),
    activity.from === 'columns' ? activity.fate : null,
    ...(activity.from === 'BNF code' ? [activity.code, activity.description] : []),
    ...(quantity.from === 'columns' ? quantity.columns : []),
    ...(unit.from === 'column' ? [unit.column] : []),
    map.site,
    map.siteName,
    ...map.commissioner,
    map.survey?.column ?? null,
    map.meter,
    map.spend,
    map.supplier,
    map.estimated,
    map.tierColumn,
    ...map.evidence,
    ...map.columns.map(({ column }) => column),
  ];
  return [...new Set(named.filter((name) => name !== null))];
}

/**
 * What a kind of file is known by: its headings, whatever their order, case and spaces.
 * The same headings give the same text; others give another.
 */
export function fingerprint(headings: readonly string[]): string {
  const names = columnNames(headings).map(plain).sort();
  return createHash('sha256').update(names.join('\n')).digest('hex');
}
