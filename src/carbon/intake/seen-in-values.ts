/** What the values of a file's columns tell of them, where their headings do not. */
import { unitOf } from '../../kernel/units.ts';
import { kindOfValue } from '../../platform/staging/values.ts';
import { unitInHeading } from './headings.ts';
import type { Look } from './kinds/kind.ts';
import { columnsRead, type Mapping } from './mapping.ts';
import type { Context } from './source.ts';

/** Columns by what stands in them; null where no column, or no single one, is of that kind. */
export interface Seen {
  unit: string | null;
  quantity: string | null;
  activity: string | null;
  organisation: string | null;
}

const hasNoHeading = (name: string): boolean => /^column \d+$/.test(name);

export function seenIn(look: Look, { vocabulary, organisations }: Pick<Context, 'vocabulary' | 'organisations'>): Seen {
  const { names } = look;
  const ofAll = (name: string, isThat: (text: string) => boolean) => {
    const samples = look.samples(name);
    return samples.length > 0 && samples.every(isThat);
  };
  const isNumbers = (name: string | undefined) => name !== undefined && areNumbers(look, name);
  const beside = (name: string) => {
    const at = names.indexOf(name);
    return [names[at - 1], names[at + 1]].find(isNumbers) ?? null;
  };
  const bare = names.filter(hasNoHeading);
  const [unit = null] = names.filter(
    (name) => !isNumbers(name) && ofAll(name, (text) => unitOf(text) !== null) && beside(name) !== null,
  );
  const numbers = bare.filter(isNumbers);
  const near = unit === null ? null : beside(unit);
  const named = (find: (text: string) => string | null) =>
    bare.find((name) => !isNumbers(name) && name !== unit && ofAll(name, (text) => find(text) !== null)) ?? null;
  return {
    unit,
    quantity: near !== null && hasNoHeading(near) ? near : numbers.length === 1 ? (numbers[0] ?? null) : null,
    activity: named(vocabulary.find),
    organisation: named(organisations.find),
  };
}

/** Whether all that stands in a column, as far as it was looked at, are numbers. */
export function areNumbers(look: Look, name: string): boolean {
  const samples = look.samples(name);
  return samples.length > 0 && samples.every((text) => kindOfValue(text) === 'number');
}

/** Columns of numbers that are read as nothing, the likeliest to be the amount first. */
export function numbersUnread(look: Look, map: Mapping): string[] {
  const read = new Set(columnsRead(map).filter((name) => name !== map.spend));
  const free = look.names.filter((name) => !read.has(name) && areNumbers(look, name));
  const rank = (name: string) =>
    (name === map.spend ? 2 : 0) - (/amount|used|use\b|qty|quant|consum|total/i.test(name) ? 1 : 0);
  return free.sort((a, b) => rank(a) - rank(b));
}

/**
 * Columns that look as if they should count, and do not: numbers with a unit or the name of an activity in the heading.
 * @param find the activity that a heading names
 */
export function uncountedIn(look: Look, map: Mapping, find: (heading: string) => string | null): string[] {
  const read = new Set(columnsRead(map));
  return look.names.filter((name) => {
    if (read.has(name) || !areNumbers(look, name)) return false;
    const unit = unitInHeading(name);
    return unit === null ? find(name) !== null : unitOf(unit)?.dimension !== 'money';
  });
}
