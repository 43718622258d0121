/** Answers from a file: sent, looked at, and taken in. */
import { Button, Details } from 'nhsuk-react-components';
import type { View } from '../../plan/pages/view.tsx';
import { ChoiceField, FileField, type Filled, LineField, Problems, TextField } from '../../platform/web/forms.tsx';
import type { Translate } from '../../platform/web/translate.ts';
import type { T as Ask } from '../frame.tsx';
import { type Channel, verdicts } from '../model.ts';
import { subjectOptions, WhoFields } from '../weighing-pages.tsx';
import type { IncomingKey } from './messages.ts';
import type { Incoming } from './remarks-in.ts';

export type T = Translate<IncomingKey>;

interface FileProps {
  t: T;
  /** "/fenmarsh/workspace/consultations/ID" */
  base: string;
  limitMb: number;
  error: string | null;
  /** How many remarks were just taken in; null where none were sent. */
  kept: number | null;
}

export function FilePage({ t, base, limitMb, error, kept }: FileProps) {
  const form = { values: {}, problems: error === null ? [] : [{ field: 'document', message: error }] };
  return (
    <form method="post" action={`${base}/file`} encType="multipart/form-data">
      <Problems problems={form.problems} t={t} />
      {kept !== null && (
        <p role="alert">
          <strong>{t('file.kept', { count: kept })}</strong>
        </p>
      )}
      <h1 className="nhsuk-heading-l">{t('file.title')}</h1>
      <p>{t('file.intro')}</p>
      <FileField name="document" label={t('file.document')} hint={t('file.hint', { limit: limitMb })} form={form} />
      <Button>{t('file.send')}</Button>
    </form>
  );
}

export interface Found {
  file: string;
  channel: Channel;
  remarks: Incoming[];
  /** What was attached and could not be read. */
  unread: string[];
  /** Remarks that one form does not hold. */
  left: number;
}

interface FoundProps {
  t: T;
  ask: Ask;
  base: string;
  view: View;
  found: Found;
  /** Words that are in the consultation already. */
  known: ReadonlySet<string>;
  form: Filled;
}

/** What was found in a file, for a person to confirm. */
export function FoundPage({ t, ask, base, view, found, known, form }: FoundProps) {
  const { file, channel, remarks, unread, left } = found;
  const authors = new Set(remarks.map(({ author }) => author)).size;
  const subjects = subjectOptions(ask, view);
  // Remarks may be alike in all but their place.
  const placed = remarks.map((remark, n) => ({ remark, n, place: `remark ${n}` }));
  return (
    <form method="post" action={`${base}/file/take-in`} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('file.found', { file })}</h1>
      {unread.length > 0 && <p>{t('file.someUnread', { names: unread.join(', ') })}</p>}
      {remarks.length === 0 ? <p>{t('file.nothing')}</p> : <p>{t('file.foundText', { count: remarks.length })}</p>}
      {left > 0 && <p>{t('file.left', { count: left })}</p>}
      <input type="hidden" name="file" value={file} />
      <input type="hidden" name="channel" value={channel} />
      {placed.map(({ remark, n, place }) => (
        <FoundRemark key={place} {...{ t, ask, n, remark, subjects }} isKnown={known.has(remark.text)} />
      ))}
      {remarks.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">{t('file.who')}</h2>
          <p>{t('file.whoText', { count: authors })}</p>
          <WhoFields {...{ ask, view, form }} />
          <LineField name="organisation" label={t('file.organisation')} form={form} />
          <Button>{t('file.keep')}</Button>
        </>
      )}
    </form>
  );
}

interface RemarkProps {
  t: T;
  ask: Ask;
  n: number;
  remark: Incoming;
  isKnown: boolean;
  subjects: { value: string; label: string }[];
}

function FoundRemark({ t, ask, n, remark, isKnown, subjects }: RemarkProps) {
  const { subject, verdict, text, at, sure, author } = remark;
  const form = { values: { subject, verdict: verdict ?? '', text }, problems: [] };
  const named = (field: keyof typeof form.values) => ({
    name: `${field}-${n}`,
    id: `${field}-${n}`,
    form: { values: { [`${field}-${n}`]: form.values[field] }, problems: [] },
  });
  return (
    <fieldset className="nhsuk-fieldset gp-commitment">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{t('file.remark', { n: n + 1 })}</legend>
      <input type="hidden" name={`author-${n}`} value={author} />
      <input type="hidden" name={`at-${n}`} value={at} />
      <input type="hidden" name={`sure-${n}`} value={sure ? 'yes' : ''} />
      {at !== '' && (
        <Details>
          <Details.Summary>{t('file.at')}</Details.Summary>
          <Details.Text>
            <p className="gp-lines">{at}</p>
          </Details.Text>
        </Details>
      )}
      {isKnown && <p>{t('file.known')}</p>}
      {!sure && <strong className="nhsuk-tag nhsuk-tag--yellow">{t('file.unsure')}</strong>}
      <ChoiceField {...named('subject')} label={t('file.subject')} options={subjects} />
      <ChoiceField
        {...named('verdict')}
        label={t('file.verdict')}
        options={[
          { value: '', label: t('file.noVerdict') },
          ...verdicts.map((one) => ({ value: one, label: ask(`ask.${one}`) })),
        ]}
      />
      <TextField {...named('text')} label={t('file.text')} rows={Math.min(12, 2 + Math.ceil(text.length / 80))} />
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            type="checkbox"
            id={`take-${n}`}
            name="take"
            value={n}
            defaultChecked={!isKnown}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`take-${n}`}>
            {t('file.take')}
          </label>
        </div>
      </div>
    </fieldset>
  );
}
