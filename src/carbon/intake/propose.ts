/** Proposes how a file is to be read, and asks what it can't know. */
import { commissionersOf } from './commissioners.ts';
import { dateForms, textsOf } from './forms.ts';
import { activityInHeading, guessed } from './guess.ts';
import { unitInHeading } from './headings.ts';
import { doubtAbout } from './kinds/eric.ts';
import { meteredActivity } from './kinds/half-hours.ts';
import type { Look } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { beforeLook, plainForm, plainLines, withWordsOf } from './kinds/plain.ts';
import { noColumn, unknown, withoutColumn } from './line-parts.ts';
import type { Mapping } from './mapping.ts';
import { periodMeaning } from './meanings.ts';
import { marked } from './number-marks.ts';
import { type Recognised, recognise, unitOfColumn } from './recognise.ts';
import { numbersUnread, uncountedIn } from './seen-in-values.ts';
import type { Context, Sheet, Sql } from './source.ts';
import { staffAsked } from './staff-asked.ts';
import { aboutOnly } from './vocabulary.ts';
import { type Measure, wordsAsked } from './words-asked.ts';

export interface Question {
  about:
    | 'column'
    | 'period'
    | 'organisation'
    | 'other organisations'
    | 'activity'
    | 'unit'
    | 'decimal mark'
    | 'date order'
    | 'hyphen'
    | 'staff';
  /** What in the file it is about: a heading, or a text that stands in a cell. */
  subject: string;
  sentence: string;
  /** What could be answered, the likeliest first; empty where anything may be. */
  choices: { value: string; label: string }[];
  /** Without an answer no line can be right. A question that need not be answered makes lines rejected that name what it is about. */
  needed: boolean;
  /** Of a word in the file's cells: the rows that have it, what they add up to (a decimal), and how many other ways of writing it. */
  hangs?: { rows: number; amount: string | null; also: number } | undefined;
}

export interface Proposal {
  mapping: Mapping;
  /** Recognised from before, a kind that Greenplan knows, or guessed. */
  how: 'same' | 'moved' | 'like' | 'known kind' | 'guessed';
  /** From 0 to 1: nothing needs to be asked of 1. */
  confidence: number;
  questions: Question[];
  /** How much there is of the file, and whether much of it hangs on words that nobody has explained. */
  words?: (Measure & { isMuch: boolean }) | undefined;
  /** Columns that look as if they should count, and are not read. */
  uncounted?: string[] | undefined;
}

const confidences: Record<Proposal['how'], number> = {
  same: 1,
  moved: 0.95,
  like: 0.6,
  'known kind': 0.9,
  guessed: 0.5,
};

/** Nothing is asked of half a word in the row in which the file breaks off. */
function withoutCutRow(sheet: Sheet): Sheet {
  const { cutOff, relation } = sheet;
  return cutOff === undefined ? sheet : { ...sheet, relation: `(select * from ${relation} where "row" <> ${cutOff})` };
}

/** Kinds that say of each column of theirs whether it counts. */
const choosesColumns = new Set(['eric', 'english-prescribing']);

/** @param kept mappings that people have confirmed */
export async function propose(
  sql: Sql,
  staged: Sheet,
  look: Look,
  kept: readonly Mapping[],
  context: Context,
): Promise<Proposal> {
  const sheet = withoutCutRow(staged);
  const known = recognise(sheet.headings, kept);
  // The plain form may have columns or lack some: all that it can hold is read, whatever the file before it had.
  const own = known === null || known.how === 'same' ? null : plainLines.read(look);
  const recognised = own ? null : known;
  if (recognised?.how === 'like')
    return {
      mapping: recognised.mapping,
      how: 'like',
      confidence: confidences.like,
      questions: [...columnsAsked(recognised), ...unitsAsked(recognised)],
    };
  const shipped = own && known ? withWordsOf(own, known.mapping) : recognised ? null : firstKind(look);
  const how = recognised ? recognised.how : shipped ? 'known kind' : 'guessed';
  const first = recognised ? beforeLook(recognised.mapping) : (shipped ?? guessed(look, context));
  if (first.quantity.from === 'columns' && first.quantity.columns.includes(unknown))
    return { mapping: first, how, confidence: confidences.guessed, questions: [quantityAsked(look, first)] };
  const isConfirmed = (how === 'same' || how === 'moved') && first.id !== plainForm.id;
  const forms = await withForms(sql, sheet, first, isConfirmed, context);
  const offering = { ...context, vocabulary: aboutOnly(context.vocabulary, forms.mapping.about) };
  const words = await wordsAsked(sql, sheet, forms.mapping, offering);
  const questions = [
    ...forms.questions,
    ...periodAsked(forms.mapping, sheet, context),
    ...(await senderAsked(sql, sheet, forms.mapping, context)),
    ...staffAsked(forms.mapping, await firstDay(sql, sheet, forms.mapping, context), context),
    ...kindsAsked(sheet, look, forms.mapping, offering),
    ...nameAsked(look, forms.mapping, how, context),
    ...words.questions,
  ];
  const doubt = questions.reduce((all, { needed }) => all * (needed ? 0.8 : 0.97), 1);
  return {
    mapping: forms.mapping,
    how,
    confidence: Number((confidences[how] * doubt).toFixed(2)),
    questions,
    words: { ...words.whole, isMuch: words.isMuch },
    uncounted: choosesColumns.has(first.id)
      ? []
      : uncountedIn(look, forms.mapping, (heading) => activityInHeading(heading, context.vocabulary)),
  };
}

/** The first day of the period of a file's most frequent date, or of its name; null where it is not known. */
async function firstDay(sql: Sql, sheet: Sheet, map: Mapping, context: Context): Promise<string | null> {
  if (map.survey === null) return null;
  const { period } = map;
  const [texts = []] = period.from === 'column' ? await textsOf(sql, sheet, [period.column], 1) : [[context.fileName]];
  const [part] = periodMeaning(map, texts, context);
  return part?.year ? `${part.year}-04-01` : null;
}

function firstKind(look: Look): Mapping | null {
  for (const kind of kinds) {
    const map = kind.read(look);
    if (map) return map;
  }
  return null;
}

function columnsAsked({ mapping, gone }: Recognised): Question[] {
  return gone.map(({ column, perhaps }) => ({
    about: 'column',
    subject: column,
    sentence: `This file is like “${mapping.name}”, but its column “${column}” is gone. ${
      perhaps.length === 0
        ? 'No column is new.'
        : `Is it now called ${perhaps
            .slice(0, 3)
            .map((name) => `“${name}”`)
            .join(' or ')}?`
    }`,
    choices: [
      ...perhaps.map((name) => ({ value: name, label: name })),
      ...(withoutColumn(mapping, column) === null ? [] : [noSuchColumn]),
    ],
    needed: true,
  }));
}

const noSuchColumn = { value: noColumn, label: 'No column says that' };

function quantityAsked(look: Look, map: Mapping): Question {
  const choices = numbersUnread(look, map).map((name) => ({ value: name, label: name }));
  const isPaid = map.spend !== null || choices.length > 0;
  return {
    about: 'column',
    subject: 'quantity',
    sentence: 'Nothing says which column is the amount that the unit is of. Which is it?',
    choices: [...choices, ...(isPaid ? [{ value: noColumn, label: 'None: what was spent is what counts' }] : [])],
    needed: true,
  };
}

/** In which unit a column is that took the place of one that is gone, where its heading names another than before. */
function unitsAsked({ mapping, gone }: Recognised): Question[] {
  return gone.flatMap(({ column, perhaps }) => {
    const before = unitOfColumn(mapping, column);
    const named = perhaps.flatMap((heading) => {
      const unit = unitInHeading(heading);
      return unit === null || unit === before ? [] : [{ heading, unit }];
    });
    const [first] = named;
    if (before === null || first === undefined) return [];
    return [
      {
        about: 'unit' as const,
        subject: first.heading,
        sentence: `Files like this were in ${before}, but the heading “${first.heading}” says ${first.unit}. In which unit is it?`,
        choices: [
          ...[...new Set(named.map(({ unit }) => unit))].map((unit) => ({
            value: unit,
            label: `${unit}, as the heading says`,
          })),
          { value: before, label: `${before}, as before` },
        ],
        needed: true,
      },
    ];
  });
}

/** The marks and orders that the file's own cells prove; asks where they prove nothing. */
async function withForms(
  sql: Sql,
  sheet: Sheet,
  first: Mapping,
  confirmed: boolean,
  context: Context,
): Promise<{ mapping: Mapping; questions: Question[] }> {
  const { mapping, question } = await marked(sql, sheet, first, context);
  const questions = question === null ? [] : [question];
  let map = mapping;
  const dates =
    map.period.from === 'column'
      ? [map.period.column]
      : map.period.from === 'begin and end'
        ? [map.period.begin, map.period.end]
        : [];
  if (dates.length === 0 || confirmed) return { mapping: map, questions };
  const written = await dateForms(sql, sheet, dates);
  if (written.monthFirst > 0 && written.dayFirst === 0) map = { ...map, dateOrder: 'month first' };
  else if (written.either > 0 && written.dayFirst === 0) {
    questions.push({
      about: 'date order',
      subject: dates.join(', '),
      sentence: `No date in “${dates.join('” and “')}” tells whether the day or the month stands first. Which does?`,
      choices: [
        { value: 'day first', label: 'The day: 03/04/2024 is 3 April' },
        { value: 'month first', label: 'The month: 03/04/2024 is 4 March' },
      ],
      needed: true,
    });
  }
  if (written.years > 0 && written.months === 0) map = { ...map, hyphen: 'financial year' };
  else if (written.eitherYear > 0 && written.months === 0) {
    questions.push({
      about: 'hyphen',
      subject: dates.join(', '),
      sentence: `Is “2010-11” in “${dates.join('” and “')}” a month or a financial year?`,
      choices: [
        { value: 'month', label: 'A month: November 2010' },
        { value: 'financial year', label: 'A financial year: 2010/11' },
      ],
      needed: true,
    });
  }
  return { mapping: map, questions };
}

function periodAsked(map: Mapping, sheet: Sheet, context: Context): Question[] {
  const { period } = map;
  const text =
    period.from === 'constant'
      ? period.text
      : period.from === 'file name'
        ? context.fileName
        : period.from === 'sheet name'
          ? sheet.name
          : null;
  const months = map.shape === 'columns are months' ? map.columns[0]?.column : undefined;
  const texts =
    months === undefined
      ? text === null
        ? null
        : [text]
      : period.from === 'headings' && period.year !== null
        ? null
        : [text ?? '', months];
  if (
    texts === null ||
    periodMeaning(map, texts, context).every(({ trouble }) => trouble === null || trouble === 'future-period')
  )
    return [];
  return [
    {
      about: 'period',
      subject: text === null || text === unknown ? '' : text,
      sentence: 'Nothing in this file says which year or month it is of. Which is it?',
      choices: [],
      needed: true,
    },
  ];
}

/** Commissioners that are named in a question. */
const commissionersNamed = 5;

function whoseAsked(commissioners: readonly string[]): string {
  if (commissioners.length === 0) return 'Nothing in this file says whose it is. Which organisation’s lines are these?';
  const left = commissioners.length - commissionersNamed;
  const named = commissioners.slice(0, commissionersNamed).join(', ') + (left > 0 ? ` and ${left} more` : '');
  return `The practices of this file are those of ${named}. All of them are taken as one organisation’s. Which is it?`;
}

async function senderAsked(sql: Sql, sheet: Sheet, map: Mapping, context: Context): Promise<Question[]> {
  if (map.organisation.from !== 'sender' || context.organisation !== null) return [];
  return [
    {
      about: 'organisation',
      subject: '',
      sentence: whoseAsked(await commissionersOf(sql, sheet, map)),
      choices: [],
      needed: true,
    },
  ];
}

function kindsAsked(sheet: Sheet, look: Look, map: Mapping, context: Context): Question[] {
  const { activity, unit } = map;
  const { vocabulary } = context;
  const bySpend = map.quantity.from === 'spend';
  const choicesFor = (text: string) =>
    vocabulary.nearest(text, bySpend).map((id) => ({ value: id, label: vocabulary.nameOf(id) }));
  const questions: Question[] = [];
  if (activity.from === 'constant' && vocabulary.find(activity.activity) === null) {
    const heading = map.quantity.from === 'columns' ? (map.quantity.columns[0] ?? '') : sheet.name;
    questions.push({
      about: 'activity',
      subject: heading,
      sentence: `What is ${heading === '' ? 'this file' : `“${heading}”`} of: electricity, gas, or something else?`,
      choices: choicesFor(heading.replace(/[[(].*$/, '')),
      needed: true,
    });
  }
  for (const column of activity.from === 'headings' ? map.columns : []) {
    if (column.activity !== null && vocabulary.find(column.activity) !== null) continue;
    const why = doubtAbout(look, column.column);
    const doubt = why === null ? '' : `${why} `;
    questions.push({
      about: 'activity',
      subject: column.column,
      sentence: `${doubt}Which activity is the column “${column.column}”? Without an answer it is not read.`,
      choices: choicesFor(column.column.replace(unitInHeading(column.column) ?? '', '')),
      needed: false,
    });
  }
  if (unit.from === 'constant' && unit.unit === '?') {
    questions.push({
      about: 'unit',
      subject: map.quantity.from === 'columns' ? (map.quantity.columns[0] ?? '') : '',
      sentence: 'Nothing says in which unit the amounts are. Which is it?',
      choices: [],
      needed: true,
    });
  }
  return questions;
}

/** Files of the same headings may be of electricity one month and of gas the next: only their names tell. */
function nameAsked(look: Look, { activity }: Mapping, how: Proposal['how'], { vocabulary }: Context): Question[] {
  const named = vocabulary.find(meteredActivity(look));
  if (activity.from !== 'constant' || named === null || (how !== 'same' && how !== 'moved')) return [];
  const before = vocabulary.find(activity.activity);
  if (before === null || before === named) return [];
  return [
    {
      about: 'activity',
      subject: look.fileName,
      sentence: `Files with these headings were of ${vocabulary.nameOf(before)}, but “${look.fileName}” sounds like ${vocabulary.nameOf(named)}. Which is it?`,
      choices: [named, before].map((id) => ({ value: id, label: vocabulary.nameOf(id) })),
      needed: true,
    },
  ];
}
