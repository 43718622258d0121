/** Recommendations as the team and as readers see them, whether they came from an event or from an assessment. */
import { Button } from 'nhsuk-react-components';
import type { PlanIndex } from '../../plan/rules.ts';
import type { Revision } from '../../plan/store.ts';
import { ChoiceField, FileField, type Filled, Problems, RadioField, TextField } from '../../platform/web/forms.tsx';
import { outcomes } from '../model.ts';
import type { T } from './frame.tsx';
import type { Raised } from './model.ts';
import type { Suggested } from './suggestions.ts';

interface ListProps {
  t: T;
  /** "/fenmarsh/workspace/engagement" */
  work: string;
  raised: Raised[];
}

export function RaisedList({ t, work, raised }: ListProps) {
  if (raised.length === 0) return <p>{t('rec.none')}</p>;
  return raised.map(({ id, text, outcome, reason }) => (
    <article key={id} className="gp-commitment">
      <p>{text}</p>
      <p>
        <strong className={`nhsuk-tag nhsuk-tag--${outcome === null ? 'yellow' : 'green'}`}>
          {t(`outcome.${outcome ?? 'open'}`)}
        </strong>{' '}
        {reason}
      </p>
      <a href={`${work}/recommendations/${id}`}>{t('rec.decide')}</a>
    </article>
  ));
}

interface AddProps {
  t: T;
  /** Address of the event or assessment. */
  here: string;
  form: Filled;
  limitMb: number;
}

/** Recommendations typed in, or taken from a document. */
export function AddForms({ t, here, form, limitMb }: AddProps) {
  return (
    <>
      <form method="post" action={`${here}/recommendations`} noValidate>
        <TextField name="texts" label={t('rec.add')} hint={t('rec.addHint')} rows={5} form={form} />
        <Button secondary>{t('rec.add')}</Button>
      </form>
      <form method="post" action={`${here}/document`} encType="multipart/form-data">
        <FileField name="document" label={t('rec.upload')} hint={t('rec.uploadHint', { limit: limitMb })} form={form} />
        <Button secondary>{t('rec.send')}</Button>
      </form>
    </>
  );
}

interface SuggestedProps {
  t: T;
  here: string;
  file: string;
  suggested: Suggested[];
}

/** What was found in a document, for a person to confirm. */
export function SuggestedPage({ t, here, file, suggested }: SuggestedProps) {
  return (
    <form method="post" action={`${here}/recommendations`}>
      <h1 className="nhsuk-heading-l">{t('rec.found', { file })}</h1>
      <p>{t(suggested.length === 0 ? 'rec.foundNone' : 'rec.foundText')}</p>
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small nhsuk-form-group">
        {suggested.map(({ text, sure }, at) => (
          <div key={text} className="nhsuk-checkboxes__item">
            <input
              className="nhsuk-checkboxes__input"
              type="checkbox"
              id={`found-${at}`}
              name="texts"
              value={text}
              defaultChecked={sure}
            />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`found-${at}`}>
              {text}
            </label>
          </div>
        ))}
      </div>
      {suggested.length > 0 && <Button>{t('rec.keep')}</Button>}
    </form>
  );
}

interface DecideProps {
  t: T;
  work: string;
  raised: Raised;
  /** Where it came from. */
  origin: { title: string; href: string };
  index: PlanIndex;
  revisions: Revision[];
  form: Filled;
  day(at: Date): string;
}

/** One recommendation, and what was done about it. */
export function DecidePage({ t, work, raised, origin, index, revisions, form: sent, day }: DecideProps) {
  const { id, text, commitment, outcome, reason, revision } = raised;
  const values = {
    commitment: commitment ?? '',
    outcome: outcome ?? '',
    reason: reason ?? '',
    revision: revision === null ? '' : String(revision),
  };
  const form = { ...sent, values: { ...values, ...sent.values } };
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('rec.decide')}</h1>
      <blockquote className="gp-commitment">
        <p>{text}</p>
        <p>
          <a href={origin.href}>{t('rec.from', { title: origin.title })}</a>
        </p>
      </blockquote>
      <form method="post" action={`${work}/recommendations/${id}`} noValidate>
        <ChoiceField
          name="commitment"
          label={t('rec.commitment')}
          form={form}
          options={[{ value: '', label: t('rec.noCommitment') }, ...commitmentOptions(index)]}
        />
        <RadioField
          name="outcome"
          label={t('rec.outcome')}
          form={form}
          options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
        />
        <TextField name="reason" label={t('rec.reason')} hint={t('rec.reasonHint')} form={form} />
        {revisions.length > 0 && (
          <ChoiceField
            name="revision"
            label={t('rec.revision')}
            form={form}
            options={[
              { value: '', label: t('rec.noRevision') },
              ...revisions.map((one) => ({
                value: String(one.id),
                label: t('rec.revisionOf', { id: one.subject, day: day(new Date(one.at)), why: one.why }),
              })),
            ]}
          />
        )}
        <Button>{t('work.save')}</Button>
      </form>
      <form method="post" action={`${work}/recommendations/${id}/remove`}>
        <Button secondary small>
          {t('rec.remove')}
        </Button>
      </form>
    </>
  );
}

/** The commitments of a plan, each with the beginning of its words. */
export function commitmentOptions(index: PlanIndex): { value: string; label: string }[] {
  return index.commitments.map(({ commitment: { id, text } }) => ({
    value: id,
    label: `${id} ${text.length > 90 ? `${text.slice(0, 89)}…` : text}`,
  }));
}
