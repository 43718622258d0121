/** The days that other rooms know of, as the plan's timeline, its calendar and its papers tell them. */
import type { House, KnownDate, Offers } from '../platform/room.ts';
import type { System } from '../platform/systems.model.ts';
import { today } from '../platform/today.ts';

export interface OfferedDates {
  /** Another text whenever one of the dates has changed. */
  version(system: System): Promise<string>;
  /** In the order of their days. */
  of(system: System, planId: string): Promise<KnownDate[]>;
}

export function offeredDates(house: House, { dates }: Pick<Offers, 'dates'>): OfferedDates {
  return {
    version: async (system) => (await Promise.all(dates.map((source) => source.version(house, system)))).join(' '),
    async of(system, planId) {
      const about = { system, planId, today: today() };
      const known = await Promise.all(dates.map((source) => source.dates(house, about)));
      return known.flat().toSorted((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id));
    },
  };
}
