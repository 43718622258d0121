/** What the consultation shows on the plan's own pages: that it is open, and what people said of a commitment. */
import { Button } from 'nhsuk-react-components';
import { longDate, makeFrame } from '../plan/pages/view.tsx';
import type { Panel } from '../platform/room.ts';
import { today } from '../platform/today.ts';
import { consultationStore } from './consultation-store.ts';
import { wordsOf as engagementWords } from './engagement/frame.tsx';
import { raisedStore } from './engagement/raised-store.ts';
import { engagementStore } from './engagement/store.ts';
import { wordsOf } from './frame.tsx';
import { keptVersion } from './kept-version.ts';
import { remarkStore } from './remark-store.ts';
import { countVerdicts, stateOn } from './rules.ts';

/** Asked for at every request for a page of the plan, so it costs next to nothing. */
export const roomVersion: Panel['version'] = ({ database }, system) =>
  keptVersion(system.id, async () => `${await consultationStore(database, system).version()} ${today()}`);

/** On the first page: the call to action while a consultation is open. */
const openForComment: Panel = {
  on: 'plan',
  order: 10,
  version: roomVersion,
  async render({ database }, { system, planId }) {
    const all = await consultationStore(database, system).list();
    const open = all.find((one) => one.planId === planId && stateOn(one, today()) === 'open');
    if (!open) return null;
    const t = wordsOf(system.settings.language);
    const day = longDate(open.closes, makeFrame(system, { styles: [], scripts: [] }).t);
    return (
      <section className="gp-call" key="consultation">
        <h2 className="nhsuk-heading-m">{t('panel.open', { day })}</h2>
        <Button href={`/${system.slug}/consultation`}>{t('panel.answer')}</Button>
      </section>
    );
  },
};

/** On a commitment's page: how many said that it is right for them. */
const whatWasSaid: Panel = {
  on: 'commitment',
  order: 10,
  version: roomVersion,
  async render({ database }, { system, planId, id }) {
    const latest = (await consultationStore(database, system).list()).find(
      (one) => one.planId === planId && stateOn(one, today()) !== 'to come',
    );
    if (!latest) return null;
    const own = await remarkStore(database, system).tallies(latest.id, id);
    const people = own.reduce((sum, { count }) => sum + count, 0);
    if (people === 0) return null;
    const t = wordsOf(system.settings.language);
    return (
      <section key="said">
        <h2 className="nhsuk-heading-m">{t('panel.title')}</h2>
        <p>{t('panel.counts', { ...countVerdicts(own), count: people })}</p>
        <p>
          <a href={`/${system.slug}/you-said/${latest.id}#${id}`}>{t('panel.more')}</a>
        </p>
      </section>
    );
  },
};

/** On a commitment's page: what was recommended at events and by assessments that it answers. */
const whatItAnswers: Panel = {
  on: 'commitment',
  order: 11,
  version: roomVersion,
  async render({ database }, { system, id }) {
    const raised = await raisedStore(database, system).answeredBy(id);
    if (raised.length === 0) return null;
    const t = engagementWords(system.settings.language);
    const events = new Map((await engagementStore(database, system).list()).map((one) => [one.id, one.title]));
    return (
      <section key="answers">
        <h2 className="nhsuk-heading-m">{t('panel.title')}</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          {raised.map(({ id: one, text, engagementId, assessmentId }) => (
            <li key={one}>
              {text}{' '}
              <a
                href={
                  engagementId === null
                    ? `/${system.slug}/health-impact/${assessmentId}`
                    : `/${system.slug}/engagement#${engagementId}`
                }
              >
                {t('panel.from', { title: events.get(engagementId ?? '') ?? t('health.title') })}
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  },
};

export const consultationPanels = [openForComment, whatWasSaid, whatItAnswers];
