/** What the room adds to the plan's search and to its timeline: initiatives, and when they start. */
import type { DateSource, KnownDate, SearchSource } from '../../platform/room.ts';
import { trajectoryOf } from '../trajectory.ts';
import { trajectoryVersion } from '../version.ts';
import { wordsOf } from './frame.tsx';
import { readingOf } from './reading.ts';
import { monthInWords } from './told.ts';

const mostHits = 20;

/** Initiatives in whose words all that was asked for stands. */
export const initiativeSearch: SearchSource = {
  async find(house, system, words) {
    const t = wordsOf(system.settings.language);
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) return [];
    const { initiatives } = await (await readingOf(trajectoryOf(house, system), false)).record();
    return initiatives
      .flatMap(({ id, title, theme, stage, start, coBenefits, evidence }) => {
        const text = [title, theme, evidence, ...Object.values(coBenefits)].join(' ').toLowerCase();
        if (!wanted.every((word) => text.includes(word))) return [];
        const inTitle = wanted.filter((word) => title.toLowerCase().includes(word)).length / wanted.length;
        return {
          title,
          excerpt: t('found.excerpt', { stage: t(`stage.${stage}`).toLowerCase(), start: monthInWords(start) }),
          href: `/${system.slug}/trajectory/waterfall/${encodeURIComponent(id)}`,
          score: 0.3 + 0.5 * inTitle,
        };
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostHits);
  },
};

/** When what is planned starts; ideas have no date yet that anybody has promised. */
export const initiativeDates: DateSource = {
  version: async (house, system) => `trajectory ${await trajectoryVersion(trajectoryOf(house, system), false)}`,

  async dates(house, { system, today }) {
    const t = wordsOf(system.settings.language);
    const { initiatives } = await (await readingOf(trajectoryOf(house, system), false)).record();
    return initiatives
      .filter(({ stage }) => stage === 'scoped' || stage === 'funded' || stage === 'under way')
      .map(({ id, title, start, stage }): KnownDate => {
        const on = `${start}-01`;
        return {
          ...{ id: `initiative-${id}`, on, promised: null },
          title: t('found.starts', { title }),
          note: t(`stage.${stage}`).toLowerCase(),
          state: on > today ? 'future' : stage === 'under way' ? 'now' : 'past',
          href: `/trajectory/waterfall/${encodeURIComponent(id)}`,
        };
      });
  },
};
