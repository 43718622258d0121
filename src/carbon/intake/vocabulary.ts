/** The words that a file is read against: activities of the factor sets, and organisations of the system. */
import { fateIn } from '../factors/fates.ts';
import type { Library } from '../factors/library.ts';
import { nearestSpend } from '../factors/near-spend.ts';
import type { Organisations, Vocabulary } from './source.ts';

/** Names that are told where a word is unknown. */
const told = 5;

export function vocabularyOf(library: Library): Vocabulary {
  return {
    find: (text) => (library.activity(fateIn(text)?.of ?? '') ? text : library.findActivity(text)),
    nearest: (text, bySpend, under) =>
      bySpend ? nearestSpend(library, text, told) : library.nearest(text, told, under),
    unitsOf: (activity) => library.activity(fateIn(activity)?.of ?? activity)?.units ?? [],
    nameOf: (activity) => library.activity(activity)?.name ?? activity,
  };
}

/** A vocabulary that offers only what a file is about: of a waste note, waste. @param roots none: all */
export function aboutOnly(vocabulary: Vocabulary, roots: readonly string[]): Vocabulary {
  if (roots.length === 0) return vocabulary;
  return { ...vocabulary, nearest: (text, bySpend) => vocabulary.nearest(text, bySpend, roots) };
}

/** An organisation by its short name, and by all that it is called besides: its name first, then others and its ODS code. */
export interface KnownOrganisation {
  slug: string;
  names: string[];
}

export function organisationsOf(known: readonly KnownOrganisation[]): Organisations {
  const bySpelling = new Map(
    known.flatMap(({ slug, names }) => [slug, ...names].map((name) => [plainly(name), slug] as const)),
  );
  return {
    find: (text) => bySpelling.get(plainly(text)) ?? null,
    nearest: (text) => {
      const words = new Set(
        plainly(text)
          .split(' ')
          .filter((word) => !ofMany.has(word)),
      );
      const shared = ({ slug, names }: KnownOrganisation) =>
        [slug, ...names].reduce(
          (most, name) =>
            Math.max(
              most,
              plainly(name)
                .split(' ')
                .filter((word) => words.has(word)).length,
            ),
          0,
        );
      return known
        .map((each) => ({ slug: each.slug, words: shared(each) }))
        .filter(({ words }) => words > 0)
        .sort((a, b) => b.words - a.words || (a.slug < b.slug ? -1 : 1))
        .slice(0, told)
        .map(({ slug }) => slug);
    },
    nameOf: (slug) => known.find((each) => each.slug === slug)?.names[0] ?? slug,
  };
}

/** Words that most organisations of the NHS have in their names. */
const ofMany = new Set(['nhs', 'and', 'of', 'the', 'trust', 'foundation', 'for']);

const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
