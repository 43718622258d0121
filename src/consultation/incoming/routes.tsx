/** The team takes in answers that came as a file: it is read, shown for confirmation, and kept. */
import { open } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { View } from '../../plan/pages/view.tsx';
import { type Outline, UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm, unfilled } from '../../platform/web/forms.tsx';
import { systemPage } from '../../platform/web/system-page.tsx';
import { receiveUpload } from '../../platform/web/upload.ts';
import { deskOf, viewOf } from '../frame.tsx';
import { type Channel, channels, longestAnswer, respondents, verdicts } from '../model.ts';
import { subjectOptions } from '../weighing-pages.tsx';
import { looksLikeEmail, readEmail } from './email.ts';
import { FilePage, type Found, FoundPage, type T } from './pages.tsx';
import { cut, type Incoming, type IncomingWords, mostRemarks, remarksIn, remarksInText } from './remarks-in.ts';
import { incomingWords } from './words.ts';

const Whole = z.object({
  file: z.string().max(300).default(''),
  channel: z.enum(channels),
  take: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((one) => new Set([one].flat())),
  respondent: z.enum(['', ...respondents]).default(''),
  place: z.string().max(100).default(''),
  organisation: z.string().trim().max(200).default(''),
});
const One = z.object({
  subject: z.string().max(50),
  verdict: z
    .enum(['', ...verdicts])
    .default('')
    .transform((verdict) => verdict || null),
  text: z.string().trim(),
  at: z.string().default(''),
  sure: z
    .string()
    .default('')
    .transform((sure) => sure === 'yes'),
  author: z.coerce.number().int().min(0).default(0),
});

export function incomingRoutes(house: WebHouse): Hono<Env> {
  const limitMb = house.settings.uploadLimit / 1_000_000;
  const words = (c: Context<Env>) => incomingWords(c.var.system.settings.language);

  async function asked(c: Context<Env>) {
    const consultation = await deskOf(c, house).consultations.byId(c.req.param('id') ?? '');
    const view = consultation && (await viewOf(c, house, consultation));
    return consultation && view ? { consultation, view } : null;
  }

  function page(c: Context<Env>, body: React.ReactNode, status: 200 | 400 | 422 = 200) {
    const { t } = deskOf(c, house);
    const work = `/${c.var.system.slug}/workspace`;
    const path = `/workspace/consultations/${c.req.param('id')}/file`;
    const breadcrumb = [
      { label: t('work.workspace'), href: work },
      { label: t('work.title'), href: `${work}/consultations` },
    ];
    const title = words(c)('file.title');
    return c.html(systemPage(c.var.system, house.assets, { title, path, breadcrumb, body }), status);
  }

  const baseOf = (c: Context<Env>) => `/${c.var.system.slug}/workspace/consultations/${c.req.param('id')}`;

  function filePage(c: Context<Env>, error: string | null, kept: number | null) {
    const body = <FilePage {...{ t: words(c), base: baseOf(c), limitMb, error, kept }} />;
    return page(c, body, error === null ? 200 : 422);
  }

  async function foundPage(c: Context<Env>, view: View, found: Found, form: Filled, status: 200 | 400 = 200) {
    const { t: ask, remarks } = deskOf(c, house);
    const texts = found.remarks.map(({ text }) => text);
    const known = await remarks.saidAlready(c.req.param('id') ?? '', texts);
    const body = <FoundPage {...{ t: words(c), ask, base: baseOf(c), view, found, known, form }} />;
    return page(c, body, status);
  }

  return new Hono<Env>()
    .get('/consultations/:id/file', async (c) => {
      const kept = z.coerce.number().int().min(0).catch(0).parse(c.req.query('kept'));
      return (await asked(c)) ? filePage(c, null, c.req.query('kept') === undefined ? null : kept) : c.notFound();
    })

    .post('/consultations/:id/file', async (c) => {
      const here = await asked(c);
      if (!here) return c.notFound();
      try {
        const upload = await receiveUpload(c.req.raw, limitMb);
        try {
          const found = await foundIn(upload, here.view, readingWords(words(c), deskOf(c, house).t));
          return await foundPage(c, here.view, found, unfilled);
        } finally {
          await upload.forget();
        }
      } catch (error) {
        if (!(error instanceof UnreadableDocument || error instanceof Mistake)) throw error;
        return filePage(c, error.message, null);
      }
    })

    .post('/consultations/:id/file/take-in', async (c) => {
      const here = await asked(c);
      const form = await readForm(c, Whole);
      if (!here || !form.data) return c.notFound();
      const { file, channel, take, respondent, place, organisation } = form.data;
      const remarks = remarksOf(form.values);
      const taken = remarks.filter((one, n) => take.has(String(n)) && (one.text !== '' || one.verdict !== null));
      const known = new Set(subjectOptions(deskOf(c, house).t, here.view).map(({ value }) => value));
      if (taken.some(({ subject }) => !known.has(subject))) return c.notFound();
      const answers = Map.groupBy(taken, ({ author }) => author)
        .values()
        .map(together)
        .toArray();
      if (answers.flat().some(({ text }) => text.length > longestAnswer)) {
        const problems = [{ field: '', message: words(c)('file.tooLong') }];
        return foundPage(
          c,
          here.view,
          { file, channel, remarks, unread: [], left: 0 },
          { values: form.values, problems },
          400,
        );
      }
      const about = { respondent: respondent || null, place: place || null, organisation: organisation || null };
      for (const own of answers) await deskOf(c, house).responses.takeIn(here.consultation.id, about, channel, own);
      return c.redirect(`${baseOf(c)}/file?kept=${taken.length}`, 303);
    });
}

/** The fields of each remark of the form, which end in its number. */
function remarksOf(values: Filled['values']): Incoming[] {
  const remarks: Incoming[] = [];
  for (let n = 0; n < mostRemarks; n += 1) {
    const fields = Object.keys(One.shape).map((name) => [name, values[`${name}-${n}`]]);
    const { success, data } = One.safeParse(Object.fromEntries(fields));
    if (!success) break;
    remarks.push(data);
  }
  return remarks;
}

/** One person's remarks, those about one thing together, since a person answers each thing once. */
function together(own: readonly Incoming[]): Pick<Incoming, 'subject' | 'verdict' | 'text'>[] {
  return Map.groupBy(own, ({ subject }) => subject)
    .entries()
    .map(([subject, some]) => ({
      subject,
      verdict: some.find(({ verdict }) => verdict !== null)?.verdict ?? null,
      text: some
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join('\n\n'),
    }))
    .toArray();
}

/** @throws UnreadableDocument or Mistake with a sentence for whoever sent the file */
async function foundIn(
  { path, name }: { path: string; name: string },
  { index }: View,
  told: IncomingWords,
): Promise<Found> {
  if (!looksLikeEmail(await headOf(path))) {
    const outline = await readDocument(path, { name });
    return { file: name, channel: channelOf(outline), unread: [], ...cut(remarksIn(outline, index, told)) };
  }
  const { text, documents } = await readEmail(path);
  const remarks = remarksInText(text, index);
  const unread: string[] = [];
  for (const one of documents) {
    try {
      remarks.push(...remarksIn(await readDocument(one.path, { name: one.name }), index, told));
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      unread.push(one.name);
    }
  }
  return { file: name, channel: 'email', unread, ...cut(remarks) };
}

function channelOf({ source: { kind } }: Outline): Channel {
  if (kind === 'xlsx' || kind === 'csv') return 'sheet';
  return kind === 'pptx' ? 'slides' : 'document';
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16_384), position: 0 });
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function readingWords(t: T, ask: ReturnType<typeof deskOf>['t']): IncomingWords {
  return {
    number: t('sheet.number'),
    verdict: t('sheet.verdict'),
    why: t('sheet.why'),
    answers: { yes: ask('ask.yes'), partly: ask('ask.partly'), no: ask('ask.no') },
    changed: (before, after) => t('file.changed', { before, after }),
    added: (text) => t('file.added', { text }),
    removed: (text) => t('file.removed', { text }),
  };
}
