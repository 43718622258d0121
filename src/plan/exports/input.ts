/** What every export is made from, and how each says what standing the plan has. */
import type { KnownDate } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import type { Plan } from '../model.ts';
import { type ExportWords, exportWords } from './messages.ts';

/** All that an export may look at: the same input gives the same file. */
export interface ExportInput {
  plan: Plan;
  system: System;
  /** When this version of the plan came to be, or the file is made; printed on papers. */
  madeAt: Date;
  /** Address of the system's pages, "https://plans.example/fenmarsh"; null where it isn't known. */
  address: string | null;
  /** What other rooms know of days: meetings, gates. */
  dates: readonly KnownDate[];
}

export function wordsFor(input: Pick<ExportInput, 'system'>): ExportWords {
  return exportWords(input.system.settings.language);
}

/** The language of the file: plain English is that of Great Britain, which spell checkers and screen readers ask. */
export function languageOf(system: System): string {
  return system.settings.language === 'en' ? 'en-GB' : system.settings.language;
}

/** A plan that no body has approved is a draft, whatever its status says. */
export function isDraft(plan: Plan): boolean {
  return plan.status !== 'approved' || plan.approval === null;
}

/** The sentence with which every export says whether the plan is a draft. */
export function standing(input: Pick<ExportInput, 'plan' | 'system'>): string {
  const t = wordsFor(input);
  const { approval } = input.plan;
  if (isDraft(input.plan) || approval === null) return t('status.draft');
  return t('status.approved', { body: approval.body, date: longDate(approval.date, input.system) });
}

/** "31 March 2027", from a day written YYYY-MM-DD; anything else is given back as it is. */
export function longDate(day: string, system: System): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const format = new Intl.DateTimeFormat(languageOf(system), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
