/**
 * The pictures of the trajectory, each with its title and its sentence: what a page, a frame on another site and a file
 * show of the same figures.
 */
import type { DrawnPicture } from '../pictures/drawing.tsx';
import { costFacts } from './cost-facts.ts';
import { costSays, costTitle } from './cost-page.tsx';
import type { PlannedDesk } from './frame.tsx';
import { gapFacts } from './gap-facts.ts';
import { gapSays, gapTitle } from './gap-page.tsx';
import { overviewFacts } from './overview-facts.ts';
import { trajectorySays } from './overview-page.tsx';
import type { PictureName } from './parts.tsx';
import { pictureOfCost, pictureOfGap, pictureOfTrajectory, pictureOfWedges } from './pictures.ts';
import { closingTitle } from './sentences.ts';
import { waterfallFacts } from './waterfall-facts.ts';
import { waterfallSays } from './waterfall-page.tsx';
import { pictureOfWaterfall } from './waterfall-picture.ts';
import { wedgesFacts } from './wedges-facts.ts';
import { wedgesSays, wedgesTitle } from './wedges-page.tsx';

export interface ToldPicture {
  title: string;
  says: string;
  picture: DrawnPicture;
  /** Below the room's address: the page that has its table. */
  path: string;
}

/** @returns null where there is nothing to show, such as a gap to no target */
export async function toldPicture(desk: PlannedDesk, name: PictureName): Promise<ToldPicture | null> {
  const { t } = desk;
  switch (name) {
    case 'trajectory': {
      const facts = await overviewFacts(desk);
      const { closing, year, taken } = facts.waterfall;
      return {
        title: closingTitle(t, closing, year, taken),
        says: trajectorySays(desk, facts),
        picture: await pictureOfTrajectory(desk, facts),
        path: '',
      };
    }
    case 'waterfall': {
      const facts = waterfallFacts(desk);
      return {
        title: closingTitle(t, facts.closing, facts.year, facts.taken),
        says: waterfallSays(desk, facts),
        picture: await pictureOfWaterfall(desk, facts, false),
        path: '/waterfall',
      };
    }
    case 'gap': {
      const facts = gapFacts(desk, null);
      if (!facts) return null;
      return {
        title: gapTitle(desk, facts),
        says: gapSays(desk, facts),
        picture: await pictureOfGap(desk, facts),
        path: '/gap',
      };
    }
    case 'wedges': {
      const facts = wedgesFacts(desk);
      return {
        title: wedgesTitle(desk, facts),
        says: wedgesSays(desk, facts),
        picture: await pictureOfWedges(desk, facts),
        path: '/wedges',
      };
    }
    case 'cost': {
      const facts = costFacts(desk);
      return {
        title: costTitle(desk, facts),
        says: costSays(desk, facts),
        picture: await pictureOfCost(desk, facts),
        path: '/cost',
      };
    }
  }
}
