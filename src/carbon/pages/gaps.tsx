/** What a footprint has no data for, with estimates beside it that are in no total. */
import type { Gap } from '../footprint/gaps.ts';
import type { CountedDesk } from './frame.tsx';
import { tonnes } from './told.ts';

export function Gaps({ desk, gaps }: { desk: CountedDesk; gaps: readonly Gap[] }) {
  const { t } = desk;
  if (gaps.length === 0) return <p>{t('gaps.none')}</p>;
  return (
    <>
      <p>{t('gaps.intro')}</p>
      <ul className="nhsuk-list gp-kept gp-bare">
        {gaps.map(({ sentence, category, estimates }) => (
          <li key={sentence}>
            <p>
              <strong className="nhsuk-tag nhsuk-tag--yellow">{t('gaps.tag')}</strong> {sentence}
            </p>
            {estimates.length === 0 ? (
              <p className="gp-quiet">{t('gaps.noEstimate', { category: category.name })}</p>
            ) : (
              <ul className="nhsuk-list nhsuk-list--bullet">
                {estimates.map(({ kind, kg, basis, source }) => (
                  <li key={basis}>
                    <strong>{t(kind === 'benchmark' ? 'gaps.benchmark' : 'gaps.ownMonths')}</strong>{' '}
                    {t('gaps.about', { tonnes: tonnes(kg) })} {basis}. {source}.
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
