/** The year that others are measured against: locked once, restated only with a reason. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, Problems, TextField } from '../../platform/web/forms.tsx';
import type { LockedBaseline } from '../baseline-store.ts';
import { type RestatementAdvice, restatementKinds, restatementNames } from '../footprint/baseline.ts';
import { categoryOf } from '../footprint/categories.ts';
import type { CountedDesk } from './frame.tsx';
import { DataTable } from './parts.tsx';
import { change, percentChange, yearName } from './told.ts';

interface Props {
  desk: CountedDesk;
  organisation: string;
  history: readonly LockedBaseline[];
  /** Of the calculations in the history, by their id. */
  numbers: ReadonlyMap<string, number>;
  /** What this calculation makes of the locked year; null where nothing is locked or nothing is there. */
  advice: RestatementAdvice | null;
  years: readonly number[];
  form: Filled;
  done: boolean;
}

export function BaselinePage({ desk, organisation, history, numbers, advice, years, form, done }: Props) {
  const { t, nameOf, day, calculation, here } = desk;
  const [current] = history;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{nameOf(organisation)}</span> {t('baseline.title')}
      </h1>
      {done && (
        <div className="nhsuk-inset-text" role="status">
          <p>{t('baseline.done')}</p>
        </div>
      )}
      <p>{t('baseline.intro')}</p>
      {current ? (
        <DataTable
          caption={t('baseline.history')}
          heads={[
            { label: t('head.year') },
            { label: t('head.calculation') },
            { label: t('head.lockedOn') },
            { label: t('head.reason') },
          ]}
          rows={history.map(({ id, year, calculationId, reason, lockedAt }, at) => ({
            key: id,
            cells: [
              `${yearName(year)}${at === 0 ? ` (${t('baseline.holds')})` : ''}`,
              t('calculations.number', { n: numbers.get(calculationId) ?? 0 }),
              day(lockedAt),
              reason,
            ],
          }))}
        />
      ) : (
        <p>{t('baseline.nothing')}</p>
      )}
      {advice && (
        <p>
          {t(advice.restate ? 'baseline.advise' : 'baseline.keep', {
            n: calculation.n,
            change: percentChange(advice.changeShare) || '0 %',
            category: advice.byCategory[0]
              ? `${categoryOf(advice.byCategory[0].category).name} ${change(advice.byCategory[0].change)} t`
              : '',
          })}
        </p>
      )}
      <h2>{t(current ? 'baseline.restate' : 'baseline.lock')}</h2>
      <p>{t('baseline.from', { n: calculation.n })}</p>
      <form method="post" action={`${here}/baseline`}>
        <input type="hidden" name="organisation" value={organisation} />
        <input type="hidden" name="calculation" value={calculation.n} />
        <ChoiceField
          name="year"
          label={t('head.year')}
          form={form}
          options={years.map((year) => ({ value: String(year), label: yearName(year) }))}
        />
        {current && (
          <ChoiceField
            name="kind"
            label={t('baseline.kind')}
            form={form}
            options={restatementKinds.map((kind) => ({ value: kind, label: restatementNames[kind] }))}
          />
        )}
        <TextField
          name="reason"
          label={t('baseline.reason')}
          hint={t(current ? 'baseline.reasonHint' : 'baseline.firstHint')}
          form={form}
          rows={3}
        />
        <Button type="submit">{t(current ? 'baseline.restate' : 'baseline.lock')}</Button>
      </form>
    </>
  );
}
