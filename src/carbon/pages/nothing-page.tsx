/** What stands where a footprint will be. */
import type { Desk } from './frame.tsx';

export function NothingPage({ desk: { t, team, here } }: { desk: Desk }) {
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('title')}</h1>
      <p className="nhsuk-lede-text">{t(team ? 'nothing.team' : 'nothing.public')}</p>
      {team && (
        <ul className="nhsuk-list">
          <li>
            <a href={`${here}/activity`}>{t('activity.link')}</a>
          </li>
          <li>
            <a href={`${here}/calculations`}>{t('calculations.title')}</a>
          </li>
        </ul>
      )}
    </>
  );
}
