/** What readers see of events and assessments, and the form by which a group asks the team to come. */
import { Button } from 'nhsuk-react-components';
import type { Revision } from '../../plan/store.ts';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../../platform/web/forms.tsx';
import { Changed } from '../changed.tsx';
import type { Assessment, Impact } from '../health/model.ts';
import { ImpactTable } from '../health/pages.tsx';
import { Paragraphs } from '../languages/words.tsx';
import type { T } from './frame.tsx';
import { type Engagement, type EngagementState, kinds, type Raised } from './model.ts';

interface AnsweredProps {
  t: T;
  /** "/fenmarsh" */
  base: string;
  raised: Raised[];
  revisions: ReadonlyMap<number, Revision>;
}

/** Recommendations with what was done about each. */
function Answered({ t, base, raised, revisions }: AnsweredProps) {
  const answered = raised.filter(({ outcome }) => outcome !== null).length;
  return (
    <>
      <p>{t('public.share', { count: raised.length, answered })}</p>
      {raised.map(({ id, text, commitment, outcome, reason, revision }) => {
        const led = revision === null ? undefined : revisions.get(revision);
        return (
          <article key={id} className="gp-commitment">
            <p>{text}</p>
            <p>
              <b>{t(`outcome.${outcome ?? 'open'}`)}.</b> {reason}{' '}
              {commitment && (
                <a href={`${base}/commitments/${commitment}`}>{t('public.answeredBy', { id: commitment })}</a>
              )}
            </p>
            {led && <Changed label={t('public.changed')} change={led} />}
          </article>
        );
      })}
    </>
  );
}

interface HeardProps extends Omit<AnsweredProps, 'raised'> {
  events: (Engagement & { state: EngagementState; raised: Raised[] })[];
  assessments: Assessment[];
  day(text: string): string;
}

export function HeardPage({ t, base, events, assessments, revisions, day }: HeardProps) {
  const toCome = events.filter(({ state }) => state === 'planned').toReversed();
  const held = events.filter(({ state }) => state === 'held');
  const about = ({ kind, day: on, place, attended }: Engagement) =>
    [t(`kind.${kind}`), on && day(on), place, attended !== null && t('event.people', { count: attended })]
      .filter(Boolean)
      .join(', ');
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('public.title')}</h1>
      <p>{t('public.intro')}</p>
      <ul className="nhsuk-list">
        <li>
          <a href={`${base}/engagement/ask`}>{t('ask.title')}</a>
        </li>
        {assessments.map(({ id, title }) => (
          <li key={id}>
            <a href={`${base}/health-impact/${id}`}>{t('public.assessment', { title })}</a>
          </li>
        ))}
      </ul>
      {toCome.length + held.length === 0 && <p>{t('public.none')}</p>}
      {toCome.length > 0 && <h2 className="nhsuk-heading-m">{t('public.toCome')}</h2>}
      {toCome.map((event) => (
        <section key={event.id} className="gp-said">
          <h3 className="nhsuk-heading-s">{event.title}</h3>
          <p>{about(event)}</p>
          <Paragraphs text={event.notes} />
        </section>
      ))}
      {held.length > 0 && <h2 className="nhsuk-heading-m">{t('public.held')}</h2>}
      {held.map((event) => (
        <section key={event.id} id={event.id} className="gp-said">
          <h3 className="nhsuk-heading-s">{event.title}</h3>
          <p>{about(event)}</p>
          <Paragraphs text={event.notes} />
          <Answered {...{ t, base, revisions }} raised={event.raised} />
        </section>
      ))}
    </>
  );
}

interface AssessedProps extends AnsweredProps {
  assessment: Assessment;
  impacts: Impact[];
  day(text: string): string;
}

export function AssessedPage({ t, base, assessment, impacts, raised, revisions, day }: AssessedProps) {
  const { title, planVersion, madeBy, summary } = assessment;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-l">{t('health.title')}</span> {title}
      </h1>
      <p>{t('health.of', { version: planVersion, day: day(assessment.day), madeBy })}</p>
      <Paragraphs text={summary} />
      <h2 className="nhsuk-heading-m">{t('health.impacts')}</h2>
      <ImpactTable {...{ t, base, impacts }} />
      <h2 className="nhsuk-heading-m">{t('rec.title')}</h2>
      <Answered {...{ t, base, raised, revisions }} />
    </>
  );
}

export function AskToComePage({ t, base, form }: { t: T; base: string; form: Filled }) {
  return (
    <form method="post" action={`${base}/engagement/ask`} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('ask.title')}</h1>
      <p>{t('ask.intro')}</p>
      <LineField name="title" label={t('ask.group')} hint={t('ask.groupHint')} form={form} />
      <ChoiceField
        name="kind"
        label={t('ask.kind')}
        form={form}
        options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
      />
      <LineField name="contact" label={t('ask.contact')} hint={t('ask.contactHint')} form={form} />
      <TextField name="notes" label={t('ask.notes')} rows={5} form={form} />
      <div className="gp-trap" aria-hidden="true">
        <label htmlFor="website">{t('ask.trap')}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <Button>{t('ask.button')}</Button>
    </form>
  );
}

export function AskedPage({ t, base }: { t: T; base: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('ask.done')}</h1>
      <p>{t('ask.doneText')}</p>
      <p>
        <a href={`${base}/engagement`}>{t('public.title')}</a>
      </p>
    </>
  );
}
