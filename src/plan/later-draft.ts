/** A later draft of a plan that is kept: what is the same thing keeps its id, and every change is told. Pure. */
import type { SystemSettings } from '../platform/systems.model.ts';
import { type Change, type Compared, compareLooked } from './compare.ts';
import type { Draft } from './draft.ts';
import { idGiver, type RevisionNote } from './editing/edit.ts';
import { type PlanContent, planFromDraft } from './from-draft.ts';
import { lookAtDraft, lookAtPlan } from './lint/shape.ts';
import type { Commitment, Plan } from './model.ts';

export interface LaterDraft {
  /** Everything of both, unchanged things too. */
  changes: Change[];
  content: PlanContent & Pick<Plan, 'groupings' | 'refusedLinks'>;
  /** What the history of each commitment and recommendation that changed is to say. */
  revisions: RevisionNote[];
  /** Ids of the commitments that the later draft no longer has. */
  gone: string[];
}

/**
 * @param document id under which the later document is kept
 * @param used ids that the plan has ever given, which are not given again
 */
export function laterDraft(
  plan: Plan,
  draft: Draft,
  settings: SystemSettings,
  document: string,
  used: ReadonlySet<string>,
): LaterDraft {
  const changes = compareLooked(lookAtPlan(plan), lookAtDraft(draft));
  const kept = new Map(changes.flatMap(({ before, after }) => pairOf(before, after)));
  const ids = idGiver([...used, ...kept.values()]);
  const told = new Map([...plan.ambitions, ...commitmentsIn(plan)].flatMap(family).map((one) => [one.id, one]));
  const read = planFromDraft(draft, settings, document);
  const given = new Map<string, string>();

  const named = (commitment: Commitment, parent: string | null): Commitment => {
    const id = kept.get(commitment.id) ?? ids(parent === null ? 'c' : `${parent}.`);
    given.set(commitment.id, id);
    const before = told.get(id);
    return {
      ...commitment,
      // Where the words are the same, what people said of them since stays.
      ...(before?.text === commitment.text ? factsOf(before) : {}),
      id,
      // What a document does not say was said by people, and stays.
      size: before?.size ?? null,
      origin: before?.origin ?? null,
      closure: before?.closure ?? null,
      revision: before ? before.revision + (before.text === commitment.text ? 0 : 1) : 0,
      children: commitment.children.map((part) => named(part, id)),
    };
  };
  const recommended = (id: string) => {
    const own = kept.get(id) ?? ids('r');
    given.set(id, own);
    return own;
  };
  const ambitions = read.ambitions.map((one) => named(one, null));
  const themes = read.themes.map((theme) => ({
    ...theme,
    subthemes: theme.subthemes.map((subtheme) => ({
      ...subtheme,
      recommendations: subtheme.recommendations.map((one) => ({ ...one, id: recommended(one.id) })),
      commitments: subtheme.commitments.map((one) => named(one, null)),
    })),
  }));
  const here = new Set(given.values());
  return {
    changes,
    content: {
      ...read,
      ambitions,
      themes,
      links: linksOf(plan, read.links, given, here),
      refusedLinks: plan.refusedLinks.filter(
        ({ recommendation, commitment }) => here.has(recommendation) && here.has(commitment),
      ),
      organisations: [
        ...read.organisations,
        // Owners that people named stay owners.
        ...plan.organisations.filter(({ id }) => !read.organisations.some((one) => one.id === id)),
      ],
      groupings: plan.groupings.map((grouping) => ({
        ...grouping,
        groups: grouping.groups.map((group) => ({
          ...group,
          commitments: group.commitments.filter((id) => here.has(id)),
        })),
      })),
    },
    revisions: changes.flatMap((change) => revisionsOf(change, given)),
    gone: [...told.keys()].filter((id) => !here.has(id)),
  };
}

/** The later thing's id in its draft, and the id of the kept thing that it is; none where it is new or gone. */
function pairOf([first]: Compared[], [second]: Compared[]): [string, string][] {
  return first && second && /^[cr]\d/.test(second.id) ? [[second.id, first.id]] : [];
}

function factsOf({ owners, strength, hedges, level, drivers, dates, targets }: Commitment) {
  return { owners, strength, hedges, level, drivers, dates, targets };
}

/** Links that a person confirmed stay as long as both ends do, refused ones stay away; the rest are proposed anew. */
function linksOf(plan: Plan, proposed: Plan['links'], given: ReadonlyMap<string, string>, here: ReadonlySet<string>) {
  const confirmed = plan.links.filter(
    ({ confirmed: by, recommendation, commitment }) => by && here.has(recommendation) && here.has(commitment),
  );
  const ends = ({ recommendation, commitment }: Plan['refusedLinks'][number]) => `${recommendation} ${commitment}`;
  const taken = new Set([...confirmed, ...plan.refusedLinks].map(ends));
  const anew = proposed.flatMap((link) => {
    const [recommendation, commitment] = [given.get(link.recommendation), given.get(link.commitment)];
    return recommendation && commitment ? [{ ...link, recommendation, commitment }] : [];
  });
  return [...confirmed, ...anew.filter((link) => !taken.has(ends(link)))];
}

function revisionsOf({ kind, change, before, after }: Change, given: ReadonlyMap<string, string>) {
  if (change === 'unchanged' || (kind !== 'commitment' && kind !== 'recommendation')) return [];
  const [first, second] = [before[0], after[0]];
  const told = (one: Compared | undefined) => (one ? { text: one.text } : null);
  const main = { why: change, from: told(first), to: told(second) };
  const subject = second ? given.get(second.id) : first?.id;
  // Those merged into another end there, and those split from one begin there: both say so in their own history.
  const ended = before
    .slice(1)
    .map(({ id, text }) => ({ subject: id, why: `merged into ${subject}`, from: { text }, to: null }));
  const begun = after.slice(1).map(({ id, text }) => {
    return { subject: given.get(id) ?? id, why: `split from ${subject}`, from: null, to: { text } };
  });
  return [...(subject ? [{ subject, ...main }] : []), ...ended, ...begun];
}

function commitmentsIn(plan: Plan): Commitment[] {
  return plan.themes.flatMap(({ subthemes }) => subthemes.flatMap(({ commitments }) => commitments));
}

function family(one: Commitment): Commitment[] {
  return [one, ...one.children.flatMap(family)];
}
