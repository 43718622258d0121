/** The team finds other words for the plan, its vision, and the titles and straplines of its themes. Pure. */
import type { Plan, Subtheme, Theme } from '../model.ts';
import type { Edit } from './edit.ts';
import { changeTold } from './in-order.ts';
import { FieldMistake } from './mistakes.ts';

/** The words of a plan by which its story is known at a glance. */
export interface PlanWords {
  title: string;
  vision: string | null;
  themes: {
    id: string;
    title: string;
    straplines: string[];
    /** A title is null where the theme itself is all that is named. */
    subthemes: { id: string; title: string | null }[];
  }[];
}

export function wordsOf({ title, vision, themes }: Plan): PlanWords {
  return {
    title,
    vision,
    themes: themes.map(({ id, title: name, straplines, subthemes }) => ({
      ...{ id, title: name, straplines },
      subthemes: subthemes.map((subtheme) => ({ id: subtheme.id, title: subtheme.title })),
    })),
  };
}

/**
 * Addresses stay, whatever the titles become. A theme or sub-theme that `words` leaves out keeps its own.
 * @throws FieldMistake (through the edit) if a sub-theme that stands beside others loses its title.
 */
export function changeWords(words: PlanWords): Edit {
  return (plan) => {
    const { title, vision } = plan;
    const own = { title: words.title, vision: words.vision };
    const revisions = changeTold('plan', 'reworded', { title, vision }, own);
    function reworded<T extends { id: string }>(before: T, after: T): T {
      revisions.push(...changeTold(before.id, 'reworded', before, after));
      return after;
    }
    const themes = plan.themes.map((theme): Theme => {
      const wanted = words.themes.find((one) => one.id === theme.id);
      if (!wanted) return theme;
      const titled = reworded(theme, { ...theme, title: wanted.title, straplines: wanted.straplines });
      const subthemes = theme.subthemes.map((subtheme): Subtheme => {
        const named = wanted.subthemes.find((one) => one.id === subtheme.id);
        if (!named) return subtheme;
        if (named.title === null && subtheme.title !== null && theme.subthemes.length > 1)
          throw new FieldMistake(`subtheme-${subtheme.id}`, `Give a title: “${theme.title}” has other sub-themes too`);
        return reworded(subtheme, { ...subtheme, title: named.title });
      });
      return { ...titled, subthemes };
    });
    return { plan: { ...plan, ...own, themes }, revisions };
  };
}
