/** The form of an initiative: what it is, when, what it acts on, what it does, what it costs, what else it is good for. */
import { Button, Details, Fieldset, Radios } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { categories } from '../../carbon/footprint/categories.ts';
import { ChoiceField, type Filled, LineField, RadioField, TextField, TickField } from '../../platform/web/forms.tsx';
import { confidences, type Effect, healthcareDrivers, stages } from '../rules/model.ts';
import type { Member, PlanWords, T } from './desk.ts';
import type { WorkspaceKey } from './messages.ts';

/** A field's name, its hint with what the checks remark on it, and the form that it is of. */
type FieldOf = (name: string, hint?: WorkspaceKey) => { name: string; hint?: string; form: Filled };

interface Props {
  t: T;
  form: Filled;
  members: readonly Member[];
  plan: PlanWords;
  action: string;
  /** The revision that the form was made of; null for a new one. */
  revision: number | null;
  /** What the checks say of what is there, by field; it keeps nobody from saving. */
  remarks: ReadonlyMap<string, string>;
  /** In what it acts on, offered while somebody types: activities and sites of the baseline. */
  offered: { activities: readonly string[]; sites: readonly string[]; suppliers: readonly string[] };
}

export function InitiativeForm({ t, form, members, plan, action, revision, remarks, offered }: Props) {
  const field: FieldOf = (name, hint) => {
    const told = [hint && t(hint), remarks.get(name)].filter(Boolean).join(' ');
    return { name, form, ...(told === '' ? {} : { hint: told }) };
  };
  const kind = [form.values.kind ?? ''].flat()[0] ?? '';
  return (
    <form method="post" action={action} noValidate>
      {revision !== null && <input type="hidden" name="revision" value={revision} />}
      <input type="hidden" name="kind" value={kind} />
      <Group title={t('group.what')}>
        <LineField {...field('title', 'hint.title')} label={t('field.title')} />
        <TickField
          {...field('organisation')}
          label={t('field.organisation')}
          options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <TextField {...field('shares', 'hint.shares')} label={t('field.shares')} rows={3} />
        <LineField {...field('theme', 'hint.theme')} label={t('field.theme')} list="themes" />
        <DataList id="themes" values={plan.themes.map(({ title }) => title)} />
        <LineField {...field('commitments', 'hint.commitments')} label={t('field.commitments')} />
        <TextField {...field('needs', 'hint.needs')} label={t('field.needs')} rows={2} />
        <LineField {...field('answerable', 'hint.answerable')} label={t('field.answerable')} />
      </Group>
      <Group title={t('group.when')}>
        <RadioField
          {...field('stage', 'hint.stage')}
          label={t('field.stage')}
          options={stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
        />
        <LineField {...field('likelihood', 'hint.likelihood')} label={t('field.likelihood')} width="5" />
        <LineField {...field('start', 'hint.month')} label={t('field.start')} width="10" />
        <LineField {...field('rampMonths', 'hint.rampMonths')} label={t('field.rampMonths')} width="5" />
        <LineField {...field('lifetimeYears', 'hint.lifetime')} label={t('field.lifetime')} width="5" />
        <LineField {...field('ends', 'hint.ends')} label={t('field.ends')} width="10" />
      </Group>
      <Group title={t('group.actsOn')} hint={t('hint.actsOn')}>
        <TickField
          {...field('category')}
          label={t('field.category')}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...field('activities', 'hint.activities')} label={t('field.activities')} rows={3} />
        <Offered words={t('offered.activities')} values={offered.activities} />
        <TextField {...field('sites', 'hint.sites')} label={t('field.sites')} rows={2} />
        <Offered words={t('offered.sites')} values={offered.sites} />
        <TextField {...field('suppliers', 'hint.suppliers')} label={t('field.suppliers')} rows={2} />
        <Offered words={t('offered.suppliers')} values={offered.suppliers} />
      </Group>
      <Group title={t('group.effect')}>
        <EffectFields {...{ t, form, field }} />
        <RadioField
          {...field('confidence')}
          label={t('field.confidence')}
          options={confidences.map((one) => ({ value: one, label: t(`confidence.${one}`) }))}
        />
        <LineField {...field('rangeLow', 'hint.range')} label={t('field.rangeLow')} width="5" />
        <LineField {...field('rangeHigh', 'hint.rangeHigh')} label={t('field.rangeHigh')} width="5" />
      </Group>
      <Group title={t('group.money')} hint={t('hint.money')}>
        <LineField {...field('capital', 'hint.capital')} label={t('field.capital')} width="10" />
        <TextField {...field('capitalByYear', 'hint.byYear')} label={t('field.capitalByYear')} rows={3} />
        <LineField {...field('running', 'hint.running')} label={t('field.running')} width="10" />
        <LineField {...field('saving', 'hint.saving')} label={t('field.saving')} width="10" />
        <LineField {...field('priceYear', 'hint.priceYear')} label={t('field.priceYear')} width="10" />
        <TextField {...field('funding', 'hint.funding')} label={t('field.funding')} rows={3} />
      </Group>
      <Group title={t('group.coBenefits')}>
        <ChoiceField
          {...field('driverOfHealthcare', 'hint.driver')}
          label={t('field.driver')}
          options={[
            { value: '', label: t('driver.none') },
            ...healthcareDrivers.map((one) => ({ value: one, label: t(`driver.${one}`) })),
          ]}
        />
        <TextField {...field('environmental')} label={t('field.environmental')} rows={3} />
        <TextField {...field('social')} label={t('field.social')} rows={3} />
        <TextField {...field('financial')} label={t('field.financial')} rows={3} />
        <TextField {...field('evidence', 'hint.evidence')} label={t('field.evidence')} rows={4} />
      </Group>
      <Button type="submit">{t('save')}</Button>
    </form>
  );
}

/** Kinds of effect as radio buttons, each with its fields below it: without scripts all of them are to be seen. */
function EffectFields({ t, form, field }: { t: T; form: Filled; field: FieldOf }) {
  const chosen = [form.values.effect ?? ''].flat()[0];
  const error = form.problems.find(({ field }) => field === 'effect')?.message;
  const item = (type: Effect['type'], id: string, fields: ReactNode) => (
    <Radios.Item
      id={id}
      value={type}
      defaultChecked={chosen === type}
      hint={t(`effect.${type}.hint`)}
      conditional={fields}
    >
      {t(`effect.${type}`)}
    </Radios.Item>
  );
  return (
    <Radios
      id="effect-group"
      name="effect"
      legend={t('field.effect')}
      legendProps={{ size: 's' }}
      hint={t('hint.effect')}
      {...(error ? { error } : {})}
    >
      {item(
        'share less',
        'effect',
        <LineField {...field('share', 'hint.percent')} label={t('field.share')} width="5" />,
      )}
      {item(
        'less activity',
        'effect-less',
        <>
          <LineField {...field('amount', 'hint.amount')} label={t('field.amount')} width="10" />
          <LineField {...field('unit', 'hint.unit')} label={t('field.unit')} width="10" />
        </>,
      )}
      {item(
        'another factor',
        'effect-other',
        <>
          <LineField {...field('newShare', 'hint.percent')} label={t('field.newShare')} width="5" />
          <LineField {...field('newActivity', 'hint.newActivity')} label={t('field.newActivity')} />
          <LineField {...field('newUnit', 'hint.unit')} label={t('field.newUnit')} width="10" />
          <LineField {...field('perUnit', 'hint.perUnit')} label={t('field.perUnit')} width="10" />
          <TextField {...field('newRates', 'hint.newRates')} label={t('field.newRates')} rows={4} />
        </>,
      )}
      {item(
        'tonnes',
        'effect-tonnes',
        <>
          <LineField {...field('tonnesAYear', 'hint.tonnes')} label={t('field.tonnesAYear')} width="10" />
          <TextField {...field('tonnesByYear', 'hint.byYear')} label={t('field.tonnesByYear')} rows={3} />
          <LineField {...field('tonnesSource')} label={t('field.tonnesSource')} />
        </>,
      )}
    </Radios>
  );
}

/** A part of a long form, below a heading of its own. */
export function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Fieldset className="gp-section">
      <Fieldset.Legend size="m">{title}</Fieldset.Legend>
      {hint && <p>{hint}</p>}
      {children}
    </Fieldset>
  );
}

function DataList({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

/** What the baseline has, to copy a name from. */
function Offered({ words, values }: { words: string; values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <Details>
      <Details.Summary>{words}</Details.Summary>
      <Details.Text>
        <ul className="gp-as-written">
          {values.map((value) => (
            <li key={value}>{value}</li>
          ))}
        </ul>
      </Details.Text>
    </Details>
  );
}
