/** Puts the answers of the person who confirms a mapping into it. */
import { Mapping } from './mapping.ts';
import type { Question } from './propose.ts';
import { withColumn } from './recognise.ts';

/**
 * The mapping with one question answered.
 * @param value one of the choices, or what else the person wrote
 */
export function answered(
  map: Mapping,
  { about, subject }: Pick<Question, 'about' | 'subject'>,
  value: string,
): Mapping {
  const word = { [subject.trim().toLowerCase()]: value };
  switch (about) {
    case 'column':
      return withColumn(map, subject, value);
    case 'decimal mark':
      return { ...map, decimalMark: Mapping.shape.decimalMark.parse(value) };
    case 'date order':
      return { ...map, dateOrder: Mapping.shape.dateOrder.parse(value) };
    case 'hyphen':
      return { ...map, hyphen: Mapping.shape.hyphen.parse(value) };
    case 'period':
      return { ...map, period: { from: 'constant', text: value } };
    case 'organisation':
      return map.organisation.from === 'column'
        ? { ...map, organisation: { ...map.organisation, words: { ...map.organisation.words, ...word } } }
        : { ...map, organisation: { from: 'constant', organisation: value } };
    case 'unit':
      return map.unit.from === 'column'
        ? { ...map, unit: { ...map.unit, words: { ...map.unit.words, ...word } } }
        : { ...map, unit: { from: 'constant', unit: value } };
    case 'activity':
      return withActivity(map, subject, value, word);
  }
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
