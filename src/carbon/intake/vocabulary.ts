/** The words that a file is read against: activities of the factor sets, and organisations of the system. */
import { fateIn } from '../factors/fates.ts';
import type { Library } from '../factors/library.ts';
import type { Organisations, Vocabulary } from './source.ts';

/** Names that are told where a word is unknown. */
const told = 5;

export function vocabularyOf(library: Library): Vocabulary {
  return {
    find: (text) => (library.activity(fateIn(text)?.of ?? '') ? text : library.findActivity(text)),
    nearest: (text) => library.nearest(text, told),
    unitsOf: (activity) => library.activity(fateIn(activity)?.of ?? activity)?.units ?? [],
    nameOf: (activity) => library.activity(activity)?.name ?? activity,
  };
}

/** An organisation by its short name, and by all that it is called besides: names, and its ODS code. */
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
      const words = new Set(plainly(text).split(' '));
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
        .toSorted((a, b) => shared(b) - shared(a) || (a.slug < b.slug ? -1 : 1))
        .slice(0, told)
        .map(({ slug }) => slug);
    },
  };
}

const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
