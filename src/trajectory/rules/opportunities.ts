/** What each idea would take off besides all that is planned. */
import { byId } from './effects.ts';
import type { Credit, ForecastLine, Initiative, Model } from './model.ts';
import { plannedStages } from './model.ts';
import { Noticed } from './noticed.ts';
import { byOrganisation, sumOfOrganisation } from './organisation-sum.ts';
import { Indices } from './years.ts';

/**
 * Each idea by itself after all that is planned: how much less there would be with it in each place, exactly. Ideas that act
 * on the same thing take less together than these add up to.
 */
export function opportunitiesOf(model: Model): Credit[] {
  const planned = model.initiatives.filter(({ stage }) => plannedStages.includes(stage));
  const ideas = model.initiatives.filter(({ stage }) => stage === 'idea').toSorted(byId);
  const indices = new Indices(model);
  const noticed = new Noticed();
  return byOrganisation(model.baseline.streams)
    .flatMap(([organisation, streams]) => {
      const own = ideas.filter((idea) => idea.organisations.some((each) => each.organisation === organisation));
      if (own.length === 0) return [];
      const sum = (initiatives: readonly Initiative[]) =>
        sumOfOrganisation({ organisation, streams, initiatives, indices, attribution: null, noticed }).lines;
      const before = sum(planned);
      return own.flatMap((idea) => creditsOf(idea, before, sum([...planned, idea])));
    })
    .toSorted((a, b) => byId({ id: a.initiative }, { id: b.initiative }));
}

function creditsOf({ id }: Initiative, before: readonly ForecastLine[], after: readonly ForecastLine[]): Credit[] {
  const placeOf = ({ category, scope }: ForecastLine) => `${scope} ${category}`;
  const known = new Map(before.map((line) => [placeOf(line), line]));
  return after.flatMap((line): Credit[] => {
    const byYear = line.withAction.map(
      (milligrams, at) => (known.get(placeOf(line))?.withAction[at] ?? 0n) - milligrams,
    );
    const { organisation, category, scope } = line;
    return byYear.every((milligrams) => milligrams === 0n)
      ? []
      : [{ initiative: id, organisation, category, scope, byYear }];
  });
}
