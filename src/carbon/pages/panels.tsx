/** What the room shows on the plan's first page and on those of organisations: the published footprint, and how it went. */
import type { Panel } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import { carbonOf } from '../carbon.ts';
import { wordsOf } from './frame.tsx';
import { lacksInShort } from './missing-months.tsx';
import { readingOf } from './reading.ts';
import { wholeTonnes, yearName } from './told.ts';
import { type Trend, trendOf } from './trend.ts';

type House = Parameters<Panel['render']>[0];

const version: Panel['version'] = async (house, system) => {
  const published = await carbonOf(house, system).calculations.published();
  return published ? `carbon ${published.calculation.id}` : 'carbon none';
};

const ofSystem: Panel = {
  on: 'plan',
  order: 20,
  version,
  render: (house, { system }) => panelOf(house, system, ''),
};

const ofOrganisation: Panel = {
  on: 'organisation',
  order: 20,
  version,
  render: (house, { system, id }) => panelOf(house, system, id),
};

/** @param organisation '' for the whole system */
async function panelOf(house: House, system: System, organisation: string) {
  const carbon = carbonOf(house, system);
  const published = await carbon.calculations.published();
  if (!published) return null;
  const reading = readingOf(carbon, published.calculation);
  const trend = trendOf(await reading.figures(organisation), await reading.coverage());
  if (trend.years.length === 0) return null;
  const t = wordsOf(system.settings.language);
  const path = organisation === '' ? '' : `/organisations/${organisation}`;
  return (
    <section key="footprint" className="gp-section">
      <h2 className="nhsuk-heading-m">{t('title')}</h2>
      <Told {...{ t, trend }} ofOne={organisation !== ''} />
      <p>
        <a href={`/${system.slug}/carbon${path}`}>{t('panel.link')}</a>
      </p>
    </section>
  );
}

/** The latest year, and the years before it; those of which months are missing say so. */
function Told({ t, trend, ofOne }: { t: ReturnType<typeof wordsOf>; trend: Trend; ofOne: boolean }) {
  const known = trend.years.flatMap((year) => (year.plus === null ? [] : [{ ...year, plus: year.plus }]));
  const last = known.at(-1);
  if (!last) return null;
  const short = ({ lacks }: (typeof known)[number]) => (lacks.length > 0 ? ` (${lacksInShort(t, lacks, ofOne)})` : '');
  return (
    <>
      <p>
        {t('panel.says', {
          year: `${yearName(last.year)}${short(last)}`,
          footprint: last.footprint === null ? t('noData') : `${wholeTonnes(last.footprint)} t CO₂e`,
          plus: wholeTonnes(last.plus),
        })}
      </p>
      {known.length > 1 && (
        <p>
          {t('panel.trend')}{' '}
          {known.map((year) => `${yearName(year.year)}: ${wholeTonnes(year.plus)} t${short(year)}`).join('; ')}.
        </p>
      )}
    </>
  );
}

export const carbonPanels: readonly Panel[] = [ofSystem, ofOrganisation];
