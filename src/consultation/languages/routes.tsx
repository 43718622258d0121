/** The team writes the texts of a consultation in other languages, and in easy read. */
import { type Context, Hono } from 'hono';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm, unfilled } from '../../platform/web/forms.tsx';
import { systemPage } from '../../platform/web/system-page.tsx';
import { askedViewOf, deskOf } from '../frame.tsx';
import { isStale, languagesBeside, TextsForm } from './model.ts';
import { LanguagesPage, languageName, TextsPage } from './pages.tsx';
import { textStore } from './store.ts';

const longestWording = 3000;

export function languageRoutes(house: WebHouse): Hono<Env> {
  /** What the address names; null where it is not there, or the language is none that is offered. */
  async function asked(c: Context<Env>) {
    const desk = deskOf(c, house);
    const consultation = await desk.consultations.byId(c.req.param('id') ?? '');
    const view = consultation && (await askedViewOf(c, house, consultation));
    if (!consultation || !view) return null;
    const here = `/${c.var.system.slug}/workspace/consultations/${consultation.id}/languages`;
    return { ...desk, consultation, view, here, texts: textStore(house.database, c.var.system) };
  }
  type Place = NonNullable<Awaited<ReturnType<typeof asked>>>;

  const revisionsIn = ({ view }: Place): Record<string, number> =>
    Object.fromEntries(view.index.commitments.map(({ commitment: { id, revision } }) => [id, revision]));

  const offered = (c: Context<Env>) => languagesBeside(c.var.system.settings.language);

  function page(c: Context<Env>, { t, consultation }: Place, title: string, body: ReactNode, status: 200 | 400 = 200) {
    const work = `/${c.var.system.slug}/workspace`;
    const breadcrumb = [
      { label: t('work.workspace'), href: work },
      { label: t('work.title'), href: `${work}/consultations` },
    ];
    const path = `/workspace/consultations/${consultation.id}/languages`;
    return c.html(systemPage(c.var.system, house.assets, { title, path, breadcrumb, body }), status);
  }

  async function textsPage(c: Context<Env>, place: Place, language: string, form: Filled, status: 200 | 400 = 200) {
    const { t, texts, consultation } = place;
    const written = await texts.in(consultation.id, language);
    const { wordings, toldOf, ...rest } = written ?? { wordings: {}, toldOf: {} };
    const revisions = revisionsIn(place);
    const stale = new Set(Object.keys(wordings).filter((id) => isStale({ toldOf }, id, revisions[id] ?? null)));
    const named = Object.fromEntries(Object.entries(wordings).map(([id, words]) => [`wording-${id}`, words]));
    const filled = { ...form, values: { ...rest, ...named, ...form.values } };
    const body = <TextsPage {...place} {...{ language, stale }} isWritten={written !== null} form={filled} />;
    return page(c, place, `${t('language.title')}: ${languageName(t, language)}`, body, status);
  }

  return new Hono<Env>()
    .get('/consultations/:id/languages', async (c) => {
      const place = await asked(c);
      if (!place) return c.notFound();
      const { t, here, consultation, texts } = place;
      const written = await texts.languages(consultation.id);
      const others = offered(c).filter((language) => !written.includes(language));
      const body = <LanguagesPage {...{ t, here, written, others }} title={consultation.title} />;
      return page(c, place, t('language.title'), body);
    })

    .get('/consultations/:id/languages/new', async (c) => {
      const place = await asked(c);
      const language = c.req.query('language') ?? '';
      if (!place || !offered(c).includes(language)) return c.notFound();
      return c.redirect(`${place.here}/${language}`, 303);
    })

    .get('/consultations/:id/languages/:language', async (c) => {
      const place = await asked(c);
      const language = c.req.param('language');
      return place && offered(c).includes(language) ? textsPage(c, place, language, unfilled) : c.notFound();
    })

    .post('/consultations/:id/languages/:language', async (c) => {
      const place = await asked(c);
      const language = c.req.param('language');
      if (!place || !offered(c).includes(language)) return c.notFound();
      const form = await readForm(c, TextsForm);
      if (!form.data) return textsPage(c, place, language, form, 400);
      const Wording = z.string().trim().max(longestWording, place.t('language.tooLong')).default('');
      const read = place.view.index.commitments.map(({ commitment: { id } }) => ({
        id,
        parsed: Wording.safeParse(form.values[`wording-${id}`]),
      }));
      const problems = read.flatMap(({ id, parsed }) =>
        parsed.success ? [] : [{ field: `wording-${id}`, message: place.t('language.tooLong') }],
      );
      if (problems.length > 0) return textsPage(c, place, language, { values: form.values, problems }, 400);
      const wordings = Object.fromEntries(
        read.flatMap(({ id, parsed }) => (parsed.success && parsed.data !== '' ? [[id, parsed.data]] : [])),
      );
      // Words that were left as they were are told of what they were told of; others of the commitment as it is.
      const before = await place.texts.in(place.consultation.id, language);
      const now = revisionsIn(place);
      const toldOf = Object.fromEntries(
        Object.entries(wordings).map(([id, words]) => {
          const same = before?.wordings[id] === words ? before.toldOf[id] : undefined;
          return [id, same ?? now[id] ?? 0];
        }),
      );
      await place.texts.save(place.consultation.id, { language, ...form.data, wordings, toldOf });
      return c.redirect(place.here, 303);
    })

    .post('/consultations/:id/languages/:language/remove', async (c) => {
      const place = await asked(c);
      if (!place) return c.notFound();
      await place.texts.remove(place.consultation.id, c.req.param('language'));
      return c.redirect(place.here, 303);
    });
}
