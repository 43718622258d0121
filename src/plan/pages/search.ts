/** Turns what the store's search found into places that a reader can go to, with titles that match as well. */
import { filterQuery } from '../filter.ts';
import type { SearchHit } from '../stored/search.ts';
import type { Hit } from './reference.tsx';
import type { View } from './view.tsx';

/** Words beyond this are no search that a person typed. */
export const longestQuery = 200;

/** Hits with their addresses below the system's; what the plan no longer holds falls away. */
export function searchHits(view: View, q: string, found: readonly SearchHit[]): Hit[] {
  return [...titled(view, q), ...found.flatMap((hit) => placedHit(view, hit) ?? [])];
}

function placedHit({ plan, index }: View, { kind, id, text }: SearchHit): Hit | null {
  switch (kind) {
    case 'commitment': {
      const placed = index.byId.get(id);
      if (!placed) return null;
      return { kind: placed.kind === 'ambition' ? 'ambition' : 'commitment', text, path: `/commitments/${id}` };
    }
    case 'recommendation': {
      const found = index.recommendations.get(id);
      return found ? { kind, text, path: `/themes/${found.theme.slug}/${found.subtheme.slug}#${id}` } : null;
    }
    case 'chapter': {
      const chapter = plan.chapters.find((one) => one.slug === id);
      return chapter ? { kind, text: chapter.title, path: `/chapters/${chapter.slug}` } : null;
    }
    case 'term':
      return { kind, text, path: `/glossary#${id}` };
    case 'milestone':
      return { kind, text, path: '/timeline' };
  }
}

function titled({ plan }: View, q: string): Hit[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const matches = (title: string) => words.every((word) => title.toLowerCase().includes(word));
  const themes = plan.themes.flatMap((theme): Hit[] => [
    { kind: 'theme', text: theme.title, path: `/themes/${theme.slug}` },
    ...theme.subthemes.map(
      (subtheme): Hit => ({
        kind: 'theme',
        text: subtheme.title ?? theme.title,
        path: `/themes/${theme.slug}/${subtheme.slug}`,
      }),
    ),
  ]);
  const organisations = plan.organisations.map(
    (one): Hit => ({ kind: 'organisation', text: one.name, path: `/organisations/${one.slug}` }),
  );
  return [...themes, ...organisations].filter((hit) => matches(hit.text));
}

/** The part of an address's query that a page depends on, so that other parameters don't fill the memory. */
export function searchQuery(q: string): string {
  return filterQuery({ q });
}
