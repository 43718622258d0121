/** What the carbon room offers to the house. */
import { Hono } from 'hono';
import type { Env, Room } from '../platform/room.ts';
import { activityJob } from './activity-job.ts';
import { carbonApi } from './api.ts';
import { footprintCommands } from './commands/footprint.ts';
import { ledgerCommands } from './commands/ledger.ts';
import { factorCommands } from './factors/commands.ts';
import { activityCommands } from './intake-commands/commands.ts';
import { intakeWordsOf } from './intake-pages/desk.ts';
import { intakeAsks, intakeRoutes } from './intake-pages/routes.ts';
import { wordsOf } from './pages/frame.tsx';
import { carbonPanels } from './pages/panels.tsx';
import { carbonPages, carbonReadingRoutes } from './pages/routes.ts';
import { loadSampleActivity } from './sample.ts';

export const carbon: Room = {
  name: 'carbon',
  pages: carbonPages,
  workspace: (house) => new Hono<Env>().route('/', carbonReadingRoutes(house)).route('/', intakeRoutes(house)),
  asks: intakeAsks,
  api: carbonApi,
  commands: [factorCommands, activityCommands, footprintCommands, ledgerCommands],
  firstRun: loadSampleActivity,
  jobs: [activityJob],
  workspaceEntries: [
    { label: (language) => wordsOf(language)('work.title'), href: '/carbon', order: 30 },
    { label: (language) => intakeWordsOf(language)('activity.title'), href: '/carbon/activity', order: 31 },
  ],
  navigation: [{ label: (language) => wordsOf(language)('nav.footprint'), href: '/carbon', order: 10 }],
  panels: carbonPanels,
};
