/** What the plan room offers to the house. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { checkout } from '../platform/checkout.ts';
import { readDocument } from '../platform/documents/read.ts';
import { fileStore } from '../platform/files/store.ts';
import { publicOrigin } from '../platform/public-origin.ts';
import type { Env, House, Room, WebHouse } from '../platform/room.ts';
import { type System, SystemSettings } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { today } from '../platform/today.ts';
import { pageCache } from '../platform/web/page-cache.ts';
import { houseSource } from './api/house-source.ts';
import { planApi } from './api/plan-api.ts';
import { importCommand } from './commands/import.ts';
import { lintCommand } from './commands/lint.ts';
import { planCommands } from './commands/plans.ts';
import { readCommand } from './commands/read.ts';
import { planExportRoutes } from './exports/routes.ts';
import { keepWhileUsed } from './kept-document.ts';
import { offeredBy } from './pages/offered.ts';
import { pageRoutes } from './pages/routes.tsx';
import { readPlan } from './reading/read-plan.ts';
import { planStore } from './store.ts';
import { workspaceRoutes } from './workspace/routes.tsx';

export const plan: Room = {
  name: 'plan',
  pages: planPages,
  workspace: workspaceRoutes,
  asks: [{ method: 'POST', path: /^\/plans\/[^/]+\/remove$/, action: 'delete a plan' }],
  api: (house) => planApi(houseSource(house), { assets: house.assets, origin: (c) => publicOrigin(c, house.settings) }),
  commands: [readCommand, lintCommand, importCommand, planCommands],
  firstRun: loadSample,
};

/** Bytes of rendered pages that are kept. */
const keptPages = 64_000_000;

function planPages(house: WebHouse): Hono<Env> {
  const storeOf = (system: System) => planStore(house.database, system);
  const offered = offeredBy(house, house.offers);
  return new Hono<Env>()
    .route('/', planExportRoutes(house))
    .route('/', pageRoutes({ storeOf, assets: house.assets, cache: pageCache(keptPages), today, offered }));
}

/** The first start has a plan in it: the sample's document goes through the importer like anybody's. */
export async function loadSample(house: House): Promise<void> {
  const systems = systemStore(house.database);
  if ((await systems.list()).length > 0) return;
  const folder = join(checkout, 'sample');
  const settings = SystemSettings.parse(JSON.parse(await readFile(join(folder, 'system.json'), 'utf8')));
  const path = join(folder, 'green-plan.md');
  const outline = await readDocument(path);
  const system = await systems.create('fenmarsh', settings);
  if (!system) return;
  const document = { path, name: basename(path), kind: outline.source.kind };
  await keepWhileUsed(fileStore(house.database, system), document, (fileId) =>
    planStore(house.database, system).create('green-plan', readPlan(outline), outline.lines, fileId),
  );
}
