/** What to do next about a footprint, and what can be taken away from its page. */
import type { CountedDesk } from './frame.tsx';
import { spotName } from './hotspot-table.tsx';
import type { OrganisationFacts } from './organisation-facts.ts';
import { percent } from './told.ts';

export function NextSteps({ desk, facts }: { desk: CountedDesk; facts: OrganisationFacts }) {
  const { t, href, team, calculation } = desk;
  const { organisation, year, gaps, hotspots, baseline } = facts;
  const missing = gaps.filter(({ kind }) => kind === 'no data');
  const months = gaps.filter(({ kind }) => kind === 'months missing');
  const spots = hotspots.find(({ by }) => by === 'category')?.spots ?? [];
  const [heaviest] = spots.filter(({ doubts }) => doubts.length === 0);
  const doubtful = spots.slice(0, 5).find(({ doubts }) => doubts.length > 0);
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {heaviest && (
        <li>
          {t('next.heaviest', { name: spotName(desk, 'category', heaviest.key), share: percent(heaviest.share) })}{' '}
          <a href={href('/hotspots', { organisation, year, by: 'activity' })}>{t('next.heaviestLink')}</a>
        </li>
      )}
      {doubtful && (
        <li>
          {t('next.doubtful', { name: spotName(desk, 'category', doubtful.key) })} {doubtful.doubts[0]?.sentence}
        </li>
      )}
      {months.length > 0 && (
        <li>
          {t('next.months', { count: months.length })} <a href="#gaps">{t('next.gapsLink')}</a>
        </li>
      )}
      {missing.length > 0 && (
        <li>
          {t('next.missing', { count: missing.length, first: missing[0]?.category.name ?? '' })}{' '}
          <a href="#gaps">{t('next.gapsLink')}</a>
        </li>
      )}
      {team && gaps.length > 0 && (
        <li>
          <a href={`${desk.here}/activity`}>{t('next.activity')}</a>
        </li>
      )}
      {team && !(baseline.kind === 'measured' && baseline.locked) && (
        <li>
          <a href={href('/baseline', { organisation })}>{t('baseline.lockLink')}</a>
        </li>
      )}
      <li>
        <a href={href('/medicines', { organisation, year })}>{t('next.medicines')}</a>
      </li>
      <li>
        <a href={href('/hotspots', { organisation, year, by: 'medicine' })}>{t('next.byMedicine')}</a>
      </li>
      <li>
        <a href={href('/comparison', { year })}>{t('next.compare')}</a>
      </li>
      {team && (
        <li>
          <a href={`${desk.here}/calculations/${calculation.n}`}>{t('next.calculation')}</a>
        </li>
      )}
    </ul>
  );
}

export function Downloads({ desk, organisation, year }: { desk: CountedDesk; organisation: string; year: number }) {
  const { t, href, team } = desk;
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>
        <a href={href('/result.csv', { organisation, year })}>{t('downloads.result')}</a>
      </li>
      {team && (
        <>
          <li>
            <a href={href('/lines.csv', { organisation, year })}>{t('downloads.lines')}</a>
          </li>
          <li>
            <a href={href('/audit-pack.zip', { organisation, year })}>{t('downloads.pack')}</a> {t('downloads.packIs')}
          </li>
          <li>
            <a href={href('/provenance.jsonld', { organisation, year })}>{t('downloads.provenance')}</a>
          </li>
        </>
      )}
    </ul>
  );
}
