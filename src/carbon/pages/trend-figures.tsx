/** How a footprint went from year to year and from month to month. */
import { draw, type Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import { since } from './baseline-facts.ts';
import type { CountedDesk, T } from './frame.tsx';
import { type MonthTold, shareOf, type YearTold } from './organisation-facts.ts';
import { DataTable, Made } from './parts.tsx';
import { change, forBar, monthName, percentChange, wholeTonnes, yearName } from './told.ts';

export function trendPicture(t: T, trend: readonly YearTold[]): Promise<Picture> {
  return draw({
    kind: 'bars',
    label: t('trend.picture'),
    bars: trend.map(({ year, plus }) => ({
      label: yearName(year),
      value: plus === null ? null : forBar(plus),
      text: plus === null ? t('noData') : `${wholeTonnes(plus)} t`,
    })),
  });
}

interface TrendProps {
  desk: CountedDesk;
  organisation: string;
  trend: readonly YearTold[];
  picture: Picture;
}

export function TrendFigure({ desk, organisation, trend, picture }: TrendProps) {
  const { t } = desk;
  const known = trend.flatMap(({ year, plus }) => (plus === null ? [] : [{ year, plus }]));
  const [first, last] = [known[0], known.at(-1)];
  const says =
    first && last && first !== last
      ? t('trend.says', {
          from: yearName(first.year),
          to: yearName(last.year),
          change: percentChange(since(first.plus, last.plus).changeShare),
          missing: trend.length - known.length,
        })
      : t('trend.one');
  return (
    <ChartFigure id="trend-chart" title={t('trend.chart')} says={says} picture={picture}>
      <DataTable
        caption={t('trend.table')}
        heads={[
          { label: t('head.year') },
          { label: t('head.footprint'), numeric: true },
          { label: t('head.plus'), numeric: true },
          { label: t('head.onYearBefore'), numeric: true },
        ]}
        rows={trend.map(({ year, footprint, plus }, at) => {
          const before = trend[at - 1]?.plus ?? null;
          return {
            key: String(year),
            cells: [
              yearName(year),
              <Made key="made" desk={desk} kg={footprint} asked={{ organisation, year, of: 'footprint' }} />,
              <Made key="made" desk={desk} kg={plus} asked={{ organisation, year }} />,
              plus === null || before === null ? '' : percentChange(since(before, plus).changeShare),
            ],
          };
        })}
      />
    </ChartFigure>
  );
}

export function monthsPicture(t: T, months: readonly MonthTold[], year: number): Promise<Picture> {
  return draw({
    kind: 'columns',
    label: t('months.picture', { year: yearName(year) }),
    unit: t('tonnes'),
    none: '?',
    columns: months.map(({ month, now, before }) => {
      const name = monthName(month);
      return {
        label: name.slice(0, 3),
        short: name.slice(0, 1),
        value: now === null ? null : forBar(now),
        before: before === null ? null : forBar(before),
      };
    }),
  });
}

interface MonthsProps {
  desk: CountedDesk;
  organisation: string;
  year: number;
  months: readonly MonthTold[];
  picture: Picture;
}

export function MonthsFigure({ desk, organisation, year, months, picture }: MonthsProps) {
  const { t } = desk;
  const known = months.flatMap(({ month, now }) => (now === null ? [] : [{ month, now }]));
  const byKg = known.toSorted((a, b) => forBar(b.now) - forBar(a.now));
  const [most, least] = [byKg[0], byKg.at(-1)];
  const says =
    most && least
      ? t('months.says', {
          most: monthName(most.month),
          least: monthName(least.month),
          before: yearName(year - 1),
          missing: 12 - known.length,
        })
      : t('months.none');
  return (
    <ChartFigure id="months-chart" title={t('months.chart', { year: yearName(year) })} says={says} picture={picture}>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">{t('months.open')}</span>
        </summary>
        <div className="nhsuk-details__text">
          <DataTable
            caption={t('months.table', { year: yearName(year) })}
            heads={[
              { label: t('head.month') },
              { label: t('head.plus'), numeric: true },
              { label: t('head.yearBefore'), numeric: true },
              { label: t('head.change'), numeric: true },
            ]}
            rows={months.map(({ month, now, before }) => ({
              key: String(month),
              cells: [
                monthName(month),
                now === null ? (
                  t('noData')
                ) : (
                  <Made key="made" desk={desk} kg={now} asked={{ organisation, year, month }} />
                ),
                before === null ? (
                  t('noData')
                ) : (
                  <Made
                    key="made"
                    desk={desk}
                    kg={before}
                    asked={{ organisation, year: year - 1, month: month - 100 }}
                  />
                ),
                now === null || before === null
                  ? ''
                  : `${change(since(before, now).change)} (${percentChange(shareOf(since(before, now).change, before))})`,
              ],
            }))}
          />
          <p>{t('months.several')}</p>
        </div>
      </details>
    </ChartFigure>
  );
}
