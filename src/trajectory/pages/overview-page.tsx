/** The trajectory's first page: where the plan leads, against what is asked, and how sure that is. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { PlannedDesk } from './frame.tsx';
import { type OverviewFacts, type TargetTold, yearsTold } from './overview-facts.ts';
import { Controls, categoryName, Downloads, Head, Pages, Redrawn, Remarks, TeamPages } from './parts.tsx';
import { pathTo } from './paths.ts';
import { closingTitle } from './sentences.ts';
import { chanceOf, changeOf, tonnesOf, wholeTonnesOf, yearName } from './told.ts';
import { WaterfallFigure } from './waterfall-page.tsx';

export interface OverviewPictures {
  trajectory: Picture;
  waterfall: Picture;
}

interface Props {
  desk: PlannedDesk;
  facts: OverviewFacts;
  pictures: OverviewPictures;
}

export function OverviewPage({ desk, facts, pictures }: Props) {
  const { t, href, planned, initiativeOf } = desk;
  const { year } = facts.waterfall;
  return (
    <Redrawn
      head={
        <>
          <Head desk={desk} title={t('title')} lede={t('intro')} />
          <Pages desk={desk} shown="" />
          <TeamPages desk={desk} />
        </>
      }
      id="overview"
      controls={<Controls desk={desk} path="" />}
    >
      <TrajectoryFigure {...{ desk, facts }} picture={pictures.trajectory} />
      <Downloads desk={desk} of="trajectory" />
      <section aria-labelledby="targets" className="gp-section">
        <h2 id="targets">{t('targets.title')}</h2>
        <Targets {...{ desk, facts }} />
      </section>
      <section className="gp-section" aria-label={t('waterfall.title')}>
        <WaterfallFigure desk={desk} facts={facts.waterfall} picture={pictures.waterfall} />
        <p>
          <a href={href('/waterfall', { year })}>{t('waterfall.link')}</a>
        </p>
      </section>
      <section aria-labelledby="cumulative" className="gp-section">
        <h2 id="cumulative">{t('cumulative.title')}</h2>
        <Cumulative {...{ desk, facts }} />
      </section>
      <Remarks t={t} remarks={planned.forecast('shapley').remarks} initiativeOf={initiativeOf} />
    </Redrawn>
  );
}

/** "The plan leads from 12,300 t in 2019/20 to 4,100 t in 2032/33, and 2,400 t are allowed." */
export function trajectorySays({ t, planned, asked }: PlannedDesk, facts: OverviewFacts): string {
  const path = pathTo(planned.paths(asked.organisations), asked.of, asked.year);
  const told = facts.targets.find((one) => one.path === path);
  const year = told?.path.target.by ?? facts.years.at(-1) ?? 0;
  const at = facts.years.indexOf(year);
  const values = {
    baseline: yearName(facts.years[0] ?? 0),
    from: wholeTonnesOf(facts.withAction[0] ?? 0n),
    year: yearName(year),
    without: wholeTonnesOf(facts.withoutAction[at] ?? 0n),
    to: wholeTonnesOf(facts.withAction[at] ?? 0n),
    low: wholeOfKg(facts.fan.p5[at]),
    high: wholeOfKg(facts.fan.p95[at]),
  };
  const chance = told?.chance ?? null;
  return [
    t('trajectory.says', values),
    t('trajectory.fan', values),
    told && chance !== null ? t('trajectory.chance', { target: told.path.target.name, chance: chanceOf(chance) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Of draws, which are doubles in kilograms. */
const wholeOfKg = (kg: number | undefined): string => wholeTonnesOf(BigInt(Math.round(kg ?? 0)) * 1_000_000n);

export function TrajectoryFigure({ desk, facts, picture }: Omit<Props, 'pictures'> & { picture: Picture }) {
  const { t, planned, asked } = desk;
  const { waterfall } = facts;
  const path = pathTo(planned.paths(asked.organisations), asked.of, Number.MAX_SAFE_INTEGER);
  const due = facts.targets.filter(({ path: one }) => one.target.of === asked.of).map(({ path: one }) => one.target.by);
  return (
    <ChartFigure
      id="trajectory-chart"
      level={2}
      title={closingTitle(t, waterfall.closing, waterfall.year, waterfall.taken)}
      says={trajectorySays(desk, facts)}
      picture={picture}
    >
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">{t('trajectory.open')}</span>
        </summary>
        <div className="nhsuk-details__text">
          <DataTable
            caption={t('trajectory.table')}
            heads={[
              { label: t('head.year') },
              { label: t('head.withoutAction'), numeric: true },
              { label: t('head.withAction'), numeric: true },
              { label: t('head.range'), numeric: true },
              { label: t('head.allowed'), numeric: true },
            ]}
            rows={yearsTold(facts.years, due).map((year) => {
              const at = facts.years.indexOf(year);
              const allowed = path ? path.allowed[path.years.indexOf(year)] : undefined;
              return {
                key: String(year),
                cells: [
                  yearName(year),
                  tonnesOf(facts.withoutAction[at] ?? 0n),
                  tonnesOf(facts.withAction[at] ?? 0n),
                  `${wholeOfKg(facts.fan.p5[at])} – ${wholeOfKg(facts.fan.p95[at])}`,
                  allowed === undefined ? '' : tonnesOf(allowed),
                ],
              };
            })}
          />
          <p>{t('trajectory.draws', { draws: facts.fan.draws })}</p>
        </div>
      </details>
    </ChartFigure>
  );
}

function Targets({ desk: { t, href }, facts }: Pick<Props, 'desk' | 'facts'>) {
  if (facts.targets.length === 0) return <p>{t('targets.none')}</p>;
  return (
    <>
      <DataTable
        caption={t('targets.table')}
        heads={[
          { label: t('head.target') },
          { label: t('head.allowed'), numeric: true },
          { label: t('head.withAction'), numeric: true },
          { label: t('head.missing'), numeric: true },
          { label: t('head.mostMissing') },
          { label: t('head.chance'), numeric: true },
        ]}
        rows={facts.targets.map((one) => ({
          key: one.path.target.id,
          cells: [
            <>
              {one.path.target.name}, {yearName(one.path.target.by)}
              {one.path.how === 'known' ? null : <span className="gp-quiet"> {t(`targets.${one.path.how}`)}</span>}
            </>,
            tonnesOf(one.allowed),
            tonnesOf(one.forecast),
            one.gap > 0n ? tonnesOf(one.gap) : t('targets.met'),
            mostMissing(one),
            one.chance === null ? '' : chanceOf(one.chance),
          ],
        }))}
      />
      <p>
        {t('targets.residual')} <a href={href('/gap')}>{t('targets.link')}</a>
      </p>
    </>
  );
}

const mostMissing = ({ missing }: TargetTold): string =>
  missing
    .slice(0, 2)
    .map(({ category }) => categoryName(category))
    .join('; ');

/** What the climate counts: all tonnes from the baseline year to the year in which a target must be met. */
function Cumulative({ desk: { t }, facts }: Pick<Props, 'desk' | 'facts'>) {
  return (
    <>
      <p>{t('cumulative.is')}</p>
      <DataTable
        caption={t('cumulative.table')}
        heads={[
          { label: t('head.target') },
          { label: t('head.allowed'), numeric: true },
          { label: t('head.withAction'), numeric: true },
          { label: t('head.difference'), numeric: true },
        ]}
        rows={facts.targets.map(({ path: { target, years, cumulative } }) => {
          const at = years.indexOf(target.by);
          return {
            key: target.id,
            cells: [
              `${target.name}, ${yearName(target.by)}`,
              tonnesOf(cumulative.allowed[at] ?? 0n),
              tonnesOf(cumulative.forecast[at] ?? 0n),
              changeOf(cumulative.gap[at] ?? 0n),
            ],
          };
        })}
      />
    </>
  );
}
