/** The team's pages of bodies and plans: the list, a body's form, and who answers for which part. */
import { Button, NotificationBanner } from 'nhsuk-react-components';
import type { ListedPlan } from '../plan/store.ts';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../platform/web/forms.tsx';
import type { Desk, T } from './frame.tsx';
import { type Body, bodyKinds, wholePlan } from './model.ts';

interface WorkProps extends Pick<Desk, 't' | 'base' | 'work' | 'day'> {
  plans: ListedPlan[];
  known: Body[];
  done: boolean;
}

export function WorkPage({ t, base, work, day, plans, known, done }: WorkProps) {
  return (
    <>
      <Done words={done ? t('work.saved') : null} />
      <h1 className="nhsuk-heading-l">{t('work.title')}</h1>
      <p>{t('work.intro')}</p>
      <h2>{t('work.plans')}</h2>
      {plans.length === 0 && <p>{t('work.noPlan')}</p>}
      <ul className="nhsuk-list">
        {plans.map(({ id, slug, title, edition, publishedOn }) => (
          <li key={id}>
            <a href={`${work}/plans/${slug}`}>{title}</a>, {t('work.edition', { edition })}
            {publishedOn !== null && `, ${t('work.published', { day: day(publishedOn) })}`}
          </li>
        ))}
      </ul>
      <h2>{t('work.bodies')}</h2>
      {known.length === 0 && <p>{t('work.noBodies')}</p>}
      <ul className="nhsuk-list">
        {known.map(({ id, name, kind }) => (
          <li key={id}>
            <a href={`${work}/bodies/${id}`}>{name}</a> ({t(`kind.${kind}`)})
          </li>
        ))}
      </ul>
      <Button href={`${work}/bodies/new`}>{t('work.newBody')}</Button>
      <p>
        <a href={`${base}/approval`}>{t('work.public')}</a>
      </p>
    </>
  );
}

/** @param action where the form is sent */
export function BodyFormPage({ t, title, action, form }: { t: T; title: string; action: string; form: Filled }) {
  return (
    <form method="post" action={action} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{title}</h1>
      <LineField name="name" label={t('bodyForm.name')} form={form} />
      <ChoiceField
        name="kind"
        label={t('bodyForm.kind')}
        form={form}
        options={bodyKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField name="remit" label={t('bodyForm.remit')} rows={3} form={form} />
      <LineField name="chair" label={t('bodyForm.chair')} form={form} />
      <TextField name="members" label={t('bodyForm.members')} hint={t('bodyForm.membersHint')} form={form} />
      <TextField name="meetings" label={t('bodyForm.meetings')} hint={t('bodyForm.meetingsHint')} form={form} />
      <Button>{t('work.save')}</Button>
    </form>
  );
}

interface OfficersProps {
  t: T;
  action: string;
  themes: { id: string; title: string }[];
  form: Filled;
}

/** Two fields a part: who answers for it, and of which organisation. */
export function OfficersPage({ t, action, themes, form }: OfficersProps) {
  const parts = [{ id: wholePlan, title: t('officers.plan') }, ...themes];
  return (
    <form method="post" action={action} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('officers.edit')}</h1>
      <p>{t('officers.hint')}</p>
      {parts.map(({ id, title }) => (
        <div key={id}>
          <LineField name={`name-${id}`} label={t('officers.field', { part: title })} form={form} />
          <LineField name={`organisation-${id}`} label={t('officers.fieldOrganisation', { part: title })} form={form} />
        </div>
      ))}
      <Button>{t('work.save')}</Button>
    </form>
  );
}

export function Done({ words }: { words: string | null }) {
  return words === null ? null : (
    <NotificationBanner success role="alert">
      <NotificationBanner.Heading>{words}</NotificationBanner.Heading>
    </NotificationBanner>
  );
}
