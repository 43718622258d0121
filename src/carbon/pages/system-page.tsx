/** The system's footprint of a year: what its organisations and places come to together. */
import type { Picture } from '../../platform/charts/draw.ts';
import { draw } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import { AimTold } from './aim-told.tsx';
import { BaselineTold } from './baseline-told.tsx';
import { CategoriesFigure, categoriesPicture } from './categories-figure.tsx';
import type { CountedDesk } from './frame.tsx';
import { MissingMonths } from './missing-months.tsx';
import { Downloads } from './next-steps.tsx';
import { DataTable, Made, madeHref, Shown, YearChoice } from './parts.tsx';
import { Scopes } from './scopes.tsx';
import type { SystemFacts } from './system-facts.ts';
import { exact, forBar, percent, tonnes, wholeTonnes, yearName } from './told.ts';
import { Totals } from './totals.tsx';
import { lacksIn } from './trend.ts';
import { TrendFigure, trendPicture } from './trend-figures.tsx';

export interface SystemPictures {
  categories: Picture;
  trend: Picture;
  members: Picture;
}

export async function systemPictures({ t, nameOf }: CountedDesk, facts: SystemFacts): Promise<SystemPictures> {
  const [categories, trend, members] = await Promise.all([
    categoriesPicture(t, facts),
    trendPicture({ t }, facts.trend, false),
    draw({
      kind: 'bars',
      label: t('members.picture', { year: yearName(facts.year) }),
      bars: facts.members.slice(0, 30).map(({ organisation, plus }) => ({
        label: nameOf(organisation),
        value: forBar(plus),
        text: `${wholeTonnes(plus)} t`,
      })),
    }),
  ]);
  return { categories, trend, members };
}

interface Props {
  desk: CountedDesk;
  facts: SystemFacts;
  pictures: SystemPictures;
}

export function SystemPage({ desk, facts, pictures }: Props) {
  const { t, team, href, carbon } = desk;
  const { year, years, footprint, ranges } = facts;
  const of = { desk, organisation: '', year };
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{carbon.system.settings.shortName}</span> {t('title')}, {yearName(year)}
      </h1>
      <p className="nhsuk-lede-text">{t('intro')}</p>
      <Shown desk={desk} />
      <YearChoice desk={desk} years={years} year={year} path="" />
      <MissingMonths desk={desk} year={year} lacks={lacksIn(facts.trend, year)} ofOne={false} />
      <Totals {...of} footprint={footprint} ranges={ranges} />
      {team && (
        <ul className="nhsuk-list gp-shows">
          {(['activity', 'calculations', 'factors', 'settings', 'drivers'] as const).map((part) => (
            <li key={part}>
              <a href={`${desk.here}/${part}`}>{t(`team.${part}`)}</a>
            </li>
          ))}
          <li>
            <a href={href('/baseline')}>{t('baseline.title')}</a>
          </li>
        </ul>
      )}
      <section aria-labelledby="members" className="gp-section">
        <h2 id="members">{t('members.title')}</h2>
        <Members {...{ desk, facts }} picture={pictures.members} />
      </section>
      <section aria-labelledby="categories" className="gp-section">
        <h2 id="categories">{t('categories.title')}</h2>
        <CategoriesFigure {...of} footprint={footprint} ranges={ranges} picture={pictures.categories} />
      </section>
      <section aria-labelledby="scopes" className="gp-section">
        <h2 id="scopes">{t('scopes.title')}</h2>
        <Scopes {...of} footprint={footprint} />
      </section>
      <section aria-labelledby="trend" className="gp-section">
        <h2 id="trend">{t('trend.title')}</h2>
        <TrendFigure desk={desk} organisation="" trend={facts.trend} picture={pictures.trend} />
        <h3 className="nhsuk-heading-s">{t('baseline.title')}</h3>
        <BaselineTold {...of} baseline={facts.baseline} />
      </section>
      <section aria-labelledby="medicines" className="gp-section">
        <h2 id="medicines">{t('medicines.title')}</h2>
        <AimTold desk={desk} verdict={facts.medicines} year={year} />
        <p>
          <a href={href('/medicines', { year })}>{t('medicines.link')}</a>
        </p>
      </section>
      <section aria-labelledby="gaps" className="gp-section">
        <h2 id="gaps">{t('gaps.title')}</h2>
        <SystemGaps {...{ desk, facts }} />
      </section>
      <section aria-labelledby="next" className="gp-section">
        <h2 id="next">{t('next.title')}</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>
            <a href={href('/hotspots', { year, by: 'category' })}>{t('next.hotspots')}</a>
          </li>
          <li>
            <a href={href('/comparison', { year })}>{t('next.compare')}</a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="downloads" className="gp-section">
        <h2 id="downloads">{t('downloads.title')}</h2>
        <Downloads desk={desk} organisation="" year={year} />
      </section>
    </>
  );
}

function Members({ desk, facts, picture }: { desk: CountedDesk; facts: SystemFacts; picture: Picture }) {
  const { t, href, nameOf, carbon } = desk;
  const { year, members, places, footprint } = facts;
  const placeName = (slug: string) =>
    slug === '' ? t('places.none') : (carbon.system.settings.places.find((one) => one.slug === slug)?.name ?? slug);
  const [most] = members;
  const sum = footprint.plus;
  return (
    <>
      <ChartFigure
        id="members-chart"
        title={t('members.chart', { year: yearName(year) })}
        says={
          most
            ? t('members.says', { name: nameOf(most.organisation), share: percent(most.share), count: members.length })
            : t('noData')
        }
        picture={picture}
      >
        <DataTable
          caption={t('members.table', { year: yearName(year) })}
          heads={[
            { label: t('head.organisation') },
            { label: t('head.footprint'), numeric: true },
            { label: t('head.plus'), numeric: true },
            { label: t('head.share'), numeric: true },
            { label: t('head.estimated'), numeric: true },
          ]}
          rows={[
            ...members.map(({ organisation, footprint: own, plus, share, estimated }) => ({
              key: organisation,
              cells: [
                <a key="name" href={href(`/organisations/${organisation}`, { year })}>
                  {nameOf(organisation)}
                </a>,
                <Made key="footprint" desk={desk} kg={own} asked={{ organisation, year, of: 'footprint' }} />,
                <Made key="plus" desk={desk} kg={plus} asked={{ organisation, year }} />,
                percent(share),
                percent(estimated) || '0 %',
              ],
            })),
            {
              key: 'sum',
              strong: true,
              cells: [
                nameOf(''),
                <Made key="footprint" desk={desk} kg={footprint.footprint.kg} asked={{ year, of: 'footprint' }} />,
                <Made key="plus" desk={desk} kg={sum.kg} asked={{ year }} />,
                percent('1'),
                percent(sum.estimated) || '0 %',
              ],
            },
          ]}
        />
      </ChartFigure>
      <p>{facts.addsUp ? t('members.addsUp', { kg: exact(sum.kg) }) : t('members.addsNotUp')}</p>
      {places.length > 0 && (
        <DataTable
          caption={t('places.table', { year: yearName(year) })}
          heads={[
            { label: t('head.place') },
            { label: t('head.organisations') },
            { label: t('head.plus'), numeric: true },
            { label: t('head.share'), numeric: true },
          ]}
          rows={[
            ...places.map(({ place, organisations, plus, share }) => ({
              key: place,
              cells: [placeName(place), organisations.map(nameOf).join('; '), tonnes(plus), percent(share)],
            })),
            {
              key: 'sum',
              strong: true,
              cells: [
                nameOf(''),
                '',
                <a key="made" href={madeHref(desk, { year })}>
                  {tonnes(sum.kg)}
                </a>,
                percent('1'),
              ],
            },
          ]}
        />
      )}
    </>
  );
}

function SystemGaps({ desk, facts }: { desk: CountedDesk; facts: SystemFacts }) {
  const { t, href, nameOf } = desk;
  return (
    <>
      {facts.silent.length > 0 && <p>{t('gaps.silent', { names: facts.silent.map(nameOf).join('; ') })}</p>}
      <DataTable
        caption={t('gaps.table')}
        heads={[{ label: t('head.organisation') }, { label: t('head.noDataOn') }]}
        rows={facts.members.map(({ organisation, gaps }) => ({
          key: organisation,
          cells: [
            <a key="name" href={href(`/organisations/${organisation}`, { year: facts.year })}>
              {nameOf(organisation)}
            </a>,
            gaps.length === 0 ? t('gaps.none') : gaps.map(({ category }) => category.name).join('; '),
          ],
        }))}
      />
    </>
  );
}
