/** Where files of initiatives, and measures of plans, come in: sent, looked at, and only then written. */
import { Hono } from 'hono';
import { z } from 'zod';
import { fieldsBeforeFile } from '../../carbon/intake-pages/sent-fields.ts';
import { fileStore, type KeptFile } from '../../platform/files/store.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm, tryTo, unfilled } from '../../platform/web/forms.tsx';
import { receiveUpload } from '../../platform/web/upload.ts';
import { type WorkDesk, workDeskOf } from './desk.ts';
import { seenOf, writtenOf } from './file-facts.ts';
import { PreviewPage, SendPage } from './file-page.tsx';
import { type FileKind, fileKinds, keepSent, previewAt, previewOf } from './file-reading.ts';

const fileLimitMb = 20;
/** A thousand initiatives with their ids; what is longer was not made by the page. */
const Seen = z.object({ seen: z.string().max(500_000), whose: z.string().max(200).optional() });

/** Mounted at "/trajectory" below the workspace. */
export function fileRoutes(house: WebHouse): Hono<Env> {
  const withinOf = ({ t, here }: WorkDesk) => [{ label: t('initiatives.title'), href: `${here}/initiatives` }];
  const sendPage = (desk: WorkDesk, form: Filled, status: 200 | 422 = 200) =>
    desk.page(
      {
        title: desk.t('file.title'),
        path: '/initiatives/file',
        within: withinOf(desk),
        body: <SendPage {...{ desk, form }} />,
      },
      status,
    );

  async function previewPage(desk: WorkDesk, file: KeptFile, stale: boolean, whose?: string) {
    const preview = await previewOf(desk, file, whose);
    const body = <PreviewPage {...{ desk, file, preview, stale }} />;
    const path = `/initiatives/file/${file.id}`;
    return desk.page({ title: file.name, path, within: withinOf(desk), body }, stale ? 409 : 200);
  }

  async function fileOf({ trajectory }: WorkDesk, id: string | undefined): Promise<KeptFile | null> {
    const asked = z.uuid().safeParse(id);
    const file = asked.success ? await fileStore(house.database, trajectory.system).byId(asked.data) : null;
    return file && isOurs(file.kind) ? file : null;
  }

  return new Hono<Env>()
    .get('/initiatives/file', (c) => {
      const desk = workDeskOf(c, house);
      return desk.mayChange ? sendPage(desk, unfilled) : c.notFound();
    })

    .post('/initiatives/file', async (c) => {
      const desk = workDeskOf(c, house);
      const { fields, request } = await fieldsBeforeFile(c.req.raw);
      const kind = fileKinds.find((one) => one === fields.kind) ?? 'initiatives';
      try {
        const upload = await receiveUpload(request, fileLimitMb);
        try {
          // What cannot be read is not kept.
          await previewAt(desk, upload.path, { name: upload.name, kind });
          const file = await keepSent(desk, upload.path, kind);
          return c.redirect(`${desk.here}/initiatives/file/${file.id}`, 303);
        } finally {
          await upload.forget();
        }
      } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        return sendPage(desk, { values: { kind }, problems: [{ field: 'file', message: error.message }] }, 422);
      }
    })

    .get('/initiatives/file/:id', async (c) => {
      const desk = workDeskOf(c, house);
      const file = desk.mayChange ? await fileOf(desk, c.req.param('id')) : null;
      return file ? previewPage(desk, file, false, c.req.query('whose')) : c.notFound();
    })

    .post('/initiatives/file/:id', async (c) => {
      const desk = workDeskOf(c, house);
      const file = await fileOf(desk, c.req.param('id'));
      if (!file) return c.notFound();
      const { data } = await readForm(c, Seen);
      const whose = data?.whose;
      const preview = await previewOf(desk, file, whose);
      const { changes, remarks } = preview;
      // Browsers send ends of lines as two letters.
      const isSeen = data?.seen.replaceAll('\r\n', '\n') === seenOf(changes);
      const isTold = preview.ofNobody.length === 0 || preview.whose !== null;
      if (!isSeen || !isTold || remarks.some(({ level }) => level === 'error'))
        return previewPage(desk, file, true, whose);
      const problems = await tryTo(() => desk.trajectory.initiatives.write(writtenOf(changes)));
      if (problems.length > 0) return previewPage(desk, file, true, whose);
      return c.redirect(`${desk.here}/initiatives?done=written`, 303);
    });
}

const isOurs = (kind: string): kind is FileKind => fileKinds.some((one) => one === kind);
