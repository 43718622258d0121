/** The initiative that a form was filled with, or what is wrong with it, each at its field. */
import { categories } from '../../carbon/footprint/categories.ts';
import { sumOf } from '../../kernel/decimals.ts';
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import { Confidence, HealthcareDriver, Initiative, Stage } from '../rules/model.ts';
import type { Member, PlanWords, T } from './desk.ts';
import { effectIn, type RatesOf } from './effect-fields.ts';
import { type FormReader, formReader, pairIn } from './form-reader.ts';
import { decimalIn, evenShares, monthIn, shareIn, yearIn } from './written.ts';

/** What a form is read by. */
export interface FieldContext {
  t: T;
  members: readonly Member[];
  plan: PlanWords;
  /** All that are there, for what one needs. */
  others: readonly { id: string; title: string }[];
  ratesOf: RatesOf;
}

export type Read = { initiative: Initiative; problems: [] } | { initiative: null; problems: Problem[] };

/** @param id of the initiative, which no form changes */
export function initiativeIn(id: string, values: Filled['values'], context: FieldContext): Read {
  const form = formReader(values, context.t);
  const { t, text, problems } = form;
  const effect = effectIn(form, context.ratesOf);
  const raw = {
    id,
    title: form.words('title', t('wrong.title')),
    kind: text('kind') || null,
    organisations: organisationsIn(form, context.members),
    theme: themeIn(text('theme'), context.plan),
    commitments: commitmentsIn(form, context.plan),
    needs: needsIn(form, id, context.others),
    ...whenIn(form),
    actsOn: {
      categories: form.many('category').filter((one) => categories.some((category) => category.id === one)),
      activities: form.lines('activities'),
      sites: form.lines('sites'),
      suppliers: form.lines('suppliers'),
    },
    driverOfHealthcare: HealthcareDriver.nullable()
      .catch(null)
      .parse(text('driverOfHealthcare') || null),
    effect,
    ...howSureIn(form),
    money: moneyIn(form),
    coBenefits: { environmental: text('environmental'), social: text('social'), financial: text('financial') },
    answerable: text('answerable'),
    evidence: text('evidence'),
  };
  if (problems.length > 0) return { initiative: null, problems };
  const parsed = Initiative.safeParse(raw);
  if (parsed.success) return { initiative: parsed.data, problems: [] };
  return {
    initiative: null,
    problems: parsed.error.issues.map(({ path, message }) => ({ field: fieldOfPath(path, effect?.type), message })),
  };
}

function whenIn(form: FormReader) {
  const { t, text, wrong } = form;
  const stage = Stage.safeParse(text('stage'));
  if (!stage.success) wrong('stage', t('wrong.stage'));
  const start = form.need('start', monthIn, t('wrong.month'), t('wrong.start'));
  const ends = form.read('ends', monthIn, t('wrong.month'));
  if (start && ends && ends < start) wrong('ends', t('wrong.endsBefore'));
  return {
    stage: stage.data,
    likelihood: form.read('likelihood', shareIn, t('wrong.percent')),
    start,
    rampMonths: form.whole('rampMonths', 600, t('wrong.months')) ?? 0,
    lifetimeYears: form.whole('lifetimeYears', 100, t('wrong.lifetime')),
    ends,
  };
}

function howSureIn(form: FormReader) {
  const { t, text, wrong } = form;
  const confidence = Confidence.safeParse(text('confidence') || 'medium');
  if (!confidence.success) wrong('confidence', t('wrong.confidence'));
  const [low, high] = [form.number('rangeLow'), form.number('rangeHigh')];
  if ((text('rangeLow') === '') !== (text('rangeHigh') === '')) wrong('rangeHigh', t('wrong.rangeHalf'));
  if (low !== null && high !== null && Number(low) > Number(high)) wrong('rangeHigh', t('wrong.rangeOrder'));
  return { confidence: confidence.data, range: low === null || high === null ? null : { low, high } };
}

function moneyIn(form: FormReader) {
  const { t } = form;
  return {
    capital: form.number('capital') ?? '0',
    capitalByYear: form.byYear('capitalByYear'),
    running: form.number('running') ?? '0',
    saving: form.number('saving') ?? '0',
    priceYear: form.read('priceYear', yearIn, t('wrong.year')) ?? 2025,
    funding: form.lines('funding').flatMap((line) => {
      const pair = pairIn(line);
      const amount = pair && decimalIn(pair.value);
      if (pair && amount) return [{ source: pair.name, amount }];
      form.wrong('funding', t('wrong.funding', { line }));
      return [];
    }),
  };
}

function themeIn(written: string, { themes }: PlanWords): string {
  return themes.find(({ title }) => title.toLowerCase() === written.toLowerCase())?.id ?? written;
}

function commitmentsIn({ t, text, wrong }: FormReader, { commitments }: PlanWords): string[] {
  const written = text('commitments')
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
  const unknown = commitments.size > 0 && written.find((one) => !commitments.has(one));
  if (unknown) wrong('commitments', t('wrong.commitment', { commitment: unknown }));
  return [...new Set(written)];
}

function needsIn({ t, lines, wrong }: FormReader, id: string, others: FieldContext['others']): string[] {
  return lines('needs').flatMap((line) => {
    const found = others.find((one) => one.id === line || one.title.toLowerCase() === line.toLowerCase());
    if (!found) wrong('needs', t('wrong.needs', { line }));
    if (found?.id === id) wrong('needs', t('wrong.needsItself'));
    return found ? [found.id] : [];
  });
}

/** Whose it is: evenly shared unless shares are written, which then add up to the whole. */
function organisationsIn(
  { t, many, lines, wrong }: FormReader,
  members: readonly Member[],
): Initiative['organisations'] {
  const chosen = many('organisation').filter((slug) => members.some((one) => one.slug === slug));
  if (chosen.length === 0) wrong('organisation', t('wrong.organisation'));
  const even = evenShares(chosen.length);
  if (lines('shares').length === 0) return chosen.map((organisation, at) => ({ organisation, share: even[at] ?? '1' }));
  const shares = new Map<string, string>();
  for (const line of lines('shares')) {
    const pair = pairIn(line);
    const named = pair?.name.toLowerCase();
    const member = members.find(({ slug, name }) => slug === named || name.toLowerCase() === named);
    const share = pair && shareIn(pair.value);
    if (!member || !share || !chosen.includes(member.slug)) wrong('shares', t('wrong.shareLine', { line }));
    else shares.set(member.slug, share);
  }
  if (shares.size !== chosen.length || !sumOf(shares.values()).eq(1)) wrong('shares', t('wrong.shares'));
  return chosen.map((organisation) => ({ organisation, share: shares.get(organisation) ?? '0' }));
}

/** Names of fields that differ from those of an initiative's parts. */
const fields: Readonly<Record<string, string>> = {
  organisations: 'organisation',
  range: 'rangeLow',
  actsOn: 'category',
  'actsOn.activities': 'activities',
  'actsOn.sites': 'sites',
  'actsOn.suppliers': 'suppliers',
  'effect.type': 'effect',
  'effect.amount': 'amount',
  'effect.unit': 'unit',
  'effect.share': 'share',
  'effect.aYear': 'tonnesAYear',
  'effect.byYear': 'tonnesByYear',
  'effect.source': 'tonnesSource',
  'another factor.share': 'newShare',
  'another factor.activity': 'newActivity',
  'another factor.unit': 'newUnit',
  'another factor.perUnit': 'perUnit',
  'another factor.rates': 'newRates',
};
/** Parts whose own parts have fields of their own names. */
const within = ['money', 'coBenefits'];

/** The field of the form in which a part of an initiative stands: "effect.share", "money.capital". */
export function fieldOfPath(path: readonly PropertyKey[], effect: string | undefined): string {
  const [first = '', second = ''] = path.map(String);
  const whole = `${first === 'effect' && effect === 'another factor' ? effect : first}.${second}`;
  if (within.includes(first)) return second || 'capital';
  return fields[whole] ?? fields[first] ?? first;
}
