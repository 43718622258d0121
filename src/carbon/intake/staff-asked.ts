/** Asks how many staff the answers of a survey stand for, where nothing tells. */
import type { Mapping } from './mapping.ts';
import type { Question } from './propose.ts';
import type { Context } from './source.ts';
import { financialYearOf } from './year-parts.ts';

/**
 * @param first first day of the survey's period; null where it is not known
 * @returns no question where a column, an answer or what is told of the organisation says it
 */
export function staffAsked({ survey }: Mapping, first: string | null, { organisation, staff }: Context): Question[] {
  if (survey === null || survey.column !== null || survey.staff !== null) return [];
  const year = first === null ? null : financialYearOf(first);
  if (staff.some((one) => one.organisation === organisation && (year === null || one.year === year))) return [];
  return [
    {
      about: 'staff',
      subject: '',
      sentence: 'How many staff does this survey stand for, those who did not answer among them?',
      choices: [{ value: '0', label: 'Only for those who answered' }],
      needed: organisation !== null,
    },
  ];
}

/** "6,940" as a mapping takes it; null if it is no number. */
export function staffIn(text: string): string | null {
  const bare = text.replace(/(?<=\d)[, ](?=\d{3}\b)/g, '').trim();
  return /^\d{1,9}(\.\d{1,3})?$/.test(bare) ? bare : null;
}
