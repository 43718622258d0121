/** Lines and audit packs, which the team alone may have. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { writeAuditPack } from '../audit-pack/pack.ts';
import { provenanceText } from '../provenance/jsonld.ts';
import { countedDeskOf } from './frame.tsx';
import { LinesAsked, linesAsCsv, linesFound } from './lines-facts.ts';
import { LinesPage } from './lines-page.tsx';
import { csvHeaders, fileName } from './reading-routes.tsx';

const PackAsked = z.object({
  organisation: z.string().max(100).default(''),
  year: z.coerce.number().int().min(1900).max(2100).nullable().default(null),
});

/** Mounted at "/carbon" below the workspace. */
export function linesRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>()
    .get('/lines', async (c) => {
      const desk = await countedDeskOf(c, house, true);
      const asked = LinesAsked.safeParse(c.req.query());
      if (!desk || !asked.success) return c.notFound();
      const body = <LinesPage desk={desk} asked={asked.data} found={await linesFound(desk, asked.data)} />;
      return desk.page({ title: desk.t('lines.title'), path: '/lines', body });
    })

    .get('/lines.csv', async (c) => {
      const desk = await countedDeskOf(c, house, true);
      const asked = LinesAsked.safeParse(c.req.query());
      if (!desk || !asked.success) return c.notFound();
      const { organisation = '', year = null } = asked.data;
      const stream = Readable.toWeb(Readable.from(linesAsCsv(desk, asked.data), { objectMode: false }));
      const name = fileName(desk, 'lines', { organisation, year });
      return c.body(stream as ReadableStream, 200, csvHeaders(name));
    })

    .get('/provenance.jsonld', async (c) => {
      const desk = await countedDeskOf(c, house, true);
      const asked = PackAsked.safeParse(c.req.query());
      if (!desk || !asked.success) return c.notFound();
      const text = await begun(provenanceText(desk.carbon, desk.calculation, asked.data));
      if (!text) return c.notFound();
      const stream = Readable.toWeb(Readable.from(text, { objectMode: false }));
      return c.body(stream as ReadableStream, 200, {
        'content-type': 'application/ld+json',
        'content-disposition': `attachment; filename="${fileName(desk, 'provenance', asked.data)}.jsonld"`,
      });
    })

    .get('/audit-pack.zip', async (c) => {
      const desk = await countedDeskOf(c, house, true);
      const asked = PackAsked.safeParse(c.req.query());
      if (!desk || !asked.success) return c.notFound();
      const folder = await mkdtemp(join(tmpdir(), 'greenplan-pack-'));
      const remove = () => rm(folder, { recursive: true, force: true });
      try {
        const path = join(folder, 'audit-pack.zip');
        await writeAuditPack(desk.carbon, desk.calculation, asked.data, path);
        const { size } = await stat(path);
        const sent = createReadStream(path);
        sent.once('close', () => void remove());
        return c.body(Readable.toWeb(sent) as ReadableStream, 200, {
          'content-type': 'application/zip',
          'content-length': String(size),
          'content-disposition': `attachment; filename="${fileName(desk, 'audit-pack', asked.data)}.zip"`,
        });
      } catch (error) {
        await remove();
        throw error;
      }
    });
}

/** The same text once its first piece is there, so that what cannot be told at all is no half answer. @returns null then */
async function begun(text: AsyncGenerator<string>): Promise<AsyncGenerator<string> | null> {
  try {
    const { value, done } = await text.next();
    return done ? null : after(value, text);
  } catch (error) {
    if (error instanceof Mistake) return null;
    throw error;
  }
}

async function* after(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
