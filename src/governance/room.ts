/** What the governance room offers to the house. */
import { Hono } from 'hono';
import type { Env, Room } from '../platform/room.ts';
import { agreeRoutes, ownersRoutes } from './agreement-routes.tsx';
import { approvalRoutes } from './approval-routes.tsx';
import { bodyStore } from './body-store.ts';
import { governanceDates } from './dates.ts';
import { wordsOf } from './frame.tsx';
import { gateRoutes } from './gate-routes.tsx';
import { governancePanels } from './panels.tsx';
import { loadSampleBodies } from './sample.ts';
import { takenUpRoutes, takingUpRoutes } from './taking-up-routes.tsx';
import { workRoutes } from './work-routes.tsx';

export const governance: Room = {
  name: 'governance',
  pages: (house) =>
    new Hono<Env>().route('/', approvalRoutes(house)).route('/', takenUpRoutes(house)).route('/', agreeRoutes(house)),
  workspace: (house) =>
    new Hono<Env>()
      .route('/', workRoutes(house))
      .route('/', takingUpRoutes(house))
      .route('/', ownersRoutes(house))
      .route('/', gateRoutes(house)),
  asks: [
    { method: 'POST', path: /^\/governance\/plans\/[^/]+\/gates\/[^/]+\/decide$/, action: 'record a decision' },
    { method: 'POST', path: /^\/governance\/plans\/[^/]+\/taken-up\//, action: 'enter data' },
  ],
  workspaceEntries: [{ label: (language) => wordsOf(language)('work.title'), href: '/governance', order: 20 }],
  navigation: [{ label: (language) => wordsOf(language)('nav.approval'), href: '/approval', order: 30 }],
  panels: governancePanels,
  dates: [governanceDates],
  firstRun: loadSampleBodies,
  holders: ({ database }, system) => bodyStore(database, system).list(),
};
