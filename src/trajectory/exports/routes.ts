/** A trajectory as a workbook and as slides: the same plan, organisation and footprint as the pages show. */
import { Hono } from 'hono';
import { keptFiles } from '../../plan/exports/kept-files.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { queryOf } from '../pages/asked.ts';
import { isPlanned, type PlannedDesk, plannedDeskOf } from '../pages/frame.tsx';
import { makeApart } from './making.ts';
import { deckOf } from './slides/deck-of.ts';
import { workbookAsked } from './workbook-asked.ts';

const kinds = ['xlsx', 'pptx'] as const;
type Kind = (typeof kinds)[number];

const mediaTypes: Record<Kind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const keptBytes = 64_000_000;

/** Mounted at "/trajectory" below the system, or below its workspace: "trajectory.xlsx", "trajectory.pptx". */
export function exportRoutes(house: WebHouse, team: boolean): Hono<Env> {
  const kept = keptFiles(keptBytes);
  const app = new Hono<Env>();
  for (const kind of kinds) {
    app.get(`/trajectory.${kind}`, async (c) => {
      const desk = await plannedDeskOf(c, house, team);
      if (!isPlanned(desk)) return c.notFound();
      const { problems } = desk.asked;
      // A file that is passed on says nothing of what it was asked for: rather none than another one.
      if (problems.length > 0) return c.text(problems.map(({ message }) => `${message}\n`).join(''), 422);
      const { system } = c.var;
      const key = [kind, system.id, desk.reading.version, JSON.stringify(system.settings), today()];
      try {
        const { name, bytes } = await kept.file([...key, JSON.stringify(queryOf(desk.asked))].join(' '), async () => ({
          name: fileName(desk, system.slug, kind),
          bytes: new Uint8Array(await made(desk, kind)),
        }));
        c.header('Cache-Control', 'no-cache');
        c.header('Content-Disposition', `attachment; filename="${name}"`);
        return c.body(bytes, 200, { 'content-type': mediaTypes[kind] });
      } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        return c.text(`${error.message}\n`, 422);
      }
    });
  }
  return app;
}

async function made(desk: PlannedDesk, kind: Kind): Promise<Uint8Array> {
  return kind === 'xlsx'
    ? makeApart({ kind, asked: workbookAsked(desk, today()) })
    : makeApart({ kind, deck: await deckOf(desk, today()) });
}

/** "fenmarsh-northmere-trajectory.xlsx" */
function fileName({ asked }: PlannedDesk, slug: string, kind: Kind): string {
  const whose = asked.whose.replace(/[^\w-]+/g, '-');
  return `${[slug, whose, 'trajectory'].filter((part) => part !== '').join('-')}.${kind}`;
}
