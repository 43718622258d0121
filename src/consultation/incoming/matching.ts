/** Which commitment some words of a document are about. Pure. */
import { corpusOf } from '../../plan/likeness.ts';
import type { PlanIndex } from '../../plan/rules.ts';
import { wholePlan } from '../model.ts';

export interface Match {
  /** Id of a whole commitment, or "plan". */
  subject: string;
  /** The words themselves say so; else it is the likeliest, for a person to look at. */
  sure: boolean;
}

/** Words that say the same must share this much of their weight to be taken for the same commitment. */
const alikeFrom = 0.45;
/** A shorter text that stands in a longer one proves nothing. */
const tellingLength = 25;

export class Matcher {
  private readonly index: PlanIndex;
  /** The words of each commitment, and of each of its parts, with the commitment's id. */
  private readonly known: { id: string; text: string; plain: string }[];

  /** All that the plan itself says, word by word. */
  private readonly own: ReadonlySet<string>;

  constructor(index: PlanIndex) {
    this.index = index;
    this.own = ownWords(index);
    this.known = index.commitments.flatMap(({ commitment }) => [
      { id: commitment.id, text: commitment.text, plain: plain(commitment.text) },
      ...commitment.children.map(({ text }) => ({ id: commitment.id, text, plain: plain(text) })),
    ]);
  }

  /** The commitment at whose words a remark stands: named by its number, told in its words, or nearly so. */
  at(words: string): Match {
    const named = this.named(words);
    if (named) return { subject: named, sure: true };
    const bare = plain(words);
    const same = this.known.filter(
      (one) =>
        one.plain === bare ||
        (bare.length >= tellingLength && one.plain.includes(bare)) ||
        (one.plain.length >= tellingLength && bare.includes(one.plain)),
    );
    const [first, ...others] = new Set(same.map(({ id }) => id));
    if (first && others.length === 0) return { subject: first, sure: true };
    return this.likest(words, same.length > 0 ? same : this.known, same.length > 0 ? 0 : alikeFrom);
  }

  /** The commitment among those that a slide or page shows which a remark on all of it is about. */
  on(page: string, words: string): Match {
    const named = this.named(words);
    if (named) return { subject: named, sure: true };
    const bare = plain(page);
    const shown = this.known.filter((one) => one.plain.length >= tellingLength && bare.includes(one.plain));
    const [first, ...others] = new Set(shown.map(({ id }) => id));
    if (!first) return { subject: wholePlan, sure: false };
    return others.length === 0 ? { subject: first, sure: true } : this.likest(words, shown, 0);
  }

  /** Whether words are the plan's own, and nothing besides. */
  isOwn(words: string): boolean {
    const bare = plain(words.replace(/^\W*c\d+(?:\.\d+)*\W/i, ''));
    return this.own.has(bare);
  }

  /** The commitment whose number begins a text: "c12: …", "Commitment c12". */
  begins(words: string): string | null {
    const id = /^\W*(?:commitment\s+)?(c\d+)(?:\.\d+)*\b/i.exec(words)?.[1]?.toLowerCase();
    return id && this.index.byId.has(id) ? id : null;
  }

  private named(words: string): string | null {
    const ids = new Set([...words.matchAll(/\b(c\d+)(?:\.\d+)*\b/gi)].map(([, id]) => (id ?? '').toLowerCase()));
    const known = [...ids].filter((id) => this.index.byId.has(id));
    return known.length === 1 ? (known[0] ?? null) : null;
  }

  private likest(words: string, among: { id: string; text: string }[], from: number): Match {
    const corpus = corpusOf([words, ...among.map(({ text }) => text)]);
    const best = among
      .map(({ id }, at) => ({ id, score: corpus.between(0, at + 1).cosine }))
      .toSorted((a, b) => b.score - a.score)[0];
    return best && best.score > from ? { subject: best.id, sure: false } : { subject: wholePlan, sure: false };
  }
}

function ownWords({ plan, placed, recommendations }: PlanIndex): Set<string> {
  return new Set(
    [
      plan.title,
      ...placed.map(({ commitment }) => commitment.text),
      ...[...recommendations.values()].map(({ recommendation }) => recommendation.text),
      ...plan.themes.flatMap(({ title, subthemes }) => [title, ...subthemes.map((one) => one.title ?? '')]),
    ].map(plain),
  );
}

/** Words alone: no case, no marks, no numbers in front. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
