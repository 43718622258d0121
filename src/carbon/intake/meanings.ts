/** What the texts of a file mean: each distinct text is read once, here, and joined back to its rows. */
import { ratio, unitById, unitOf } from '../../kernel/units.ts';
import { type Fate, fateOf } from '../factors/fates.ts';
import { type Mapping, meantBy, notCounted } from './mapping.ts';
import { inhalerKind } from './medicines.ts';
import { type RejectionCode, remarkBit } from './reasons.ts';
import type { Context } from './source.ts';
import { type Travel, travelOf } from './travel-words.ts';
import { between, monthOfYear, type PeriodTrouble, type WrittenPeriod, writtenPeriod } from './written-periods.ts';
import { financialYearOf, yearParts } from './year-parts.ts';

/** One financial year's part of a period. */
export interface PeriodMeaning {
  part: number;
  parts: number;
  from_month: number | null;
  to_month: number | null;
  year: number | null;
  days: number;
  /** Days of the other parts: the last part takes what they leave. */
  others: number[];
  total: number;
  /** It is told to the day, and belongs into the evidence. */
  fine: boolean;
  /** Hours of the day: 23 and 25 where the clocks change. */
  hours: number;
  notes: number;
  trouble: RejectionCode | null;
  skip: boolean;
  blank: boolean;
}

export interface OrganisationMeaning {
  organisation: string | null;
  trouble: RejectionCode | null;
  skip: boolean;
  /** The text, where a person said that its rows do not count; null where nobody did. */
  left_out: string | null;
  blank: boolean;
}

export interface KindMeaning {
  activity: string | null;
  unit: string | null;
  /** Which column counts. */
  counted: 'quantity' | 'spend';
  notes: number;
  trouble: RejectionCode | null;
  unit_trouble: RejectionCode | null;
  skip: boolean;
  /** A journey for which nothing is burnt: no line, but told. */
  unburnt: boolean;
  /** The words, where a person said that their rows do not count; null where nobody did. */
  left_out: string | null;
  blank: boolean;
}

/** The parts of the period that these texts name; one part with `trouble` if they name none. */
export function periodMeaning(
  map: Mapping,
  texts: readonly string[],
  { today }: Pick<Context, 'today'>,
): PeriodMeaning[] {
  const skip = isSkipped(map, texts);
  const blank = texts.every((text) => text.trim() === '');
  const written = periodOf(map, texts);
  const period = map.wholeYear && typeof written !== 'string' ? wholeYearOf(written) : written;
  const nothing = {
    part: 0,
    parts: 1,
    from_month: null,
    to_month: null,
    year: null,
    days: 1,
    others: [],
    total: 1,
    fine: false,
    hours: 24,
    notes: 0,
    skip,
    blank,
  };
  if (typeof period === 'string') return [{ ...nothing, trouble: period }];
  if (period.first > today) return [{ ...nothing, trouble: 'future-period' }];
  if (period.first < '1990') return [{ ...nothing, trouble: 'early-period' }];
  const parts = yearParts(period);
  const notes =
    (parts.length > 1 ? remarkBit('apportioned') : 0) |
    (period.last.slice(0, 7) > today.slice(0, 7) ? remarkBit('not over') : 0);
  return parts.map(({ fromMonth, toMonth, year, days }, part) => ({
    part,
    parts: parts.length,
    from_month: fromMonth,
    to_month: toMonth,
    year,
    days,
    others: parts.filter((_, at) => at !== part).map((other) => other.days),
    total: parts.reduce((sum, each) => sum + each.days, 0),
    fine: period.fine,
    hours: hoursOf(period),
    notes,
    trouble: null,
    skip,
    blank,
  }));
}

export function organisationMeaning(
  map: Mapping,
  [text = '']: readonly string[],
  { organisation, organisations }: Pick<Context, 'organisation' | 'organisations'>,
): OrganisationMeaning {
  const from = map.organisation;
  const none = { organisation: null, skip: isSkipped(map, [text]), left_out: null, blank: text.trim() === '' };
  if (from.from === 'sender') {
    return organisation === null
      ? { ...none, trouble: 'no-organisation' }
      : { ...none, organisation, trouble: null, skip: false, blank: true };
  }
  if (none.blank) return { ...none, trouble: 'no-organisation' };
  const said = from.from === 'column' ? meantBy(from.words, text) : null;
  const found = said === notCounted ? null : organisations.find(said ?? text.trim());
  if (found !== null) return { ...none, organisation: found, trouble: null, skip: false };
  const isOther = from.from === 'column' && from.others === 'leave out' && !none.skip;
  return said === notCounted || isOther
    ? { ...none, trouble: 'unknown-organisation', skip: true, left_out: text.trim() }
    : { ...none, trouble: 'unknown-organisation' };
}

/** Activity and unit of the texts of a branch: the words of the activity, then the unit's where it stands in a column. */
export function kindMeaning(
  map: Mapping,
  texts: readonly string[],
  { vocabulary }: Pick<Context, 'vocabulary'>,
): KindMeaning {
  const inColumn = map.unit.from === 'column';
  const cells = (inColumn ? texts.slice(0, -1) : texts).map((text) => text.trim());
  const fated = map.activity.from === 'columns' && map.activity.fate !== null;
  const fate = fated ? fateOf(cells.pop() ?? '') : null;
  const words = cells.filter((text) => text !== '');
  const wide =
    map.shape === 'columns are activities' ? map.columns.find(({ column }) => column === texts[0]) : undefined;
  const activity = wide ? vocabulary.find(wide.activity ?? '') : null;
  const named: NamedActivity = wide
    ? { activity, otherwise: false, counted: 'quantity', unit: wide.unit, leftOut: null }
    : withFate(activityOf(map, words, vocabulary), fate);
  const unitText = (
    named.unit ??
    (inColumn ? texts.at(-1) : map.unit.from === 'constant' ? map.unit.unit : '') ??
    ''
  ).trim();
  const unit = unitMeaning(map, unitText, named.activity, vocabulary);
  return {
    activity: named.activity,
    unit: unit.unit,
    counted: named.counted,
    notes: (named.otherwise ? remarkBit('otherwise') : 0) | (named.shared ? remarkBit('shared') : 0),
    trouble:
      named.activity !== null
        ? null
        : words.length === 0 && map.activity.from === 'columns'
          ? 'no-activity'
          : isError(words)
            ? 'error-cell'
            : 'unknown-activity',
    unit_trouble: named.activity === null ? null : unit.trouble,
    skip: named.activity === null && (named.leftOut !== null || named.unburnt === true || isSkipped(map, words)),
    unburnt: named.unburnt ?? false,
    left_out: named.leftOut,
    blank: texts.every((text) => text.trim() === ''),
  };
}

function withFate(named: NamedActivity, fate: Fate | null): NamedActivity {
  return fate === null || named.activity === null ? named : { ...named, activity: `${fate}/${named.activity}` };
}

function periodOf(map: Mapping, texts: readonly string[]): WrittenPeriod | PeriodTrouble {
  const [first = '', second = ''] = texts;
  const { from } = map.period;
  if (map.shape === 'columns are months') {
    const own = writtenPeriod(second, map);
    return typeof own === 'string' ? monthOfYear(second, periodInName(first), map) : own;
  }
  if (from === 'begin and end') {
    return second.trim() === ''
      ? writtenPeriod(first, map)
      : between(writtenPeriod(first, map), writtenPeriod(second, map));
  }
  if (from === 'year and month') return monthOfYear(second, first, map);
  if (from === 'file name' || from === 'sheet name') return writtenPeriod(periodInName(first), map);
  return writtenPeriod(first, map);
}

/**
 * The period within a name: "ERIC-2013-14.csv" is 2013/14, "epd_201709.csv" September 2017, "Gas Apr-Jun 2024" that
 * quarter; a text without one comes back as it is.
 */
export function periodInName(name: string): string {
  const bare = name.replace(/\.[a-z0-9]{2,7}$/i, '').replace(/[_]+/g, ' ');
  const years = /(?<!\d)((?:19|20)\d\d)\s?[-–/ ]\s?(?:19|20)?(\d\d)(?!\d)/.exec(bare);
  if (years && (Number(years[1]) + 1) % 100 === Number(years[2])) return `${years[1]}/${years[2]}`;
  const month = /(?<!\d)((?:19|20)\d\d)[- ]?(0[1-9]|1[0-2])(?!\d)/.exec(bare);
  if (month) return `${month[1]}-${month[2]}`;
  const words =
    /(?:Q[1-4]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[ \-–a-z]*\d{4}(?:[/-]\d\d)?|(?<!\d)(?:19|20)\d\d(?!\d)/i.exec(
      bare,
    );
  return words?.[0] ?? bare;
}

/** The financial year in which a day or some months are; what is a year stays as it is. */
function wholeYearOf(period: WrittenPeriod): WrittenPeriod {
  const days = yearParts(period).reduce((sum, part) => sum + part.days, 0);
  const year = financialYearOf(period.first);
  return days > 364 ? period : { first: `${year}-04-01`, last: `${year + 1}-03-31`, fine: false };
}

interface NamedActivity {
  activity: string | null;
  otherwise: boolean;
  counted: KindMeaning['counted'];
  /** Where the activity itself decides over the unit. */
  unit: string | null;
  leftOut: string | null;
  /** A journey in a shared car; one for which nothing is burnt. */
  shared?: boolean;
  unburnt?: boolean;
}

function activityOf(map: Mapping, words: readonly string[], vocabulary: Context['vocabulary']): NamedActivity {
  const from = map.activity;
  const plainly = (activity: string | null, otherwise = false): NamedActivity => ({
    activity,
    otherwise,
    counted: map.quantity.from === 'spend' ? 'spend' : 'quantity',
    unit: null,
    leftOut: null,
  });
  switch (from.from) {
    case 'constant':
      return plainly(vocabulary.find(from.activity));
    case 'headings':
      return plainly(null);
    case 'BNF code': {
      const inhaler = inhalerKind(words[0] ?? '', words[1] ?? '');
      return inhaler === null
        ? { activity: vocabulary.find(from.rest), otherwise: false, counted: 'spend', unit: 'GBP', leftOut: null }
        : { activity: vocabulary.find(inhaler), otherwise: false, counted: 'quantity', unit: 'item', leftOut: null };
    }
    case 'columns': {
      // "Electricity" in a list of payments is no kilowatt hours: what money is counted by has another name.
      const isCounted = (activity: string) =>
        map.quantity.from !== 'spend' ||
        vocabulary.unitsOf(activity).some((unit) => unitById(unit).dimension === 'money');
      const all = words.join(' ');
      // A full code of NHS eClass ("FAB") is counted by its first letter.
      const eClass = from.phrases.includes('eclass {}') && /^[A-Z]{3}$/.test(all) ? [all.slice(0, 1)] : [];
      const ways = [all, words.join('/'), words.join(' - '), [...words].reverse().join(' '), ...words, ...eClass];
      for (const way of ways) {
        const said = meantBy(from.words, way);
        if (said === notCounted) return { ...plainly(null), leftOut: all };
        // Of a journey the vehicle decides: "petrol" alone may be burnt by any.
        if (said === null && from.travel !== null) continue;
        for (const phrase of said === null ? from.phrases : ['{}']) {
          const found = vocabulary.find(phrase.replace('{}', said ?? way));
          if (found !== null && (said !== null || isCounted(found))) return plainly(found);
        }
      }
      const travel = from.travel === null ? null : travelOf(words, from.travel);
      if (travel !== null && travel.by !== 'not said')
        return { ...plainly(null), ...travelled(travel, all, vocabulary) };
      const otherwise =
        from.otherwise === null || isError(words) || isSkipped(map, words) ? null : vocabulary.find(from.otherwise);
      return plainly(otherwise, otherwise !== null);
    }
  }
}

/** What a journey is counted as; a vehicle of which there is no rule may be called as its factor is. */
function travelled(
  travel: Travel,
  all: string,
  vocabulary: Context['vocabulary'],
): Pick<NamedActivity, 'activity' | 'shared' | 'unburnt'> {
  const named = travel.by === 'vehicle' ? travel.activities : travel.by === 'unknown' ? [all] : [];
  const activity = named.map((each) => vocabulary.find(each)).find((found) => found !== null) ?? null;
  return { activity, shared: travel.by === 'vehicle' && travel.shared, unburnt: travel.by === 'nothing burnt' };
}

function unitMeaning(
  map: Mapping,
  text: string,
  activity: string | null,
  vocabulary: Context['vocabulary'],
): { unit: string | null; trouble: RejectionCode | null } {
  const allowed = activity === null ? [] : vocabulary.unitsOf(activity).map(unitById);
  if (text === '') {
    // What is only ever counted in pounds needs no unit beside its amount.
    const money = allowed.length > 0 && allowed.every(({ dimension }) => dimension === 'money');
    return money || map.quantity.from === 'spend' ? { unit: 'GBP', trouble: null } : { unit: null, trouble: 'no-unit' };
  }
  const said = map.unit.from === 'column' ? meantBy(map.unit.words, text) : null;
  const written = unitOf(said ?? text);
  if (written === null) return { unit: null, trouble: 'unknown-unit' };
  if (activity === null || allowed.some((each) => ratio(written, each) !== null))
    return { unit: written.id, trouble: null };
  const perPerson = map.perPerson && written.dimension === 'distance' ? unitOf(`passenger.${written.id}`) : null;
  if (perPerson && allowed.some((each) => ratio(perPerson, each) !== null))
    return { unit: perPerson.id, trouble: null };
  return { unit: null, trouble: 'unit-of-other-kind' };
}

function isSkipped({ skip }: Mapping, texts: readonly string[]): boolean {
  return texts.some((text) => {
    const written = text
      .trim()
      .toLowerCase()
      .replace(/[:*]+$/, '');
    return skip.some((word) => written === word || written.startsWith(`${word} `) || written.startsWith(`${word}:`));
  });
}

const isError = (words: readonly string[]): boolean => words.some((word) => /^#[A-Z0-9/]+[!?]?$|^=/.test(word));

/** British clocks go forward on the last Sunday of March and back on the last of October. */
function hoursOf({ first, last }: WrittenPeriod): number {
  const date = new Date(`${first}T00:00:00Z`);
  const lastSunday = date.getUTCDay() === 0 && date.getUTCDate() > 24;
  if (first !== last || !lastSunday) return 24;
  return date.getUTCMonth() === 2 ? 23 : date.getUTCMonth() === 9 ? 25 : 24;
}
