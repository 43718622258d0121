/** The team's pages, to be mounted at "/:system/workspace" behind the token. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { findingsRoutes } from './findings-routes.tsx';
import { readingRoutes } from './reading-routes.tsx';

export function workspaceRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>().route('/', readingRoutes(house)).route('/', findingsRoutes(house));
}
