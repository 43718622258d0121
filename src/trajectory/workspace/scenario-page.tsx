/** One scenario: what it is based on, what is otherwise in it, and making it the plan of record. */
import { Button } from 'nhsuk-react-components';
import { Done } from '../../carbon/intake-pages/done.tsx';
import { DataTable } from '../../carbon/pages/parts.tsx';
import { ChoiceField, type Filled, LineField, Problems, TextField, TickField } from '../../platform/web/forms.tsx';
import { monthInWords } from '../pages/told.ts';
import { type Initiative, type Scenario, stages } from '../rules/model.ts';
import type { KeptScenario } from '../scenario-store.ts';
import type { WorkDesk } from './desk.ts';
import { switchField } from './scenario-fields.ts';
import { scenarioHref } from './scenarios-page.tsx';
import { percentOf } from './written.ts';

/** A national change or a growth that a scenario can do without. */
export interface Switchable {
  id: string;
  name: string;
}

export interface ScenarioProps {
  desk: WorkDesk;
  kept: KeptScenario;
  others: readonly Scenario[];
  initiatives: readonly Initiative[];
  switchable: readonly Switchable[];
  /** How many initiatives adopting it would change; null where it cannot be adopted as it is. */
  wouldChange: number | null;
  /** Which of the page's forms was sent, with what is wrong with it. */
  sent: { form: 'scenario' | 'change' | 'adoption' | 'none'; filled: Filled };
  scenarioForm: Filled;
  done: boolean;
}

export function ScenarioPage(props: ScenarioProps) {
  const { desk, kept, sent, done } = props;
  const { t, here, mayChange, mayDecide } = desk;
  const { scenario } = kept;
  return (
    <>
      <Problems problems={sent.filled.problems} t={t} />
      {done && <Done>{t('scenario.saved')}</Done>}
      <h1 className="nhsuk-heading-l">{scenario.name}</h1>
      <p>
        <a href={`${here}?scenario=${encodeURIComponent(scenario.id)}`}>
          {t('scenarios.show', { name: scenario.name })}
        </a>{' '}
        <a href={`${here}/compare`}>{t('scenarios.compare')}</a>
      </p>
      <Differences {...props} />
      {mayChange ? (
        <>
          <ChangeForm {...props} />
          <WholeForm {...props} />
        </>
      ) : (
        <p>{t('mayNot')}</p>
      )}
      {mayDecide && <Adopting {...props} />}
      {mayChange && (
        <form method="post" action={`${scenarioHref(here, scenario.id)}/removal`} className="gp-section">
          <p>{t('scenario.removeText')}</p>
          <Button type="submit" warning>
            {t('scenario.remove')}
          </Button>
        </form>
      )}
    </>
  );
}

function Differences({ desk: { t, here, mayChange }, kept: { scenario, revision }, initiatives }: ScenarioProps) {
  if (scenario.changes.length === 0) return <p>{t('scenario.noChanges')}</p>;
  const titleOf = (id: string) => initiatives.find((one) => one.id === id)?.title ?? id;
  return (
    <DataTable
      caption={t('scenario.changes')}
      heads={[
        { label: t('head.initiative') },
        { label: t('head.change') },
        ...(mayChange ? [{ label: t('head.do') }] : []),
      ]}
      rows={scenario.changes.map((change) => ({
        key: change.initiative,
        cells: [
          titleOf(change.initiative),
          told(t, change),
          ...(mayChange
            ? [
                <form key="remove" method="post" action={`${scenarioHref(here, scenario.id)}/change-removal`}>
                  <input type="hidden" name="initiative" value={change.initiative} />
                  <input type="hidden" name="revision" value={revision} />
                  <Button
                    type="submit"
                    secondary
                    small
                    aria-label={t('scenario.undo', { title: titleOf(change.initiative) })}
                  >
                    {t('remove')}
                  </Button>
                </form>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function told(t: WorkDesk['t'], { leftOut, stage, start, rampMonths, size }: Scenario['changes'][number]): string {
  if (leftOut) return t('scenario.leftOut');
  return [
    stage !== undefined && t('scenario.stage', { stage: t(`stage.${stage}`).toLowerCase() }),
    start !== undefined && t('scenario.start', { month: monthInWords(start) }),
    rampMonths !== undefined && t('scenario.ramp', { months: rampMonths }),
    size !== undefined && t('scenario.size', { percent: percentOf(size) }),
  ]
    .filter((one) => one !== false)
    .join('; ');
}

/** Errors of one form are not those of another on the same page. */
const formOf = ({ sent }: ScenarioProps, which: ScenarioProps['sent']['form'], usual: Filled): Filled =>
  sent.form === which ? sent.filled : usual;

const nothing: Filled = { values: {}, problems: [] };

function ChangeForm(props: ScenarioProps) {
  const { desk, kept, initiatives } = props;
  const { t, here } = desk;
  const form = formOf(props, 'change', nothing);
  return (
    <section aria-labelledby="change" className="gp-section">
      <h2 id="change">{t('scenario.change')}</h2>
      <p>{t('scenario.changeText')}</p>
      <form method="post" action={`${scenarioHref(here, kept.scenario.id)}/change`} noValidate>
        <input type="hidden" name="revision" value={kept.revision} />
        <ChoiceField
          name="initiative"
          label={t('head.initiative')}
          options={[
            { value: '', label: t('choose') },
            ...initiatives.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          form={form}
        />
        <TickField
          name="leftOut"
          label={t('field.leftOut')}
          options={[{ value: 'yes', label: t('scenario.leaveOut') }]}
          form={form}
        />
        <ChoiceField
          name="stage"
          label={t('field.stage')}
          options={[
            { value: '', label: t('asItIs') },
            ...stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) })),
          ]}
          form={form}
        />
        <LineField name="start" label={t('field.start')} hint={t('hint.month')} width="10" form={form} />
        <LineField name="rampMonths" label={t('field.rampMonths')} width="5" form={form} />
        <LineField name="size" label={t('field.size')} hint={t('hint.size')} width="5" form={form} />
        <Button type="submit">{t('scenario.keepChange')}</Button>
      </form>
    </section>
  );
}

function WholeForm(props: ScenarioProps) {
  const { desk, kept, others, switchable, scenarioForm } = props;
  const { t, here } = desk;
  const form = formOf(props, 'scenario', scenarioForm);
  return (
    <section aria-labelledby="whole" className="gp-section">
      <h2 id="whole">{t('scenario.whole')}</h2>
      <form method="post" action={scenarioHref(here, kept.scenario.id)} noValidate>
        <input type="hidden" name="revision" value={kept.revision} />
        <LineField name="name" label={t('field.scenarioName')} form={form} />
        <ChoiceField
          name="basedOn"
          label={t('head.basedOn')}
          options={[
            { value: '', label: t('scenarios.plan') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          form={form}
        />
        {switchable.map(({ id, name }) => (
          <ChoiceField
            key={id}
            name={switchField(id)}
            label={name}
            options={[
              { value: '', label: t('switch.asBase') },
              { value: 'on', label: t('switch.on') },
              { value: 'off', label: t('switch.off') },
            ]}
            form={form}
          />
        ))}
        <Button type="submit">{t('save')}</Button>
      </form>
    </section>
  );
}

function Adopting(props: ScenarioProps) {
  const { desk, kept, wouldChange } = props;
  const { t, here } = desk;
  const form = formOf(props, 'adoption', nothing);
  if (wouldChange === null) return null;
  return (
    <section aria-labelledby="adopt" className="gp-section">
      <h2 id="adopt">{t('scenario.adopt')}</h2>
      <p>{t('scenario.adoptText', { count: wouldChange })}</p>
      <form method="post" action={`${scenarioHref(here, kept.scenario.id)}/adoption`} noValidate>
        <LineField name="on" label={t('field.on')} hint={t('hint.on')} width="10" form={form} />
        <TextField name="reason" label={t('field.reason')} hint={t('hint.reason')} form={form} />
        <Button type="submit">{t('scenario.adoptIt')}</Button>
      </form>
    </section>
  );
}
