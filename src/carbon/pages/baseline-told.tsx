/** How far a footprint is from its baseline. */

import type { Compared } from '../footprint/whole-years.ts';
import type { AgainstBaseline } from './baseline-facts.ts';
import type { CountedDesk } from './frame.tsx';
import { ofWhom } from './missing-months.tsx';
import { isNought } from './organisation-facts.ts';
import { DataTable, Made } from './parts.tsx';
import { change, percentChange, tonnes, yearName } from './told.ts';

/** A total that nothing was counted in is a gap. */
const noneOfNought = (kg: string): string | null => (isNought(kg) ? null : kg);

interface Props {
  desk: CountedDesk;
  organisation: string;
  year: number;
  baseline: AgainstBaseline;
}

export function BaselineTold({ desk, organisation, year, baseline }: Props) {
  const { t, team, href, day, calculation } = desk;
  return (
    <>
      {baseline.kind === 'none' && <p>{t('baseline.none')}</p>}
      {baseline.kind === 'earlier' && (
        <p>{t(baseline.year === year ? 'baseline.isThis' : 'baseline.earlier', { year: yearName(baseline.year) })}</p>
      )}
      {baseline.kind === 'measured' && (
        <>
          <p>
            {baseline.locked
              ? t('baseline.locked', {
                  year: yearName(baseline.year),
                  day: day(baseline.locked.lockedAt),
                  n: baseline.calculation,
                })
              : t('baseline.open', { year: yearName(baseline.year) })}
          </p>
          <DataTable
            caption={t('baseline.table', { year: yearName(baseline.year) })}
            heads={[
              { label: t('head.what') },
              { label: yearName(baseline.year), numeric: true },
              { label: yearName(year), numeric: true },
              { label: t('head.change'), numeric: true },
            ]}
            rows={(['footprint', 'plus'] as const).map((of) => ({
              key: of,
              cells: [
                t(`total.${of}`),
                // An older calculation's figures are followed on its own pages.
                baseline.calculation === calculation.n ? (
                  <Made
                    key="then"
                    desk={desk}
                    kg={noneOfNought(baseline[of].before)}
                    asked={{ organisation, year: baseline.year, of: of === 'footprint' ? of : undefined }}
                  />
                ) : (
                  tonnes(baseline[of].before)
                ),
                <Made
                  key="now"
                  desk={desk}
                  kg={noneOfNought(baseline[of].now)}
                  asked={{ organisation, year, of: of === 'footprint' ? of : undefined }}
                />,
                changeSince(desk, baseline[of].compared),
              ],
            }))}
          />
        </>
      )}
      {team && (
        <p>
          <a href={href('/baseline', { organisation })}>
            {t(baseline.kind === 'measured' && baseline.locked ? 'baseline.restateLink' : 'baseline.lockLink')}
          </a>
        </p>
      )}
    </>
  );
}

/** "−120.4 (−3 %)", of those that are whole in both years. */
function changeSince(desk: CountedDesk, compared: Compared | null): string {
  if (!compared) return desk.t('trend.notCompared');
  const { change: kg, changeShare } = compared;
  return [change(kg), changeShare === null ? '' : `(${percentChange(changeShare)})`, ofWhom(desk, compared)]
    .filter(Boolean)
    .join(' ');
}
