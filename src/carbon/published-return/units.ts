/** Units as returns write them: "thousand m3", "£m", "ktCO2e", "t/MWh", "g CO2e per kWh". */
import { Decimal } from '../../kernel/decimals.ts';
import { type Dimension, unitOf } from '../../kernel/units.ts';

/** What emissions are told in. */
export const masses = ['g', 'kg', 't', 'kt', 'Mt'] as const;
export type Mass = (typeof masses)[number];

const kgOf: Record<Mass, string> = { g: '0.001', kg: '1', t: '1000', kt: '1000000', Mt: '1000000000' };

/** How many of `to` one of `from` is. */
export const massRatio = (from: Mass, to: Mass): Decimal => new Decimal(kgOf[from]).div(kgOf[to]);

/** What a quantity is measured in, however many at a time. */
export interface Measure {
  /** As it is written. */
  text: string;
  dimension: Dimension;
  /** Of the dimension's base unit. */
  inBase: Decimal;
}

/** Units of returns that nobody enters activity in. */
const others: Record<string, [Dimension, string]> = {
  twh: ['energy', '1000000000'],
  tj: ['energy', '277777.777777778'],
  kl: ['volume', '1000'],
  kt: ['mass', '1000000'],
  kilotonnes: ['mass', '1000000'],
  'vehicle km': ['distance', '1'],
  vkm: ['distance', '1'],
  'vehicle miles': ['distance', '1.609344'],
};

/** A unit that somebody wrote, with what stands before or behind it of thousands and millions; null if it is none. */
export function measureOf(written: string): Measure | null {
  const text = written
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[*†‡]+$/, '')
    .trim();
  const unit = unitOf(text);
  if (unit) return { text, dimension: unit.dimension, inBase: new Decimal(unit.inBase) };
  const other = others[text.toLowerCase()];
  if (other) return { text, dimension: other[0], inBase: new Decimal(other[1]) };
  for (const { times, before, behind } of multiples) {
    const rest = before.exec(text)?.[1] ?? behind.exec(text)?.[1];
    const one = rest === undefined ? null : measureOf(rest);
    if (one) return { ...one, text, inBase: one.inBase.times(times) };
  }
  return null;
}

const multiple = (times: string, words: string, behind: string) => ({
  times,
  before: new RegExp(`^(?:${words})\\s*(?:of )?(.+)$`, 'i'),
  behind: new RegExp(`^(.+?)\\s*\\(?(?:${behind})\\)?$`, 'i'),
});
const multiples = [
  multiple('1000000000', 'billions?|bn(?=\\s|£)', 'billions?|bn|000,000,000s?'),
  multiple('1000000', "millions?|mn?(?=\\s|£)|['’]?000,?000s?", "millions?|(?<=£)m|['’]?000,?000s?"),
  multiple('1000', "thousands?|k(?=\\s|£)|['’]?000s?|1,?000s?", "thousands?|(?<=£)k|['’]?000s?"),
  multiple('100', '100', 'hundreds?'),
];

/** How many of `to` one of `from` is; null where they measure different things. */
export function measureRatio(from: Measure, to: Measure): Decimal | null {
  return kindOf(from) === kindOf(to) ? from.inBase.div(to.inBase) : null;
}

/** A kilometre that is claimed for was travelled by one passenger. */
const kindOf = ({ dimension }: Measure) => (dimension === 'passenger distance' ? 'distance' : dimension);

const massWords: readonly [Mass, RegExp][] = [
  ['Mt', /^(?:Mt|megatonnes?|million (?:metric )?t(?:onnes?|ons?)?)$/],
  ['kt', /^(?:kt|Gg|kilotonnes?|(?:thousand|['’]?000s?) (?:metric )?t(?:onnes?|ons?)?)$/],
  ['kg', /^(?:kgs?|kilograms?|kilogrammes?|kilos?)$/],
  ['g', /^(?:g|grams?|grammes?)$/],
  ['t', /^(?:t|te|mt|MT|(?:metric )?t(?:onnes?|ons?))$/],
];
const massText = `(?:(?:million|thousand|['’]?000s?) )?(?:metric )?(?:kilogrammes|kilogramme|kilograms|kilogram|kilotonnes|kilotonne|megatonnes|megatonne|tonnes|tonne|tons|ton|grammes|gramme|grams|gram|kilos|kgs|kg|kt|Mt|MT|mt|Gg|te|t|g)`;
const gas = String.raw`(?:carbon|ghgs?|c\b|co2|CO2|co₂)`;
const ofGas = new RegExp(String.raw`(?<![a-z])(${massText})\s*(?:of )?-?${gas}`, 'i');
const afterGas = new RegExp(
  String.raw`co2(?:[- ]?eq?(?:uivalents?)?)?\.?[\s,:([\-–]*(?:in )?(${massText})(?![a-z])`,
  'i',
);
const alone = new RegExp(String.raw`(?:^|[([]|\bin |, ?)(${massText})(?:$|[)\]])`, 'i');

/** What a heading or a cell says that emissions are in: "ktCO2e", "Emissions (kg)"; null where it says nothing. */
export function massOf(written: string): Mass | null {
  const text = written.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const found = [ofGas, afterGas, alone].map((form) => form.exec(text)?.[1]).find((one) => one !== undefined);
  return found === undefined ? null : massNamed(found);
}

/** Capitals tell apart only what is written "Mt" (a million) from what is written "mt" or "MT" (a metric tonne). */
function massNamed(text: string): Mass | null {
  const cased = /^(?:Mt|MT|Gg)$/.test(text) ? text : text.toLowerCase();
  return massWords.find(([, words]) => words.test(cased))?.[0] ?? null;
}

export interface FactorForm {
  /** What it gives; null where that is not said. */
  mass: Mass | null;
  /** For one of what; null where that is not said, as in "per unit". */
  per: Measure | null;
}

/** What a factor's heading or cell says of it: "EF (tCO2e per MWh)" gives tonnes for one MWh. */
export function factorForm(written: string): FactorForm {
  const text = written.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const places = [...text.matchAll(/\s*(?:\bper\b|\/)\s*/gi)].reverse();
  for (const { index, 0: word } of places) {
    const left = /(\S+(?: (?:of )?\S+){0,2})$/.exec(text.slice(0, index))?.[1] ?? '';
    const mass = massBefore(left);
    if (mass === null) continue;
    const right = text.slice(index + word.length).replace(/[)\]][^)\]]*$/, '');
    return { mass, per: measureOf(right.replace(/[([]$/, '')) };
  }
  return { mass: massOf(text), per: null };
}

/** "(tCO2e", "kg CO2e", "g": what stands right before "per". */
function massBefore(left: string): Mass | null {
  const bare = left.replace(/[\s-]*(?:of )?(?:carbon|ghg|co2)?[\s-]*(?:e|eq|equiv|equivalents?)?\.?[)\]]*$/i, '');
  const [, word] = new RegExp(`(?:^|[^a-z])(${massText})$`, 'i').exec(bare) ?? [];
  const [, last] = new RegExp(`(?:^|[^a-z])(${massText})$`, 'i').exec(left) ?? [];
  const found = word ?? last;
  return found === undefined ? null : massNamed(found);
}

/** The unit in a heading of quantities: "Consumption (thousand m3)", "Gas kWh"; null where none is told. */
export function measureIn(heading: string): Measure | null {
  const text = heading.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const bracketed = [...text.matchAll(/[([]([^()[\]]+)[)\]]/g)].reverse().map(([, inner = '']) => inner);
  const words = text.split(' ');
  const ends = [3, 2, 1].map((count) => words.slice(-count).join(' '));
  const within = [/\bin (.+)$/i.exec(text)?.[1] ?? '', text, ...ends, ...words].map((one) => one.replace(/[,;:]/g, ''));
  return (
    [...bracketed, ...bracketed.flatMap((one) => /^in (.+)$/i.exec(one)?.[1] ?? []), ...within]
      .map(measureOf)
      .find((one) => one !== null && one.dimension !== 'count') ?? null
  );
}
