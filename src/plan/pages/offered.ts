/** What the other rooms of the house add to the plan's pages: panels, navigation, hits of the search. */
import type { House, Offers, Panel } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import type { Plan } from '../model.ts';
import { offeredDates } from '../offered-dates.ts';
import type { Hit } from './reference.tsx';
import type { Offered } from './view.tsx';

/** The thing that a page is about, where panels may be shown. */
export interface Place {
  on: Panel['on'];
  id: string;
}

export function offeredBy(house: House, offers: Offers) {
  const dates = offeredDates(house, offers);
  return {
    dates: dates.of,

    /** Another text whenever a panel of any page shows something else. */
    version: async (system: System): Promise<string> =>
      (await Promise.all([...offers.panels.map((panel) => panel.version(house, system)), dates.version(system)])).join(
        ' ',
      ),

    on: async (system: System, plan: Plan, language: string, place: Place | null): Promise<Offered> => {
      const panels = offers.panels.filter((panel) => panel.on === place?.on);
      const about = { system, planId: plan.id, id: place?.id ?? '' };
      return {
        navigation: offers.navigation.map(({ label, href }) => ({
          label: label(language),
          href: `/${system.slug}${href}`,
        })),
        panels: (await Promise.all(panels.map((panel) => panel.render(house, about)))).filter(
          (shown) => shown !== null,
        ),
      };
    },

    /** What else was found, best first. */
    hits: async (system: System, words: string): Promise<Hit[]> => {
      const found = (await Promise.all(offers.search.map((source) => source.find(house, system, words)))).flat();
      return found
        .toSorted((a, b) => b.score - a.score)
        .map(({ title, excerpt, href }) => ({ kind: 'other', text: `${title}: ${excerpt}`, path: href }));
    },
  };
}
export type OfferedBy = ReturnType<typeof offeredBy>;
