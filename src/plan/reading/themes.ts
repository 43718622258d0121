/** Puts what was found under its themes and gives it ids in the order of the source. */
import type { Draft, DraftCommitment, DraftRecommendation, DraftTheme } from '../draft.ts';
import type { FoundCommitment, FoundRecommendation, Home } from './finds.ts';
import type { ThemePlace } from './headings.ts';
import { themeKey } from './theme-keys.ts';

export interface Ids {
  commitments: Map<FoundCommitment, DraftCommitment>;
  recommendations: Map<FoundRecommendation, DraftRecommendation>;
}

/** Numbers everything found: c1, c1.2, r1, in the order of the source, whatever theme or ambition it belongs to. */
export function numbered(homes: Home[], ambitions: FoundCommitment[]): Ids {
  const commitments = [...ambitions, ...homes.flatMap((home) => home.commitments)].sort((a, b) => a.order - b.order);
  const recommendations = homes.flatMap((home) => home.recommendations).sort((a, b) => a.order - b.order);
  return {
    commitments: new Map(commitments.map((found, at) => [found, draftCommitment(found, `c${at + 1}`)])),
    recommendations: new Map(
      recommendations.map((found, at) => [found, { id: `r${at + 1}`, text: found.text, line: found.line }]),
    ),
  };
}

function draftCommitment({ text, line, sentence, children }: FoundCommitment, id: string): DraftCommitment {
  return {
    id,
    text,
    line,
    ...sentence,
    children: children.map((child, at) => draftCommitment(child, `${id}.${at + 1}`)),
  };
}

/** Themes in the order of the source; pages whose theme and sub-theme agree are one. */
export function themesOf(homes: Home[], places: Map<Home, ThemePlace>, ids: Ids): Draft['themes'] {
  const themes = new Map<string, DraftTheme>();
  const subthemes = new Map<string, DraftTheme['subthemes'][number]>();
  for (const home of homes) {
    const place = places.get(home);
    if (!place) continue;
    const key = themeKey(place.theme);
    const theme = themes.get(key) ?? { title: place.theme, line: place.themeLine, straplines: [], subthemes: [] };
    themes.set(key, theme);
    if (place.strapline !== null && !theme.straplines.includes(place.strapline)) theme.straplines.push(place.strapline);
    const under = `${key}\n${place.subtheme === null ? '' : themeKey(place.subtheme)}`;
    let subtheme = subthemes.get(under);
    if (!subtheme) {
      subtheme = { title: place.subtheme, line: place.subthemeLine, recommendations: [], commitments: [] };
      subthemes.set(under, subtheme);
      theme.subthemes.push(subtheme);
    }
    for (const found of home.recommendations) subtheme.recommendations.push(...present(ids.recommendations.get(found)));
    for (const found of home.commitments) subtheme.commitments.push(...present(ids.commitments.get(found)));
  }
  return [...themes.values()];
}

function present<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value];
}
