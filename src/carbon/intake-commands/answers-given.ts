/** Answers on the command line to what a file is asked about: "SUBJECT=VALUE". */
import { unitOf } from '../../kernel/units.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import type { Question } from '../intake/propose.ts';
import { organisationsOf } from '../intake/vocabulary.ts';
import { writtenPeriod } from '../intake/written-periods.ts';
import { confirmMapping } from '../taking-in.ts';

export interface GivenAnswer {
  subject: string;
  value: string;
}

/** @throws Mistake if it is not of that form */
export function answerIn(text: string): GivenAnswer {
  // What a heading is called may have an equals sign in it; what it means has none.
  const at = text.lastIndexOf('=');
  const [subject, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || subject === '' || value === '')
    throw new Mistake(
      `Write an answer as --answer "SUBJECT=VALUE", for example --answer "load [kWh]=electricity". This was given: ${text}`,
    );
  return { subject, value };
}

/**
 * Confirms how a file is read with these answers, if they answer all that has to be.
 * @param guessToo whether a guess, of which nothing is asked, is confirmed as it is
 * @returns false if something is left to be asked, and nothing was confirmed
 * @throws Mistake where an answer fits no question, or cannot be one
 */
export async function confirmed(
  carbon: Carbon,
  file: ActivityFile,
  given: readonly GivenAnswer[],
  guessToo: boolean,
): Promise<boolean> {
  const { proposal } = file;
  if (file.state !== 'mapping' || !proposal) return false;
  const { questions, mapping } = proposal;
  const unused = given.filter((one) => !questions.some((question) => fits(question, one)));
  if (unused.length > 0) {
    const asked = questions.map(({ subject, about }) => `"${subject || about}"`).join(', ');
    throw new Mistake(
      `${file.name} does not ask about "${unused.map(({ subject }) => subject).join('", "')}". It asks about: ${asked || 'nothing'}.`,
    );
  }
  const answers = questions.map((question) => {
    const answer = given.findLast((one) => fits(question, one));
    return answer ? answerOf(carbon, question, answer.value, mapping) : '';
  });
  if (questions.some(({ needed }, place) => needed && answers[place] === '')) return false;
  // A guess is a person's to confirm: somebody who answers has looked at it.
  if (proposal.how === 'guessed' && given.length === 0 && !guessToo) return false;
  const name = proposal.how === 'guessed' ? file.name.replace(/\.[^.]*$/, '') : mapping.name;
  await confirmMapping(carbon, file.id, answers, { name, tier: mapping.tier });
  return true;
}

const fits = ({ subject, about }: Question, given: GivenAnswer): boolean =>
  [subject, about].some((one) => one.trim().toLowerCase() === given.subject.toLowerCase());

function answerOf(
  carbon: Carbon,
  { about, choices }: Question,
  value: string,
  mapping: Parameters<typeof writtenPeriod>[1],
): string {
  switch (about) {
    case 'activity': {
      const library = carbon.library();
      const found = library.activity(value)?.id ?? library.findActivity(value);
      if (found === null)
        throw new Mistake(
          `No activity is called "${value}". Nearest: ${library.nearest(value, 5).join(', ') || 'none'}.`,
        );
      return found;
    }
    case 'organisation': {
      const { organisations } = carbon.system.settings;
      const known = organisationsOf(
        organisations.map(({ slug, name, alsoCalled, odsCode }) => ({
          slug,
          names: [name, ...alsoCalled, ...(odsCode === null ? [] : [odsCode])],
        })),
      );
      const found = known.find(value);
      if (found === null)
        throw new Mistake(
          `There is no organisation "${value}" here. There are: ${organisations.map(({ slug }) => slug).join(', ')}.`,
        );
      return found;
    }
    case 'unit':
      if (unitOf(value) === null)
        throw new Mistake(`"${value}" is no unit that Greenplan knows. Write one such as kWh, m3 or miles.`);
      return value;
    case 'period':
      if (typeof writtenPeriod(value, mapping) === 'string')
        throw new Mistake(`"${value}" is no period with a beginning and an end. Write one such as 2024/25 or 2024-04.`);
      return value;
    case 'column':
      return value;
    default:
      if (!choices.some((choice) => choice.value === value))
        throw new Mistake(
          `"${value}" is no answer to that. Answer with one of: ${choices.map((choice) => choice.value).join(', ')}.`,
        );
      return value;
  }
}
