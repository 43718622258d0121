/** The team's pages of events. */
import { Button, NotificationBanner } from 'nhsuk-react-components';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../../platform/web/forms.tsx';
import type { Assessment } from '../health/model.ts';
import type { T } from './frame.tsx';
import { answers, type Engagement, type EngagementState, kinds, type Raised } from './model.ts';
import { AddForms, RaisedList } from './raised-parts.tsx';

interface ListProps {
  t: T;
  base: string;
  work: string;
  events: (Engagement & { state: EngagementState; raised: Raised[] })[];
  assessments: Assessment[];
  hasPlan: boolean;
  day(text: string): string;
  done: boolean;
}

export function EngagementsPage({ t, base, work, events, assessments, hasPlan, day, done }: ListProps) {
  const asked = events.filter(({ state }) => state === 'asked').length;
  return (
    <>
      {done && <Saved t={t} />}
      <h1 className="nhsuk-heading-l">{t('work.title')}</h1>
      <p>{t('work.intro')}</p>
      <p>
        <a href={`${base}/engagement`}>{t('work.public')}</a>
      </p>
      {!hasPlan && <p>{t('work.noPlan')}</p>}
      <h2 className="nhsuk-heading-m">{t('work.events')}</h2>
      {asked > 0 && <p>{t('work.asked', { count: asked })}</p>}
      {events.length === 0 && <p>{t('work.none')}</p>}
      {events.map(({ id, title, kind, state, day: on, raised }) => (
        <article key={id} className="gp-commitment">
          <h3 className="nhsuk-heading-s">
            <a href={`${work}/${id}`}>{title}</a>
          </h3>
          <p>
            <strong className={`nhsuk-tag nhsuk-tag--${state === 'asked' ? 'yellow' : 'white'}`}>
              {t(`state.${state}`)}
            </strong>{' '}
            {[t(`kind.${kind}`), on && day(on), t('work.recommended', counted(raised))].filter(Boolean).join(', ')}
          </p>
        </article>
      ))}
      {hasPlan && <Button href={`${work}/new`}>{t('work.new')}</Button>}
      <h2 className="nhsuk-heading-m">{t('health.title')}</h2>
      {assessments.length === 0 && <p>{t('health.none')}</p>}
      <ul className="nhsuk-list">
        {assessments.map(({ id, title, day: on }) => (
          <li key={id}>
            <a href={`${work}/health/${id}`}>{title}</a> {day(on)}
          </li>
        ))}
      </ul>
      {hasPlan && (
        <Button secondary href={`${work}/health/new`}>
          {t('health.new')}
        </Button>
      )}
    </>
  );
}

const counted = (raised: Raised[]) => ({
  count: raised.length,
  open: raised.filter(({ outcome }) => outcome === null).length,
});

export function Saved({ t }: { t: T }) {
  return (
    <NotificationBanner success role="alert">
      <NotificationBanner.Heading>{t('work.saved')}</NotificationBanner.Heading>
    </NotificationBanner>
  );
}

interface FormProps {
  t: T;
  work: string;
  /** Null for a new one. */
  id: string | null;
  form: Filled;
}

export function EngagementFormPage({ t, work, id, form }: FormProps) {
  return (
    <form method="post" action={id === null ? `${work}/new` : `${work}/${id}/edit`} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t(id === null ? 'work.new' : 'work.edit')}</h1>
      <LineField name="title" label={t('event.title')} form={form} />
      <ChoiceField
        name="kind"
        label={t('event.kind')}
        form={form}
        options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
      />
      <LineField name="day" label={t('event.day')} hint={t('event.dayHint')} form={form} width="10" />
      {id !== null && (
        <ChoiceField
          name="answered"
          label={t('event.answered')}
          form={form}
          options={answers.map((one) => ({ value: one, label: t(`answered.${one}`) }))}
        />
      )}
      <LineField name="place" label={t('event.place')} form={form} />
      <LineField name="attended" label={t('event.attended')} hint={t('event.attendedHint')} form={form} width="5" />
      <TextField name="notes" label={t('event.notes')} rows={6} form={form} />
      <Button>{t('work.save')}</Button>
    </form>
  );
}

interface EventProps {
  t: T;
  work: string;
  event: Engagement;
  state: EngagementState;
  raised: Raised[];
  form: Filled;
  limitMb: number;
  day(text: string): string;
  done: boolean;
}

export function EngagementPage({ t, work, event, state, raised, form, limitMb, day, done }: EventProps) {
  const { id, title, kind, day: on, place, attended, notes, contact } = event;
  const here = `${work}/${id}`;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done && <Saved t={t} />}
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p>
        <strong className="nhsuk-tag nhsuk-tag--white">{t(`state.${state}`)}</strong>{' '}
        {[t(`kind.${kind}`), on && day(on), place, attended !== null && t('event.people', { count: attended })]
          .filter(Boolean)
          .join(', ')}
      </p>
      {notes && <p className="gp-lines">{notes}</p>}
      {contact && (
        <form method="post" action={`${here}/forget-contact`}>
          <h2 className="nhsuk-heading-s">{t('event.contact')}</h2>
          <p className="nhsuk-hint">{t('event.contactHint')}</p>
          <p className="gp-lines">{contact}</p>
          <Button secondary small>
            {t('event.forget')}
          </Button>
        </form>
      )}
      <p>
        <a href={`${here}/edit`}>{t('work.edit')}</a>
      </p>
      <h2 className="nhsuk-heading-m">{t('rec.title')}</h2>
      <RaisedList {...{ t, work, raised }} />
      <AddForms {...{ t, here, form, limitMb }} />
    </>
  );
}
