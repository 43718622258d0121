/** What the reader made of a sentence, short enough to be written by hand as the answer in a test. */
import { readSentence } from './read.ts';

export interface Told {
  lead: string[];
  with: string[];
  adopts: string[];
  /** Each as "phrase | relation edtf latest-or-interval" and the phrase of the owner whom it binds, if not all. */
  dates: string[];
  /** Each as "relation value unit, phrase of its date, on baseline". */
  targets: string[];
  strength: string | null;
}

export function told(text: string, options: { part: boolean } = { part: false }): Told {
  const sentence = readSentence(text, options);
  const names = (role: string) =>
    sentence.owners.filter((owner) => owner.role === role).flatMap(({ organisations }) => organisations);
  return {
    lead: names('lead'),
    with: names('with'),
    adopts: names('adopts'),
    dates: sentence.dates.map(({ phrase, relation, edtf, latest, interval, owner }) => {
      const whose = owner === null ? '' : ` ${sentence.owners[owner]?.phrase}`;
      return `${phrase} | ${relation} ${edtf} ${interval ?? latest}${whose}`;
    }),
    targets: sentence.targets.map(({ relation, value, unit, by, baseline }) =>
      [
        `${relation} ${value} ${unit}`,
        ...(by === null ? [] : [sentence.dates[by]?.phrase]),
        ...(baseline === null ? [] : [`on ${baseline}`]),
      ].join(', '),
    ),
    strength: sentence.strength,
  };
}

/** Every phrase with its span, to be held against the text. */
export function citations(text: string): { phrase: string; span: [number, number] }[] {
  const { owners, dates, targets, hedges } = readSentence(text, { part: false });
  return [...owners, ...dates, ...targets, ...hedges].map(({ phrase, span }) => ({ phrase, span }));
}
