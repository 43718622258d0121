/** What differs between two texts of one plan, thing by thing: ids stay, so nothing has to be guessed. Pure. */
import { type Change, wordChanges } from '../plan/compare.ts';
import type { Commitment, DraftFacts } from './kept-facts.ts';
import { factsOf } from './kept-facts.ts';
import type { KeptPlan } from './kept-text.ts';

export const differenceKinds = ['plan', 'commitment', 'recommendation', 'milestone', 'chapter', 'term'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  kind: DifferenceKind;
  id: string;
  change: 'new' | 'gone' | 'changed';
  /** Word by word; of what is new or gone all of its words. */
  words: Change['words'];
  /** Owners, dates, targets and place, where they changed: name of the fact, before, after. */
  facts: { fact: keyof DraftFacts; before: string; after: string }[];
}

interface Thing {
  text: string;
  facts: DraftFacts | null;
}

/** In the order of the plan; what is the same in both is left out. */
export function differencesOf(before: KeptPlan, after: KeptPlan): Difference[] {
  const [one, two] = [thingsOf(before), thingsOf(after)];
  return differenceKinds.flatMap((kind) => {
    const ids = new Set([...two[kind].keys(), ...one[kind].keys()]);
    return [...ids].flatMap((id) => differenceOf(kind, id, one[kind].get(id), two[kind].get(id)));
  });
}

function differenceOf(kind: DifferenceKind, id: string, before?: Thing, after?: Thing): Difference[] {
  if (!before && after) return [{ kind, id, change: 'new', words: wordChanges('', after.text), facts: [] }];
  if (before && !after) return [{ kind, id, change: 'gone', words: wordChanges(before.text, ''), facts: [] }];
  if (!before || !after) return [];
  const facts = changedFacts(before.facts, after.facts);
  if (before.text === after.text && facts.length === 0) return [];
  return [{ kind, id, change: 'changed', words: wordChanges(before.text, after.text), facts }];
}

function changedFacts(before: DraftFacts | null, after: DraftFacts | null): Difference['facts'] {
  if (!before || !after) return [];
  const names: (keyof DraftFacts)[] = ['place', 'owners', 'dates', 'targets'];
  return names.flatMap((fact) =>
    before[fact] === after[fact] ? [] : [{ fact, before: before[fact], after: after[fact] }],
  );
}

function thingsOf(plan: KeptPlan): Record<DifferenceKind, Map<string, Thing>> {
  const bare = (all: { id: string; text: string }[]) =>
    new Map(all.map(({ id, text }): [string, Thing] => [id, { text, facts: null }]));
  const subthemes = plan.themes.flatMap((theme) => theme.subthemes.map((subtheme) => ({ theme, subtheme })));
  const commitments = [
    ...everyOne(plan.ambitions).map((one) => ({ one, place: '' })),
    ...subthemes.flatMap(({ theme, subtheme }) =>
      everyOne(subtheme.commitments).map((one) => ({
        one,
        place: [theme.title, subtheme.title].filter(Boolean).join(': '),
      })),
    ),
  ];
  return {
    plan: bare([
      { id: 'title', text: plan.title },
      ...(plan.vision === null ? [] : [{ id: 'vision', text: plan.vision }]),
    ]),
    commitment: new Map(
      commitments.map(({ one, place }) => [one.id, { text: one.text, facts: factsOf(plan, one, place) }]),
    ),
    recommendation: bare(subthemes.flatMap(({ subtheme }) => subtheme.recommendations)),
    milestone: bare(plan.milestones.map(({ id, when, title }) => ({ id, text: `${when}: ${title}` }))),
    chapter: bare(plan.chapters.map(({ id, title, markdown }) => ({ id, text: `${title}\n\n${markdown}` }))),
    term: bare(plan.glossary.map(({ id, term, meaning }) => ({ id, text: `${term}: ${meaning}` }))),
  };
}

function everyOne(all: readonly Commitment[]): Commitment[] {
  return all.flatMap((one) => [one, ...everyOne(one.children)]);
}
