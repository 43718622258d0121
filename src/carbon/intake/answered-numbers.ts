/** Numbers as people answer when they are asked: "2-3", "about 10", "half a mile", "twenty-five". */
import { Decimal } from '../../kernel/decimals.ts';
import type { Places } from './branches.ts';
import { textsOf } from './forms.ts';
import type { Mapping } from './mapping.ts';
import type { Sheet, Sql } from './source.ts';

/** What a survey's own guidance may say otherwise: "a few" is three. */
export const answeredNumbers: Record<string, string> = {
  none: '0',
  never: '0',
  once: '1',
  twice: '2',
  'a couple': '2',
  couple: '2',
  'a few': '3',
  few: '3',
  'every day': '5',
  'every weekday': '5',
  daily: '5',
  'all week': '5',
  'full time': '5',
};

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const parts: Record<string, string> = { '½': '0.5', '¼': '0.25', '¾': '0.75', half: '0.5', quarter: '0.25' };

/** Patterns of what is to be remarked upon, as DuckDB reads them. */
export const writtenForms = {
  words: `\\b(${[...small, ...tens, ...Object.keys(answeredNumbers), 'half', 'quarter'].join('|')})\\b`,
  range: '[0-9] ?[-–—] ?[0-9]|between|\\bto\\b|\\bor (?:[0-9]|[a-rt-z])',
  roughly:
    '^ *(about|approx|around|roughly|circa|ca?\\.|nearly|almost|just|at least|maybe|usually|~|≈)|(or so|ish|approx[a-z.]*|\\+) *$',
};

/** Different answers that are looked at: people write the same few. */
const mostAnswers = 5_000;

/** The words of a mapping with every answer of its file that is a number in another form. */
export async function withAnswers(sql: Sql, sheet: Sheet, map: Mapping, places: Places): Promise<Mapping> {
  const { quantity, unit } = map;
  if (!map.answers || quantity.from !== 'columns') return map;
  const known = quantity.columns.filter((column) => places.names.includes(column));
  const texts = await Promise.all(known.map((column) => textsOf(sql, sheet, [column], mostAnswers)));
  const numberWords = { ...map.numberWords };
  for (const [text = ''] of texts.flat()) {
    const value = answeredNumber(text, map.numberWords, unit.from === 'constant' ? unit.unit : '');
    if (value !== null && !/^\d+(\.\d+)?$/.test(text)) numberWords[text.toLowerCase()] = value;
  }
  return { ...map, numberWords };
}

/**
 * The number that somebody means: the middle of a range. Null where it is not known, or is in another unit.
 * @param words small letters, which go before what is usual
 * @param unit of the column, whose name may stand behind the number
 */
export function answeredNumber(text: string, words: Record<string, string>, unit: string): string | null {
  const asWritten = words[text.trim().toLowerCase()];
  if (asWritten !== undefined) return asWritten;
  const bare = text
    .toLowerCase()
    .replace(/\ban? (mile|km) and /, 'one and ')
    .replace(/\s+/g, ' ')
    .replace(
      /^(about|approx(imately)?\.?|around|roughly|circa|ca?\.|nearly|almost|just (over|under)|at least|maybe|usually|~|≈)\s*/,
      '',
    )
    .replace(/\s*(or so|ish|approx(imately)?\.?|\+)$/, '')
    .replace(/\s*(days?|times?|x)?\s*((a|per|each|every)\s+week|\/\s?w(ee)?k|p\.?w\.?|weekly)$/, '')
    .replace(/\s*(days?|times?|each way|one way)$/, '')
    .replace(
      unit === 'mile'
        ? /\s*(of a mile|a mile|miles?|mi)$/
        : unit === 'km'
          ? /\s*(of a km|a km|kms?|kilomet(re|er)s?)$/
          : /$^/,
      ' ONE',
    )
    .trim();
  const ofOne = /\s?ONE$/.test(bare);
  const said = bare.replace(/\s?ONE$/, '').trim();
  if (said === '' && ofOne) return '1';
  const range = /^(?:between )?(.+?)\s*(?:-|–|—|\bto\b|\bor\b|\band\b)\s*(.+)$/.exec(said);
  const single = numberIn(said, words);
  if (single !== null) return single;
  const [from, to] = [numberIn(range?.[1] ?? '', words), numberIn(range?.[2] ?? '', words)];
  if (from === null || to === null) return null;
  // "One and a half" is a number; "two and three" is none.
  if (/\band\b/.test(said) && !said.startsWith('between')) return new Decimal(to).lt(1) ? sum(from, to) : null;
  return new Decimal(to).gt(from) ? new Decimal(from).plus(to).div(2).toFixed() : null;
}

const sum = (a: string, b: string): string => new Decimal(a).plus(b).toFixed();

function numberIn(text: string, words: Record<string, string>): string | null {
  const said = text.replace(/^an? (?=half|quarter)/, '').trim();
  const known = words[said] ?? words[`a ${said}`] ?? parts[said];
  if (known !== undefined) return known;
  if (/^\d+(\.\d+)?$/.test(said)) return said;
  const mixed = /^(\d+) ?([½¼¾])$|^(\d+) (1\/2|1\/4|3\/4)$/.exec(said);
  if (mixed) return sum(mixed[1] ?? mixed[3] ?? '0', parts[mixed[2] ?? ''] ?? fraction(mixed[4] ?? '') ?? '0');
  if (said.includes('/')) return fraction(said);
  const at = small.indexOf(said);
  if (at >= 0) return String(at);
  const [ten = '', one] = said.split(/[ -]/);
  const tenfold = (tens.indexOf(ten) + 2) * 10;
  const unitOf = one === undefined ? 0 : small.indexOf(one);
  return tens.includes(ten) && unitOf >= 0 && unitOf < 10 ? String(tenfold + unitOf) : null;
}

/** Halves, thirds, quarters. "3/4" may be three or four, and so is no number. */
function fraction(text: string): string | null {
  const of = /^1 ?\/ ?([2-5])$/.exec(text)?.[1];
  return of === undefined ? null : new Decimal(1).div(of).toDecimalPlaces(6).toFixed();
}
