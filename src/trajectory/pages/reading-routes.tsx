/** Pages on which a trajectory is read: for readers as the plan has it, for the team in any scenario. */
import { type Context, Hono } from 'hono';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { arithmeticFacts } from './arithmetic-facts.ts';
import { ArithmeticPage } from './arithmetic-page.tsx';
import { costFacts } from './cost-facts.ts';
import { CostPage } from './cost-page.tsx';
import { EmbedPage } from './embed-page.tsx';
import { type Desk, isPlanned, type PlannedDesk, plannedDeskOf } from './frame.tsx';
import { gapFacts } from './gap-facts.ts';
import { GapPage } from './gap-page.tsx';
import { NothingPage } from './nothing-page.tsx';
import { opportunitiesFacts } from './opportunities-facts.ts';
import { OpportunitiesPage } from './opportunities-page.tsx';
import { overviewFacts } from './overview-facts.ts';
import { OverviewPage } from './overview-page.tsx';
import { pictureNames } from './parts.tsx';
import { pictureOfCost, pictureOfGap, pictureOfTrajectory, pictureOfWedges } from './pictures.ts';
import { toldPicture } from './told-pictures.ts';
import { waterfallFacts } from './waterfall-facts.ts';
import { WaterfallPage } from './waterfall-page.tsx';
import { pictureOfWaterfall } from './waterfall-picture.ts';
import { wedgesFacts } from './wedges-facts.ts';
import { WedgesPage } from './wedges-page.tsx';

interface Shown {
  title: string;
  path: string;
  body: ReactElement;
}

/** Mounted at "/trajectory" below the system, or below its workspace. */
export function readingRoutes(house: WebHouse, team: boolean): Hono<Env> {
  const nothing = (desk: Desk) => desk.page({ title: desk.t('title'), path: '', body: <NothingPage desk={desk} /> });
  /** Where there is no baseline there is nothing on any of these pages, and the first one says so. */
  const show =
    (answer: (desk: PlannedDesk, c: Context<Env>) => Promise<Shown | null> | Shown | null) =>
    async (c: Context<Env>) => {
      const desk = await plannedDeskOf(c, house, team);
      if (!isPlanned(desk)) return nothing(desk);
      const shown = await answer(desk, c);
      if (!shown) return c.notFound();
      const within = shown.path.startsWith('/waterfall/')
        ? [{ label: desk.t('waterfall.title'), href: desk.href('/waterfall') }]
        : [];
      return desk.page({ ...shown, within });
    };

  const app = new Hono<Env>()
    .get(
      '/',
      show(async (desk) => {
        const facts = await overviewFacts(desk);
        const [trajectory, waterfall] = await Promise.all([
          pictureOfTrajectory(desk, facts),
          pictureOfWaterfall(desk, facts.waterfall),
        ]);
        const body = <OverviewPage {...{ desk, facts }} pictures={{ trajectory, waterfall }} />;
        return { title: desk.t('title'), path: '', body };
      }),
    )
    .get(
      '/waterfall',
      show(async (desk) => {
        const facts = waterfallFacts(desk);
        const body = <WaterfallPage {...{ desk, facts }} picture={await pictureOfWaterfall(desk, facts)} />;
        return { title: desk.t('waterfall.title'), path: '/waterfall', body };
      }),
    )
    .get(
      '/waterfall/:initiative',
      show((desk, c) => {
        const id = c.req.param('initiative') ?? '';
        const facts = arithmeticFacts(desk, id);
        if (!facts) return null;
        const body = <ArithmeticPage {...{ desk, facts }} />;
        return { title: facts.initiative.title, path: `/waterfall/${encodeURIComponent(id)}`, body };
      }),
    )
    .get(
      '/gap',
      show(async (desk, c) => {
        const facts = gapFacts(desk, c.req.query('target') || null);
        if (!facts) return null;
        const body = <GapPage {...{ desk, facts }} picture={await pictureOfGap(desk, facts)} />;
        return { title: desk.t('gap.title'), path: '/gap', body };
      }),
    )
    .get(
      '/wedges',
      show(async (desk) => {
        const facts = wedgesFacts(desk);
        const body = <WedgesPage {...{ desk, facts }} picture={await pictureOfWedges(desk, facts)} />;
        return { title: desk.t('wedges.title'), path: '/wedges', body };
      }),
    )
    .get(
      '/cost',
      show(async (desk) => {
        const facts = costFacts(desk);
        const body = <CostPage {...{ desk, facts }} picture={await pictureOfCost(desk, facts)} />;
        return { title: desk.t('cost.title'), path: '/cost', body };
      }),
    )
    .get(
      '/opportunities',
      show((desk) => {
        const body = <OpportunitiesPage desk={desk} facts={opportunitiesFacts(desk)} />;
        return { title: desk.t('opportunities.title'), path: '/opportunities', body };
      }),
    );
  return team ? app : app.route('/', embedRoutes(house));
}

const Picture = z.enum(pictureNames);

/** A picture by itself, which the sites of the system's settings may show in a frame, and no others. */
function embedRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>().get('/embed/:picture', async (c) => {
    const name = Picture.safeParse(c.req.param('picture')).data;
    if (!name) return c.notFound();
    const desk = await plannedDeskOf(c, house, false);
    const told = isPlanned(desk) ? await toldPicture(desk, name) : null;
    if (!isPlanned(desk) || !told) return c.notFound();
    c.set('framedBy', desk.record.settings.embedOrigins);
    c.header('Cache-Control', 'no-cache');
    const page = <EmbedPage {...{ desk, ...told }} assets={house.assets} />;
    return c.html(`<!DOCTYPE html>\n${renderToStaticMarkup(page)}`);
  });
}
