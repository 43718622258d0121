/** Readers answer: they choose what interests them, and are asked one thing a page, saved as they go. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { answeredBy } from '../plan/rules.ts';
import { addressOf } from '../platform/accounts/client-address.ts';
import { createLimiter } from '../platform/accounts/limits.ts';
import { auditStore } from '../platform/audit/store.ts';
import { publicOrigin } from '../platform/public-origin.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { today } from '../platform/today.ts';
import { type Filled, readForm, unfilled } from '../platform/web/forms.tsx';
import { AskPage, LandingPage, ThanksPage, YouPage } from './answering-pages.tsx';
import { weaknessesOf } from './asked-plan.ts';
import { askedViewOf, deskOf, longDate, publicPage } from './frame.tsx';
import { incomingWords } from './incoming/words.ts';
import { type Asked, askedIn } from './languages/model.ts';
import { textStore } from './languages/store.ts';
import {
  type Consultation,
  longestAnswer,
  missing,
  type Remark,
  type Response,
  respondents,
  verdicts,
  wholePlan,
} from './model.ts';
import { ForgottenPage, MinePage, ReturnPage } from './own-answers-pages.tsx';
import { PrintPage } from './print-page.tsx';
import type { Kept } from './response-store.ts';
import { stateOn, stepsOf } from './rules.ts';

const cookie = 'greenplan_receipt';
const minute = 60;
const limits = {
  /** Answers from one address, which a whole hospital may share. */
  answers: { times: 600, within: 10 * minute, blockedFor: 5 * minute },
  /** Responses begun from one address. */
  starts: { times: 100, within: 60 * minute, blockedFor: 15 * minute },
  /** Receipts tried from one address, lest they be guessed. */
  receipts: { times: 20, within: 15 * minute, blockedFor: 15 * minute },
} as const;

const Start = z.object({
  theme: z.union([z.string(), z.array(z.string())]).default([]),
  language: z.string().max(20).default(''),
});
const Said = z.object({
  verdict: z.enum(verdicts).optional(),
  text: z.string().trim().default(''),
  /** A field that people do not see and programs fill in. */
  website: z.string().default(''),
  after: z.enum(['next', 'finish']).default('next'),
});
const You = z.object({
  respondent: z.enum(['', ...respondents]).default(''),
  place: z.string().max(100).default(''),
  organisation: z.string().trim().max(200).default(''),
});

/** The answers of whoever holds the receipt, with what they are about. */
interface Answering {
  /** Null where they came back by their account, and the receipt is not known. */
  receipt: string | null;
  response: Response;
  remarks: Remark[];
  consultation: Consultation;
  view: NonNullable<Awaited<ReturnType<typeof askedViewOf>>>;
  asked: Asked;
  steps: string[];
}

export function answeringRoutes(house: WebHouse): Hono<Env> {
  const { settings, database } = house;
  const limiter = (name: keyof typeof limits) => createLimiter(database, `consultation-${name}`, limits[name]);
  const [answers, starts, receipts] = [limiter('answers'), limiter('starts'), limiter('receipts')];

  /** What somebody answered: under the receipt that their browser holds, or with their account. */
  async function ownOf(c: Context<Env>): Promise<{ receipt: string | null; kept: Kept } | null> {
    const { responses, consultations } = deskOf(c, house);
    const receipt = getCookie(c, cookie) ?? null;
    const byReceipt = receipt ? await responses.byReceipt(receipt) : null;
    if (byReceipt) return { receipt, kept: byReceipt };
    const { person } = c.var;
    if (!person) return null;
    for (const { id } of await consultations.list()) {
      const kept = await responses.byPerson(id, person.id);
      if (kept) return { receipt: null, kept };
    }
    return null;
  }

  /** Null where there is no receipt, its consultation is not open any more, or the plan is gone. */
  async function answering(c: Context<Env>): Promise<Answering | null> {
    const desk = deskOf(c, house);
    const own = await ownOf(c);
    const kept = own?.kept ?? null;
    const consultation = kept && (await desk.consultations.byId(kept.response.consultationId));
    const view = consultation && (await askedViewOf(c, house, consultation));
    if (!own || !kept || !consultation || !view || stateOn(consultation, today()) !== 'open') return null;
    const asked = await textsOf(c, consultation, kept.response.language, view);
    return {
      receipt: own.receipt,
      ...kept,
      consultation,
      view,
      asked,
      steps: stepsOf(view.index, kept.response.themes),
    };
  }

  /** What is asked, in the language of the system where it is not told in the one that is wanted. */
  async function textsOf(
    c: Context<Env>,
    consultation: Consultation,
    language: string | null,
    view: NonNullable<Awaited<ReturnType<typeof askedViewOf>>> | null,
  ): Promise<Asked> {
    const { t } = deskOf(c, house);
    const own = {
      language: c.var.system.settings.language,
      question: t('ask.verdict'),
      answers: { yes: t('ask.yes'), partly: t('ask.partly'), no: t('ask.no') },
      why: t('ask.why'),
      whole: t('ask.wholeText'),
      missing: t('ask.missingText'),
    };
    const wanted = language !== null && language !== own.language;
    const texts = wanted ? await textStore(database, c.var.system).in(consultation.id, language) : null;
    return askedIn(consultation, own, texts, (id) => view?.index.byId.get(id)?.commitment.revision ?? null);
  }

  /** Beside the language of the system, that first. None where there are no others. */
  async function languagesOf(c: Context<Env>, { id }: Consultation): Promise<string[]> {
    const written = await textStore(database, c.var.system).languages(id);
    return written.length === 0 ? [] : [c.var.system.settings.language, ...written];
  }

  function remember(c: Context<Env>, receipt: string): void {
    setCookie(c, cookie, receipt, {
      httpOnly: true,
      sameSite: 'Lax',
      path: `/${c.var.system.slug}/consultation`,
      secure: publicOrigin(c, settings).startsWith('https:'),
      maxAge: 90 * 24 * 3600,
    });
  }

  async function askPage(c: Context<Env>, at: Answering, step: string, form: Filled, status: 200 | 400 | 429 = 200) {
    const { t, base } = deskOf(c, house);
    const { view, asked, steps, remarks } = at;
    const placed = view.index.byId.get(step) ?? null;
    const before = remarks.find(({ subject }) => subject === step);
    const values = { verdict: before?.verdict ?? '', text: before?.text ?? '', ...form.values };
    const body = (
      <AskPage
        {...{ t, asked, base, view, step, placed }}
        receipt={at.receipt}
        at={steps.indexOf(step) + 1}
        of={steps.length}
        recommended={placed ? answeredBy(view.index, step) : []}
        weaknesses={placed ? await weaknessesIn(c, house, view, step) : []}
        form={{ ...form, values }}
      />
    );
    const title = placed ? asked.question : t(step === missing ? 'ask.missing' : 'ask.whole');
    return publicPage(c, house, view, { title, path: `/consultation/${step}`, breadcrumb: crumbs(c), body }, status);
  }

  const crumbs = (c: Context<Env>) => [
    { label: deskOf(c, house).t('title'), href: `/${c.var.system.slug}/consultation` },
  ];

  return new Hono<Env>()
    .get('/consultation', async (c) => {
      const desk = deskOf(c, house);
      const { t, base } = desk;
      const all = await desk.consultations.list();
      const open = all.find((one) => stateOn(one, today()) === 'open') ?? null;
      const view = open && (await askedViewOf(c, house, open));
      const day = (text: string) => longDate(c, house, text);
      const others = all.filter((one) => one !== open).map((one) => ({ ...one, state: stateOn(one, today()) }));
      const told = open && {
        ...open,
        asked: await textsOf(c, open, c.req.query('lang') ?? null, view),
        languages: await languagesOf(c, open),
      };
      const body = (
        <LandingPage
          {...{ t, base, day, others }}
          begun={(await answering(c)) !== null}
          late={c.req.query('late') === 'yes'}
          open={view && told}
          themes={view ? themesOf(view) : []}
        />
      );
      return publicPage(c, house, view, { title: told?.asked.title ?? t('title'), path: '/consultation', body });
    })

    .post('/consultation/start', async (c) => {
      const desk = deskOf(c, house);
      const { base } = desk;
      const { data } = await readForm(c, Start);
      const open = (await desk.consultations.list()).find((one) => stateOn(one, today()) === 'open');
      const view = open && (await askedViewOf(c, house, open));
      if (!open || !view || !data) return c.redirect(`${base}/consultation`, 303);
      if (!(await starts.try(addressOf(c, settings)))) return tooOften(c);
      const known = new Set(view.plan.themes.map(({ slug }) => slug));
      const themes = [data.theme].flat().filter((slug) => known.has(slug));
      const asked = await textsOf(c, open, data.language, view);
      const language = asked.language === c.var.system.settings.language ? null : asked.language;
      const begun = await answering(c);
      if (begun && begun.consultation.id === open.id)
        await desk.responses.begunAnew(begun.response.id, themes, language);
      else remember(c, await desk.responses.begin(open.id, themes, language, c.var.person?.id ?? null));
      return c.redirect(`${base}/consultation/${stepsOf(view.index, themes)[0] ?? wholePlan}`, 303);
    })

    .get('/consultation/questions.xlsx', async (c) => {
      const { t, consultations } = deskOf(c, house);
      const open = (await consultations.list()).find((one) => stateOn(one, today()) === 'open');
      const view = open && (await askedViewOf(c, house, open));
      if (!open || !view) return c.notFound();
      // The library of workbooks is large, and few requests need it.
      const { questionSheet } = await import('./incoming/sheet.ts');
      const sheet = await questionSheet(incomingWords(c.var.system.settings.language), t, open, view.index);
      return c.body(new Uint8Array(sheet), 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="questions.xlsx"',
        'cache-control': 'private, no-store',
      });
    })

    .get('/consultation/print', async (c) => {
      const desk = deskOf(c, house);
      const { t } = desk;
      const open = (await desk.consultations.list()).find((one) => stateOn(one, today()) === 'open');
      const view = open && (await askedViewOf(c, house, open));
      if (!open || !view) return c.notFound();
      const asked = await textsOf(c, open, c.req.query('lang') ?? null, view);
      const findings = await weaknessesOf(database, c.var.system, view.index, view.today);
      const weakOf = (id: string) =>
        findings.filter(({ commitments }) => commitments.includes(id)).map(({ message }) => message);
      const body = <PrintPage {...{ t, view, asked, weakOf }} closes={longDate(c, house, open.closes)} />;
      return publicPage(c, house, view, {
        title: asked.title,
        path: '/consultation/print',
        breadcrumb: crumbs(c),
        body,
      });
    })

    .get('/consultation/return', (c) => returnPage(c, unfilled))

    .post('/consultation/return', async (c) => {
      const desk = deskOf(c, house);
      const { t, base } = desk;
      const form = await readForm(c, z.object({ receipt: z.string().max(40) }));
      const wrong = (message: string, status: 400 | 429) =>
        returnPage(c, { values: form.values, problems: [{ field: 'receipt', message }] }, status);
      if (!(await receipts.try(addressOf(c, settings)))) return wrong(t('return.tooOften'), 429);
      const receipt = form.data?.receipt.trim() ?? '';
      if ((await desk.responses.byReceipt(receipt)) === null) return wrong(t('return.wrong'), 400);
      remember(c, receipt);
      return c.redirect(`${base}/consultation/mine`, 303);
    })

    .get('/consultation/about-you', async (c) => {
      const at = await answering(c);
      const { t, base } = deskOf(c, house);
      if (!at) return c.redirect(`${base}/consultation`, 303);
      const { respondent, place, organisation } = at.response;
      const values = { respondent: respondent ?? '', place: place ?? '', organisation: organisation ?? '' };
      const body = <YouPage {...{ t, base }} places={c.var.system.settings.places} form={{ values, problems: [] }} />;
      return publicPage(c, house, at.view, {
        title: t('you.title'),
        path: '/consultation/about-you',
        breadcrumb: crumbs(c),
        body,
      });
    })

    .post('/consultation/about-you', async (c) => {
      const at = await answering(c);
      const desk = deskOf(c, house);
      const { base } = desk;
      const { data } = await readForm(c, You);
      if (!at || !data) return c.redirect(`${base}/consultation`, 303);
      const place = c.var.system.settings.places.some(({ slug }) => slug === data.place) ? data.place : null;
      await desk.responses.describe(at.response.id, {
        respondent: data.respondent || null,
        place,
        organisation: data.organisation || null,
      });
      return c.redirect(`${base}/consultation/thank-you`, 303);
    })

    .get('/consultation/thank-you', async (c) => {
      const at = await answering(c);
      const { t, base } = deskOf(c, house);
      if (!at) return c.redirect(`${base}/consultation`, 303);
      const closes = longDate(c, house, at.consultation.closes);
      const body = <ThanksPage {...{ t, base, closes }} receipt={at.receipt} />;
      return publicPage(c, house, at.view, {
        title: t('done.title'),
        path: '/consultation/thank-you',
        breadcrumb: crumbs(c),
        body,
      });
    })

    .get('/consultation/mine', async (c) => {
      const desk = deskOf(c, house);
      const { t, base } = desk;
      const kept = (await ownOf(c))?.kept ?? null;
      const consultation = kept && (await desk.consultations.byId(kept.response.consultationId));
      const view = consultation && (await askedViewOf(c, house, consultation));
      if (!kept || !view) return c.redirect(`${base}/consultation/return`, 303);
      const open = stateOn(consultation, today()) === 'open';
      const body = <MinePage {...{ t, base, view, open }} remarks={kept.remarks} />;
      return publicPage(c, house, view, {
        title: t('mine.title'),
        path: '/consultation/mine',
        breadcrumb: crumbs(c),
        body,
      });
    })

    .get('/consultation/mine.json', async (c) => {
      const desk = deskOf(c, house);
      const kept = (await ownOf(c))?.kept ?? null;
      if (!kept) return c.redirect(`${desk.base}/consultation/return`, 303);
      const { themes, respondent, place, organisation, language } = kept.response;
      const answers = kept.remarks.map(({ subject, verdict, text, at, outcome, reason }) => {
        return { subject, verdict, text, at, outcome, reason };
      });
      c.header('Content-Disposition', 'attachment; filename="my-answers.json"');
      c.header('Cache-Control', 'private, no-store');
      return c.json({ themes, respondent, place, organisation, language, answers });
    })

    .post('/consultation/forget', async (c) => {
      const desk = deskOf(c, house);
      const kept = (await ownOf(c))?.kept ?? null;
      if (kept) {
        await desk.responses.forget(kept.response.id);
        // Only now: to take their words away was itself a change, which is told under the same key.
        await auditStore(database, c.var.system).forget(`response:${kept.response.id}`);
      }
      deleteCookie(c, cookie, { path: `/${c.var.system.slug}/consultation` });
      return c.redirect(`${desk.base}/consultation/forgotten`, 303);
    })

    .get('/consultation/forgotten', (c) => {
      const { t, base } = deskOf(c, house);
      const body = <ForgottenPage {...{ t, base }} />;
      const path = '/consultation/forgotten';
      return publicPage(c, house, null, { title: t('forget.done'), path, breadcrumb: crumbs(c), body });
    })

    .get('/consultation/:step', async (c) => {
      const at = await answering(c);
      const step = c.req.param('step');
      if (!at) return c.redirect(`/${c.var.system.slug}/consultation`, 303);
      return at.steps.includes(step) ? askPage(c, at, step, unfilled) : c.notFound();
    })

    .post('/consultation/:step', async (c) => {
      const at = await answering(c);
      const desk = deskOf(c, house);
      const { t, base } = desk;
      const step = c.req.param('step');
      const form = await readForm(c, Said);
      if (!at || !form.data) return c.redirect(`${base}/consultation?late=yes`, 303);
      if (!at.steps.includes(step)) return c.notFound();
      const { verdict = null, text, website, after } = form.data;
      const next = at.steps[at.steps.indexOf(step) + 1];
      const onward = `${base}/consultation/${after === 'finish' || !next ? 'about-you' : next}`;
      // A program that filled in the trap is answered like a person, and nothing of it is kept.
      if (website !== '') return c.redirect(onward, 303);
      const wrong = (message: string, status: 400 | 429) =>
        askPage(c, at, step, { values: form.values ?? {}, problems: [{ field: 'text', message }] }, status);
      if (text.length > longestAnswer) return wrong(t('ask.tooLong'), 400);
      if (!(await answers.try(addressOf(c, settings)))) return wrong(t('ask.tooOften'), 429);
      const saidOf = at.view.index.byId.get(step)?.commitment.revision ?? null;
      await desk.responses.answer(at.response, { subject: step, verdict, text, saidOf });
      return c.redirect(onward, 303);
    });

  function returnPage(c: Context<Env>, form: Filled, status: 200 | 400 | 429 = 200) {
    const { t, base } = deskOf(c, house);
    const body = <ReturnPage {...{ t, base, form }} />;
    return publicPage(
      c,
      house,
      null,
      { title: t('return.title'), path: '/consultation/return', breadcrumb: crumbs(c), body },
      status,
    );
  }

  function tooOften(c: Context<Env>) {
    const { t } = deskOf(c, house);
    return publicPage(
      c,
      house,
      null,
      { title: t('title'), path: '/consultation', body: <p>{t('ask.tooOften')}</p> },
      429,
    );
  }
}

/** What is weak in a commitment, so that it is not shown as better than it is. */
async function weaknessesIn(
  c: Context<Env>,
  { database }: WebHouse,
  { index, today: day }: Answering['view'],
  id: string,
) {
  const findings = await weaknessesOf(database, c.var.system, index, day);
  return findings.filter(({ commitments }) => commitments.includes(id)).map(({ message }) => message);
}

function themesOf({ plan }: Answering['view']) {
  return plan.themes.map(({ slug, title, subthemes }) => ({
    slug,
    title,
    count: subthemes.reduce((sum, { commitments }) => sum + commitments.length, 0),
  }));
}
