/** What the room shows on the plan's pages: where the plan leads, and which initiatives serve a commitment. */
import type { ReactNode } from 'react';
import type { House, Panel } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import { trajectoryOf } from '../trajectory.ts';
import { trajectoryVersion } from '../version.ts';
import { countsIn } from './counts-in.ts';
import { type T, wordsOf } from './frame.tsx';
import { pathTo } from './paths.ts';
import { type Reading, readingOf } from './reading.ts';
import { closingTitle } from './sentences.ts';
import { wholeTonnesOf, yearName } from './told.ts';
import { waterfallFacts } from './waterfall-facts.ts';

const version: Panel['version'] = async (house, system) =>
  `trajectory ${await trajectoryVersion(trajectoryOf(house, system), false)}`;

async function told(house: House, system: System): Promise<{ t: T; reading: Reading; base: string }> {
  const reading = await readingOf(trajectoryOf(house, system), false);
  return { t: wordsOf(system.settings.language), reading, base: `/${system.slug}/trajectory` };
}

const ofSystem: Panel = {
  on: 'plan',
  order: 21,
  version,
  render: (house, { system }) => leadsTo(house, system, ''),
};

const ofOrganisation: Panel = {
  on: 'organisation',
  order: 21,
  version,
  render: (house, { system, id }) => leadsTo(house, system, id),
};

/** @param organisation '' for the whole system */
async function leadsTo(house: House, system: System, organisation: string): Promise<ReactNode> {
  const { t, reading, base } = await told(house, system);
  const { initiatives } = await reading.record();
  const own = initiatives.filter(
    ({ organisations }) => organisation === '' || organisations.some((one) => one.organisation === organisation),
  );
  if (own.length === 0) return null;
  const planned = await reading.planned(null);
  if (!planned?.forecast('shapley').lines.some((line) => organisation === '' || line.organisation === organisation))
    return null;
  const facts = waterfallFacts({
    planned,
    asked: {
      ...{ whose: organisation, organisations: organisation === '' ? [] : [organisation], of: 'footprint' },
      ...{ year: null, scenario: null, attribution: 'shapley', tried: null, problems: [] },
    },
  });
  const query = organisation === '' ? '' : `?organisation=${organisation}`;
  return (
    <section key="trajectory" className="gp-section">
      <h2 className="nhsuk-heading-m">{t('title')}</h2>
      <p>
        {closingTitle(t, facts.closing, facts.year, facts.taken)}.{' '}
        {t('panel.initiatives', { count: own.filter(({ stage }) => stage !== 'stopped').length })}
      </p>
      <p>
        <a href={`${base}${query}`}>{t('panel.link')}</a>
      </p>
    </section>
  );
}

/** The initiatives that serve a commitment, what they are to take off, and whether it is measured. */
const ofCommitment: Panel = {
  on: 'commitment',
  order: 21,
  version,
  async render(house, { system, id }) {
    const { t, reading, base } = await told(house, system);
    const { initiatives } = await reading.record();
    const own = initiatives.filter(({ commitments }) =>
      commitments.some((one) => one === id || one.startsWith(`${id}.`)),
    );
    if (own.length === 0) return null;
    const planned = await reading.planned(null);
    const measured = await trajectoryOf(house, system).measurements.list();
    const forecast = planned?.forecast('shapley');
    const year = (planned && pathTo(planned.paths([]), 'footprint', null)?.target.by) ?? 0;
    const at = forecast?.years.indexOf(year) ?? -1;
    const counts = countsIn([], 'plus');
    const credits = forecast && planned ? [...forecast.credits, ...planned.opportunities()].filter(counts) : [];
    const taken = (initiative: string) =>
      credits.reduce((sum, one) => (one.initiative === initiative ? sum + (one.byYear[at] ?? 0n) : sum), 0n);
    return (
      <section key="trajectory" className="gp-section">
        <h2 className="nhsuk-heading-m">{t('panel.serving')}</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          {own.map((one) => (
            <li key={one.id}>
              {planned ? <a href={`${base}/waterfall/${encodeURIComponent(one.id)}`}>{one.title}</a> : one.title} (
              {t(`stage.${one.stage}`).toLowerCase()})
              {planned && at >= 0 && (
                <>
                  : {t('panel.takes', { tonnes: wholeTonnesOf(taken(one.id)), year: yearName(year) })}{' '}
                  {t(measured.has(one.id) ? 'panel.measured' : 'panel.notMeasured')}
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  },
};

export const trajectoryPanels: readonly Panel[] = [ofSystem, ofOrganisation, ofCommitment];
