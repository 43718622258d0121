/** How a footprint went from year to year and from month to month. */

import { Decimal } from '../../kernel/decimals.ts';
import { draw, type Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { Compared } from '../footprint/whole-years.ts';
import type { CountedDesk, T } from './frame.tsx';
import { lacksInShort, ofWhom } from './missing-months.tsx';
import { type MonthTold, shareOf } from './organisation-facts.ts';
import { DataTable, Made } from './parts.tsx';
import { change, forBar, monthName, percentChange, wholeTonnes, yearName } from './told.ts';
import type { Trend } from './trend.ts';

export function trendPicture({ t }: Pick<CountedDesk, 't'>, { years }: Trend, ofOne: boolean): Promise<Picture> {
  return draw({
    kind: 'bars',
    label: t('trend.picture'),
    bars: years.map(({ year, plus, lacks }) => ({
      label: yearName(year),
      value: plus === null ? null : forBar(plus),
      text:
        plus === null
          ? t('noData')
          : [`${wholeTonnes(plus)} t`, lacks.length > 0 && lacksInShort(t, lacks, ofOne)].filter(Boolean).join(', '),
      partial: lacks.length > 0,
    })),
  });
}

interface TrendProps {
  desk: CountedDesk;
  organisation: string;
  trend: Trend;
  picture: Picture;
}

export function TrendFigure({ desk, organisation, trend, picture }: TrendProps) {
  const { t } = desk;
  const { years } = trend;
  const says = [trendSays(desk, trend), years.some(({ lacks }) => lacks.length > 0) ? t('trend.partial') : ''].join(
    ' ',
  );
  return (
    <ChartFigure id="trend-chart" title={t('trend.chart')} says={says} picture={picture}>
      <DataTable
        caption={t('trend.table')}
        heads={[
          { label: t('head.year') },
          { label: t('head.footprint'), numeric: true },
          { label: t('head.plus'), numeric: true },
          { label: t('head.onYearBefore'), numeric: true },
          { label: t('head.monthsThere') },
        ]}
        rows={years.map(({ year, footprint, plus, lacks, onYearBefore }, at) => ({
          key: String(year),
          cells: [
            yearName(year),
            <Made key="made" desk={desk} kg={footprint} asked={{ organisation, year, of: 'footprint' }} />,
            <Made key="made" desk={desk} kg={plus} asked={{ organisation, year }} />,
            onYearBefore
              ? [percentChange(onYearBefore.changeShare), ofWhom(desk, onYearBefore)].filter(Boolean).join(' ')
              : plus === null || (years[at - 1]?.plus ?? null) === null
                ? ''
                : t('trend.notCompared'),
            plus === null ? '' : lacks.length === 0 ? t('months.all') : lacksInShort(t, lacks, organisation !== ''),
          ],
        }))}
      />
    </ChartFigure>
  );
}

/** "From 2019/20 to 2024/25 it changed by −4 %." Of two years only that are whole, and of whom they are. */
function trendSays(desk: CountedDesk, { years, widest }: Trend): string {
  const { t } = desk;
  const known = years.filter(({ plus }) => plus !== null);
  if (!widest) return t(known.length > 1 ? 'trend.noneWhole' : 'trend.one');
  const { from, to, compared } = widest;
  const between = years.filter(({ year }) => year > from && year < to);
  const said = t('trend.says', {
    ...{ from: yearName(from), to: yearName(to), change: changeOf(t, compared) },
    missing: between.filter(({ plus }) => plus === null).length,
  });
  const left = compared.left.length;
  return left === 0 ? said : `${said} ${t('compared.left', { count: compared.organisations.length, left })}`;
}

/** In per cent; of a nought that became something, in tonnes. */
const changeOf = (t: T, compared: Compared): string =>
  compared.changeShare === null
    ? `${change(compared.change)} ${t('tonnes')}`
    : new Decimal(compared.changeShare).isZero()
      ? '0 %'
      : percentChange(compared.changeShare);

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

function changeOnYearBefore(before: string, now: string): string {
  const changed = new Decimal(now).minus(before).toFixed();
  return `${change(changed)} (${percentChange(shareOf(changed, before))})`;
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
                now === null || before === null ? '' : changeOnYearBefore(before, now),
              ],
            }))}
          />
          <p>{t('months.several')}</p>
        </div>
      </details>
    </ChartFigure>
  );
}
