/** What the room adds to the plan's timeline: when consultations open and close, and events at which people are heard. */
import type { DateSource, KnownDate } from '../platform/room.ts';
import { consultationStore } from './consultation-store.ts';
import { wordsOf as engagementWords } from './engagement/frame.tsx';
import { engagementStore } from './engagement/store.ts';
import { wordsOf } from './frame.tsx';
import { roomVersion } from './panels.tsx';

export const consultationDates: DateSource = {
  version: roomVersion,

  async dates({ database }, { system, planId, today }) {
    const t = wordsOf(system.settings.language);
    const talk = engagementWords(system.settings.language);
    const state = (on: string) => (on < today ? 'past' : on === today ? 'now' : 'future');
    const own = <One extends { planId: string }>(all: One[]) => all.filter((one) => one.planId === planId);
    const consultations = own(await consultationStore(database, system).list());
    const events = own(await engagementStore(database, system).list());
    return [
      ...consultations.flatMap(({ id, title, opens, closes }) =>
        (['opens', 'closes'] as const).map((which): KnownDate => {
          const on = which === 'opens' ? opens : closes;
          const href = on > today ? '/consultation' : `/you-said/${id}`;
          const words = { title: t(`date.${which}`, { title }), note: t('date.note') };
          return { id: `consultation-${id}-${which}`, on, promised: null, ...words, state: state(on), href };
        }),
      ),
      ...events.flatMap(({ id, title, kind, answered, day }): KnownDate[] => {
        if (day === null || answered !== 'agreed') return [];
        const words = { title: talk('date.event', { title, kind: talk(`kind.${kind}`) }), note: talk('date.heard') };
        return [{ id: `event-${id}`, on: day, promised: null, ...words, state: state(day), href: '/engagement' }];
      }),
    ];
  },
};
