/** The plan's files below `/api/v1`: the same that the pages offer. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Problem, problems } from '../../platform/openapi.ts';
import type { Env } from '../../platform/room.ts';
import { exportKinds, mediaTypes } from '../exports/files.ts';
import type { KeptFiles } from '../exports/kept-files.ts';
import { FileNotMade } from '../exports/render-child.ts';
import { exportResponse } from '../exports/routes.ts';
import { SystemPath } from './schemas.ts';
import type { PlanSource } from './source.ts';

/** @param origin of the public pages, as the reader's browser has it */
export function addDownloads(
  app: OpenAPIHono<Env>,
  source: PlanSource,
  kept: KeptFiles,
  origin: (c: Context<Env>) => string,
): void {
  for (const kind of exportKinds) {
    const [mediaType = ''] = mediaTypes[kind].split(';');
    const route = createRoute({
      method: 'get',
      path: `/systems/{system}/plan.${kind}`,
      tags: ['Downloads'],
      summary: `The plan as ${names[kind]}`,
      request: { params: SystemPath },
      responses: {
        200: { description: 'The file; its ETag changes with the plan', content: { [mediaType]: { schema: {} } } },
        304: { description: 'The file is the one that If-None-Match names' },
        ...problems(404, 503),
      },
    });
    app.openapi(route, async (c) => {
      const slug = c.req.valid('param').system;
      const system = await source.system(slug);
      if (!system) throw new Problem(404, `There is no system "${slug}".`);
      const address = `${origin(c)}/${system.slug}`;
      const known = c.req.header('if-none-match');
      const asked = { kind, system, address, known, dates: source.dates };
      const response = await exportResponse(source.plans(system), kept, asked).catch((error: unknown) => {
        if (!(error instanceof FileNotMade)) throw error;
        c.var.log.error({ err: error, cause: error.cause }, 'a file was not made');
        throw new Problem(503, error.message);
      });
      if (!response) throw new Problem(404, `"${slug}" has no plan yet.`);
      return response;
    });
  }
}

const names = {
  json: 'JSON, in the format greenplan-plan/1',
  csv: 'CSV: a row for each commitment and part',
  xlsx: 'an Excel workbook',
  ics: 'a calendar of its dates',
  docx: 'a Word document, the paper for a board',
  pdf: 'an accessible PDF (PDF/UA-1), the paper for a board',
};
