/** Words of a file that name no activity, organisation or unit: what hangs on each, and what is asked of them. */
import { z } from 'zod';
import { whole } from '../../platform/duck/duck.ts';
import { type Places, placesOf } from './branches.ts';
import { activityColumns, type Mapping, wordKey } from './mapping.ts';
import { kindMeaning, organisationMeaning } from './meanings.ts';
import { amountType, numberSql } from './numbers.ts';
import type { Question } from './propose.ts';
import type { Context, Sheet, Sql } from './source.ts';

/** How much of a file there is, by which what hangs on its words is measured. */
export interface Measure {
  rows: number;
  /** The sum over its words, a decimal, none of them less than nought; null where amounts do not add up. */
  amount: string | null;
  /** Of the amounts. */
  unit: string | null;
}

export interface WordsAsked {
  questions: Question[];
  whole: Measure;
  /** So much hangs on them that they are asked about before anything is checked. */
  isMuch: boolean;
}

/** Different texts of a column that are looked up, words that are asked about, and those with likely answers beside them. */
const textsLookedUp = 20_000;
const mostAsked = 2_000;
const mostWithChoices = 500;
const choicesOffered = 3;
/** A share of the rows, or of the money, that is notable; in a few rows, which may be typing errors, only a large one. */
const notable = { share: 0.05, rows: 3, shareOfFew: 0.25 };
/** A file with so many organisations that are none of the system's is a return of many organisations. */
const manyOthers = 5;

/** What the parts of it ask for. */
interface Asking {
  sql: Sql;
  sheet: Sheet;
  map: Mapping;
  places: Places;
  amount: Amount | null;
  context: Context;
}

export async function wordsAsked(sql: Sql, sheet: Sheet, map: Mapping, context: Context): Promise<WordsAsked> {
  const places = placesOf(sheet);
  const amount = amountOf(map, places);
  const asking = { sql, sheet, map, places, amount, context };
  const organisations = await organisationsAsked(asking);
  const kinds = await kindsAsked(asking);
  const asked = [organisations, kinds.activities, kinds.units];
  const { all } = [kinds.activities, kinds.units, organisations].find((each) => each.all.rows > 0) ?? nothing;
  return {
    questions: asked.flatMap(({ questions }) => questions),
    whole: { rows: all.rows, amount: amount ? all.size.toFixed(6) : null, unit: amount?.unit ?? null },
    isMuch: asked.some(({ all: every, open }) =>
      [open.rows / every.rows, open.size / every.size].some((share) => isMuch(share, open.rows)),
    ),
  };
}

/** Whether a share of a file is so much, in so many rows, that it has to be asked about first. */
export const isMuch = (share: number, rows: number): boolean =>
  share >= (rows >= notable.rows ? notable.share : notable.shareOfFew);

interface Amount {
  sql: string;
  unit: string;
}

/** What of a row adds up: a quantity that has one unit in all rows, or what was paid. */
function amountOf(map: Mapping, places: Places): Amount | null {
  const { quantity, unit } = map;
  const of = (column: string, named: string) => ({ sql: numberSql(`c${places.at(column)}`, map), unit: named });
  const [only, ...others] = quantity.from === 'columns' ? quantity.columns : [];
  if (map.shape === 'lines' && only !== undefined && others.length === 0)
    if (unit.from === 'constant' && unit.unit !== '?') return of(only, unit.unit);
  return map.spend === null ? null : of(map.spend, 'GBP');
}

/** Texts of one row or more, with what hangs on them. */
interface Text {
  texts: string[];
  rows: number;
  amount: number;
}

/** The different texts of these columns together, those of the most rows first. */
function textsOf({ sql, sheet, places, amount }: Asking, columns: readonly string[]): Promise<Text[]> {
  const cells = columns.map((column, at) => `coalesce(trim(c${places.at(column)}), '') as t${at}`);
  const keys = columns.map((_, at) => `t${at}`).join(', ');
  return sql.rows(
    `select [${keys}] as texts, count(*) as rows, cast(coalesce(sum(amount), 0) as double) as amount
     from (select ${cells.join(', ')}, ${amount?.sql ?? `cast(null as ${amountType})`} as amount from ${sheet.relation})
     group by ${keys} order by rows desc, ${keys} limit ${textsLookedUp}`,
    z.object({ texts: z.array(z.string()), rows: whole, amount: z.number() }),
  );
}

/** Texts that are one but for case, spaces and punctuation. */
interface Word {
  /** The way in which most rows write it. */
  text: string;
  rows: number;
  amount: number;
  /** Other ways of writing it. */
  also: number;
}

/** Words, those on which the most hangs first. */
function wordsIn(texts: readonly (Omit<Text, 'texts'> & { text: string })[]): Word[] {
  return [...Map.groupBy(texts, ({ text }) => wordKey(text)).values()]
    .map((alike) => ({
      text: alike.reduce((most, each) => (each.rows > most.rows ? each : most)).text,
      rows: alike.reduce((sum, { rows }) => sum + rows, 0),
      amount: alike.reduce((sum, { amount }) => sum + amount, 0),
      also: new Set(alike.map(({ text }) => text)).size - 1,
    }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || b.rows - a.rows || (a.text < b.text ? -1 : 1));
}

interface Asked {
  questions: Question[];
  /** Rows, and what they add up to, of all words and of those that nobody has explained. */
  all: { rows: number; size: number };
  open: { rows: number; size: number };
}

const nothing: Asked = { questions: [], all: { rows: 0, size: 0 }, open: { rows: 0, size: 0 } };

function sizeOf(words: readonly Word[]): { rows: number; size: number } {
  return {
    rows: words.reduce((sum, { rows }) => sum + rows, 0),
    size: words.reduce((sum, { amount }) => sum + Math.abs(amount), 0),
  };
}

/** @param open those of the words that nobody has explained */
function askedOf(
  { amount }: Asking,
  all: readonly Word[],
  open: readonly Word[],
  ask: (text: string, place: number) => Pick<Question, 'about' | 'sentence' | 'choices'>,
): Asked {
  const questions = open.slice(0, mostAsked).map(
    ({ text, rows, amount: sum, also }, place): Question => ({
      ...ask(text, place),
      subject: text,
      needed: false,
      hangs: { rows, amount: amount ? sum.toFixed(6) : null, also },
    }),
  );
  return { questions, all: sizeOf(all), open: sizeOf(open) };
}

async function organisationsAsked(asking: Asking): Promise<Asked> {
  const { organisation } = asking.map;
  const { organisations } = asking.context;
  if (organisation.from !== 'column') return nothing;
  const texts = (await textsOf(asking, [organisation.column])).map((each) => ({
    ...each,
    text: each.texts[0] ?? '',
    meaning: organisationMeaning(asking.map, each.texts, asking.context),
  }));
  const named = texts.filter(({ meaning }) => !meaning.skip && !meaning.blank);
  const asked = askedOf(
    asking,
    wordsIn(named),
    wordsIn(named.filter(({ meaning }) => meaning.trouble === 'unknown-organisation')),
    (text) => ({
      about: 'organisation',
      sentence: `Which organisation is “${text}”?`,
      choices: organisations.nearest(text).map((slug) => ({ value: slug, label: organisations.nameOf(slug) })),
    }),
  );
  const ours = [...new Set(texts.flatMap(({ meaning }) => meaning.organisation ?? []))];
  const leftOut = texts.filter(({ meaning }) => meaning.left_out !== null);
  const others = asked.questions.length + leftOut.length;
  const isSaid =
    organisation.others === 'reject' ||
    // Where all is left out, an organisation of the system may have got another code.
    (organisation.others === 'leave out' && ours.length > 0);
  if (isSaid || others < manyOthers || others <= ours.length) return asked;
  const question = othersAsked(others + ours.length, ours.map(organisations.nameOf), organisation.column);
  return { ...asked, questions: [question, ...asked.questions] };
}

function othersAsked(count: number, ours: readonly string[], column: string): Question {
  const yours =
    ours.length === 0
      ? 'none of them is known here by its code or name'
      : `${ours.length} ${ours.length === 1 ? 'is' : 'are'} yours (${ours.join(', ')})`;
  return {
    about: 'other organisations',
    subject: column,
    sentence: `This file holds ${count.toLocaleString('en-GB')} organisations; ${yours}. What of the others’ rows?`,
    choices: [
      { value: 'leave out', label: 'Leave them out. They are counted, and not taken for mistakes' },
      { value: 'reject', label: 'Give them back as rows to mend: they should be ours' },
    ],
    needed: true,
  };
}

async function kindsAsked(asking: Asking): Promise<{ activities: Asked; units: Asked }> {
  const { map, context } = asking;
  const { activity, unit } = map;
  const columns =
    activity.from === 'columns'
      ? activityColumns(activity)
      : activity.from === 'BNF code'
        ? [activity.code, activity.description]
        : [];
  const read = [...columns, ...(unit.from === 'column' ? [unit.column] : [])];
  if (read.length === 0) return { activities: nothing, units: nothing };
  const naming = activity.from === 'columns' ? activity.columns.length : columns.length;
  const texts = (await textsOf(asking, read))
    .map((each) => ({ ...each, meaning: kindMeaning(map, each.texts, context) }))
    .filter(({ meaning }) => !meaning.skip && !meaning.blank);
  const named = texts.map((each) => ({
    ...each,
    text: each.texts
      .slice(0, naming)
      .filter((text) => text !== '')
      .join(' '),
  }));
  const measured = texts.map((each) => ({ ...each, text: each.texts.at(-1) ?? '' }));
  const near = (text: string, place: number) =>
    place < mostWithChoices ? context.vocabulary.nearest(text, map.quantity.from === 'spend') : [];
  return {
    activities: askedOf(
      asking,
      wordsIn(named),
      wordsIn(named.filter(({ meaning }) => meaning.trouble === 'unknown-activity')),
      (text, place) => ({
        about: 'activity',
        sentence: `Which activity is “${text}”?`,
        choices: near(text, place)
          .slice(0, choicesOffered)
          .map((id) => ({ value: id, label: context.vocabulary.nameOf(id) })),
      }),
    ),
    units:
      unit.from === 'column'
        ? askedOf(
            asking,
            wordsIn(measured),
            wordsIn(measured.filter(({ meaning }) => meaning.unit_trouble === 'unknown-unit')),
            (text) => ({ about: 'unit', sentence: `Which unit is “${text}”?`, choices: [] }),
          )
        : nothing,
  };
}
