/** The team's pages of a plan's gates: where each stands, its form, and the record of what was decided. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, LineField, Problems, TextField, TickField } from '../platform/web/forms.tsx';
import { type ApprovalProps, GateTold } from './approval-page.tsx';
import type { PlanDesk, T } from './frame.tsx';
import { type Body, effects, type Gate, type Need, needs, recorders, verdicts } from './model.ts';
import { gateState, isPassed, type NeedState } from './rules.ts';
import { Done } from './work-pages.tsx';

interface GatesProps extends ApprovalProps {
  desk: PlanDesk;
  /** What each gate asks for, by its id. */
  states: Map<string, NeedState[]>;
  /** What is told above the page; null for nothing. */
  done: string | null;
  /** The form of a new edition as it was sent. */
  form: Filled;
}

export function GatesPage(props: GatesProps) {
  const { t, desk, gates, decisions, states, done } = props;
  const { planWork, listed } = desk;
  return (
    <>
      <Problems problems={props.form.problems} t={t} />
      <Done words={done} />
      <h1 className="nhsuk-heading-l">{t('gates.of', { plan: listed.title, edition: listed.edition })}</h1>
      {gates.length === 0 && (
        <form method="post" action={`${planWork}/usual`}>
          <p>{t('gates.none')}</p>
          <p>{t('gates.defaultText')}</p>
          <Button>{t('gates.default')}</Button>
        </form>
      )}
      <ol className="nhsuk-list gp-bare">
        {gates.map((gate, at) => (
          <li key={gate.id} className="gp-commitment">
            <GateTold {...props} gate={gate} />
            {!isPassed(gateState(gate, decisions)) && (
              <Needs desk={desk} states={states.get(gate.id) ?? []} heading="h3" />
            )}
            <ul className="nhsuk-list">
              <li>
                <a href={`${planWork}/gates/${gate.id}/decide`}>
                  {t('gates.decide')}
                  <Of gate={gate} />
                </a>
              </li>
              <li>
                {t('gates.paper')}:{' '}
                {(['docx', 'pdf', 'pptx'] as const).map((kind, index) => (
                  <span key={kind}>
                    {index > 0 && ', '}
                    <a href={`${planWork}/gates/${gate.id}/paper.${kind}`}>
                      {kind.toUpperCase()}
                      <Of gate={gate} />
                    </a>
                  </span>
                ))}
              </li>
              <li>
                <a href={`${planWork}/gates/${gate.id}/edit`}>
                  {t('gates.edit')}
                  <Of gate={gate} />
                </a>
              </li>
            </ul>
            <form method="post" action={`${planWork}/gates/${gate.id}/move`}>
              {at > 0 && (
                <Button secondary small name="to" value="earlier">
                  {t('gates.earlier')}
                  <Of gate={gate} />
                </Button>
              )}{' '}
              {at < gates.length - 1 && (
                <Button secondary small name="to" value="later">
                  {t('gates.later')}
                  <Of gate={gate} />
                </Button>
              )}
            </form>
          </li>
        ))}
      </ol>
      <Button href={`${planWork}/gates/new`} secondary>
        {t('gates.new')}
      </Button>
      <ul className="nhsuk-list">
        <li>
          <a href={`${planWork}/officers`}>{t('officers.edit')}</a>
        </li>
        <li>
          <a href={`${planWork}/owners`}>{t('owners.title')}</a>
        </li>
        <li>
          <a href={`${planWork}/taken-up`}>{t('taken.edit')}</a>
        </li>
        <li>
          <a href={`${desk.base}/approval`}>{t('work.public')}</a>
        </li>
      </ul>
      {listed.publishedOn !== null && <NewEdition {...props} />}
    </>
  );
}

function Of({ gate }: { gate: Gate }) {
  return <span className="nhsuk-u-visually-hidden"> ({gate.title})</span>;
}

interface NeedsProps {
  desk: Pick<PlanDesk, 't' | 'base' | 'planWork' | 'listed'>;
  states: NeedState[];
  heading: 'h2' | 'h3';
}

function Needs({ desk, states, heading: Heading }: NeedsProps) {
  const { t } = desk;
  const see = whereToSee(desk);
  return (
    <>
      <Heading className="nhsuk-heading-s">{t('gates.needs')}</Heading>
      {states.length === 0 && <p>{t('gates.needsNone')}</p>}
      <ul className="nhsuk-list nhsuk-list--bullet">
        {states.map(({ need, open }) => (
          <li key={need}>
            {t(`need.${need}`)}: <b>{open === 0 ? t('need.met') : t('need.open', { count: open })}</b>
            {open > 0 && see[need] !== null && (
              <>
                {' '}
                <a href={see[need]}>
                  {t('need.see')}
                  <span className="nhsuk-u-visually-hidden"> ({t(`need.${need}`)})</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where the team sees what a need still lacks; null where it is on the page itself. */
function whereToSee({ base, planWork, listed }: NeedsProps['desk']): Record<Need, string | null> {
  const work = `${base}/workspace`;
  return {
    'earlier gates': null,
    'no errors': `${work}/plans/${listed.slug}/findings`,
    'recommendations answered': `${work}/plans/${listed.slug}/answers`,
    'consultation closed': `${work}/consultations`,
    'comments answered': `${work}/consultations`,
    'heard answered': `${work}/engagement`,
    'owners agreed': `${planWork}/owners`,
    'taken up': `${planWork}/taken-up`,
  };
}

function NewEdition({ t, desk, gates, decisions, form }: GatesProps) {
  const passed = gates.filter((gate) => isPassed(gateState(gate, decisions)));
  return (
    <form method="post" action={`${desk.planWork}/edition`} noValidate>
      <h2>{t('gates.newEdition')}</h2>
      <p>{t('gates.newEditionText')}</p>
      <LineField name="why" label={t('gates.why')} form={form} />
      <TickField
        name="reopens"
        label={t('gates.reopens')}
        form={{ values: { reopens: passed.map(({ id }) => id), ...form.values }, problems: [] }}
        options={passed.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Button>{t('gates.begin')}</Button>
    </form>
  );
}

interface GateFormProps {
  t: T;
  title: string;
  /** "…/gates/new" or "…/gates/ID/edit" */
  action: string;
  /** Where the gate can be taken away; null for a new one. */
  removal: string | null;
  hasRecord: boolean;
  bodies: Body[];
  form: Filled;
}

export function GateFormPage({ t, title, action, removal, hasRecord, bodies, form }: GateFormProps) {
  return (
    <>
      <form method="post" action={action} noValidate>
        <Problems problems={form.problems} t={t} />
        <h1 className="nhsuk-heading-l">{title}</h1>
        <LineField name="title" label={t('gateForm.title')} form={form} />
        <ChoiceField
          name="body"
          label={t('gateForm.body')}
          form={form}
          options={[
            { value: '', label: t('gateForm.noBody') },
            ...bodies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <ChoiceField
          name="recorder"
          label={t('gateForm.recorder')}
          form={form}
          options={recorders.map((value) => ({ value, label: t(`recorder.${value}`) }))}
        />
        <TickField
          name="needs"
          label={t('gateForm.needs')}
          form={form}
          options={needs.map((value) => ({ value, label: t(`need.${value}`) }))}
        />
        <ChoiceField
          name="effect"
          label={t('gateForm.effect')}
          form={form}
          options={effects.map((value) => ({ value, label: t(`effect.${value}`) }))}
        />
        <LineField name="due" label={t('gateForm.due')} hint={t('gateForm.dueHint')} width="10" form={form} />
        <Button>{t('work.save')}</Button>
      </form>
      {removal !== null &&
        (hasRecord ? (
          <p>{t('gateForm.hasRecord')}</p>
        ) : (
          <form method="post" action={removal}>
            <Button warning>{t('gateForm.remove')}</Button>
          </form>
        ))}
    </>
  );
}

interface DecideProps {
  desk: PlanDesk;
  gate: Gate;
  action: string;
  states: NeedState[];
  /** Earlier gates that are passed. */
  earlier: Gate[];
  form: Filled;
}

export function DecidePage({ desk, gate, action, states, earlier, form }: DecideProps) {
  const { t } = desk;
  const title = t('decide.title', { gate: gate.title });
  return (
    <form method="post" action={action} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{title}</h1>
      <Needs desk={desk} states={states} heading="h2" />
      <ChoiceField
        name="outcome"
        label={t('decide.outcome')}
        form={form}
        options={[{ value: '', label: '–' }, ...verdicts.map((value) => ({ value, label: t(`state.${value}`) }))]}
      />
      <LineField name="on" label={t('decide.on')} hint={t('decide.onHint')} width="10" form={form} />
      <LineField name="minute" label={t('decide.minute')} width="20" form={form} />
      <TextField name="words" label={t('decide.words')} form={form} />
      {earlier.length > 0 && (
        <TickField
          name="reopens"
          label={t('decide.reopens')}
          hint={t('decide.reopensHint')}
          form={form}
          options={earlier.map(({ id, title: label }) => ({ value: id, label }))}
        />
      )}
      <p>{t('decide.exact')}</p>
      <Button>{t('decide.save')}</Button>
    </form>
  );
}
