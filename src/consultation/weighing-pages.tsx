/** The team's pages of consultations: the list, what one says, and what came on paper. */
import { Button, NotificationBanner } from 'nhsuk-react-components';
import type { View } from '../plan/pages/view.tsx';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../platform/web/forms.tsx';
import type { ConsultationCounts } from './consultation-store.ts';
import type { T } from './frame.tsx';
import { type Consultation, missing, respondents, verdicts, wholePlan } from './model.ts';
import type { State } from './rules.ts';

interface ListProps {
  t: T;
  /** "/fenmarsh/workspace/consultations" */
  base: string;
  listed: (Consultation & { state: State; counts: ConsultationCounts })[];
  day(text: string): string;
  done: boolean;
}

export function ConsultationsPage({ t, base, listed, day, done }: ListProps) {
  return (
    <>
      <Done words={done ? t('work.saved') : null} />
      <h1 className="nhsuk-heading-l">{t('work.title')}</h1>
      <p>{t('work.intro')}</p>
      <Button href={`${base}/new`}>{t('work.new')}</Button>
      {listed.length === 0 && <p>{t('work.none')}</p>}
      {listed.map(({ id, title, state, opens, closes, counts }) => (
        <article key={id} className="gp-commitment">
          <h2 className="nhsuk-heading-m">{title}</h2>
          <p>
            {state === 'to come' && t('toCome', { day: day(opens) })}
            {state === 'open' && t('openUntil', { day: day(closes) })}
            {state === 'closed' && t('closed', { day: day(closes) })}. {t('work.counts', { ...counts })}.{' '}
            {t('work.open', { ...counts })}. {t('work.waiting', { ...counts })}.
          </p>
          <ul className="nhsuk-list">
            <li>
              <a href={`${base}/${id}?outcome=open`}>{t('work.weigh')}</a>
            </li>
            <li>
              <a href={`${base}/${id}/paper`}>{t('work.paper')}</a>
            </li>
            <li>
              <a href={`${base}/${id}/file`}>{t('work.file')}</a>
            </li>
            <li>
              <a href={`${base}/${id}/answers.xlsx`}>{t('work.download')}</a>
            </li>
            <li>
              <a href={`${base}/${id}/edit`}>{t('work.edit')}</a>
            </li>
            <li>
              <a href={`${base}/${id}/languages`}>{t('language.title')}</a>
            </li>
            <li>
              <a href={`${base.replace(/\/workspace\/.*$/, '')}/you-said/${id}`}>{t('work.public')}</a>
            </li>
          </ul>
        </article>
      ))}
    </>
  );
}

interface FormProps {
  t: T;
  base: string;
  /** Null for a new one. */
  id: string | null;
  form: Filled;
  /** Of the plan that it asks about; null for a new one. */
  version: number | null;
  hasPlan: boolean;
}

export function ConsultationFormPage({ t, base, id, form, version, hasPlan }: FormProps) {
  const title = t(id === null ? 'work.new' : 'work.edit');
  if (!hasPlan) {
    return (
      <>
        <h1 className="nhsuk-heading-l">{title}</h1>
        <p>{t('work.noPlan')}</p>
      </>
    );
  }
  return (
    <form method="post" action={id === null ? `${base}/new` : `${base}/${id}/edit`} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{title}</h1>
      {version !== null && <p>{t('work.version', { version })}</p>}
      <LineField name="title" label={t('work.name')} form={form} />
      <LineField name="opens" label={t('work.opens')} hint={t('work.dayHint')} form={form} width="10" />
      <LineField name="closes" label={t('work.closes')} form={form} width="10" />
      <TextField name="audience" label={t('work.audience')} rows={2} form={form} />
      <TextField name="about" label={t('work.about')} rows={6} form={form} />
      <TextField name="privacy" label={t('work.privacy')} hint={t('work.privacyHint')} rows={6} form={form} />
      <Button>{t('work.save')}</Button>
    </form>
  );
}

interface PaperProps {
  t: T;
  /** "/fenmarsh/workspace/consultations/ID" */
  base: string;
  view: View;
  form: Filled;
  done: boolean;
}

/** An answer that came on paper or was said, one thing at a time. */
export function PaperPage({ t, base, view, form, done }: PaperProps) {
  return (
    <form method="post" action={`${base}/paper`} noValidate>
      <Problems problems={form.problems} t={t} />
      <Done words={done ? t('work.paperDone') : null} />
      <h1 className="nhsuk-heading-l">{t('work.paper')}</h1>
      <ChoiceField name="subject" label={t('weigh.subject')} form={form} options={subjectOptions(t, view)} />
      <ChoiceField
        name="verdict"
        label={t('ask.verdict')}
        form={form}
        options={[{ value: '', label: '–' }, ...verdicts.map((one) => ({ value: one, label: t(`ask.${one}`) }))]}
      />
      <TextField name="text" label={t('work.paperWords')} rows={6} form={form} />
      <WhoFields ask={t} view={view} form={form} />
      <LineField name="organisation" label={t('you.organisation')} form={form} />
      <Button>{t('work.save')}</Button>
    </form>
  );
}

/** As what, and from which place, somebody answered. */
export function WhoFields({ ask, view, form }: { ask: T; view: View; form: Filled }) {
  return (
    <>
      <ChoiceField
        name="respondent"
        label={ask('weigh.respondent')}
        form={form}
        options={[
          { value: '', label: ask('respondent.none') },
          ...respondents.map((one) => ({ value: one, label: ask(`respondent.${one}`) })),
        ]}
      />
      <ChoiceField
        name="place"
        label={ask('weigh.place')}
        form={form}
        options={[
          { value: '', label: '–' },
          ...view.system.settings.places.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
    </>
  );
}

/** What a remark may be about. */
export function subjectOptions(t: T, view: View): { value: string; label: string }[] {
  return [
    { value: wholePlan, label: t('ask.whole') },
    { value: missing, label: t('ask.missing') },
    ...view.index.commitments.map(({ commitment: { id, text } }) => ({
      value: id,
      label: `${id} ${text.length > 90 ? `${text.slice(0, 89)}…` : text}`,
    })),
  ];
}

function Done({ words }: { words: string | null }) {
  return words === null ? null : (
    <NotificationBanner success role="alert">
      <NotificationBanner.Heading>{words}</NotificationBanner.Heading>
    </NotificationBanner>
  );
}
