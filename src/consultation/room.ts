/** What the consultation room offers to the house. */
import { Hono } from 'hono';
import type { Env, Room } from '../platform/room.ts';
import { answeringRoutes } from './answering.tsx';
import { consultationDates } from './dates.ts';
import { wordsOf as engagementWords } from './engagement/frame.tsx';
import { heardRoutes } from './engagement/public-routes.tsx';
import { engagementRoutes } from './engagement/routes.tsx';
import { wordsOf } from './frame.tsx';
import { healthRoutes } from './health/routes.tsx';
import { incomingRoutes } from './incoming/routes.tsx';
import { languageRoutes } from './languages/routes.tsx';
import { consultationPanels } from './panels.tsx';
import { consultationRules } from './retention.ts';
import { saidRoutes } from './said.tsx';
import { traceRoutes } from './trace-routes.tsx';
import { weighingRoutes } from './weighing-routes.tsx';

export const consultation: Room = {
  name: 'consultation',
  pages: (house) =>
    new Hono<Env>()
      .route('/', answeringRoutes(house))
      .route('/', heardRoutes(house))
      .route('/', traceRoutes(house))
      .route('/', saidRoutes(house)),
  workspace: (house) =>
    new Hono<Env>()
      .route('/', incomingRoutes(house))
      .route('/', languageRoutes(house))
      .route('/', weighingRoutes(house))
      .route('/', healthRoutes(house))
      .route('/', engagementRoutes(house)),
  workspaceEntries: [
    { label: (language) => wordsOf(language)('work.title'), href: '/consultations', order: 10 },
    { label: (language) => engagementWords(language)('work.title'), href: '/engagement', order: 11 },
  ],
  navigation: [{ label: (language) => wordsOf(language)('nav.consultation'), href: '/consultation', order: 20 }],
  panels: consultationPanels,
  dates: [consultationDates],
  retention: consultationRules,
};
