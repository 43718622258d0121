/** An organisation's footprint of a year. */
import type { Picture } from '../../platform/charts/draw.ts';
import { BaselineTold } from './baseline-told.tsx';
import { CategoriesFigure, categoriesPicture } from './categories-figure.tsx';
import { ChangeTold } from './change.tsx';
import type { CountedDesk } from './frame.tsx';
import { Gaps } from './gaps.tsx';
import { DoubtsExplained, HotspotTable } from './hotspot-table.tsx';
import { MissingMonths } from './missing-months.tsx';
import { Downloads, NextSteps } from './next-steps.tsx';
import type { OrganisationFacts } from './organisation-facts.ts';
import { Shown, YearChoice } from './parts.tsx';
import { Scopes } from './scopes.tsx';
import { yearName } from './told.ts';
import { Totals } from './totals.tsx';
import { lacksIn } from './trend.ts';
import { MonthsFigure, monthsPicture, TrendFigure, trendPicture } from './trend-figures.tsx';

export interface OrganisationPictures {
  categories: Picture;
  trend: Picture;
  months: Picture;
}

export async function organisationPictures(
  { t }: CountedDesk,
  facts: OrganisationFacts,
): Promise<OrganisationPictures> {
  const [categories, trend, months] = await Promise.all([
    categoriesPicture(t, facts),
    trendPicture({ t }, facts.trend, true),
    monthsPicture(t, facts.months, facts.year),
  ]);
  return { categories, trend, months };
}

interface Props {
  desk: CountedDesk;
  facts: OrganisationFacts;
  pictures: OrganisationPictures;
}

export function OrganisationPage({ desk, facts, pictures }: Props) {
  const { t, nameOf } = desk;
  const { organisation, year, years, footprint, ranges, gaps, hotspots, change, baseline } = facts;
  const of = { desk, organisation, year };
  const path = `/organisations/${organisation}`;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{t('organisation.caption', { year: yearName(year) })}</span>{' '}
        {nameOf(organisation)}
      </h1>
      <Shown desk={desk} />
      <YearChoice desk={desk} years={years} year={year} path={path} />
      <MissingMonths desk={desk} year={year} lacks={lacksIn(facts.trend, year)} ofOne />
      <Totals {...of} footprint={footprint} ranges={ranges} />
      <Contents {...of} />
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
        <TrendFigure desk={desk} organisation={organisation} trend={facts.trend} picture={pictures.trend} />
        <MonthsFigure {...of} months={facts.months} picture={pictures.months} />
        <h3 className="nhsuk-heading-s">{t('baseline.title')}</h3>
        <BaselineTold {...of} baseline={baseline} />
      </section>
      <section aria-labelledby="gaps" className="gp-section">
        <h2 id="gaps">{t('gaps.title')}</h2>
        <Gaps desk={desk} gaps={gaps} />
      </section>
      <section aria-labelledby="hotspots" className="gp-section">
        <h2 id="hotspots">{t('hotspots.title')}</h2>
        <p>{t('hotspots.intro')}</p>
        <DoubtsExplained desk={desk} spots={hotspots.flatMap(({ spots }) => spots.slice(0, 5))} />
        {hotspots
          .filter(({ spots }) => spots.some(({ key }) => key !== ''))
          .map(({ by, spots }) => (
            <div key={by}>
              <HotspotTable
                {...{ ...of, by }}
                spots={spots.slice(0, by === 'category' || by === 'activity' ? 5 : 3)}
                caption={t(`hotspots.by.${by}`)}
                lastYear={false}
              />
              <p>
                <a href={desk.href('/hotspots', { organisation, year, by })}>
                  {t(`hotspots.all.${by}`, { count: spots.length })}
                </a>
              </p>
            </div>
          ))}
      </section>
      {change && (
        <section aria-labelledby="change" className="gp-section">
          <h2 id="change">{t('change.title')}</h2>
          <ChangeTold
            desk={desk}
            explanation={change}
            before={yearName(year - 1)}
            after={yearName(year)}
            made={{ organisation, before: year - 1, after: year }}
          />
          <p>{t('change.likeWithLike')}</p>
        </section>
      )}
      <section aria-labelledby="next" className="gp-section">
        <h2 id="next">{t('next.title')}</h2>
        <NextSteps desk={desk} facts={facts} />
      </section>
      <section aria-labelledby="downloads" className="gp-section">
        <h2 id="downloads">{t('downloads.title')}</h2>
        <Downloads desk={desk} organisation={organisation} year={year} />
      </section>
    </>
  );
}

function Contents({ desk: { t } }: { desk: CountedDesk }) {
  return (
    <nav aria-label={t('contents')}>
      <ul className="gp-shows">
        {(['categories', 'scopes', 'trend', 'gaps', 'hotspots', 'next', 'downloads'] as const).map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`${part}.title`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
