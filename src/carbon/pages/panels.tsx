/** What the room shows on the plan's page of an organisation: its published footprint, and how it went. */
import type { Panel } from '../../platform/room.ts';
import { carbonOf } from '../carbon.ts';
import { wordsOf } from './frame.tsx';
import { trendOf } from './organisation-facts.ts';
import { readingOf } from './reading.ts';
import { wholeTonnes, yearName } from './told.ts';

const footprint: Panel = {
  on: 'organisation',
  order: 20,
  async version(house, system) {
    const published = await carbonOf(house, system).calculations.published();
    return published ? `carbon ${published.calculation.id}` : 'carbon none';
  },
  async render(house, { system, id }) {
    const carbon = carbonOf(house, system);
    const published = await carbon.calculations.published();
    if (!published) return null;
    const trend = trendOf(await readingOf(carbon, published.calculation).figures(id));
    const known = trend.flatMap(({ year, footprint: own, plus }) => (plus === null ? [] : [{ year, own, plus }]));
    const last = known.at(-1);
    if (!last) return null;
    const t = wordsOf(system.settings.language);
    return (
      <section key="footprint" className="gp-section">
        <h2 className="nhsuk-heading-m">{t('title')}</h2>
        <p>
          {t('panel.says', {
            year: yearName(last.year),
            footprint: last.own === null ? t('noData') : `${wholeTonnes(last.own)} t CO₂e`,
            plus: wholeTonnes(last.plus),
          })}
        </p>
        {known.length > 1 && (
          <p>
            {t('panel.trend')} {known.map(({ year, plus }) => `${yearName(year)}: ${wholeTonnes(plus)} t`).join('; ')}.
          </p>
        )}
        <p>
          <a href={`/${system.slug}/carbon/organisations/${id}`}>{t('panel.link')}</a>
        </p>
      </section>
    );
  },
};

export const carbonPanels: readonly Panel[] = [footprint];
