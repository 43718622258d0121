/** Where commitments stand when a later draft comes: one that people moved stays there, unless the document moved it too. Pure. */
import type { Commitment, Plan, Subtheme, Theme } from './model.ts';

type Themes = Pick<Plan, 'themes'>;

/** A commitment that people moved, with the sub-themes where the document has it and where it is now, by their ids. */
interface Moved {
  id: string;
  from: string;
  to: string;
}

/**
 * What people moved since the last document, and the later one left where it was.
 * @param base what the last document said; its sub-themes have the ids of the plan's
 */
export function movedByHand(plan: Themes, base: Themes, read: Themes): Moved[] {
  const before = headings(base);
  const later = headings(read);
  const stands = new Map(everyIn(base).map(({ theme, subtheme }) => [subtheme.id, headingOf(theme, subtheme)]));
  const ids = new Map([...stands].map(([id, heading]) => [heading, id]));
  return everyIn(plan).flatMap(({ subtheme, commitment }) => {
    const told = commitment.source?.text;
    const heading = told === undefined ? undefined : before.get(told);
    if (told === undefined || heading === undefined || later.get(told) !== heading) return [];
    const from = ids.get(heading);
    return from === undefined || stands.get(subtheme.id) === heading
      ? []
      : [{ id: commitment.id, from, to: subtheme.id }];
  });
}

/** Puts whole commitments under other sub-themes; those whose sub-theme is not there stay. */
export function inPlaces(themes: Theme[], places: ReadonlyMap<string, (subtheme: Subtheme) => boolean>): Theme[] {
  const targets = themes.flatMap(({ subthemes }) => subthemes);
  const arriving = new Map<Subtheme, Commitment[]>();
  const leaving = new Set<Commitment>();
  for (const commitment of targets.flatMap(({ commitments }) => commitments)) {
    const isThere = places.get(commitment.id);
    const target = isThere && targets.find(isThere);
    if (!target || target.commitments.includes(commitment)) continue;
    leaving.add(commitment);
    arriving.set(target, [...(arriving.get(target) ?? []), commitment]);
  }
  return themes.map((theme) => ({
    ...theme,
    subthemes: theme.subthemes.map((subtheme) => ({
      ...subtheme,
      commitments: [...subtheme.commitments.filter((one) => !leaving.has(one)), ...(arriving.get(subtheme) ?? [])],
    })),
  }));
}

function headings(content: Themes): Map<string, string> {
  return new Map(
    everyIn(content).map(({ theme, subtheme, commitment }) => [
      commitment.source?.text ?? commitment.text,
      headingOf(theme, subtheme),
    ]),
  );
}

function headingOf(theme: Theme, subtheme: Subtheme): string {
  return `${theme.title}\n${subtheme.title ?? ''}`;
}

function everyIn({ themes }: Themes) {
  return themes.flatMap((theme) =>
    theme.subthemes.flatMap((subtheme) => subtheme.commitments.map((commitment) => ({ theme, subtheme, commitment }))),
  );
}
