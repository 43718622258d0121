/** One commitment made into several, and several that say the same made into one. Pure. */
import { Mistake } from '../../platform/mistake.ts';
import type { SystemSettings } from '../../platform/systems.model.ts';
import type { Commitment, Plan } from '../model.ts';
import { everyPlaced, type Placed } from '../placed.ts';
import { asWritten, blank, contentOf, withNamed } from './commitments.ts';
import { difference, type Edit, mapCommitments, type RevisionNote } from './edit.ts';
import { writeFacts } from './written-facts.ts';

/**
 * Parts a commitment into several: it keeps its id, its parts and the first of the texts; the others are new, stand after it,
 * have its owners where their words name none, answer what it answers (for a person to confirm), and stand in the same groups.
 * @throws Mistake if there are not two texts, or it is a part of another
 */
export function split(id: string, texts: readonly string[], why: string, settings: SystemSettings): Edit {
  return (plan, newId) => {
    const placed = wholeOf(plan, id);
    const [first, ...others] = texts;
    if (first === undefined || others.length === 0)
      throw new Mistake('Write at least two commitments, each in a line of its own.');
    const reworded = withText(plan, placed.commitment, first, settings);
    let after = reworded.plan;
    const made: Commitment[] = [];
    for (const text of others) {
      const one = withText(after, { ...blank, id: newId('c') }, text, settings);
      after = one.plan;
      const owners = one.commitment.owners.length > 0 ? one.commitment.owners : placed.owners.map(unspanned);
      made.push({ ...one.commitment, owners, revision: 0 });
    }
    const ids = made.map((one) => one.id);
    const kept = { ...reworded.commitment, revision: placed.commitment.revision + 1 };
    return {
      plan: {
        ...afterIt(after, kept, made),
        links: [
          ...plan.links,
          ...plan.links
            .filter(({ commitment }) => commitment === id)
            .flatMap((link) => ids.map((commitment) => ({ ...link, commitment, confirmed: false }))),
        ],
        groupings: regrouped(plan, (one) => (one === id ? [id, ...ids] : [one])),
      },
      revisions: [
        {
          subject: id,
          why: `Split into ${[id, ...ids].join(', ')}: ${why}`,
          ...difference(contentOf(placed.commitment), contentOf(kept)),
        },
        ...made.map(
          (one): RevisionNote => ({ subject: one.id, why: `Split from ${id}: ${why}`, from: null, to: contentOf(one) }),
        ),
      ],
    };
  };
}

/**
 * Makes several commitments into one: `into` gets the words that are given, the owners and the parts of the others, what they
 * answer, and their places in groups. The others are withdrawn; their history stays.
 * @throws Mistake if one of them is not there or is a part, or there is but one
 */
export function merge(
  into: string,
  others: readonly string[],
  text: string,
  why: string,
  settings: SystemSettings,
): Edit {
  return (plan, newId) => {
    const placed = wholeOf(plan, into);
    const gone = [...new Set(others)].map((id) => wholeOf(plan, id).commitment);
    if (gone.length === 0) throw new Mistake('Name at least one other commitment that says the same.');
    if (gone.some(({ id }) => id === into)) throw new Mistake(`${into} cannot be merged with itself.`);
    const ids = new Set(gone.map(({ id }) => id));
    const reworded = withText(plan, placed.commitment, text, settings);
    const parts = gone.flatMap(({ children }) =>
      children.map((part) => ({ ...part, id: newId(`${into}.`), children: [], revision: 0 })),
    );
    const owned = new Set(reworded.commitment.owners.flatMap(({ organisations }) => organisations));
    const owners = gone
      .flatMap((one) => one.owners)
      .filter(({ organisations }) => organisations.some((one) => !owned.has(one)))
      .map(unspanned);
    const one: Commitment = {
      ...reworded.commitment,
      children: [...placed.commitment.children, ...parts],
      owners: [...reworded.commitment.owners, ...owners],
      revision: placed.commitment.revision + 1,
    };
    const rest = mapCommitments(reworded.plan, (each) => (ids.has(each.id) ? null : each));
    const renamed = (id: string) => (ids.has(id) ? into : id);
    return {
      plan: {
        ...afterIt(rest, one, []),
        links: mergedLinks(plan, renamed),
        refusedLinks: plan.refusedLinks.filter(({ commitment }) => !ids.has(commitment)),
        groupings: regrouped(plan, (each) => [renamed(each)]),
      },
      revisions: [
        {
          subject: into,
          why: `Merged with ${[...ids].join(', ')}: ${why}`,
          ...difference(contentOf(placed.commitment), contentOf(one)),
        },
        ...gone.flatMap((each) => [
          { subject: each.id, why: `Merged into ${into}: ${why}`, from: contentOf(each), to: null },
          ...each.children.map((part) => ({
            subject: part.id,
            why: `Merged into ${into} with ${each.id}`,
            from: contentOf(part),
            to: null,
          })),
        ]),
        ...parts.map((part) => ({ subject: part.id, why: `Merged into ${into}`, from: null, to: contentOf(part) })),
      ],
    };
  };
}

function wholeOf(plan: Plan, id: string): Placed {
  const placed = everyPlaced(plan).find(({ commitment }) => commitment.id === id);
  if (!placed) throw new Mistake(`There is no commitment ${id} in this plan. It may have been withdrawn.`);
  if (placed.kind === 'part')
    throw new Mistake(`${id} is a part of another commitment. Split or merge that, or change its words.`);
  return placed;
}

/** The commitment in other words; what was left as it was follows them. */
function withText(plan: Plan, before: Commitment, text: string, settings: SystemSettings) {
  const { strength, level, size, drivers, origin } = before;
  const written = { text, strength, level, size, drivers, origin, facts: writeFacts(before, plan.organisations) };
  const { commitment, named } = asWritten(before, written, plan, settings);
  return { commitment, plan: withNamed(plan, named) };
}

/** An owner whose words stand in another text. */
const unspanned = (owner: Commitment['owners'][number]) => ({ ...owner, span: null });

/** The plan with a commitment as it is now, and others after it. */
function afterIt(plan: Plan, one: Commitment, made: readonly Commitment[]): Plan {
  const here = (all: Commitment[]) => all.flatMap((each) => (each.id === one.id ? [one, ...made] : [each]));
  return {
    ...plan,
    ambitions: here(plan.ambitions),
    themes: plan.themes.map((theme) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme) => ({ ...subtheme, commitments: here(subtheme.commitments) })),
    })),
  };
}

/** What answered any of the merged answers the one, confirmed where one of them was. */
function mergedLinks({ links }: Plan, renamed: (id: string) => string): Plan['links'] {
  const merged = new Map<string, Plan['links'][number]>();
  for (const link of links) {
    const commitment = renamed(link.commitment);
    const key = `${link.recommendation} ${commitment}`;
    const known = merged.get(key);
    merged.set(key, {
      ...link,
      commitment,
      confirmed: link.confirmed || known?.confirmed === true,
      score: Math.max(link.score, known?.score ?? 0),
    });
  }
  return [...merged.values()];
}

function regrouped({ groupings }: Plan, as: (id: string) => string[]): Plan['groupings'] {
  return groupings.map((grouping) => ({
    ...grouping,
    groups: grouping.groups.map((group) => ({ ...group, commitments: [...new Set(group.commitments.flatMap(as))] })),
  }));
}
