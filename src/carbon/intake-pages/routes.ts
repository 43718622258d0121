/** Where the pages live by which activity files come in, and by which a system says how it counts. */
import { Hono } from 'hono';
import type { Ask } from '../../platform/accounts/guard.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { activityRoutes } from './activity-routes.tsx';
import { driversRoutes } from './drivers-routes.tsx';
import { factorsRoutes } from './factors-routes.tsx';
import { settingsRoutes } from './settings-routes.tsx';

/** For the workspace. */
export const intakeRoutes = (house: WebHouse): Hono<Env> =>
  new Hono<Env>()
    .route('/carbon', activityRoutes(house))
    .route('/carbon', factorsRoutes(house))
    .route('/carbon', settingsRoutes(house))
    .route('/carbon', driversRoutes(house));

/** Whoever enters data sends files and goes on with them; whether it is their organisation's, the routes look at. */
export const intakeAsks: readonly Ask[] = [{ method: 'POST', path: /^\/carbon\/activity\//, action: 'enter data' }];
