/** Organisations of the same kind beside each other. */
import { draw, type Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import { driverUnits } from '../model.ts';
import type { Comparison, ComparisonFacts } from './comparison-facts.ts';
import type { CountedDesk } from './frame.tsx';
import { DataTable, Made, Shown, YearChoice } from './parts.tsx';
import { forBar, upTo, yearName } from './told.ts';

/** Bars that a chart has; the table has all. */
const drawnBars = 40;

/** One for each comparison. */
export function comparisonPictures({ t, nameOf }: CountedDesk, { comparisons }: ComparisonFacts): Promise<Picture[]> {
  return Promise.all(
    comparisons.map(({ sector, kind, rows, middle }) =>
      draw({
        kind: 'bars',
        label: t('comparison.picture', { sector: t(`sector.${sector}`), per: t(`per.${kind}`) }),
        bars: rows.slice(0, drawnBars).map(({ organisation, per }) => ({
          label: nameOf(organisation),
          // Bars of kg, whose length is all that counts.
          value: per === null ? null : forBar(per) * 1000,
          text: per === null ? t('noData') : `${perText(per)} kg`,
        })),
        ...(middle === null
          ? {}
          : { line: { value: forBar(middle) * 1000, text: t('comparison.middle', { kg: perText(middle) }) } }),
      }),
    ),
  );
}

interface Props {
  desk: CountedDesk;
  facts: ComparisonFacts;
  pictures: readonly Picture[];
}

export function ComparisonPage({ desk, facts, pictures }: Props) {
  const { t, href } = desk;
  const { year, years, of, comparisons, hasDrivers } = facts;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {t(`total.${of}`)}, {yearName(year)}
        </span>{' '}
        {t('comparison.title')}
      </h1>
      <p>{t('comparison.intro')}</p>
      <Shown desk={desk} />
      <YearChoice desk={desk} years={years} year={year} path="/comparison" query={{ of }} />
      <nav aria-label={t('comparison.choose')}>
        <ul className="gp-shows">
          {(['plus', 'footprint'] as const).map((one) => (
            <li key={one}>
              <a
                href={href('/comparison', { year, of: one })}
                {...(one === of ? { 'aria-current': 'page' as const } : {})}
              >
                {t(`total.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {desk.team && (
        <p>
          <a href={`${desk.here}/drivers`}>{t('comparison.drivers')}</a>
        </p>
      )}
      {comparisons.length === 0 && <p>{t(hasDrivers ? 'comparison.tooFew' : 'comparison.noDrivers')}</p>}
      {comparisons.map((comparison, at) => {
        const picture = pictures[at];
        return (
          picture && (
            <Compared key={`${comparison.sector} ${comparison.kind}`} {...{ desk, facts, comparison, picture }} />
          )
        );
      })}
    </>
  );
}

function Compared({
  desk,
  facts,
  comparison,
  picture,
}: Omit<Props, 'pictures'> & { comparison: Comparison; picture: Picture }) {
  const { t, nameOf } = desk;
  const { year, of } = facts;
  const { sector, kind, rows, middle } = comparison;
  const there = rows.filter(({ per }) => per !== null);
  const [most, least] = [there[0], there.at(-1)];
  return (
    <section aria-labelledby={`${sector}-${kind.replace(' ', '-')}`} className="gp-section">
      <ChartFigure
        id={`${sector}-${kind.replace(' ', '-')}`}
        level={2}
        title={t('comparison.chart', { sector: t(`sector.${sector}`), per: t(`per.${kind}`) })}
        says={[
          t('comparison.says', {
            most: nameOf(most?.organisation ?? ''),
            least: nameOf(least?.organisation ?? ''),
          }),
          middle === null ? t('comparison.few', { count: there.length }) : t('comparison.line'),
        ].join(' ')}
        picture={picture}
      >
        <DataTable
          caption={t('comparison.table', { per: t(`per.${kind}`) })}
          heads={[
            { label: t('head.organisation') },
            { label: t('head.tonnes'), numeric: true },
            { label: driverUnits[kind], numeric: true },
            { label: t('comparison.kgPer', { unit: t(`per.${kind}`) }), numeric: true },
            middle === null ? { label: t('comparison.timesOthers') } : { label: t('comparison.times'), numeric: true },
            { label: t('head.source') },
          ]}
          rows={rows.map(({ organisation, kg, driver, per, times, timesOf, missing }) => ({
            key: organisation,
            cells: [
              <a key="name" href={desk.href(`/organisations/${organisation}`, { year })}>
                {nameOf(organisation)}
              </a>,
              <Made
                key="made"
                desk={desk}
                kg={kg}
                asked={{ organisation, year, of: of === 'footprint' ? of : undefined }}
              />,
              driver ? upTo(driver.value, 2) : t('noData'),
              per === null ? (missing > 0 ? t('months.some', { there: 12 - missing }) : t('noData')) : perText(per),
              times === null
                ? timesOf
                    .map((one) => t('comparison.timesOf', { times: one.times, name: nameOf(one.organisation) }))
                    .join('; ')
                : t('comparison.timesIs', { times }),
              driver?.source ?? '',
            ],
          }))}
        />
      </ChartFigure>
    </section>
  );
}

/** Three figures that tell: "412", "1.05", "0.118". */
const perText = (kg: string): string => upTo(kg, Number(kg) >= 100 ? 0 : Number(kg) >= 1 ? 2 : 4);
