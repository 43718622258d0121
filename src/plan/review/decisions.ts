/** What a reviewer decided of each find, and the draft that is left when it is made a plan. Pure. */
import type { Draft, DraftCommitment } from '../draft.ts';
import type { Find } from './finds.ts';

export type Decision = 'accepted' | 'rejected';
/** Id of a find → what was decided of it; undecided ones are not in it. */
export type Decisions = Readonly<Record<string, Decision>>;

/** A draft under review. Every change to it is a function from one to the next. */
export interface Reviewed {
  draft: Draft;
  decisions: Decisions;
}

export const standings = ['undecided', 'accepted', 'rejected'] as const;
export type Standing = (typeof standings)[number];

export function standingOf(decisions: Decisions, id: string): Standing {
  return decisions[id] ?? 'undecided';
}

/** How many finds there are of each standing. */
export function countStandings(finds: readonly Find[], decisions: Decisions): Record<Standing, number> {
  const counts = { undecided: 0, accepted: 0, rejected: 0 };
  for (const { id } of finds) counts[standingOf(decisions, id)] += 1;
  return counts;
}

/** Decides of finds, or takes back what was decided. */
export function decide({ draft, decisions }: Reviewed, ids: readonly string[], standing: Standing): Reviewed {
  const others = Object.entries(decisions).filter(([id]) => !ids.includes(id));
  const decided = standing === 'undecided' ? [] : ids.map((id): [string, Decision] => [id, standing]);
  return { draft, decisions: Object.fromEntries([...others, ...decided]) };
}

/** Accepts every find of which nothing was decided. */
export function acceptTheRest({ draft, decisions }: Reviewed, finds: readonly Find[]): Reviewed {
  const rest = finds.map(({ id }): [string, Decision] => [id, 'accepted']);
  return { draft, decisions: { ...Object.fromEntries(rest), ...decisions } };
}

/** The draft without what was rejected, without what stands in a rejected theme or commitment, and without the links to it. */
export function withoutRejected({ draft, decisions }: Reviewed): Draft {
  const kept = (id: string) => decisions[id] !== 'rejected';
  const commitments = (all: DraftCommitment[]): DraftCommitment[] =>
    all.filter(({ id }) => kept(id)).map((one) => ({ ...one, children: commitments(one.children) }));
  const left: Draft = {
    ...draft,
    vision: kept('vision') ? draft.vision : null,
    ambitions: commitments(draft.ambitions),
    themes: draft.themes.flatMap((theme, t) =>
      kept(`t${t + 1}`)
        ? [
            {
              ...theme,
              subthemes: theme.subthemes.flatMap((subtheme, s) =>
                kept(`t${t + 1}.${s + 1}`)
                  ? [
                      {
                        ...subtheme,
                        recommendations: subtheme.recommendations.filter(({ id }) => kept(id)),
                        commitments: commitments(subtheme.commitments),
                      },
                    ]
                  : [],
              ),
            },
          ]
        : [],
    ),
    milestones: draft.milestones.filter((_, m) => kept(`m${m + 1}`)),
    glossary: draft.glossary.filter((_, g) => kept(`g${g + 1}`)),
    chapters: draft.chapters.filter((_, k) => kept(`k${k + 1}`)),
  };
  const here = new Set(
    left.themes.flatMap(({ subthemes }) =>
      subthemes.flatMap((one) => [...one.recommendations, ...one.commitments].map(({ id }) => id)),
    ),
  );
  return {
    ...left,
    links: draft.links.filter(({ recommendation, commitment }) => here.has(recommendation) && here.has(commitment)),
  };
}
