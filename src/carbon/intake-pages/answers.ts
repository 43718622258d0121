/** The answers of the person who confirms how a file is read: what was chosen or written becomes what a mapping takes. */
import { unitOf } from '../../kernel/units.ts';
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { type Mapping, notCounted } from '../intake/mapping.ts';
import type { Question } from '../intake/propose.ts';
import { staffIn } from '../intake/staff-asked.ts';
import { writtenPeriod } from '../intake/written-periods.ts';
import type { T } from './desk.ts';

/** What answers are read against. */
export interface Answering {
  t: T;
  library: Library;
  /** Short names of the organisations for which whoever answers may enter data. */
  organisations: readonly string[];
  /** Names of the file's columns. */
  columns: readonly string[];
  mapping: Mapping;
}

/** The value of the choice "something else", which no file's text is. */
export const somethingElse = '\u0001';
export const chosenField = (place: number): string => `answer-${place}`;
export const writtenField = (place: number): string => `other-${place}`;

/** How a question is asked: one of a few, one of a list, or in words. */
export type Manner = 'one of few' | 'organisation' | 'column' | 'words' | 'few or words';

export function mannerOf({ about, choices, hangs }: Question): Manner {
  switch (about) {
    case 'organisation':
      return 'organisation';
    case 'column':
      return 'column';
    case 'other organisations':
    case 'decimal mark':
    case 'date order':
    case 'hyphen':
      return 'one of few';
    default:
      // A word of a file may be outside the footprint, which is a choice of its own.
      return choices.length > 0 || (about === 'activity' && hangs !== undefined) ? 'few or words' : 'words';
  }
}

/** The answers in the order of their questions, '' where one is left open, and what is wrong with them. */
export function answersIn(
  questions: readonly Question[],
  values: Filled['values'],
  answering: Answering,
): { answers: string[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const answers = questions.map((question, place) => {
    const manner = mannerOf(question);
    const chosen = textOf(values, chosenField(place));
    const isWritten = manner === 'words' || (manner === 'few or words' && (chosen === somethingElse || chosen === ''));
    const field = isWritten ? writtenField(place) : chosenField(place);
    const said = isWritten ? textOf(values, field) : chosen;
    const read = said === '' ? { answer: '' } : readAnswer(question, said, answering);
    if ('problem' in read) problems.push({ field, message: read.problem });
    else if (read.answer === '' && (question.needed || chosen === somethingElse))
      problems.push({
        field: manner === 'words' ? writtenField(place) : chosenField(place),
        message: answering.t('mapping.answerNeeded', { question: question.sentence }),
      });
    return 'answer' in read ? read.answer : '';
  });
  return { answers, problems };
}

function readAnswer(
  { about, choices, sentence, hangs }: Question,
  said: string,
  { t, library, organisations, columns, mapping }: Answering,
): { answer: string } | { problem: string } {
  const oneOf = (known: readonly string[]) =>
    known.includes(said) ? { answer: said } : { problem: t('mapping.noChoice', { question: sentence }) };
  if (hangs !== undefined && said === notCounted && about !== 'unit') return { answer: said };
  switch (about) {
    case 'activity': {
      const activity = library.activity(said)?.id ?? library.findActivity(said);
      if (activity !== null) return { answer: activity };
      const names = library.nearest(said, 4).map((id) => `“${library.activity(id)?.name ?? id}” (${id})`);
      const nearest = names.length === 0 ? '' : t('mapping.nearest', { names: names.join(', ') });
      return { problem: t('mapping.noActivity', { text: said, nearest }) };
    }
    case 'unit':
      return unitOf(said) === null ? { problem: t('mapping.noUnit', { text: said }) } : { answer: said };
    case 'period':
      return typeof writtenPeriod(said, mapping) === 'string'
        ? { problem: t('mapping.noPeriod', { text: said }) }
        : { answer: said };
    case 'organisation':
      return oneOf(organisations);
    case 'column':
      return oneOf([...columns, ...choices.map(({ value }) => value)]);
    case 'staff': {
      const staff = staffIn(said);
      return staff === null ? { problem: t('mapping.noStaff', { text: said }) } : { answer: staff };
    }
    default:
      return oneOf(choices.map(({ value }) => value));
  }
}

function textOf(values: Filled['values'], name: string): string {
  return ([values[name] ?? ''].flat()[0] ?? '').trim();
}
