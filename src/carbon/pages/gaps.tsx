/** What a footprint has no data for, with estimates beside it that are in no total. */
import type { Category } from '../footprint/categories.ts';
import type { Estimate, Gap } from '../footprint/gaps.ts';
import type { DriverKind } from '../model.ts';
import type { CountedDesk } from './frame.tsx';
import { tonnes } from './told.ts';

/** Of those at single sites, so many are shown: the ones with the greatest estimates. */
const atSitesShown = 20;

const estimateIs = {
  benchmark: 'gaps.benchmark',
  'own other months': 'gaps.ownMonths',
  'own year before': 'gaps.ownYear',
  'own other year': 'gaps.ownOtherYear',
} as const satisfies Record<Estimate['kind'], string>;

export function Gaps({ desk, gaps }: { desk: CountedDesk; gaps: readonly Gap[] }) {
  const { t } = desk;
  if (gaps.length === 0) return <p>{t('gaps.none')}</p>;
  const atSites = gaps.filter(({ site }) => site !== '');
  const shown = [...gaps.filter(({ site }) => site === ''), ...atSites.slice(0, atSitesShown)];
  return (
    <>
      <p>{t('gaps.intro')}</p>
      <ul className="nhsuk-list gp-kept gp-bare">
        {shown.map(({ sentence, category, estimates, wanted }) => (
          <li key={sentence}>
            <p>
              <strong className="nhsuk-tag nhsuk-tag--yellow">{t('gaps.tag')}</strong> {sentence}
            </p>
            {estimates.length === 0 ? (
              <Needed desk={desk} category={category} wanted={wanted} />
            ) : (
              <ul className="nhsuk-list nhsuk-list--bullet">
                {estimates.map(({ kind, kg, basis, source }) => (
                  <li key={basis}>
                    <strong>{t(estimateIs[kind])}</strong> {t('gaps.about', { tonnes: tonnes(kg) })} {basis}. {source}.
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {gaps.length > shown.length && <p>{t('gaps.moreAtSites', { count: gaps.length - shown.length })}</p>}
    </>
  );
}

/** Why there is no estimate, and what would do. */
function Needed({ desk, category, wanted }: { desk: CountedDesk; category: Category; wanted: readonly DriverKind[] }) {
  const { t, team, here } = desk;
  const [first] = wanted;
  if (first)
    return (
      <p>
        {t('gaps.enter', { driver: t(`driver.${first}`) })}{' '}
        {team && <a href={`${here}/drivers`}>{t('gaps.enterLink', { driver: t(`driver.${first}`) })}</a>}
      </p>
    );
  return (
    <p>
      {t('gaps.noBenchmark')} {t(`gaps.needs.${needs[category.id] ?? 'spend'}`)}{' '}
      {team && (
        <a href={`${here}/activity`}>
          {t('gaps.send')}
          <span className="nhsuk-u-visually-hidden"> {category.name}</span>
        </a>
      )}
    </p>
  );
}

/** By what a category is counted best; those that are left out, by what was spent. */
const needs: Readonly<Record<string, 'meters' | 'refrigerants' | 'pharmacy' | 'weights' | 'journeys'>> = {
  'fossil-fuels': 'meters',
  electricity: 'meters',
  heat: 'meters',
  'well-to-tank': 'meters',
  water: 'meters',
  facilities: 'refrigerants',
  'anaesthetic-gases': 'pharmacy',
  inhalers: 'pharmacy',
  medicines: 'pharmacy',
  waste: 'weights',
  fleet: 'journeys',
  'business-travel': 'journeys',
  'staff-commuting': 'journeys',
  'patient-travel': 'journeys',
  'visitor-travel': 'journeys',
};
