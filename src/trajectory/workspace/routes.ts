/** Where the team keeps what is planned: initiatives, scenarios, targets and settings. */
import { Hono } from 'hono';
import type { Ask } from '../../platform/accounts/guard.ts';
import type { Env, NavigationEntry, WebHouse } from '../../platform/room.ts';
import { workspaceWordsOf } from './desk.ts';
import { fileRoutes } from './file-routes.tsx';
import { initiativesRoutes } from './initiatives-routes.tsx';
import { libraryRoutes } from './library-routes.tsx';
import { scenarioAsks, scenariosRoutes } from './scenarios-routes.tsx';
import { settingsRoutes } from './settings-routes.tsx';
import { targetsRoutes } from './targets-routes.tsx';

/** To be mounted at "/trajectory" below the workspace. */
export const trajectoryWorkspace = (house: WebHouse): Hono<Env> =>
  new Hono<Env>()
    .route('/', fileRoutes(house))
    .route('/', initiativesRoutes(house))
    .route('/', libraryRoutes(house))
    .route('/', scenariosRoutes(house))
    .route('/', targetsRoutes(house))
    .route('/', settingsRoutes(house));

export const trajectoryWorkspaceAsks: readonly Ask[] = scenarioAsks;

export const trajectoryWorkspaceEntries: readonly NavigationEntry[] = [
  { label: (language) => workspaceWordsOf(language)('initiatives.title'), href: '/trajectory/initiatives', order: 41 },
  { label: (language) => workspaceWordsOf(language)('scenarios.title'), href: '/trajectory/scenarios', order: 42 },
];
