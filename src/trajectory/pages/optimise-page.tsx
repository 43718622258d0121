/** What would close the gap: a budget by year, and the set of initiatives that gets furthest with it. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, LineField, Problems, TickField } from '../../platform/web/forms.tsx';
import type { PlannedDesk } from './frame.tsx';
import { aimOf, OptimiseAnswer } from './optimise-answer.tsx';
import type { OptimiseWork } from './optimise-work.ts';
import { Pages, Shown } from './parts.tsx';
import { yearName } from './told.ts';

interface Props {
  desk: PlannedDesk;
  form: Filled;
  /** Years for which a budget may be given. */
  years: readonly number[];
  work: OptimiseWork | null;
  /** Whether whoever asks may start it. */
  mayStart: boolean;
}

export function OptimisePage({ desk, form, years, work, mayStart }: Props) {
  const { t, here } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t('optimise.title')}</h1>
      <p className="nhsuk-lede-text">{t('optimise.lede')}</p>
      <Shown desk={desk} />
      <Pages desk={desk} shown={null} />
      {work && <Work desk={desk} work={work} />}
      {!mayStart ? (
        <p>{t('optimise.mayNot')}</p>
      ) : (
        <form method="post" action={`${here}/optimise`}>
          <h2>{t('optimise.ask')}</h2>
          <ChoiceField
            name="of"
            label={t('field.of')}
            form={form}
            options={[
              { value: 'footprint', label: t('of.footprint') },
              { value: 'plus', label: t('of.plus') },
            ]}
          />
          <ChoiceField
            name="year"
            label={t('optimise.year')}
            form={form}
            options={[
              { value: 'all', label: t('optimise.allYears') },
              ...desk.planned
                .forecast('shapley')
                .years.slice(1)
                .map((year) => ({ value: String(year), label: yearName(year) })),
            ]}
          />
          <TickField
            name="library"
            label={t('optimise.from')}
            form={form}
            options={[{ value: 'yes', label: t('optimise.library') }]}
          />
          <fieldset className="nhsuk-fieldset gp-asked">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{t('optimise.budgets')}</legend>
            <div className="nhsuk-hint">{t('optimise.budgetsHint')}</div>
            {years.map((year) => (
              <LineField key={year} name={`pounds-${year}`} label={yearName(year)} form={form} width="10" />
            ))}
          </fieldset>
          <Button type="submit">{t('optimise.start')}</Button>
        </form>
      )}
    </>
  );
}

function Work({ desk, work }: { desk: PlannedDesk; work: OptimiseWork }) {
  const { t, here, reading } = desk;
  if (work.state === 'choosing')
    return (
      <div className="nhsuk-inset-text">
        <p>{t('optimise.choosing', { aim: aimOf(desk, work.wanted) })}</p>
        <form method="post" action={`${here}/optimise/stop`}>
          <Button type="submit" secondary>
            {t('optimise.stop')}
          </Button>
        </form>
      </div>
    );
  if (work.state === 'stopped') return <p className="nhsuk-inset-text">{t('optimise.stopped')}</p>;
  if (work.state === 'failed') return <p className="nhsuk-inset-text">{work.problem}</p>;
  return (
    <>
      {work.version !== reading.version && <p className="nhsuk-inset-text">{t('optimise.older')}</p>}
      <OptimiseAnswer desk={desk} choice={work.choice} wanted={work.wanted} candidates={work.candidates} />
    </>
  );
}
