/** The team's pages of a health impact assessment, and the table of impacts that readers see as well. */
import { Button } from 'nhsuk-react-components';
import type { PlanIndex } from '../../plan/rules.ts';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../../platform/web/forms.tsx';
import type { T } from '../engagement/frame.tsx';
import type { Raised } from '../engagement/model.ts';
import { Saved } from '../engagement/pages.tsx';
import { AddForms, commitmentOptions, RaisedList } from '../engagement/raised-parts.tsx';
import { type Assessment, determinants, effects, groups, type Impact } from './model.ts';

interface FormProps {
  t: T;
  work: string;
  /** Null for a new one. */
  id: string | null;
  form: Filled;
}

export function AssessmentFormPage({ t, work, id, form }: FormProps) {
  return (
    <form method="post" action={id === null ? `${work}/health/new` : `${work}/health/${id}/edit`} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t(id === null ? 'health.new' : 'health.edit')}</h1>
      <LineField name="title" label={t('health.name')} form={form} />
      <LineField name="planVersion" label={t('health.version')} hint={t('health.versionHint')} form={form} width="5" />
      <LineField name="day" label={t('health.day')} hint={t('event.dayHint')} form={form} width="10" />
      <LineField name="madeBy" label={t('health.madeBy')} hint={t('health.madeByHint')} form={form} />
      <TextField name="summary" label={t('health.summary')} rows={8} form={form} />
      <Button>{t('work.save')}</Button>
    </form>
  );
}

interface AssessmentProps {
  t: T;
  base: string;
  work: string;
  assessment: Assessment;
  impacts: Impact[];
  raised: Raised[];
  index: PlanIndex;
  form: Filled;
  limitMb: number;
  day(text: string): string;
  done: boolean;
}

export function AssessmentPage({
  t,
  base,
  work,
  assessment,
  impacts,
  raised,
  index,
  form,
  limitMb,
  day,
  done,
}: AssessmentProps) {
  const { id, title, planVersion, madeBy, summary } = assessment;
  const here = `${work}/health/${id}`;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done && <Saved t={t} />}
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p>{t('health.of', { version: planVersion, day: day(assessment.day), madeBy })}</p>
      <p className="gp-lines">{summary}</p>
      <p>
        <a href={`${here}/edit`}>{t('health.edit')}</a>
      </p>
      <h2 className="nhsuk-heading-m">{t('health.impacts')}</h2>
      <ImpactTable {...{ t, base, impacts }} removeAt={here} />
      <form method="post" action={`${here}/impacts`} noValidate>
        <h3 className="nhsuk-heading-s">{t('health.addImpact')}</h3>
        <ChoiceField
          name="people"
          label={t('health.people')}
          form={form}
          options={groups.map((one) => ({ value: one, label: t(`people.${one}`) }))}
        />
        <ChoiceField
          name="determinant"
          label={t('health.determinant')}
          form={form}
          options={determinants.map((one) => ({ value: one, label: t(`determinant.${one}`) }))}
        />
        <ChoiceField
          name="effect"
          label={t('health.effect')}
          form={form}
          options={effects.map((one) => ({ value: one, label: t(`effect.${one}`) }))}
        />
        <ChoiceField
          name="commitment"
          label={t('health.commitment')}
          form={form}
          options={[{ value: '', label: t('health.whole') }, ...commitmentOptions(index)]}
        />
        <TextField name="evidence" label={t('health.evidence')} form={form} />
        <Button secondary>{t('health.addImpact')}</Button>
      </form>
      <h2 className="nhsuk-heading-m">{t('rec.title')}</h2>
      <RaisedList {...{ t, work, raised }} />
      <AddForms {...{ t, here, form, limitMb }} />
    </>
  );
}

interface TableProps {
  t: T;
  impacts: Impact[];
  /** Where the system's pages begin: "/fenmarsh". */
  base: string;
  /** Address of the assessment, where impacts can be removed. */
  removeAt?: string;
}

/** Impacts by group of people, in the order of the groups. Told as entries, which a narrow screen holds. */
export function ImpactTable({ t, impacts, base, removeAt }: TableProps) {
  if (impacts.length === 0) return <p>{t('health.noImpacts')}</p>;
  const byGroup = Map.groupBy(impacts, ({ people }) => people);
  return groups.map((group) => {
    const own = byGroup.get(group) ?? [];
    return (
      own.length > 0 && (
        <section key={group}>
          <h3 className="nhsuk-heading-s">{t(`people.${group}`)}</h3>
          <dl className="nhsuk-summary-list">
            {own.map(({ id, determinant, effect, commitment, evidence }) => (
              <div key={id} className="nhsuk-summary-list__row">
                <dt className="nhsuk-summary-list__key">{t(`determinant.${determinant}`)}</dt>
                <dd className="nhsuk-summary-list__value">
                  <strong className={`nhsuk-tag nhsuk-tag--${colours[effect]}`}>{t(`effect.${effect}`)}</strong>{' '}
                  {commitment === null ? (
                    t('health.whole')
                  ) : (
                    <a href={`${base}/commitments/${commitment}`}>{commitment}</a>
                  )}
                  <p>{evidence}</p>
                  {removeAt && (
                    <form method="post" action={`${removeAt}/impacts/${id}/remove`}>
                      <Button
                        secondary
                        small
                        aria-label={t('health.removeNamed', {
                          people: t(`people.${group}`),
                          determinant: t(`determinant.${determinant}`),
                        })}
                      >
                        {t('health.remove')}
                      </Button>
                    </form>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )
    );
  });
}

const colours: Record<Impact['effect'], string> = {
  better: 'green',
  worse: 'red',
  mixed: 'yellow',
  none: 'white',
  'not known': 'grey',
};
