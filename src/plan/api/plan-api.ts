/** The plan room's `api`: its routes, its downloads, its document and the page to read that by. */
import type { Context, Hono } from 'hono';
import { apiDocument } from '../../platform/openapi.ts';
import { apiPage } from '../../platform/openapi-page.tsx';
import type { Env } from '../../platform/room.ts';
import type { PageAssets } from '../../platform/web/shell.tsx';
import { type KeptFiles, keptFiles } from '../exports/kept-files.ts';
import { planApiApp } from './app.ts';
import { addDownloads } from './downloads.ts';
import type { PlanSource } from './source.ts';

const server = '/api/v1';
const keptBytes = 64_000_000;

export interface ApiSurroundings {
  assets: PageAssets;
  /** Scheme, host and port as the reader's browser has them. */
  origin(c: Context<Env>): string;
  kept?: KeptFiles;
}

/** To be mounted at "/api/v1". */
export function planApi(
  source: PlanSource,
  { assets, origin, kept = keptFiles(keptBytes) }: ApiSurroundings,
): Hono<Env> {
  const app = planApiApp(source);
  addDownloads(app, source, kept, origin);
  const document = apiDocument(app, server);
  const page = apiPage(document, assets);
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/', (c) => c.html(page));
  return app;
}
