/** The texts of a consultation in other languages, easy read among them. Pure. */
import { z } from 'zod';
import type { Consultation, Verdict } from '../model.ts';

/** Languages that are offered, by BCP 47; the easy read of a language is that language with the variant "simple". */
const spoken = 'en cy pl ro lt lv bg sk cs hu pt es it fr uk ru tr ar fa ps ku ur pa gu hi bn ta ti am so zh vi'.split(
  ' ',
);

const simple = '-simple';

export const isEasyRead = (language: string) => language.endsWith(simple);

/** What the team may write the texts in, beside the language of the system itself. */
export function languagesBeside(own: string): string[] {
  return [`${own}${simple}`, ...spoken.filter((one) => one !== own)];
}

/** The name of a language in itself; null for easy read, which is no language of its own. */
export function autonym(language: string): string | null {
  return isEasyRead(language)
    ? null
    : (new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language);
}

const rightToLeft = new Set(['ar', 'fa', 'ps', 'ku', 'ur']);
export const directionOf = (language: string) => (rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr');

/** What is kept in one language. A word that is empty is asked in the language of the system. */
export interface Texts {
  language: string;
  title: string;
  about: string;
  audience: string;
  privacy: string;
  question: string;
  yes: string;
  partly: string;
  no: string;
  why: string;
  whole: string;
  missing: string;
  /** The words of commitments by their ids. */
  wordings: Record<string, string>;
  /** The revision of each of those commitments whose words were told. */
  toldOf: Record<string, number>;
}

const words = (name: string, longest: number) =>
  z.string().trim().min(1, `Fill in “${name}”`).max(longest, `Shorten “${name}” to ${longest} characters`);
const perhaps = (longest: number) => z.string().trim().max(longest, `Shorten it to ${longest} characters`).default('');

export const TextsForm = z.object({
  title: words('Title', 300),
  about: words('What it is about', 10_000),
  audience: words('Who is asked', 10_000),
  privacy: words('Privacy notice', 10_000),
  question: perhaps(200),
  yes: perhaps(50),
  partly: perhaps(50),
  no: perhaps(50),
  why: perhaps(200),
  whole: perhaps(500),
  missing: perhaps(500),
});
export type TextsForm = z.infer<typeof TextsForm>;

/** The texts that a reader is shown. */
export interface Asked {
  language: string;
  direction: 'ltr' | 'rtl';
  easyRead: boolean;
  title: string;
  about: string;
  audience: string;
  privacy: string;
  question: string;
  answers: Record<Verdict, string>;
  why: string;
  whole: string;
  missing: string;
  /** Ids of commitments that were changed after their words were told in this language. */
  stale: ReadonlySet<string>;
  /** The words of commitments in this language; those of the plan are shown for others. */
  wordings: ReadonlyMap<string, string>;
}

/** The words of the system's own language in which everything is asked that is not told in another. */
export type OwnWords = Pick<Asked, 'language' | 'question' | 'answers' | 'why' | 'whole' | 'missing'>;

/** Whether a commitment was changed after its words were told in another language. */
export function isStale({ toldOf }: Pick<Texts, 'toldOf'>, id: string, revision: number | null): boolean {
  const told = toldOf[id];
  return told !== undefined && revision !== null && revision > told;
}

/** What is asked in the language of the system, or with `texts` in another. */
export function askedIn(
  { title, about, audience, privacy }: Pick<Consultation, 'title' | 'about' | 'audience' | 'privacy'>,
  own: OwnWords,
  texts: Texts | null,
  /** Of a commitment; null where it is not in the plan. */
  revisionOf: (id: string) => number | null,
): Asked {
  if (!texts)
    return {
      ...own,
      direction: directionOf(own.language),
      easyRead: false,
      title,
      about,
      audience,
      privacy,
      wordings: new Map(),
      stale: new Set(),
    };
  return {
    language: texts.language,
    direction: directionOf(texts.language),
    easyRead: isEasyRead(texts.language),
    title: texts.title,
    about: texts.about,
    audience: texts.audience,
    privacy: texts.privacy,
    question: texts.question || own.question,
    answers: {
      yes: texts.yes || own.answers.yes,
      partly: texts.partly || own.answers.partly,
      no: texts.no || own.answers.no,
    },
    why: texts.why || own.why,
    whole: texts.whole || own.whole,
    missing: texts.missing || own.missing,
    stale: new Set(Object.keys(texts.wordings).filter((id) => isStale(texts, id, revisionOf(id)))),
    wordings: new Map(Object.entries(texts.wordings)),
  };
}
