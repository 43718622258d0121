/** Where the pages of the trajectory room live on which it is read. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { pictureRoutes } from './picture-routes.ts';
import { readingRoutes } from './reading-routes.tsx';
import { teamRoutes } from './team-routes.tsx';

/** For readers: the plan of record on the published calculation. */
export const trajectoryPages = (house: WebHouse): Hono<Env> =>
  new Hono<Env>().route('/trajectory', readingRoutes(house, false)).route('/trajectory', pictureRoutes(house, false));

/** For the team: the latest calculation, and any scenario. */
export const trajectoryReadingRoutes = (house: WebHouse): Hono<Env> =>
  new Hono<Env>()
    .route('/trajectory', readingRoutes(house, true))
    .route('/trajectory', teamRoutes(house))
    .route('/trajectory', pictureRoutes(house, true));
