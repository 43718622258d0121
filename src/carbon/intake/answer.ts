/** Puts the answers of the person who confirms a mapping into it. */
import { linePartOf, noColumn, withoutColumn, withPart } from './line-parts.ts';
import { columnsRead, Mapping, meantBy, wordKey } from './mapping.ts';
import type { Question } from './propose.ts';
import { withColumn, withUnit } from './recognise.ts';

/**
 * The mapping with one question answered.
 * @param value one of the choices, or what else the person wrote
 */
export function answered(
  map: Mapping,
  { about, subject }: Pick<Question, 'about' | 'subject'>,
  value: string,
): Mapping {
  const word = { [wordKey(subject)]: value };
  switch (about) {
    case 'column': {
      const column = value === noColumn ? null : value;
      const part = linePartOf(subject);
      if (part !== null && !columnsRead(map).includes(subject)) return withPart(map, part, column);
      return column === null ? (withoutColumn(map, subject) ?? map) : withColumn(map, subject, column);
    }
    case 'decimal mark':
      return { ...map, decimalMark: Mapping.shape.decimalMark.parse(value) };
    case 'date order':
      return { ...map, dateOrder: Mapping.shape.dateOrder.parse(value) };
    case 'hyphen':
      return { ...map, hyphen: Mapping.shape.hyphen.parse(value) };
    case 'staff':
      return map.survey === null ? map : { ...map, survey: { ...map.survey, staff: value } };
    case 'period':
      return { ...map, period: { from: 'constant', text: value } };
    case 'other organisations':
      return map.organisation.from === 'column'
        ? { ...map, organisation: { ...map.organisation, others: value === 'leave out' ? 'leave out' : 'reject' } }
        : map;
    case 'organisation':
      return map.organisation.from === 'column'
        ? { ...map, organisation: { ...map.organisation, words: { ...map.organisation.words, ...word } } }
        : { ...map, organisation: { from: 'constant', organisation: value } };
    case 'unit':
      return map.unit.from === 'column'
        ? { ...map, unit: { ...map.unit, words: { ...map.unit.words, ...word } } }
        : map.unit.from === 'headings'
          ? { ...map, ...withUnit(map, subject, value) }
          : { ...map, unit: { from: 'constant', unit: value } };
    case 'activity':
      return withActivity(map, subject, value, word);
  }
}

type About = Pick<Question, 'about' | 'subject'>;

/** What was said before that a word of the file means; null if nothing was. */
export function saidOf(map: Mapping, { about, subject }: About): string | null {
  const words = wordsAbout(map, about);
  return words === null ? null : meantBy(words, subject);
}

/** The mapping without what was said of a word. */
export function unsaid(map: Mapping, { about, subject }: About): Mapping {
  const without = (words: Record<string, string>) =>
    Object.fromEntries(Object.entries(words).filter(([word]) => wordKey(word) !== wordKey(subject)));
  const { activity, organisation, unit } = map;
  if (about === 'activity' && activity.from === 'columns')
    return { ...map, activity: { ...activity, words: without(activity.words) } };
  if (about === 'organisation' && organisation.from === 'column')
    return { ...map, organisation: { ...organisation, words: without(organisation.words) } };
  if (about === 'unit' && unit.from === 'column') return { ...map, unit: { ...unit, words: without(unit.words) } };
  return map;
}

function wordsAbout(
  { activity, organisation, unit }: Mapping,
  about: Question['about'],
): Record<string, string> | null {
  if (about === 'activity') return activity.from === 'columns' ? activity.words : null;
  if (about === 'organisation') return organisation.from === 'column' ? organisation.words : null;
  return about === 'unit' && unit.from === 'column' ? unit.words : null;
}

function withActivity(map: Mapping, subject: string, value: string, word: Record<string, string>): Mapping {
  const { activity } = map;
  if (activity.from === 'columns') return { ...map, activity: { ...activity, words: { ...activity.words, ...word } } };
  if (activity.from === 'headings') {
    return {
      ...map,
      columns: map.columns.map((each) => (each.column === subject ? { ...each, activity: value } : each)),
    };
  }
  return { ...map, activity: { from: 'constant', activity: value } };
}
