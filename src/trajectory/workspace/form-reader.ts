/** Reads the fields of a form one by one, and gathers what is wrong with them. */
import { type Filled, linesOf, type Problem } from '../../platform/web/forms.tsx';
import type { T } from './desk.ts';
import { byYearIn, decimalIn } from './written.ts';

export type FormReader = ReturnType<typeof formReader>;

export function formReader(values: Filled['values'], t: T) {
  const problems: Problem[] = [];
  const text = (field: string): string => ([values[field] ?? ''].flat()[0] ?? '').trim();
  const lines = (field: string): string[] => linesOf(text(field));

  function wrong(field: string, message: string): null {
    if (!problems.some((one) => one.field === field)) problems.push({ field, message });
    return null;
  }

  /** What the field holds; null where it is empty, and a problem where it is no such thing. */
  function read<Value>(field: string, into: (text: string) => Value | null, message: string): Value | null {
    const written = text(field);
    return written === '' ? null : (into(written) ?? wrong(field, message));
  }

  /** The same of a field that may not be empty. @param empty is said where it is */
  function need<Value>(field: string, into: (text: string) => Value | null, message: string, empty: string) {
    return text(field) === '' ? wrong(field, empty) : read(field, into, message);
  }

  return {
    t,
    problems,
    text,
    lines,
    wrong,
    read,
    need,
    /** What was chosen of several. */
    many: (field: string): string[] => [values[field] ?? []].flat().filter((one) => one !== ''),
    /** @param empty is said where nothing is written */
    words: (field: string, empty: string): string | null => text(field) || wrong(field, empty),
    number: (field: string): string | null => read(field, decimalIn, t('wrong.number')),
    /** A whole number of nought or more. */
    whole: (field: string, most: number, message: string): number | null =>
      read(field, (one) => (/^\d{1,6}$/.test(one) && Number(one) <= most ? Number(one) : null), message),
    byYear(field: string): Record<string, string> {
      const found = byYearIn(lines(field));
      if ('values' in found) return found.values;
      wrong(field, t('wrong.byYear', { line: found.wrong }));
      return {};
    },
  };
}

/** "Northmere Hospitals: 60" in its two parts; null if it has not two. */
export function pairIn(line: string): { name: string; value: string } | null {
  const [, name, value] = /^(.+?)\s*[:;=]\s*([^:;=]+)$/.exec(line) ?? [];
  return name && value ? { name, value } : null;
}
