/** What it costs: pounds a tonne in order, net present value, and the plan's three columns. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { Costed, CostFacts } from './cost-facts.ts';
import type { PlannedDesk } from './frame.tsx';
import { Controls, Downloads, Head, Pages, Redrawn } from './parts.tsx';
import { pounds, poundsInShort, tonnesOf, wholeTonnesOf } from './told.ts';

interface Props {
  desk: PlannedDesk;
  facts: CostFacts;
  picture: Picture;
}

export function CostPage({ desk, facts, picture }: Props) {
  const { t } = desk;
  return (
    <Redrawn
      head={
        <>
          <Head desk={desk} title={t('cost.title')} lede={t('cost.lede')} />
          <Pages desk={desk} shown="/cost" />
        </>
      }
      id="cost"
      controls={<Controls desk={desk} path="/cost" />}
    >
      <CostFigure {...{ desk, facts, picture }} />
      <p>{t('cost.funding', { capital: poundsInShort(facts.capital), unfunded: poundsInShort(facts.unfunded) })}</p>
      <Downloads desk={desk} of="cost" />
      <section aria-labelledby="columns" className="gp-section">
        <h2 id="columns">{t('columns.title')}</h2>
        <p>{t('columns.is', { year: facts.priceYear, source: facts.source })}</p>
        {facts.costed.map((one) => (
          <Columns key={one.initiative.id} desk={desk} costed={one} />
        ))}
      </section>
    </Redrawn>
  );
}

const saves = ({ cost }: Costed): boolean => Number(cost.npv) >= 0;

/** "9 of 24 initiatives save money as well as carbon; the cheapest tonne …" */
export function costTitle({ t }: PlannedDesk, { costed }: CostFacts): string {
  return t('cost.is', { count: costed.filter(saves).length, all: costed.length });
}

export function costSays({ t, initiativeOf }: PlannedDesk, { costed }: CostFacts): string {
  const priced = costed.filter(({ cost }) => cost.poundsPerTonne !== null);
  const [first, last] = [priced[0], priced.at(-1)];
  if (!first || !last) return t('cost.none');
  return t('cost.says', {
    first: initiativeOf(first.initiative.id),
    low: pounds(first.cost.poundsPerTonne ?? '0'),
    last: initiativeOf(last.initiative.id),
    high: pounds(last.cost.poundsPerTonne ?? '0'),
  });
}

export function CostFigure({ desk, facts, picture }: Props) {
  const { t } = desk;
  return (
    <ChartFigure
      id="cost-chart"
      level={2}
      title={costTitle(desk, facts)}
      says={costSays(desk, facts)}
      picture={picture}
    >
      <DataTable
        caption={t('cost.table', { year: facts.priceYear })}
        heads={[
          { label: t('head.initiative') },
          { label: t('head.perTonne'), numeric: true },
          { label: t('head.lifetimeTonnes'), numeric: true },
          { label: t('head.npv'), numeric: true },
          { label: t('head.capital'), numeric: true },
          { label: t('head.unfunded'), numeric: true },
        ]}
        rows={facts.costed.map(({ initiative, cost, columns, isIdea }) => ({
          key: initiative.id,
          cells: [
            <InitiativeLink key="name" desk={desk} id={initiative.id} idea={isIdea} />,
            cost.poundsPerTonne === null ? t('cost.noTonnes') : pounds(cost.poundsPerTonne),
            tonnesOf(columns.environmental.tonnes),
            pounds(cost.npv),
            pounds(cost.capital),
            pounds(columns.financial.unfunded),
          ],
        }))}
      />
      <p className="gp-quiet">{t('cost.sign')}</p>
      {facts.without.length > 0 && (
        <p>{t('cost.without', { names: facts.without.map(({ title }) => title).join('; ') })}</p>
      )}
    </ChartFigure>
  );
}

function InitiativeLink({ desk, id, idea }: { desk: PlannedDesk; id: string; idea: boolean }) {
  const { t, href, initiativeOf } = desk;
  return (
    <>
      <a href={href(`/waterfall/${encodeURIComponent(id)}`)}>{initiativeOf(id)}</a>
      {idea ? ` (${t('stage.idea').toLowerCase()})` : ''}
    </>
  );
}

/** What an initiative does for the environment, for people and for money. */
function Columns({ desk, costed: { initiative, columns, cost } }: { desk: PlannedDesk; costed: Costed }) {
  const { t } = desk;
  const { environmental, social, financial } = columns;
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{initiative.title}</span>
      </summary>
      <div className="nhsuk-details__text">
        <DataTable
          caption={t('columns.table', { name: initiative.title })}
          heads={[{ label: t('head.column') }, { label: t('head.what') }]}
          rows={[
            {
              key: 'environmental',
              cells: [
                t('columns.environmental'),
                <ul key="all" className="nhsuk-list">
                  <li>{t('columns.tonnes', { tonnes: wholeTonnesOf(environmental.tonnes) })}</li>
                  <li>
                    {t('columns.carbon', {
                      low: poundsInShort(cost.carbonValue.low),
                      central: poundsInShort(cost.carbonValue.central),
                      high: poundsInShort(cost.carbonValue.high),
                    })}
                  </li>
                  {environmental.benefits && <li>{environmental.benefits}</li>}
                </ul>,
              ],
            },
            {
              key: 'social',
              cells: [t('columns.social'), social === '' ? t('columns.nothing') : social],
            },
            {
              key: 'financial',
              cells: [
                t('columns.financial'),
                <ul key="all" className="nhsuk-list">
                  <li>{t('columns.npv', { npv: poundsInShort(cost.npv) })}</li>
                  <li>
                    {t('columns.money', {
                      capital: poundsInShort(financial.capital),
                      running: poundsInShort(financial.running),
                      saving: poundsInShort(financial.saving),
                    })}
                  </li>
                  <li>
                    {t('columns.funding', {
                      funding: poundsInShort(financial.funding),
                      unfunded: poundsInShort(financial.unfunded),
                    })}
                  </li>
                  {financial.benefits && <li>{financial.benefits}</li>}
                </ul>,
              ],
            },
          ]}
        />
      </div>
    </details>
  );
}
