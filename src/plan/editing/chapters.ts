/** The team writes the chapters of a plan. Pure. */
import { resolveChapter } from '../chapter-references.ts';
import type { Chapter, Plan } from '../model.ts';
import { slugMaker } from '../slugs.ts';
import type { Edit } from './edit.ts';
import { changeTold, type Direction, found, moved, moveTold, replaced, without } from './in-order.ts';
import { FieldMistake } from './mistakes.ts';

export type ChapterText = Pick<Chapter, 'title' | 'markdown'>;

/**
 * A new chapter, after the others.
 * @throws FieldMistake if it draws in what the plan does not have
 */
export function writeChapter(text: ChapterText): Edit {
  return (plan, newId) => {
    checkReferences(plan, text);
    const chapter = { id: newId('k'), slug: freeSlug(plan, text.title), ...text };
    return {
      plan: { ...plan, chapters: [...plan.chapters, chapter] },
      revisions: [{ subject: chapter.id, why: 'written', from: null, to: chapter }],
    };
  };
}

/**
 * Its address stays, whatever its title becomes.
 * @throws FieldMistake if it draws in what the plan does not have
 */
export function changeChapter(id: string, text: ChapterText): Edit {
  return (plan) => {
    checkReferences(plan, text);
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

function checkReferences(plan: Plan, text: ChapterText): void {
  for (const piece of resolveChapter(plan, text))
    if (piece.type === 'problem')
      throw new FieldMistake('markdown', `${piece.written} draws nothing in. ${piece.message}`);
}

/** Themes, sub-themes and chapters share their slugs out among them, as at the import. */
function freeSlug(plan: Plan, title: string): string {
  const slug = slugMaker();
  const sections = [...plan.themes, ...plan.themes.flatMap((theme) => theme.subthemes), ...plan.chapters];
  for (const section of sections) slug(section.slug, 'section');
  return slug(title, 'chapter');
}
