/** Proposes how a file is to be read, and asks what it can't know. */
import { placesOf } from './branches.ts';
import { dateForms, numberForms, textsOf } from './forms.ts';
import { guessed } from './guess.ts';
import { unitInHeading } from './headings.ts';
import { doubtAbout } from './kinds/eric.ts';
import { meteredActivity } from './kinds/half-hours.ts';
import type { Look } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { activityColumns, type Mapping } from './mapping.ts';
import { kindMeaning, organisationMeaning, periodMeaning } from './meanings.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Context, Sheet, Sql } from './source.ts';

export interface Question {
  about: 'column' | 'period' | 'organisation' | 'activity' | 'unit' | 'decimal mark' | 'date order' | 'hyphen';
  /** What in the file it is about: a heading, or a text that stands in a cell. */
  subject: string;
  sentence: string;
  /** What could be answered, the likeliest first; empty where anything may be. */
  choices: { value: string; label: string }[];
  /** Without an answer no line can be right. A question that need not be answered makes lines rejected that name what it is about. */
  needed: boolean;
}

export interface Proposal {
  mapping: Mapping;
  /** Recognised from before, a kind that Greenplan knows, or guessed. */
  how: 'same' | 'moved' | 'like' | 'known kind' | 'guessed';
  /** From 0 to 1: nothing needs to be asked of 1. */
  confidence: number;
  questions: Question[];
}

const confidences: Record<Proposal['how'], number> = {
  same: 1,
  moved: 0.95,
  like: 0.6,
  'known kind': 0.9,
  guessed: 0.5,
};
/** Texts that are looked up, and unknown ones that are asked about one by one. */
const textsLookedUp = 1_000;
const mostAsked = 20;

/** @param kept mappings that people have confirmed */
export async function propose(
  sql: Sql,
  sheet: Sheet,
  look: Look,
  kept: readonly Mapping[],
  context: Context,
): Promise<Proposal> {
  const recognised = recognise(sheet.headings, kept);
  if (recognised?.how === 'like')
    return {
      mapping: recognised.mapping,
      how: 'like',
      confidence: confidences.like,
      questions: columnsAsked(recognised),
    };
  const shipped = recognised ? null : firstKind(look);
  const how = recognised ? recognised.how : shipped ? 'known kind' : 'guessed';
  const first = recognised?.mapping ?? shipped ?? guessed(look, context.vocabulary);
  const forms = await withForms(sql, sheet, first, how === 'same' || how === 'moved');
  const questions = [
    ...forms.questions,
    ...periodAsked(forms.mapping, sheet, context),
    ...(await organisationsAsked(sql, sheet, forms.mapping, context)),
    ...(await kindsAsked(sql, sheet, look, forms.mapping, context)),
    ...nameAsked(look, forms.mapping, how, context),
  ];
  const doubt = questions.reduce((all, { needed }) => all * (needed ? 0.8 : 0.97), 1);
  return { mapping: forms.mapping, how, confidence: Number((confidences[how] * doubt).toFixed(2)), questions };
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
    choices: perhaps.map((name) => ({ value: name, label: name })),
    needed: true,
  }));
}

/** The marks and orders that the file's own cells prove; asks where they prove nothing. */
async function withForms(
  sql: Sql,
  sheet: Sheet,
  first: Mapping,
  confirmed: boolean,
): Promise<{ mapping: Mapping; questions: Question[] }> {
  const questions: Question[] = [];
  let map = first;
  const numbers = [
    ...(map.quantity.from === 'columns' ? map.quantity.columns : []),
    ...(map.spend === null ? [] : [map.spend]),
    ...(map.shape === 'lines' ? [] : map.columns.slice(0, 30).map(({ column }) => column)),
  ];
  const forms = await Promise.all(
    numbers.map(async (column) => ({ column, ...(await numberForms(sql, sheet, column)) })),
  );
  const all = (form: 'point' | 'comma' | 'commaThree' | 'pointThree') =>
    forms.reduce((sum, each) => sum + each[form], 0);
  if (!confirmed && all('comma') > 0 && all('point') === 0) map = { ...map, decimalMark: ',' };
  for (const { column, pointThree, point } of confirmed ? [] : forms) {
    if (pointThree === 0 || point > 0 || all('commaThree') > 0 || map.decimalMark === ',') continue;
    const [[example = ''] = []] = await textsOf(sql, sheet, [column], 1);
    questions.push({
      about: 'decimal mark',
      subject: column,
      sentence: `In “${column}” every number with a point has three digits behind it, such as ${example}. Is the point a decimal point, or does it part thousands?`,
      choices: [
        { value: '.', label: `A decimal point: ${example} is a little more than ${example.split('.')[0]}` },
        {
          value: ',',
          label: `It parts thousands: ${example} is ${example.replace('.', ',')} as it is written in Britain`,
        },
      ],
      needed: true,
    });
    break;
  }
  if (!confirmed && all('comma') > 0 && all('point') > 0) {
    questions.push({
      about: 'decimal mark',
      subject: numbers.join(', '),
      sentence: 'Some numbers of this file have a decimal comma and some a decimal point. Which is it?',
      choices: [
        { value: '.', label: 'A point: 12.5' },
        { value: ',', label: 'A comma: 12,5' },
      ],
      needed: true,
    });
  }
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
      subject: text ?? '',
      sentence: 'Nothing in this file says which year or month it is of. Which is it?',
      choices: [],
      needed: true,
    },
  ];
}

async function organisationsAsked(sql: Sql, sheet: Sheet, map: Mapping, context: Context): Promise<Question[]> {
  const { organisation } = map;
  if (organisation.from === 'sender') {
    return context.organisation === null
      ? [
          {
            about: 'organisation',
            subject: '',
            sentence: 'Nothing in this file says whose it is. Which organisation’s lines are these?',
            choices: [],
            needed: true,
          },
        ]
      : [];
  }
  if (organisation.from !== 'column') return [];
  const unknown = (await textsOf(sql, sheet, [organisation.column], textsLookedUp)).filter(
    (texts) => organisationMeaning(map, texts, context).trouble === 'unknown-organisation',
  );
  return unknown.slice(0, mostAsked).map(([text = '']) => ({
    about: 'organisation',
    subject: text,
    sentence: `Which organisation is “${text}”?`,
    choices: context.organisations.nearest(text).map((name) => ({ value: name, label: name })),
    needed: false,
  }));
}

async function kindsAsked(sql: Sql, sheet: Sheet, look: Look, map: Mapping, context: Context): Promise<Question[]> {
  const { activity, unit } = map;
  const { vocabulary } = context;
  const bySpend = map.quantity.from === 'spend';
  const choicesFor = (text: string) =>
    vocabulary.nearest(bySpend ? `spend on ${text}` : text).map((id) => ({ value: id, label: vocabulary.nameOf(id) }));
  const columns =
    activity.from === 'columns'
      ? activityColumns(activity)
      : activity.from === 'BNF code'
        ? [activity.code, activity.description]
        : [];
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
  const read = [...columns, ...(unit.from === 'column' ? [unit.column] : [])];
  if (read.length === 0) return questions;
  const places = placesOf(sheet);
  const texts = await textsOf(
    sql,
    sheet,
    read.filter((name) => places.names.length > 0 && name !== ''),
    textsLookedUp,
  );
  const meanings = texts.map((each) => ({ each, meaning: kindMeaning(map, each, context) }));
  const activities = new Set(
    meanings.flatMap(({ each, meaning }) =>
      meaning.trouble === 'unknown-activity' && !meaning.skip
        ? [
            each
              .slice(0, activity.from === 'columns' ? activity.columns.length : columns.length)
              .filter((text) => text !== '')
              .join(' '),
          ]
        : [],
    ),
  );
  const units = new Set(
    meanings.flatMap(({ each, meaning }) =>
      unit.from === 'column' && meaning.unit_trouble === 'unknown-unit' ? [each.at(-1) ?? ''] : [],
    ),
  );
  return [
    ...questions,
    ...[...activities].slice(0, mostAsked).map(
      (text): Question => ({
        about: 'activity',
        subject: text,
        sentence: `Which activity is “${text}”?`,
        choices: choicesFor(text),
        needed: false,
      }),
    ),
    ...[...units].slice(0, mostAsked).map(
      (text): Question => ({
        about: 'unit',
        subject: text,
        sentence: `Which unit is “${text}”?`,
        choices: [],
        needed: false,
      }),
    ),
  ];
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
