/** What the room shows on the plan's own pages: of an organisation, what it has taken up. */

import { indexPlan } from '../plan/rules.ts';
import { planStore } from '../plan/store.ts';
import type { Panel } from '../platform/room.ts';
import { governanceVersion } from './dates.ts';
import { wordsOf } from './frame.tsx';
import { membersOf } from './members.ts';
import type { Stance } from './model.ts';
import { reflectionStore } from './reflection-store.ts';
import { takenUp } from './taken-up.ts';

const ownPlan: Panel = {
  on: 'organisation',
  order: 10,
  version: ({ database }, system) => governanceVersion(database, system),
  async render({ database }, { system, planId, id }) {
    const plan = await planStore(database, system).current();
    if (plan?.id !== planId) return null;
    const said = await reflectionStore(database, system, planId).list();
    const taken = takenUp(indexPlan(plan), said, membersOf(system))
      .flatMap(({ by }) => by)
      .filter(({ organisation }) => organisation.slug === id);
    if (!taken.some(({ reflection }) => reflection)) return null;
    const t = wordsOf(system.settings.language);
    const count = (stance: Stance) => taken.filter(({ reflection }) => reflection?.stance === stance).length;
    const nothing = taken.filter(({ owns, reflection }) => owns && !reflection).length;
    return (
      <section key="taken-up">
        <h2 className="nhsuk-heading-m">{t('taken.title')}</h2>
        <p>
          {t('own.panel', {
            adopted: count('adopted'),
            adapted: count('adapted'),
            not: count('not applicable'),
            nothing,
          })}
        </p>
        <p>
          <a href={`/${system.slug}/taken-up/${id}`}>{t('own.link')}</a>
        </p>
      </section>
    );
  },
};

export const governancePanels: readonly Panel[] = [ownPlan];
