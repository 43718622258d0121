/** Kinds of initiative to start one from. docs/trajectory-library.md lists them and says how to add one. */
import kindsFile from './kinds.json' with { type: 'json' };
import { type InitiativeKind, KindsFile, type Source, SourcesFile } from './model.ts';
import sourcesFile from './sources.json' with { type: 'json' };

const all: readonly InitiativeKind[] = KindsFile.parse(kindsFile).kinds;
const byId = new Map(all.map((kind) => [kind.id, kind]));
const publications = new Map(SourcesFile.parse(sourcesFile).sources.map((source) => [source.id, source]));

/** All kinds, estates first, as the file has them. */
export function kinds(): InitiativeKind[] {
  return [...all];
}

/** The kind of that id; null if there is none. */
export function kindOf(id: string): InitiativeKind | null {
  return byId.get(id) ?? null;
}

/**
 * The publications that a kind stands on, of its effect first.
 * @throws RangeError if one is not in the library
 */
export function sourcesOf({ effect, lifetime, cost }: InitiativeKind): Source[] {
  return [...new Set([effect, lifetime, cost].flatMap(({ sources }) => sources))].map(sourceById);
}

/** @throws RangeError if there is none of that id */
export function sourceById(id: string): Source {
  const found = publications.get(id);
  if (!found) throw new RangeError(`The library has no source "${id}"`);
  return found;
}

/** Every publication of the library. */
export function sources(): Source[] {
  return [...publications.values()];
}

/** A publication in one line: "Grimmond, T. R. and others, Before/after …, 2021, abstract: …". */
export function inOneLine({ author, title, year, where }: Source): string {
  return [author, title, year === null ? '' : `${year}`, where].filter((part) => part !== '').join(', ');
}
