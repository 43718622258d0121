/** What the trajectory room offers to the house. */
import { Hono } from 'hono';
import type { Env, Room } from '../platform/room.ts';
import { trajectoryApi } from './api.ts';
import { trajectoryCommands } from './commands/commands.ts';
import { exportRoutes } from './exports/routes.ts';
import { initiativeDates, initiativeSearch } from './pages/found.ts';
import { wordsOf } from './pages/frame.tsx';
import { trajectoryPanels } from './pages/panels.tsx';
import { trajectoryPages, trajectoryReadingRoutes } from './pages/routes.ts';
import { loadSampleTrajectory } from './sample.ts';
import { measurementRoutes } from './saved/measurement-routes.tsx';
import { savedRoutes } from './saved/routes.tsx';
import { trajectoryWorkspace, trajectoryWorkspaceAsks, trajectoryWorkspaceEntries } from './workspace/routes.ts';

export const trajectory: Room = {
  name: 'trajectory',
  pages: (house) =>
    new Hono<Env>()
      .route('/', trajectoryPages(house))
      .route('/trajectory', savedRoutes(house, false))
      .route('/trajectory', exportRoutes(house, false)),
  workspace: (house) =>
    new Hono<Env>()
      .route('/', trajectoryReadingRoutes(house))
      .route('/trajectory', savedRoutes(house, true))
      .route('/trajectory', exportRoutes(house, true))
      .route('/trajectory', trajectoryWorkspace(house))
      .route('/trajectory', measurementRoutes(house)),
  asks: trajectoryWorkspaceAsks,
  commands: [trajectoryCommands],
  api: trajectoryApi,
  firstRun: loadSampleTrajectory,
  workspaceEntries: [
    { label: (language) => wordsOf(language)('work.title'), href: '/trajectory', order: 35 },
    ...trajectoryWorkspaceEntries,
  ],
  navigation: [{ label: (language) => wordsOf(language)('nav.trajectory'), href: '/trajectory', order: 11 }],
  panels: trajectoryPanels,
  search: [initiativeSearch],
  dates: [initiativeDates],
};
