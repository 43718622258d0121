/** What stands where a trajectory will be. */
import type { Desk } from './frame.tsx';
import { TeamPages } from './parts.tsx';

export function NothingPage({ desk }: { desk: Desk }) {
  const { t, team, base } = desk;
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('title')}</h1>
      <p className="nhsuk-lede-text">{t(team ? 'nothing.team' : 'nothing.public')}</p>
      {team && (
        <>
          <p>
            <a href={`${base}/workspace/carbon`}>{t('nothing.carbon')}</a>
          </p>
          <TeamPages desk={desk} />
        </>
      )}
    </>
  );
}
