/** The team's pages of the texts of a consultation in other languages. */
import { Button } from 'nhsuk-react-components';
import type { View } from '../../plan/pages/view.tsx';
import { ChoiceField, type Filled, LineField, Problems, TextField, unfilled } from '../../platform/web/forms.tsx';
import type { T } from '../frame.tsx';
import type { Consultation } from '../model.ts';
import { autonym, isEasyRead } from './model.ts';

/** "polski", "Easy read" */
export function languageName(t: T, language: string): string {
  return autonym(language) ?? t('language.easy');
}

interface ListProps {
  t: T;
  /** "/fenmarsh/workspace/consultations/ID/languages" */
  here: string;
  title: string;
  written: string[];
  /** Those in which nothing is written yet. */
  others: string[];
}

export function LanguagesPage({ t, here, title, written, others }: ListProps) {
  return (
    <>
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{title}</span> {t('language.title')}
      </h1>
      <p>{t('language.intro')}</p>
      {written.length === 0 && <p>{t('language.none')}</p>}
      <ul className="nhsuk-list">
        {written.map((language) => (
          <li key={language}>
            <a href={`${here}/${language}`}>{languageName(t, language)}</a>
          </li>
        ))}
      </ul>
      <form method="get" action={`${here}/new`}>
        <ChoiceField
          name="language"
          label={t('language.add')}
          form={unfilled}
          options={others.map((language) => ({ value: language, label: languageName(t, language) }))}
        />
        <Button secondary>{t('language.addButton')}</Button>
      </form>
    </>
  );
}

interface TextsProps {
  t: T;
  here: string;
  language: string;
  consultation: Consultation;
  view: View;
  isWritten: boolean;
  /** Ids of commitments that were changed since. */
  stale: ReadonlySet<string>;
  form: Filled;
}

/** All texts of one language, each below what it tells in the language of the system. */
export function TextsPage({ t, here, language, consultation, view, isWritten, stale, form }: TextsProps) {
  const { title, about, audience, privacy } = consultation;
  const own = [
    ['title', t('work.name'), title, 1],
    ['about', t('work.about'), about, 6],
    ['audience', t('work.audience'), audience, 2],
    ['privacy', t('work.privacy'), privacy, 6],
  ] as const;
  const asked = [
    ['question', t('ask.verdict')],
    ['yes', t('ask.yes')],
    ['partly', t('ask.partly')],
    ['no', t('ask.no')],
    ['why', t('ask.why')],
    ['whole', t('ask.wholeText')],
    ['missing', t('ask.missingText')],
  ] as const;
  return (
    <>
      <form method="post" action={`${here}/${language}`} noValidate>
        <Problems problems={form.problems} t={t} />
        <h1 className="nhsuk-heading-l">{languageName(t, language)}</h1>
        {isEasyRead(language) && <p>{t('language.easyHint')}</p>}
        {own.map(([name, label, text, rows]) => (
          <TextField key={name} name={name} label={label} hint={text} rows={rows} form={form} />
        ))}
        <h2 className="nhsuk-heading-m">{t('language.words')}</h2>
        <p>{t('language.wordsHint')}</p>
        {asked.map(([name, text]) => (
          <LineField key={name} name={name} label={text} form={form} width="20" />
        ))}
        <h2 className="nhsuk-heading-m">{t('language.commitments')}</h2>
        <p>{t('language.commitmentsHint')}</p>
        {view.index.commitments.map(({ commitment: { id, text, children } }) => (
          <TextField
            key={id}
            name={`wording-${id}`}
            label={stale.has(id) ? t('language.stale', { id }) : id}
            hint={[text, ...children.map((part) => part.text)].join(' • ')}
            rows={3}
            form={form}
          />
        ))}
        <Button>{t('work.save')}</Button>
      </form>
      {isWritten && (
        <form method="post" action={`${here}/${language}/remove`}>
          <Button secondary small>
            {t('language.remove')}
          </Button>
        </form>
      )}
    </>
  );
}
