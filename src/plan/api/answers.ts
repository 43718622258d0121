/** From plans to what the interface answers. */
import type { z } from '@hono/zod-openapi';
import { Problem } from '../../platform/openapi.ts';
import type { System } from '../../platform/systems.model.ts';
import type { Subtheme, Theme } from '../model.ts';
import type { Placed } from '../placed.ts';
import type { PlacedRecommendation as PlacedOne, PlanIndex } from '../rules.ts';
import type { ApiSystem, PlacedCommitment, PlacedRecommendation } from './schemas.ts';

export function systemAnswer({ slug, settings }: System): z.infer<typeof ApiSystem> {
  const { name, shortName, language, places } = settings;
  return { slug, name, shortName, language, places };
}

export function commitmentAnswer(index: PlanIndex, placed: Placed): z.infer<typeof PlacedCommitment> {
  const { commitment, kind, parent, theme, subtheme, owners, inherited } = placed;
  return {
    commitment,
    kind,
    parent: parent?.id ?? null,
    theme: theme && heading(theme),
    subtheme: subtheme && heading(subtheme),
    owners,
    inherited,
    answers: index.plan.links
      .filter((link) => link.commitment === commitment.id)
      .map(({ recommendation, score, confirmed }) => ({ recommendation, score, confirmed })),
  };
}

export function recommendationAnswer(index: PlanIndex, one: PlacedOne): z.infer<typeof PlacedRecommendation> {
  return {
    recommendation: one.recommendation,
    theme: heading(one.theme),
    subtheme: heading(one.subtheme),
    answeredBy: index.plan.links
      .filter((link) => link.recommendation === one.recommendation.id)
      .map(({ commitment, score, confirmed }) => ({ commitment, score, confirmed })),
  };
}

/**
 * The items after the one that the cursor names. It names an item rather than a number, so a list that changed
 * between two pages neither repeats nor skips what stayed in it.
 */
export function pageOfItems<Item>(
  items: Item[],
  idOf: (item: Item) => string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Item[]; total: number; next: string | null } {
  const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString('utf8');
  const at = after === null ? -1 : items.findIndex((item) => idOf(item) === after);
  if (after !== null && at === -1) {
    throw new Problem(400, 'cursor: this is not the `next` of a list as it is now. Begin again without a cursor.');
  }
  const page = items.slice(at + 1, at + 1 + limit);
  const last = page.at(-1);
  const more = at + 1 + limit < items.length && last !== undefined;
  return { items: page, total: items.length, next: more ? Buffer.from(idOf(last)).toString('base64url') : null };
}

function heading({ id, slug, title }: Theme | Subtheme): { id: string; slug: string; title: string | null } {
  return { id, slug, title };
}
