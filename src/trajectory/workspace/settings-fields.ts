/** The settings of a trajectory as the fields of their form, and back. */
import { categories } from '../../carbon/footprint/categories.ts';
import { Decimal } from '../../kernel/decimals.ts';
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import { confidences, type Growth, stages } from '../rules/model.ts';
import { EmbedOrigin, TrajectorySettings } from '../settings.model.ts';
import type { Member, T } from './desk.ts';
import { type FormReader, formReader } from './form-reader.ts';
import { decimalIn, idFor, monthIn, percentOf, shareIn, yearIn } from './written.ts';

export const growthField = (category: string): string => `growth-${category}`;
export const likelihoodField = (stage: string): string => `likelihood-${stage.replaceAll(' ', '-')}`;
export const rangeField = (confidence: string, end: 'low' | 'high'): string => `range-${confidence}-${end}`;

/** What is known while the form is read. */
export interface SettingsContext {
  t: T;
  members: readonly Member[];
  /** Ids of growths that a category can follow, and of all that can be switched off. */
  growths: readonly string[];
  switchable: readonly string[];
}

/** Parts of a line: people write them with semicolons between. */
const parts = (line: string): string[] => line.split(';').map((one) => one.trim());

export function settingsFields(settings: TrajectorySettings, nameOf: (slug: string) => string): Filled['values'] {
  const { lastYear, growthOf, growths, closures, of1990, switches, likelihoods, ranges, embedOrigins } = settings;
  return {
    lastYear: String(lastYear),
    ...Object.fromEntries(Object.entries(growthOf).map(([category, growth]) => [growthField(category), growth])),
    growths: growths.map(growthLine).join('\n'),
    closures: closures.map(({ organisation, site, from }) => [nameOf(organisation), site, from].join('; ')).join('\n'),
    of1990: of1990
      .map(({ organisation, footprint, plus }) => [nameOf(organisation), tonnes(footprint), tonnes(plus)].join('; '))
      .join('\n'),
    switchedOff: Object.entries(switches).flatMap(([id, isOn]) => (isOn ? [] : [id])),
    ...Object.fromEntries(stages.map((stage) => [likelihoodField(stage), percentOf(likelihoods[stage] ?? '0')])),
    ...Object.fromEntries(
      confidences.flatMap((one) => [
        [rangeField(one, 'low'), ranges[one]?.low ?? ''],
        [rangeField(one, 'high'), ranges[one]?.high ?? ''],
      ]),
    ),
    embedOrigins: embedOrigins.join('\n'),
  };
}

const tonnes = (kg: string): string => new Decimal(kg).div(1000).toFixed();
const kilograms = (written: string): string => new Decimal(written).times(1000).toFixed();

const growthLine = ({ name, source, values }: Growth): string =>
  [name, source, ...Object.entries(values).map(([year, value]) => `${year} ${value}`)].join('; ');

/** The settings that a form was filled with, or what is wrong with it. */
export function settingsIn(
  values: Filled['values'],
  context: SettingsContext,
): { settings: TrajectorySettings | null; problems: Problem[] } {
  const form = formReader(values, context.t);
  const { t } = context;
  const off = form.many('switchedOff');
  const raw = {
    lastYear: form.need('lastYear', yearIn, t('wrong.year'), t('wrong.year')),
    growths: growthsIn(form),
    closures: closuresIn(form, context.members),
    of1990: of1990In(form, context.members),
    switches: Object.fromEntries(context.switchable.filter((id) => off.includes(id)).map((id) => [id, false])),
    likelihoods: Object.fromEntries(
      stages.map((stage) => [
        stage,
        form.need(likelihoodField(stage), shareIn, t('wrong.percent'), t('wrong.percent')),
      ]),
    ),
    ranges: Object.fromEntries(
      confidences.map((one) => [one, { low: spread(form, one, 'low'), high: spread(form, one, 'high') }]),
    ),
    embedOrigins: originsIn(form),
  };
  const known = new Set([...context.growths, ...raw.growths.map(({ id }) => id)]);
  const growthOf = Object.fromEntries(
    categories.flatMap(({ id }) => {
      const growth = form.text(growthField(id));
      return growth !== '' && known.has(growth) ? [[id, growth] as const] : [];
    }),
  );
  if (form.problems.length > 0) return { settings: null, problems: form.problems };
  const parsed = TrajectorySettings.safeParse({ ...raw, growthOf });
  if (parsed.success) return { settings: parsed.data, problems: [] };
  return {
    settings: null,
    problems: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message })),
  };
}

function spread(form: FormReader, confidence: string, end: 'low' | 'high'): string | null {
  return form.need(rangeField(confidence, end), decimalIn, form.t('wrong.number'), form.t('wrong.number'));
}

/** "Patients; board paper of May 2026; 2025 1; 2030 1.08" */
function growthsIn(form: FormReader): Growth[] {
  const taken = new Set<string>();
  return form.lines('growths').flatMap((line) => {
    const [name = '', source = '', ...points] = parts(line);
    const values: Record<string, string> = {};
    for (const point of points) {
      const [year, value] = point.split(/\s+/);
      const [at, times] = [yearIn(year ?? ''), decimalIn(value ?? '')];
      if (at !== null && times !== null) values[at] = times;
    }
    if (name === '' || source === '' || points.length === 0 || Object.keys(values).length !== points.length) {
      form.wrong('growths', form.t('wrong.growth', { line }));
      return [];
    }
    const id = idFor(`own ${name}`, taken);
    taken.add(id);
    return [{ id, name, source, values }];
  });
}

function memberIn(members: readonly Member[], name: string): Member | null {
  return members.find((one) => one.slug === name || one.name.toLowerCase() === name.toLowerCase()) ?? null;
}

/** "Northmere Hospitals; Saltmere Hospital; April 2031" */
function closuresIn(form: FormReader, members: readonly Member[]) {
  return form.lines('closures').flatMap((line) => {
    const [name = '', site = '', month = ''] = parts(line);
    const [member, from] = [memberIn(members, name), monthIn(month)];
    if (member && site !== '' && from !== null) return [{ organisation: member.slug, site, from }];
    form.wrong('closures', form.t('wrong.closure', { line }));
    return [];
  });
}

/** "Northmere Hospitals; 42,000; 91,000" in tonnes. */
function of1990In(form: FormReader, members: readonly Member[]) {
  return form.lines('of1990').flatMap((line) => {
    const [name = '', first = '', second = ''] = parts(line);
    const [member, footprint, plus] = [memberIn(members, name), decimalIn(first), decimalIn(second)];
    if (member && footprint !== null && plus !== null)
      return [{ organisation: member.slug, footprint: kilograms(footprint), plus: kilograms(plus) }];
    form.wrong('of1990', form.t('wrong.of1990', { line }));
    return [];
  });
}

function originsIn(form: FormReader): string[] {
  const origins = form.lines('embedOrigins').map((line) => line.replace(/\/+$/, ''));
  for (const origin of origins)
    if (!EmbedOrigin.safeParse(origin).success) form.wrong('embedOrigins', form.t('wrong.origin', { origin }));
  return [...new Set(origins)];
}
