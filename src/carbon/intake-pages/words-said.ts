/** What a person says of the words of a file, some at a time: kept with the proposal until all is confirmed. */
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { answered, saidOf, unsaid } from '../intake/answer.ts';
import { wordsAtOnce, wordsOf } from '../intake/coverage.ts';
import { type Mapping, notCounted, wordKey } from '../intake/mapping.ts';
import type { Proposal, Question } from '../intake/propose.ts';
import { chosenField, somethingElse, writtenField } from './answers.ts';
import type { IntakeDesk } from './desk.ts';

export const restField = 'rest';
export const restWritten = 'rest-activity';
export const oursField = { code: 'ours-code', organisation: 'ours-organisation' };

type Asked = Pick<Proposal, 'questions' | 'mapping'>;

/** What is said of words besides: more of them, one of many organisations that is the system's, all the rest at once. */
export interface WordsSaid {
  mapping: Mapping;
  /** What all words without an answer mean; null where they stay open. */
  rest: string | null;
  problems: Problem[];
  /** The fields that are about words. */
  fields: readonly string[];
}

/** The fields of the page that a person turns to, with what they filled in; null where they confirm. */
export function turnedTo(values: Filled['values']): Filled['values'] | null {
  const from = Number(values.from ?? 0) || 0;
  switch (values.turn) {
    case 'next':
      return { from: String(from + wordsAtOnce) };
    case 'previous':
      return { from: String(Math.max(0, from - wordsAtOnce)) };
    case 'ours':
      return { [oursField.code]: '', [oursField.organisation]: '' };
    default:
      return null;
  }
}

export function wordsSaid(
  { t, carbon, members, mayEnter }: Pick<IntakeDesk, 't' | 'carbon' | 'members' | 'mayEnter'>,
  proposal: Asked,
  answers: readonly string[],
  values: Filled['values'],
): WordsSaid {
  const text = (field: string) => ([values[field] ?? ''].flat()[0] ?? '').trim();
  const problems: Problem[] = [];
  const library = carbon.library();
  let mapping = withWordsShown(proposal, answers, values);
  const [code, slug] = [text(oursField.code), text(oursField.organisation)];
  if (code !== '' || slug !== '') {
    const question = organisationCalled(proposal, code);
    const isOwn = members.some((one) => one.slug === slug) && mayEnter(slug);
    if (!question) problems.push({ field: oursField.code, message: t('words.noSuchCode', { text: code }) });
    if (!isOwn) problems.push({ field: oursField.organisation, message: t('words.oursNeeded') });
    if (question && isOwn) mapping = answered(mapping, question, slug);
  }
  const [rest, written] = [text(restField), text(restWritten)];
  const activity = library.activity(written)?.id ?? library.findActivity(written);
  if (rest === 'activity' && activity === null)
    problems.push({ field: restWritten, message: t('mapping.noActivity', { text: written, nearest: '' }) });
  const shown = wordsOf(proposal).flatMap(({ place }) => [chosenField(place), writtenField(place)]);
  return {
    mapping,
    rest: rest === notCounted ? notCounted : rest === 'activity' ? activity : null,
    problems,
    fields: [...shown, ...Object.values(oursField)],
  };
}

/** The mapping with the answers to the words that were shown; one that was left open is open again. */
function withWordsShown({ questions, mapping }: Asked, answers: readonly string[], values: Filled['values']): Mapping {
  return questions.reduce((map, question, place) => {
    const wasShown = chosenField(place) in values || writtenField(place) in values;
    if (question.hangs === undefined || !wasShown) return map;
    const answer = answers[place] ?? '';
    return answer === '' ? unsaid(map, question) : answered(map, question, answer);
  }, mapping);
}

/** The mapping with one meaning for every word about an activity that has none yet. */
export function withRest({ questions, mapping }: Asked, meaning: string): Mapping {
  return questions
    .filter((question) => question.hangs !== undefined && question.about === 'activity')
    .filter((question) => saidOf(mapping, question) === null)
    .reduce((map, question) => answered(map, question, meaning), mapping);
}

/** The question about the organisation that a file calls so; null if it has none of that name. */
function organisationCalled({ questions }: Pick<Proposal, 'questions'>, text: string): Question | null {
  const key = wordKey(text);
  return (
    questions.find(({ about, hangs, subject }) => about === 'organisation' && hangs && wordKey(subject) === key) ?? null
  );
}

/** What the fields of the words begin with. */
export function wordValues(proposal: Asked, library: Library): Filled['values'] {
  return Object.fromEntries(
    wordsOf(proposal).flatMap(({ question, place }): [string, string][] => {
      const said = saidOf(proposal.mapping, question);
      if (said === null) return [];
      const isOffered =
        said === notCounted ||
        question.about === 'organisation' ||
        question.choices.some(({ value }) => value === said);
      if (isOffered) return [[chosenField(place), said]];
      return [
        [chosenField(place), somethingElse],
        [writtenField(place), library.activity(said)?.name ?? said],
      ];
    }),
  );
}
