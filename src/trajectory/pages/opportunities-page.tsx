/** Where nobody does anything yet: what is great and untouched, what the plan promises and nobody serves, what ideas there are. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { PlannedDesk } from './frame.tsx';
import type { OpportunitiesFacts } from './opportunities-facts.ts';
import { Controls, categoryName, Head, Pages, Redrawn } from './parts.tsx';
import { tonnesOf, yearName } from './told.ts';

const mostHotspots = 20;

export function OpportunitiesPage({ desk, facts }: { desk: PlannedDesk; facts: OpportunitiesFacts }) {
  const { t, href, nameOf, initiativeOf, record, base, team } = desk;
  const { hotspots, commitmentsWithout, initiativesWithout } = facts.untouched;
  return (
    <Redrawn
      head={
        <>
          <Head desk={desk} title={t('opportunities.title')} lede={t('opportunities.lede')} />
          <Pages desk={desk} shown="/opportunities" />
        </>
      }
      id="opportunities"
      controls={<Controls desk={desk} path="/opportunities" year={facts.year} years={facts.years} />}
    >
      <section aria-labelledby="ideas" className="gp-section">
        <h2 id="ideas">{t('ideas.title', { count: facts.ideas.length })}</h2>
        <p>{t('ideas.is')}</p>
        {facts.ideas.length > 0 && (
          <DataTable
            caption={t('ideas.table', { year: yearName(facts.year) })}
            heads={[{ label: t('head.initiative') }, { label: t('head.wouldTake'), numeric: true }]}
            rows={facts.ideas.map(({ initiative, mg }) => ({
              key: initiative,
              cells: [
                <a key="why" href={href(`/waterfall/${encodeURIComponent(initiative)}`, { year: facts.year })}>
                  {initiativeOf(initiative)}
                </a>,
                tonnesOf(mg),
              ],
            }))}
          />
        )}
      </section>
      <section aria-labelledby="hotspots" className="gp-section">
        <h2 id="hotspots">{t('untouched.title', { count: hotspots.length })}</h2>
        {hotspots.length > 0 && (
          <DataTable
            caption={t('untouched.table', { shown: Math.min(hotspots.length, mostHotspots), all: hotspots.length })}
            heads={[
              { label: t('head.organisation') },
              { label: t('head.category') },
              { label: t('head.inBaseline'), numeric: true },
            ]}
            rows={hotspots.slice(0, mostHotspots).map(({ organisation, category, kg }) => ({
              key: `${organisation} ${category}`,
              cells: [nameOf(organisation), categoryName(category), tonnesOf(kg)],
            }))}
          />
        )}
      </section>
      <section aria-labelledby="without" className="gp-section">
        <h2 id="without">{t('unserved.title', { count: commitmentsWithout.length })}</h2>
        <p>{t('unserved.is')}</p>
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">{t('unserved.open')}</span>
          </summary>
          <div className="nhsuk-details__text">
            <ul className="nhsuk-list nhsuk-list--bullet">
              {commitmentsWithout.map((id) => (
                <li key={id}>
                  <a href={`${base}/commitments/${id}`}>{record.commitments.get(id) ?? id}</a>
                </li>
              ))}
            </ul>
          </div>
        </details>
      </section>
      <section aria-labelledby="serving-none" className="gp-section">
        <h2 id="serving-none">{t('servingNone.title', { count: initiativesWithout.length })}</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          {initiativesWithout.map((id) => (
            <li key={id}>
              <a
                href={
                  team
                    ? `${desk.here}/initiative/${encodeURIComponent(id)}`
                    : href(`/waterfall/${encodeURIComponent(id)}`)
                }
              >
                {initiativeOf(id)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </Redrawn>
  );
}
