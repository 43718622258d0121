/** The pages on which readers come back to their answers: find them, read what came of them, have them forgotten. */
import { Button, Details } from 'nhsuk-react-components';
import type { View } from '../plan/pages/view.tsx';
import { type Filled, LineField, Problems } from '../platform/web/forms.tsx';
import type { T } from './frame.tsx';
import { missing, type Remark, wholePlan } from './model.ts';

export function ReturnPage({ t, base, form }: { t: T; base: string; form: Filled }) {
  return (
    <form method="post" action={`${base}/consultation/return`} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('return.title')}</h1>
      <LineField
        name="receipt"
        label={t('return.label')}
        hint={t('return.hint')}
        autoComplete="off"
        form={form}
        width="20"
      />
      <Button>{t('return.button')}</Button>
    </form>
  );
}

interface MineProps {
  t: T;
  base: string;
  view: View;
  open: boolean;
  remarks: Remark[];
}

/** One's own answers, each with what came of it. */
export function MinePage({ t, base, view, open, remarks }: MineProps) {
  const aboutOf = (subject: string) => {
    if (subject === wholePlan) return t('ask.whole');
    if (subject === missing) return t('ask.missing');
    return view.index.byId.get(subject)?.commitment.text ?? t('said.gone');
  };
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('mine.title')}</h1>
      {remarks.length === 0 && <p>{t('mine.none')}</p>}
      {remarks.map(({ id, subject, verdict, text, outcome, reason }) => (
        <article key={id} className="gp-commitment">
          <h2 className="nhsuk-heading-s">{aboutOf(subject)}</h2>
          <p>
            {verdict && <b>{t(`ask.${verdict}`)}. </b>}
            {text}
          </p>
          <p>
            {outcome ? <b>{t(`outcome.${outcome}`)}. </b> : t('mine.waiting')}
            {reason}
          </p>
          {open && <a href={`${base}/consultation/${subject}`}>{t('mine.change')}</a>}
        </article>
      ))}
      <h2 className="nhsuk-heading-m">{t('forget.title')}</h2>
      <p>
        <a href={`${base}/consultation/mine.json`}>{t('forget.file')}</a>
      </p>
      <Details>
        <Details.Summary>{t('forget.ask')}</Details.Summary>
        <Details.Text>
          <form method="post" action={`${base}/consultation/forget`}>
            <p>{t('forget.text')}</p>
            <Button type="submit" warning>
              {t('forget.button')}
            </Button>
          </form>
        </Details.Text>
      </Details>
    </>
  );
}

export function ForgottenPage({ t, base }: { t: T; base: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('forget.done')}</h1>
      <p>{t('forget.doneText')}</p>
      <p>
        <a href={`${base}/consultation`}>{t('forget.onward')}</a>
      </p>
    </>
  );
}
