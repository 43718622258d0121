/** The waterfall: from the baseline to a year, what each theme and each initiative takes off, and what is still missing. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { Step } from '../rules/waterfall.ts';
import type { PlannedDesk } from './frame.tsx';
import { Controls, categoryName, Downloads, Head, Pages, Redrawn, Remarks } from './parts.tsx';
import { closingTitle } from './sentences.ts';
import { changeOf, tonnesOf, wholeTonnesOf, yearName } from './told.ts';
import type { WaterfallFacts } from './waterfall-facts.ts';
import { stepAnchor, stepName } from './waterfall-picture.ts';

interface Props {
  desk: PlannedDesk;
  facts: WaterfallFacts;
  picture: Picture;
}

export function WaterfallPage({ desk, facts, picture }: Props) {
  const { t, planned, asked, initiativeOf } = desk;
  return (
    <Redrawn
      head={
        <>
          <Head desk={desk} title={t('waterfall.title')} lede={t('waterfall.lede')} />
          <Pages desk={desk} shown="/waterfall" />
        </>
      }
      id="waterfall"
      controls={<Controls desk={desk} path="/waterfall" year={facts.year} years={facts.years} tries />}
    >
      <Orders desk={desk} />
      <WaterfallFigure {...{ desk, facts, picture }} />
      <Themes {...{ desk, facts }} />
      <Remarks t={t} remarks={planned.forecast(asked.attribution).remarks} initiativeOf={initiativeOf} />
      <Downloads desk={desk} of="waterfall" />
    </Redrawn>
  );
}

/** By which rule credit is given: the other one is a click away. */
function Orders({ desk: { t, href, asked } }: { desk: PlannedDesk }) {
  return (
    <>
      <nav aria-label={t('order.label')}>
        <ul className="gp-shows">
          {(['shapley', 'delivery'] as const).map((way) => (
            <li key={way}>
              <a
                href={href('/waterfall', { attribution: way === 'shapley' ? null : way })}
                {...(way === asked.attribution ? { 'aria-current': 'true' as const } : {})}
              >
                {t(`order.${way}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="gp-quiet">{t(`order.${asked.attribution}Is`)}</p>
    </>
  );
}

export function waterfallSays(desk: PlannedDesk, facts: WaterfallFacts): string {
  const { t, planned } = desk;
  const { waterfall, year, path, closing } = facts;
  const values = {
    from: wholeTonnesOf(waterfall.baseline),
    baseline: yearName(planned.model.baseline.year),
    to: wholeTonnesOf(waterfall.forecast),
    year: yearName(year),
    taken: wholeTonnesOf(facts.taken),
  };
  if (!path || !closing) return t('waterfall.says', values);
  return `${t('waterfall.says', values)} ${t(closing.gap > 0n ? 'waterfall.saysGap' : 'waterfall.saysSpare', {
    gap: wholeTonnesOf(closing.gap > 0n ? closing.gap : -closing.gap),
    allowed: wholeTonnesOf(waterfall.allowed ?? 0n),
    target: path.target.name,
  })}`;
}

export function WaterfallFigure({ desk, facts, picture }: Props) {
  const { t, planned } = desk;
  const { waterfall, year } = facts;
  return (
    <ChartFigure
      id="waterfall-chart"
      level={2}
      title={closingTitle(t, facts.closing, year, facts.taken)}
      says={waterfallSays(desk, facts)}
      picture={picture}
    >
      <DataTable
        caption={t('waterfall.table', { from: yearName(planned.model.baseline.year), to: yearName(year) })}
        heads={[
          { label: t('head.step') },
          { label: t('head.change'), numeric: true },
          { label: t('head.reached'), numeric: true },
        ]}
        rows={waterfall.steps.map((step) => ({
          key: `${step.kind} ${step.id}`,
          strong: isTotal(step),
          cells: [
            stepName(desk, step, year),
            isTotal(step) ? '' : step.kind === 'gap' ? tonnesOf(-step.change) : changeOf(step.change),
            step.kind === 'opportunity' ? '' : tonnesOf(step.to),
          ],
        }))}
      />
    </ChartFigure>
  );
}

const isTotal = ({ kind }: Step): boolean => kind === 'baseline' || kind === 'forecast' || kind === 'allowed';

/** Each theme, to be opened into its initiatives, and each of them into where it acts. */
function Themes({ desk, facts: { waterfall, year } }: Pick<Props, 'desk' | 'facts'>) {
  const { t, href, initiativeOf } = desk;
  const steps = waterfall.steps.filter(({ kind }) => kind === 'theme' || kind === 'opportunity');
  if (steps.length === 0) return <p>{t('waterfall.none')}</p>;
  return (
    <section aria-labelledby="themes" className="gp-section">
      <h2 id="themes">{t('waterfall.themes')}</h2>
      {steps.map((step) => (
        <details key={`${step.kind} ${step.id}`} className="nhsuk-details" id={stepAnchor(step)}>
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">
              {t(step.kind === 'theme' ? 'waterfall.theme' : 'waterfall.idea', {
                name: stepName(desk, step, year),
                change: changeOf(step.change),
              })}
            </span>
          </summary>
          <div className="nhsuk-details__text">
            <DataTable
              caption={t('waterfall.parts', { name: stepName(desk, step, year), year: yearName(year) })}
              heads={[
                { label: t('head.initiative') },
                { label: t('head.change'), numeric: true },
                { label: t('head.where') },
              ]}
              rows={step.parts.map(({ initiative, change, places }) => ({
                key: initiative,
                cells: [
                  <a key="why" href={href(`/waterfall/${encodeURIComponent(initiative)}`, { year })}>
                    {initiativeOf(initiative)}
                  </a>,
                  changeOf(change),
                  places
                    .filter((place) => place.change !== 0n)
                    .map((place) =>
                      t('waterfall.place', {
                        category: categoryName(place.category),
                        scope: place.scope,
                        change: changeOf(place.change),
                      }),
                    )
                    .join('; '),
                ],
              }))}
            />
          </div>
        </details>
      ))}
    </section>
  );
}
