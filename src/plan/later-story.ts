/**
 * The story of a plan (title, vision, headings, chapters, glossary, milestones) when a later draft comes: what the
 * document changed since the last one is taken, what people changed since is kept. Pure.
 */
import type { NewId, RevisionNote } from './editing/edit.ts';
import type { PlanContent } from './from-draft.ts';
import type { Plan, Theme } from './model.ts';

type Story = Pick<Plan, 'title' | 'vision' | 'themes' | 'chapters' | 'glossary' | 'milestones'>;

interface Taken {
  story: Pick<Plan, 'title' | 'vision' | 'chapters' | 'glossary' | 'milestones'>;
  revisions: RevisionNote[];
}

/**
 * @param base what the last document said, before anybody changed it by hand
 * @param read what the later document says
 */
export function laterStory(plan: Plan, base: Story, read: PlanContent, newId: NewId): Taken {
  const told = (title: string) => title.trim().toLowerCase();
  const chapters = threeWay(plan.chapters, base.chapters, read.chapters, ({ title }) => told(title), 'k', newId);
  const glossary = threeWay(plan.glossary, base.glossary, read.glossary, ({ term }) => told(term), 'g', newId);
  const milestones = threeWay(
    plan.milestones,
    base.milestones,
    read.milestones,
    ({ title }) => told(title),
    'm',
    newId,
  );
  return {
    story: {
      title: read.title === base.title ? plan.title : read.title,
      vision: read.vision === base.vision ? plan.vision : read.vision,
      chapters: chapters.all,
      glossary: glossary.all,
      milestones: milestones.all,
    },
    revisions: [...chapters.revisions, ...glossary.revisions, ...milestones.revisions],
  };
}

/** The themes of a later document with the headings that people gave them, where the document's stayed the same. */
export function laterHeadings(plan: Plan, base: Story, read: readonly Theme[]): Theme[] {
  return read.map((theme) => {
    const was = base.themes.find(({ title }) => title === theme.title);
    const kept = plan.themes.find(({ id }) => id === was?.id);
    if (!was || !kept) return theme;
    const same = JSON.stringify(was.straplines) === JSON.stringify(theme.straplines);
    return {
      ...theme,
      slug: kept.slug,
      title: kept.title,
      straplines: same ? kept.straplines : theme.straplines,
      subthemes: theme.subthemes.map((subtheme) => {
        const before = was.subthemes.find(({ title }) => title === subtheme.title);
        const known = kept.subthemes.find(({ id }) => id === before?.id);
        return known ? { ...subtheme, slug: known.slug, title: known.title } : subtheme;
      }),
    };
  });
}

interface Told {
  id: string;
}

function threeWay<T extends Told>(
  kept: readonly T[],
  base: readonly T[],
  read: readonly T[],
  nameOf: (one: T) => string,
  prefix: string,
  newId: NewId,
): { all: T[]; revisions: RevisionNote[] } {
  const [mine, was, now] = [keyed(kept, nameOf), keyed(base, nameOf), keyed(read, nameOf)];
  const revisions: RevisionNote[] = [];
  const all: T[] = [];
  for (const [key, one] of now) {
    const [before, former] = [mine.get(key), was.get(key)];
    const sameAsBefore = former !== undefined && isSame(former, one);
    // Unchanged in the document: people may have changed it, or taken it out.
    if (sameAsBefore) {
      if (before) all.push(before);
      continue;
    }
    const taken = { ...one, ...addressOf(before), id: before?.id ?? newId(prefix) };
    all.push(taken);
    if (!before || !isSame(before, taken))
      revisions.push({ subject: taken.id, why: before ? 'changed' : 'new', from: before ?? null, to: taken });
  }
  for (const [key, one] of mine) {
    if (now.has(key)) continue;
    const former = was.get(key);
    // Gone from the document, and nobody had changed it by hand.
    if (former && isSame(former, one)) revisions.push({ subject: one.id, why: 'gone', from: one, to: null });
    else all.push(one);
  }
  return { all, revisions };
}

/** By name; of those that are told twice the second has a key of its own. */
function keyed<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const one of all) {
    let key = nameOf(one);
    while (map.has(key)) key += '\u0000';
    map.set(key, one);
  }
  return map;
}

/** Ids and addresses are the plan's own and say nothing of the document. */
function isSame(one: object, other: object): boolean {
  const told = (thing: object) =>
    JSON.stringify(Object.entries(thing).filter(([name]) => name !== 'id' && name !== 'slug'));
  return told(one) === told(other);
}

function addressOf(one: object | undefined): { slug?: string } {
  return one !== undefined && 'slug' in one && typeof one.slug === 'string' ? { slug: one.slug } : {};
}
