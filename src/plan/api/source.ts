/** What the interface and the exports need of the house: systems, their plans, and reading an upload. */
import type { System } from '../../platform/systems.model.ts';
import type { Draft } from '../draft.ts';
import type { Plan } from '../model.ts';
import type { OfferedDates } from '../offered-dates.ts';
import type { PlanStore } from '../store.ts';

export interface PlanSource {
  systems(): Promise<System[]>;
  system(slug: string): Promise<System | null>;
  plans(system: System): Pick<PlanStore, 'current' | 'bySlug' | 'list' | 'version' | 'revisions' | 'search'>;
  /** What other rooms know of days. */
  dates: OfferedDates;
  /** Whether the key that a program shows is one, and its time is not over. */
  knowsKey(key: string): Promise<boolean>;
  /** Reads the document that a request carries as a multipart form. */
  readUpload(request: Request): Promise<Draft>;
}

/** A system with one of its plans. */
export interface Chosen {
  system: System;
  plan: Plan;
}
