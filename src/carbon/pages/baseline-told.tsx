/** How far a footprint is from its baseline. */
import type { AgainstBaseline } from './baseline-facts.ts';
import type { CountedDesk } from './frame.tsx';
import { isNought } from './organisation-facts.ts';
import { DataTable, Made } from './parts.tsx';
import { change, percentChange, tonnes, yearName } from './told.ts';

/** A total that nothing was counted in is a gap. */
const noneOfNought = (kg: string): string | null => (isNought(kg) ? null : kg);

interface Props {
  desk: CountedDesk;
  organisation: string;
  year: number;
  baseline: AgainstBaseline | null;
}

export function BaselineTold({ desk, organisation, year, baseline }: Props) {
  const { t, team, href, day, calculation } = desk;
  return (
    <>
      {!baseline && <p>{t('baseline.none')}</p>}
      {baseline && (
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
                `${change(baseline[of].change)} (${percentChange(baseline[of].changeShare)})`,
              ],
            }))}
          />
        </>
      )}
      {team && (
        <p>
          <a href={href('/baseline', { organisation })}>
            {t(baseline?.locked ? 'baseline.restateLink' : 'baseline.lockLink')}
          </a>
        </p>
      )}
    </>
  );
}
