/** What the consultation room offers to the house. */
import { Hono } from 'hono';
import type { Env, Room } from '../platform/room.ts';
import { answeringRoutes } from './answering.tsx';
import { wordsOf } from './frame.tsx';
import { consultationPanels } from './panels.tsx';
import { saidRoutes } from './said.tsx';
import { traceRoutes } from './trace-routes.tsx';
import { weighingRoutes } from './weighing-routes.tsx';

export const consultation: Room = {
  name: 'consultation',
  pages: (house) =>
    new Hono<Env>().route('/', answeringRoutes(house)).route('/', traceRoutes(house)).route('/', saidRoutes(house)),
  workspace: weighingRoutes,
  workspaceEntries: [{ label: (language) => wordsOf(language)('work.title'), href: '/consultations', order: 10 }],
  navigation: [{ label: (language) => wordsOf(language)('nav.consultation'), href: '/consultation', order: 20 }],
  panels: consultationPanels,
};
