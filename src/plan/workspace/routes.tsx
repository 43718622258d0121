/** The team's pages, to be mounted at "/:system/workspace" behind the token. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { answersRoutes } from './answers-routes.tsx';
import { closingRoutes } from './closing-routes.tsx';
import { commitmentsRoutes } from './commitments-routes.tsx';
import { findingsRoutes } from './findings-routes.tsx';
import { planRoutes } from './plan-routes.tsx';
import { readingRoutes } from './reading-routes.tsx';
import { storyRoutes } from './story-routes.tsx';

export function workspaceRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>()
    .route('/', readingRoutes(house))
    .route('/', planRoutes(house))
    .route('/', commitmentsRoutes(house))
    .route('/', answersRoutes(house))
    .route('/', closingRoutes(house))
    .route('/', findingsRoutes(house))
    .route('/', storyRoutes(house));
}
