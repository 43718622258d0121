/** A calculation to be read, for whatever shows it: pages and the command line take their facts from the same rules. */
import type { Calculation } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import { type Reading, readingOf } from './reading.ts';

export interface Counted {
  carbon: Carbon;
  calculation: Calculation;
  reading: Reading;
  /** Whether it is shown to the team, who see suppliers. */
  team: boolean;
}

export const countedForTeam = (carbon: Carbon, calculation: Calculation): Counted => ({
  carbon,
  calculation,
  reading: readingOf(carbon, calculation),
  team: true,
});
