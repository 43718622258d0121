/** How a saving is measured, as its form holds it. */
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import { Adjustment, Measurement } from '../rules/measurement.ts';
import type { FormReader } from '../workspace/form-reader.ts';
import { decimalIn, monthIn, yearIn } from '../workspace/written.ts';
import type { SavedT } from './saved-page.tsx';

/** What may be chosen, all of the initiative's own organisations. */
export interface Offered {
  organisations: readonly { slug: string; name: string }[];
  categories: readonly { id: string; name: string }[];
  activities: readonly string[];
  sites: readonly string[];
}

/** Twelve months of a line that names a year; one of a line that names a month. Null and the line where it is neither. */
export function byMonthIn(lines: readonly string[]): { values: Record<string, string> } | { wrong: string } {
  const values: Record<string, string> = {};
  for (const line of lines) {
    const [, first = '', rest = ''] = /^(\S+(?: \d{4})?)[\s:;=]+(\S+)$/.exec(line) ?? [];
    const value = decimalIn(rest);
    const [month, year] = [monthIn(first), yearIn(first)];
    if (value === null || (month === null && year === null)) return { wrong: line };
    for (const each of month ? [month] : monthsOfYear(year ?? 0)) values[each] = value;
  }
  return { values };
}

export function monthsOfYear(year: number): string[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = ((at + 3) % 12) + 1;
    return `${month < 4 ? year + 1 : year}-${String(month).padStart(2, '0')}`;
  });
}

const asLines = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, value]) => `${month} ${value}`)
    .join('\n');

/** The fields of a form that shows what was declared. */
export function fieldsOf({
  organisation,
  category,
  activity,
  sites,
  counterfactual,
  note,
}: Measurement): Filled['values'] {
  const common = { organisation, category, activity, sites, note, type: counterfactual.type };
  if (counterfactual.type === 'measure moved') {
    const { usual, kgPerUnit, measure, source } = counterfactual;
    return { ...common, usual, kgPerUnit, measure: asLines(measure), measureSource: source };
  }
  const { from, to, adjustBy, withoutLines, adjuster, source } = counterfactual;
  return { ...common, from, to, adjustBy, withoutLines, adjuster: asLines(adjuster), source };
}

/** What was filled in, or what is wrong with it. @param floorArea by month, of the organisation that is chosen */
export function measurementIn(
  t: SavedT,
  form: FormReader,
  offered: Offered,
  floorArea: (organisation: string) => Record<string, string>,
): { measurement: Measurement | null; problems: Problem[] } {
  const organisation = form.text('organisation');
  if (!offered.organisations.some(({ slug }) => slug === organisation))
    form.wrong('organisation', t('wrong.organisation'));
  const category = form.text('category');
  if (!offered.categories.some(({ id }) => id === category)) form.wrong('category', t('wrong.category'));
  const sites = form.many('sites');
  if (sites.some((site) => !offered.sites.includes(site))) form.wrong('sites', t('wrong.site'));
  const type = form.text('type');
  const counterfactual =
    type === 'same meter before'
      ? beforeIn(t, form, offered, () => floorArea(organisation))
      : type === 'measure moved'
        ? movedIn(t, form)
        : form.wrong('type', t('wrong.type'));
  if (form.problems.length > 0) return { measurement: null, problems: form.problems };
  const parsed = Measurement.safeParse({
    ...{ organisation, category, sites, counterfactual, note: form.text('note') },
    activity: type === 'measure moved' ? '' : form.text('activity'),
  });
  if (parsed.success) return { measurement: parsed.data, problems: [] };
  return {
    measurement: null,
    problems: parsed.error.issues.map(({ path, message }) => ({ field: String(path.at(-1) ?? ''), message })),
  };
}

function beforeIn(t: SavedT, form: FormReader, offered: Offered, floorArea: () => Record<string, string>) {
  if (!offered.activities.includes(form.text('activity'))) form.wrong('activity', t('wrong.activity'));
  const from = form.need('from', monthIn, t('wrong.month'), t('wrong.month'));
  const to = form.need('to', monthIn, t('wrong.month'), t('wrong.month'));
  if (from !== null && to !== null && to < from) form.wrong('to', t('wrong.order'));
  const adjustBy = Adjustment.safeParse(form.text('adjustBy')).data ?? form.wrong('adjustBy', t('wrong.adjustBy'));
  const written = linesIn(t, form, 'adjuster');
  const isEmpty = Object.keys(written).length === 0;
  const known = adjustBy === 'floor area' && isEmpty ? floorArea() : {};
  const isKnown = Object.keys(known).length > 0;
  const isAdjusted = adjustBy !== null && adjustBy !== 'nothing';
  if (isAdjusted && isEmpty && !isKnown) form.wrong('adjuster', t('wrong.adjuster'));
  const source = isAdjusted ? (isKnown ? t('source.floorArea') : form.words('source', t('wrong.source'))) : '';
  const adjuster = isAdjusted ? (isKnown ? known : written) : {};
  const withoutLines = form.text('withoutLines') === 'nought' ? 'nought' : 'missing';
  return { type: 'same meter before' as const, from, to, adjustBy, withoutLines, adjuster, source };
}

function movedIn(t: SavedT, form: FormReader) {
  const usual = form.need('usual', decimalIn, t('wrong.number'), t('wrong.number'));
  const kgPerUnit = form.need('kgPerUnit', decimalIn, t('wrong.number'), t('wrong.number'));
  const measure = linesIn(t, form, 'measure');
  if (Object.keys(measure).length === 0) form.wrong('measure', t('wrong.measure'));
  const source = form.words('measureSource', t('wrong.source'));
  return { type: 'measure moved' as const, usual, kgPerUnit, measure, source };
}

function linesIn(t: SavedT, form: FormReader, field: string): Record<string, string> {
  const found = byMonthIn(form.lines(field));
  if ('values' in found) return found.values;
  form.wrong(field, t('wrong.lines', { line: found.wrong }));
  return {};
}
