/** The pictures as files of their own, for slides and print. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { png } from '../pictures/png.ts';
import { svgFile } from '../pictures/svg-file.ts';
import { isPlanned, plannedDeskOf } from './frame.tsx';
import { pictureNames } from './parts.tsx';
import { toldPicture } from './told-pictures.ts';

const File = z.object({ name: z.enum(pictureNames), kind: z.enum(['svg', 'png']) });

/** Mounted at "/trajectory" below the system, or below its workspace. */
export function pictureRoutes(house: WebHouse, team: boolean): Hono<Env> {
  return new Hono<Env>().get('/pictures/:file', async (c) => {
    const [name, kind] = c.req.param('file').split('.');
    const asked = File.safeParse({ name, kind }).data;
    if (!asked) return c.notFound();
    const desk = await plannedDeskOf(c, house, team);
    const told = isPlanned(desk) ? await toldPicture(desk, asked.name) : null;
    if (!told) return c.notFound();
    const { language, shortName } = c.var.system.settings;
    const foot = [shortName, desk.whose, desk.t(`of.${desk.asked.of}`)].join(', ');
    const svg = svgFile(told.picture, { title: told.title, says: told.says, foot, language });
    c.header('Cache-Control', 'no-cache');
    c.header('Content-Disposition', `attachment; filename="${asked.name}.${asked.kind}"`);
    if (asked.kind === 'svg') return c.body(svg, 200, { 'content-type': 'image/svg+xml; charset=utf-8' });
    return c.body(new Uint8Array(await png(svg)), 200, { 'content-type': 'image/png' });
  });
}
