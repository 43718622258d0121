/** Downloads of a plan: "/{system}/plan.pdf" and its kin, and the same below `/api/v1`. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { version as greenplan } from '../../platform/checkout.ts';
import { publicOrigin } from '../../platform/public-origin.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import { type OfferedDates, offeredDates } from '../offered-dates.ts';
import { type PlanStore, planStore } from '../store.ts';
import { type ExportKind, exportFile, exportFileName, exportKinds, mediaTypes } from './files.ts';
import { type KeptFiles, keptFiles } from './kept-files.ts';
import { FileNotMade } from './render-child.ts';

const keptBytes = 64_000_000;

/** What is asked for, and by whom. */
export interface ExportRequest {
  kind: ExportKind;
  system: System;
  /** Address of the system's pages. */
  address: string;
  /** The entity tag that the reader has. */
  known: string | undefined;
  dates: OfferedDates;
}

export type ExportPlans = Pick<PlanStore, 'current' | 'version'>;

/** To be mounted at "/:system", whose system is found before. */
export function planExportRoutes(house: WebHouse, kept: KeptFiles = keptFiles(keptBytes)): Hono<Env> {
  const app = new Hono<Env>();
  const dates = offeredDates(house, house.offers);
  for (const kind of exportKinds) {
    app.get(`/plan.${kind}`, async (c) => {
      const { system } = c.var;
      const address = `${publicOrigin(c, house.settings)}/${system.slug}`;
      const known = c.req.header('if-none-match');
      const plans = planStore(house.database, system);
      try {
        const response = await exportResponse(plans, kept, { kind, system, address, known, dates });
        return response ?? c.notFound();
      } catch (error) {
        if (!(error instanceof FileNotMade)) throw error;
        c.var.log.error({ err: error, cause: error.cause }, 'a file was not made');
        return c.text(`${error.message}\n`, 503);
      }
    });
  }
  return app;
}

/**
 * The file, or 304 where the reader has it already; null where there is no plan. The tag is weak: a paper says on
 * which day it was made, and is the same paper all the same.
 * @throws FileNotMade
 */
export async function exportResponse(
  plans: ExportPlans,
  kept: KeptFiles,
  { kind, system, address, known, dates }: ExportRequest,
): Promise<Response | null> {
  const version = await plans.version();
  if (version === null) return null;
  const shown = JSON.stringify([
    greenplan,
    kind,
    version,
    system.id,
    system.settings,
    address,
    await dates.version(system),
  ]);
  const key = createHash('sha256').update(shown).digest('base64url').slice(0, 22);
  const headers = { etag: `W/"${key}"`, 'cache-control': 'no-cache' };
  if (known?.split(/,\s*/).includes(headers.etag)) return new Response(null, { status: 304, headers });
  const { name, bytes } = await kept.file(key, async () => {
    const plan = await plans.current();
    if (!plan) throw new FileNotMade('The plan was taken away while its file was made.');
    const input = { plan, system, madeAt: new Date(), address, dates: await dates.of(system, plan.id) };
    return { name: exportFileName(kind, input), bytes: await exportFile(kind, input) };
  });
  return new Response(bytes, {
    headers: {
      ...headers,
      'content-type': mediaTypes[kind],
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
