/** For how long what is personal is kept: each room says it of its own. */
import type { House } from '../room.ts';
import type { System } from '../systems.model.ts';

interface AnyRule {
  /** Its name in the settings of a system and in the record of what was done: "respondents". */
  kind: string;
  /** What is kept, from when its time runs, and what is done when it is over. The public may read it. */
  what: string;
  /** Days, unless the settings of the system say another number. */
  days: number;
}

/** What a system holds. */
export interface SystemRule extends AnyRule {
  of: 'system';
  /** Takes away what is older. @returns how many things it was */
  apply(house: House, system: System, before: Date): Promise<number>;
}

/** What the platform holds for all systems alike. */
export interface PlatformRule extends AnyRule {
  of: 'platform';
  /** Takes away what is older. @returns how many things it was */
  apply(house: House, before: Date): Promise<number>;
}

export type RetentionRule = SystemRule | PlatformRule;

/** The days after which a rule takes something away in a system. */
export function daysOf({ kind, days }: RetentionRule, system: System | null): number {
  return system?.settings.retention[kind] ?? days;
}
