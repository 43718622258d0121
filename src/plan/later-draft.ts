/** A later draft of a plan that is kept: what is the same thing keeps its id, and every change is told. Pure. */
import type { SystemSettings } from '../platform/systems.model.ts';
import { type Change, type Compared, compareLooked, wordChanges } from './compare.ts';
import type { Draft } from './draft.ts';
import { idGiver, mapCommitments, type RevisionNote } from './editing/edit.ts';
import { type PlanContent, planFromDraft } from './from-draft.ts';
import { inPlaces, movedByHand } from './later-places.ts';
import { laterHeadings, laterStory } from './later-story.ts';
import { lookAtDraft, lookAtPlan } from './lint/shape.ts';
import type { Commitment, Plan, Recommendation, Subtheme } from './model.ts';
import { everyPlaced } from './placed.ts';
import { changeCommitments } from './review/change.ts';

export interface LaterDraft {
  /** Everything of both, unchanged things too. */
  changes: Change[];
  content: PlanContent & Pick<Plan, 'groupings' | 'refusedLinks'>;
  /** What the history of each thing that changed is to say. */
  revisions: RevisionNote[];
  /** Ids of the commitments that the later draft no longer has. */
  gone: string[];
}

/**
 * What the document changed since the last one is taken; what people changed or wrote since is kept.
 * @param told what the later document says
 * @param document id under which the later document is kept
 * @param used ids that the plan has ever given, which are not given again
 * @param last draft of the document that was read before, if there was one
 */
export function laterDraft(
  plan: Plan,
  told: Draft,
  settings: SystemSettings,
  document: string,
  used: ReadonlySet<string>,
  last: Draft | null,
): LaterDraft {
  const base = last ? planFromDraft(last, settings, document) : plan;
  const draft = withoutTakenOut(told, plan, base);
  const known = new Map(everyPlaced(plan).map(({ commitment }) => [commitment.id, commitment]));
  const byHand = new Set([...known.values()].filter(({ source }) => source === null).map(({ id }) => id));
  const read = planFromDraft(draft, settings, document);
  const moved = movedByHand(plan, base, read);
  const compared = compareLooked(lookAtPlan(asRead(plan, base, moved)), lookAtDraft(draft));
  const kept = new Map(compared.flatMap(({ before, after }) => pairOf(before, after)));
  const newId = idGiver([...used, ...kept.values()]);
  const given = new Map<string, string>();

  const named = (commitment: Commitment, parent: string | null): Commitment => {
    const id = kept.get(commitment.id) ?? newId(parent === null ? 'c' : `${parent}.`);
    given.set(commitment.id, id);
    const before = known.get(id);
    const { source } = commitment;
    const parts = commitment.children.map((part) => named(part, id));
    const children = [
      ...parts,
      ...(before?.children ?? []).filter((part) => byHand.has(part.id) && !isIn(part, parts)),
    ];
    // Where the document says the same words as before, what people wrote since stays.
    if (before && before.source?.text === commitment.text) return { ...before, source, children };
    return {
      ...commitment,
      id,
      children,
      // What a document does not say was said by people, and stays.
      size: before?.size ?? null,
      origin: before?.origin ?? null,
      closure: before?.closure ?? null,
      revision: before ? before.revision + (before.text === commitment.text ? 0 : 1) : 0,
    };
  };
  const asked = new Map(recommendationsIn(plan).map((one) => [one.id, one]));
  const recommended = (one: Recommendation): Recommendation => {
    const id = kept.get(one.id) ?? newId('r');
    given.set(one.id, id);
    const before = asked.get(id);
    return before && before.source?.text === one.text ? { ...before, source: one.source } : { ...one, id };
  };
  const ambitions = read.ambitions.map((one) => named(one, null));
  const headed = laterHeadings(plan, base, read.themes).map((theme) => ({
    ...theme,
    subthemes: theme.subthemes.map((subtheme) => ({
      ...subtheme,
      recommendations: subtheme.recommendations.map(recommended),
      commitments: subtheme.commitments.map((one) => named(one, null)),
    })),
  }));
  const slugs = new Map(plan.themes.flatMap(({ subthemes }) => subthemes.map(({ id, slug }) => [id, slug])));
  const themes = inPlaces(
    headed,
    new Map(moved.map(({ id, to }) => [id, (subtheme: Subtheme) => subtheme.slug === slugs.get(to)])),
  );
  const here = new Set(given.values());
  const content = withWrittenByHand({ ambitions, themes }, plan, (id) => byHand.has(id) && !here.has(id));
  const stays = new Set(everyPlaced(content).map(({ commitment }) => commitment.id));
  for (const { id } of recommendationsIn(content)) stays.add(id);
  const { story, revisions } = laterStory(plan, base, read, newId);
  const changes = compared
    .filter(({ change, before }) => change !== 'gone' || !before.every(({ id }) => byHand.has(id)))
    .map((change) => asWritten(change, known));
  return {
    changes,
    content: {
      ...read,
      ...story,
      ...content,
      links: linksOf(plan, read.links, given, stays),
      refusedLinks: plan.refusedLinks.filter((pair) => stays.has(pair.recommendation) && stays.has(pair.commitment)),
      organisations: [
        ...read.organisations,
        // Owners that people named stay owners.
        ...plan.organisations.filter(({ id }) => !read.organisations.some((one) => one.id === id)),
      ],
      groupings: plan.groupings.map((grouping) => ({
        ...grouping,
        groups: grouping.groups.map((group) => ({
          ...group,
          commitments: group.commitments.filter((id) => stays.has(id)),
        })),
      })),
    },
    revisions: [...changes.flatMap((change) => revisionsOf(change, given)), ...revisions],
    gone: [...known.keys()].filter((id) => !stays.has(id)),
  };
}

/** The later thing's id in its draft, and the id of the kept thing that it is; none where it is new or gone. */
function pairOf([first]: Compared[], [second]: Compared[]): [string, string][] {
  return first && second && /^[cr]\d/.test(second.id) ? [[second.id, first.id]] : [];
}

/** The draft without the commitments that the last document had as well, and that people have taken out of the plan since. */
function withoutTakenOut(draft: Draft, plan: Plan, base: Pick<Plan, 'ambitions' | 'themes'>): Draft {
  const takenOut = new Map<string, number>();
  const count = (text: string, by: number) => takenOut.set(text, (takenOut.get(text) ?? 0) + by);
  for (const { commitment } of everyPlaced(base)) count(commitment.source?.text ?? commitment.text, 1);
  for (const { commitment } of everyPlaced(plan)) count(commitment.source?.text ?? commitment.text, -1);
  return changeCommitments(draft, (commitment) => {
    if ((takenOut.get(commitment.text) ?? 0) <= 0) return commitment;
    count(commitment.text, -1);
    return null;
  });
}

/** The plan as the last document told it: a later one is compared with what it said, not with what people made of it. */
function asRead(
  plan: Plan,
  base: Pick<Plan, 'themes' | 'glossary' | 'milestones'>,
  moved: ReturnType<typeof movedByHand>,
): Plan {
  const stood = new Map(moved.map(({ id, from }) => [id, (subtheme: Subtheme) => subtheme.id === from]));
  const words = mapCommitments({ ...plan, themes: inPlaces(plan.themes, stood) }, (one) => ({
    ...one,
    text: one.source?.text ?? one.text,
  }));
  return {
    ...words,
    glossary: base.glossary,
    milestones: base.milestones,
    themes: words.themes.map((theme) => {
      const was = base.themes.find(({ id }) => id === theme.id);
      return {
        ...theme,
        title: was?.title ?? theme.title,
        subthemes: theme.subthemes.map((subtheme) => ({
          ...subtheme,
          title: (was?.subthemes.find(({ id }) => id === subtheme.id) ?? subtheme).title,
          recommendations: subtheme.recommendations.map((one) => ({ ...one, text: one.source?.text ?? one.text })),
        })),
      };
    }),
  };
}

/** What would be written over is shown as people wrote it. */
function asWritten(change: Change, told: ReadonlyMap<string, Commitment>): Change {
  const [first] = change.before;
  const [second] = change.after;
  const now = first && told.get(first.id)?.text;
  if (change.words.length === 0 || !first || !second || now === undefined || now === first.text) return change;
  return { ...change, before: [{ ...first, text: now }], words: wordChanges(now, second.text) };
}

type Content = Pick<Plan, 'ambitions' | 'themes'>;

/** Puts back the whole commitments that people wrote: where they stood, or at the end if that is gone. */
function withWrittenByHand(content: Content, plan: Plan, isMissing: (id: string) => boolean): Content {
  const missing = (all: readonly Commitment[]) => all.filter(({ id }) => isMissing(id));
  const homeless: Commitment[] = [];
  const waiting = new Map<string, Commitment[]>();
  const slugs = new Set(content.themes.flatMap(({ subthemes }) => subthemes.map(({ slug }) => slug)));
  for (const { subthemes } of plan.themes)
    for (const { slug, commitments } of subthemes)
      if (slugs.has(slug)) waiting.set(slug, missing(commitments));
      else homeless.push(...missing(commitments));
  return {
    ambitions: [...content.ambitions, ...missing(plan.ambitions), ...homeless],
    themes: content.themes.map((theme) => ({
      ...theme,
      subthemes: theme.subthemes.map((subtheme) => ({
        ...subtheme,
        commitments: [...subtheme.commitments, ...(waiting.get(subtheme.slug) ?? [])],
      })),
    })),
  };
}

function isIn({ id }: Commitment, all: readonly Commitment[]): boolean {
  return all.some((one) => one.id === id);
}

function recommendationsIn({ themes }: Pick<Plan, 'themes'>): Recommendation[] {
  return themes.flatMap(({ subthemes }) => subthemes.flatMap(({ recommendations }) => recommendations));
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
