/** Changes to commitments by hand: other words and facts, a new one, one that is withdrawn. Pure. */
import { Mistake } from '../../platform/mistake.ts';
import type { SystemSettings } from '../../platform/systems.model.ts';
import { driversIn } from '../drivers.ts';
import type { Commitment, NamedOrganisation, Plan } from '../model.ts';
import { everyPlaced } from '../placed.ts';
import { readSentence } from '../reading/sentence/read.ts';
import { difference, type Edit, mapCommitments } from './edit.ts';
import { ChangedMeanwhile } from './mistakes.ts';
import { factsWritten, type WrittenFacts } from './written-facts.ts';

/** A commitment as a person writes it. */
export interface WrittenCommitment {
  text: string;
  facts: WrittenFacts;
  strength: Commitment['strength'];
  level: Commitment['level'];
  size: Commitment['size'];
  drivers: Commitment['drivers'];
  origin: Commitment['origin'];
}

/** Where a commitment is to stand: in a sub-theme, as a part of another, or among the ambitions. */
export type Place = { subtheme: string } | { parent: string } | 'ambitions';

/** What can be said of one revision of a commitment by hand. */
interface Revising {
  id: string;
  written: WrittenCommitment;
  /** The revision that the person saw. */
  revision: number;
  why: string;
  settings: SystemSettings;
}

/** Other words, owners, dates, targets, level, size, drivers or origin for a commitment, ambition or part. */
export function revise({ id, written, revision, why, settings }: Revising): Edit {
  return (plan) => {
    const before = commitmentOf(plan, id);
    if (before.revision !== revision)
      throw new ChangedMeanwhile(
        `Somebody changed ${id} while you were writing, and nothing of yours is saved yet. Look at what differs, mend what you wrote, and save it again.`,
      );
    const { commitment, named } = asWritten(before, written, plan, settings);
    const { from, to } = difference(contentOf(before), contentOf(commitment));
    if (to === null || Object.keys(to).length === 0) return { plan, revisions: [] };
    const after = { ...commitment, revision: before.revision + 1 };
    return {
      plan: withNamed(
        mapCommitments(plan, (one) => (one.id === id ? { ...after, children: one.children } : one)),
        named,
      ),
      revisions: [{ subject: id, why, from, to }],
    };
  };
}

/** A commitment that was written by hand; it is the last of those beside it. */
export function add(place: Place, written: WrittenCommitment, why: string, settings: SystemSettings): Edit {
  return (plan, newId) => {
    const id = newId(typeof place === 'object' && 'parent' in place ? `${place.parent}.` : 'c');
    const { commitment, named } = asWritten({ ...blank, id }, written, plan, settings);
    return {
      plan: withNamed(put(plan, commitment, place), named),
      revisions: [{ subject: id, why, from: null, to: contentOf(commitment) }],
    };
  };
}

/** Takes a commitment, with its parts, out of the plan. Its history stays and its id is not given again. */
export function withdraw(id: string, why: string): Edit {
  return (plan) => {
    const before = commitmentOf(plan, id);
    const gone = new Set(everyPlaced({ ambitions: [before], themes: [] }).map(({ commitment }) => commitment.id));
    const without = mapCommitments(plan, (one) => (one.id === id ? null : one));
    const stays = ({ commitment }: { commitment: string }) => !gone.has(commitment);
    return {
      plan: {
        ...without,
        links: without.links.filter(stays),
        refusedLinks: without.refusedLinks.filter(stays),
        groupings: without.groupings.map((grouping) => ({
          ...grouping,
          groups: grouping.groups.map((group) => ({
            ...group,
            commitments: group.commitments.filter((one) => !gone.has(one)),
          })),
        })),
      },
      revisions: [...gone].map((subject) => ({
        subject,
        why: subject === id ? why : `${why} (withdrawn with ${id})`,
        from: contentOf(commitmentOf(plan, subject)),
        to: null,
      })),
    };
  };
}

/** Puts a whole commitment into another sub-theme, or among the ambitions; it keeps its id. */
export function move(id: string, place: Exclude<Place, { parent: string }>, why: string): Edit {
  return (plan) => {
    const placed = everyPlaced(plan).find(({ commitment }) => commitment.id === id);
    if (!placed) throw missing(id);
    if (placed.kind === 'part') throw new Mistake(`${id} is a part of another commitment and stays with it.`);
    const from = placed.subtheme?.id ?? 'ambitions';
    const to = place === 'ambitions' ? 'ambitions' : place.subtheme;
    if (from === to) return { plan, revisions: [] };
    const without = mapCommitments(plan, (one) => (one.id === id ? null : one));
    return {
      plan: put(without, { ...placed.commitment, revision: placed.commitment.revision + 1 }, place),
      revisions: [{ subject: id, why, from: { standsIn: from }, to: { standsIn: to } }],
    };
  };
}

/** The commitment, ambition or part of that id. @throws Mistake if the plan has none. */
export function commitmentOf(plan: Plan, id: string): Commitment {
  const found = everyPlaced(plan).find(({ commitment }) => commitment.id === id);
  if (!found) throw missing(id);
  return found.commitment;
}

const missing = (id: string) => new Mistake(`There is no commitment ${id} in this plan. It may have been withdrawn.`);

/** A commitment with nothing written yet. */
export const blank: Commitment = {
  id: '',
  text: '',
  children: [],
  owners: [],
  strength: null,
  hedges: [],
  level: null,
  size: null,
  drivers: [],
  origin: null,
  dates: [],
  targets: [],
  source: null,
  closure: null,
  revision: 0,
};

/** A commitment as a form tells it, and the organisations that it names for the first time. */
export function asWritten(before: Commitment, written: WrittenCommitment, plan: Plan, settings: SystemSettings) {
  const { text, facts, ...rest } = written;
  const part = before.id.includes('.');
  const { named, ...found } = factsWritten(before, text, facts, { settings, organisations: plan.organisations, part });
  const reworded = text !== before.text;
  const read = readSentence(text, { part });
  /** What was left as it was follows the words; what a person chose stands. */
  const following = <T>(chosen: T, was: T, now: T): T =>
    reworded && JSON.stringify(chosen) === JSON.stringify(was) ? now : chosen;
  const commitment: Commitment = {
    ...before,
    ...found,
    text,
    hedges: reworded ? read.hedges : before.hedges,
    strength: following(rest.strength, before.strength, read.strength),
    level: following(rest.level, before.level, read.level),
    drivers: following(rest.drivers, before.drivers, driversIn(text)),
    size: rest.size,
    origin: rest.origin,
  };
  return { commitment, named };
}

/** What a revision tells of a commitment: everything but its id, its place and its history. */
export function contentOf({
  id: _id,
  children: _children,
  source: _source,
  revision: _revision,
  ...content
}: Commitment) {
  return content;
}

export function withNamed(plan: Plan, named: readonly NamedOrganisation[]): Plan {
  const known = new Map(plan.organisations.map((one) => [one.id, one]));
  for (const one of named) if (!known.has(one.id)) known.set(one.id, one);
  return { ...plan, organisations: [...known.values()] };
}

function put(plan: Plan, commitment: Commitment, place: Place): Plan {
  if (place === 'ambitions') return { ...plan, ambitions: [...plan.ambitions, commitment] };
  if ('parent' in place) {
    commitmentOf(plan, place.parent);
    return mapCommitments(plan, (one) =>
      one.id === place.parent ? { ...one, children: [...one.children, commitment] } : one,
    );
  }
  if (!plan.themes.some(({ subthemes }) => subthemes.some(({ id }) => id === place.subtheme)))
    throw new Mistake('Choose the sub-theme in which the commitment is to stand.');
  return {
    ...plan,
    themes: plan.themes.map((theme) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme) =>
        subtheme.id === place.subtheme ? { ...subtheme, commitments: [...subtheme.commitments, commitment] } : subtheme,
      ),
    })),
  };
}
