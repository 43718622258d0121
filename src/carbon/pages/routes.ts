/** Where the pages of the carbon room live on which a footprint is read. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { calculationsRoutes } from './calculations-routes.tsx';
import { linesRoutes } from './lines-routes.tsx';
import { readingRoutes } from './reading-routes.tsx';

/** For readers, of the calculation that is published. */
export const carbonPages = (house: WebHouse): Hono<Env> =>
  new Hono<Env>().route('/carbon', readingRoutes(house, false));

/** For the team, of the latest calculation or any. */
export const carbonReadingRoutes = (house: WebHouse): Hono<Env> =>
  new Hono<Env>()
    .route('/carbon', readingRoutes(house, true))
    .route('/carbon', linesRoutes(house))
    .route('/carbon', calculationsRoutes(house));
