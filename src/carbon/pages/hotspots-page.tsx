/** Where a footprint comes from. */
import { draw, type Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { CountedDesk } from './frame.tsx';
import { DoubtsExplained, HotspotTable, spotName } from './hotspot-table.tsx';
import { type HotspotFacts, hotspotWays } from './hotspots-facts.ts';
import { MissingMonths } from './missing-months.tsx';
import { Shown, YearChoice } from './parts.tsx';
import { forBar, percent, wholeTonnes, yearName } from './told.ts';

/** Bars that a chart has: what weighs less is in the table. */
const drawnSpots = 12;
/** Rows that a page has. */
const shownSpots = 200;

export function hotspotsPicture(desk: CountedDesk, { by, year, spots }: HotspotFacts): Promise<Picture> {
  return draw({
    kind: 'bars',
    label: desk.t('hotspots.picture', { by: desk.t(`by.${by}`).toLowerCase(), year: yearName(year) }),
    bars: spots.slice(0, drawnSpots).map(({ key, kg, doubts }) => ({
      label: spotName(desk, by, key),
      value: forBar(kg),
      text: `${wholeTonnes(kg)} t`,
      pale: doubts.length > 0,
    })),
  });
}

interface Props {
  desk: CountedDesk;
  facts: HotspotFacts;
  picture: Picture;
}

export function HotspotsPage({ desk, facts, picture }: Props) {
  const { t, nameOf, team, href } = desk;
  const { organisation, by, year, years, spots } = facts;
  const upTo = spots.findIndex(({ cumulative }) => Number(cumulative ?? 0) >= 0.8) + 1;
  const ways = hotspotWays.filter(
    (way) => (way !== 'supplier' || team) && (way !== 'organisation' || organisation === ''),
  );
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {nameOf(organisation)}, {yearName(year)}
        </span>{' '}
        {t('hotspots.title')}
      </h1>
      <Shown desk={desk} />
      <nav aria-label={t('hotspots.choose')}>
        <ul className="gp-shows">
          {ways.map((way) => (
            <li key={way}>
              <a
                href={href('/hotspots', { organisation, year, by: way })}
                {...(way === by ? { 'aria-current': 'page' as const } : {})}
              >
                {t(`hotspots.by.${way}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <YearChoice desk={desk} years={years} year={year} path="/hotspots" query={{ organisation, by }} />
      <MissingMonths desk={desk} year={year} lacks={facts.lacks} ofOne={organisation !== ''} />
      {spots.length === 0 ? (
        <p>{t('noData')}</p>
      ) : (
        <ChartFigure
          id="hotspots-chart"
          level={2}
          title={t(`hotspots.by.${by}`)}
          says={t('hotspots.says', {
            name: spotName(desk, by, spots[0]?.key ?? ''),
            share: percent(spots[0]?.share ?? null),
            count: upTo,
            all: spots.length,
          })}
          picture={picture}
        >
          <DoubtsExplained desk={desk} spots={spots.slice(0, shownSpots)} />
          <HotspotTable
            {...{ desk, organisation, year, by }}
            spots={spots.slice(0, shownSpots)}
            lastYear={facts.lastYear}
            caption={t('hotspots.table', {
              shown: Math.min(spots.length, shownSpots),
              all: spots.length,
              before: yearName(year - 1),
            })}
          />
        </ChartFigure>
      )}
      {organisation !== '' && (
        <p>
          <a href={href(`/organisations/${organisation}`, { year })}>
            {t('made.back', { name: nameOf(organisation) })}
          </a>
        </p>
      )}
    </>
  );
}
