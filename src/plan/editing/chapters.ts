/** The team writes the chapters of a plan. Pure. */
import type { Chapter, Plan } from '../model.ts';
import { slugMaker } from '../slugs.ts';
import type { Edit } from './edit.ts';
import { changeTold, type Direction, found, moved, moveTold, replaced, without } from './in-order.ts';

export type ChapterText = Pick<Chapter, 'title' | 'markdown'>;

/** A new chapter, after the others. */
export function writeChapter(text: ChapterText): Edit {
  return (plan, newId) => {
    const chapter = { id: newId('k'), slug: freeSlug(plan, text.title), ...text };
    return {
      plan: { ...plan, chapters: [...plan.chapters, chapter] },
      revisions: [{ subject: chapter.id, why: 'written', from: null, to: chapter }],
    };
  };
}

/** Its address stays, whatever its title becomes. */
export function changeChapter(id: string, text: ChapterText): Edit {
  return (plan) => {
    const before = found(plan.chapters, id);
    const after = { ...before, ...text };
    return {
      plan: { ...plan, chapters: replaced(plan.chapters, after) },
      revisions: changeTold(id, 'changed', before, after),
    };
  };
}

export function moveChapter(id: string, direction: Direction): Edit {
  return (plan) => {
    const chapters = moved(plan.chapters, id, direction);
    return { plan: { ...plan, chapters }, revisions: moveTold(plan.chapters, chapters, id) };
  };
}

/** The history keeps its text. */
export function removeChapter(id: string): Edit {
  return (plan) => ({
    plan: { ...plan, chapters: without(plan.chapters, id) },
    revisions: [{ subject: id, why: 'removed', from: found(plan.chapters, id), to: null }],
  });
}

/** Themes, sub-themes and chapters share their slugs out among them, as at the import. */
function freeSlug(plan: Plan, title: string): string {
  const slug = slugMaker();
  const sections = [...plan.themes, ...plan.themes.flatMap((theme) => theme.subthemes), ...plan.chapters];
  for (const section of sections) slug(section.slug, 'section');
  return slug(title, 'chapter');
}
