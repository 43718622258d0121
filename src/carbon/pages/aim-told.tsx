/** Medicines against "−10 % by March 2028": only what can be told of whole years after the baseline. */
import { medicinesAim } from '../footprint/medicines.ts';
import type { MedicinesVerdict } from '../footprint/medicines-verdict.ts';
import type { CountedDesk } from './frame.tsx';
import { percentChange, wholeTonnes, yearName } from './told.ts';

interface Props {
  desk: CountedDesk;
  verdict: MedicinesVerdict;
  year: number;
}

export function AimTold({ desk: { t }, verdict, year }: Props) {
  const baseline = yearName(medicinesAim.baselineYear);
  if (verdict.kind === 'too early')
    return <p>{t(year === medicinesAim.baselineYear ? 'aim.isBaseline' : 'aim.tooEarly', { baseline })}</p>;
  if (verdict.kind === 'no baseline') return <p>{t('aim.none', { baseline })}</p>;
  if (verdict.kind === 'months missing')
    return <p>{t('aim.monthsMissing', { year: verdict.ofThisYear ? yearName(year) : baseline })}</p>;
  const { aim, organisations, left } = verdict;
  return (
    <p>
      <strong className={`nhsuk-tag nhsuk-tag--${aim.onCourse ? 'green' : 'orange'}`}>
        {t(aim.onCourse ? 'aim.onCourse' : 'aim.offCourse')}
      </strong>{' '}
      {t('aim.says', {
        year: yearName(year),
        now: wholeTonnes(aim.now),
        change: percentChange(aim.changeShare),
        baseline,
        before: wholeTonnes(aim.baseline),
        allowedNow: wholeTonnes(aim.allowedNow),
        allowedAtAim: wholeTonnes(aim.allowedAtAim),
      })}{' '}
      {left.length > 0 && t('compared.left', { count: organisations.length, left: left.length })}
    </p>
  );
}
