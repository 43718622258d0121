/** Recommendations: taken in from a form or a document, and answered one by one. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readPlanApart } from '../../plan/apart/apart.ts';
import { historyLink } from '../../platform/audit/history-link.tsx';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, linesOf, readForm, unfilled } from '../../platform/web/forms.tsx';
import { receiveUpload } from '../../platform/web/upload.ts';
import { askedPlan } from '../asked-plan.ts';
import { longDate } from '../frame.tsx';
import { outcomes } from '../model.ts';
import { deskOf, revisionsOf, workPage } from './frame.tsx';
import { longestRecommendation, mostRecommendations, type Raised } from './model.ts';
import { DecidePage, SuggestedPage } from './raised-parts.tsx';
import type { Origin } from './raised-store.ts';
import { suggestedIn } from './suggestions.ts';

/** Where recommendations are added: an event or an assessment that is there. */
export interface Place {
  origin: Origin;
  title: string;
  /** Below the workspace's page of events: "/ID". */
  path: string;
  /** Its page, with what is wrong with a form on it. */
  page(form: Filled, status: 400 | 422): Response | Promise<Response>;
}

const Texts = z.object({ texts: z.union([z.string(), z.array(z.string())]).default([]) });

/** Takes in recommendations: the lines of a field, or those ticked on the page of a document. */
export async function takeTexts(c: Context<Env>, house: WebHouse, place: Place): Promise<Response> {
  const { t, work, raised } = deskOf(c, house);
  const form = await readForm(c, Texts);
  const texts = [form.data?.texts ?? []].flat().flatMap(linesOf).slice(0, mostRecommendations);
  const wrong =
    texts.length === 0
      ? t('rec.addNeeded')
      : texts.some((text) => text.length > longestRecommendation)
        ? t('rec.tooLong')
        : null;
  if (wrong !== null) return place.page({ values: form.values, problems: [{ field: 'texts', message: wrong }] }, 400);
  await raised.add(place.origin, texts);
  return c.redirect(`${work}${place.path}?done=saved`, 303);
}

/** Shows what a document holds that may be recommendations. */
export async function takeDocument(c: Context<Env>, house: WebHouse, place: Place): Promise<Response> {
  const { t, work } = deskOf(c, house);
  try {
    const upload = await receiveUpload(c.req.raw, house.settings.uploadLimit / 1_000_000);
    try {
      const outline = await readDocument(upload.path);
      const suggested = suggestedIn(outline, await readPlanApart(outline));
      const here = `${work}${place.path}`;
      const body = <SuggestedPage {...{ t, here, suggested }} file={upload.name} />;
      return workPage(c, house, { title: place.title, path: `${place.path}/document`, body });
    } finally {
      await upload.forget();
    }
  } catch (error) {
    if (!(error instanceof UnreadableDocument || error instanceof Mistake)) throw error;
    return place.page({ values: {}, problems: [{ field: 'document', message: error.message }] }, 422);
  }
}

export function raisedRoutes(house: WebHouse): Hono<Env> {
  async function decidePage(c: Context<Env>, form: Filled, status: 200 | 400 = 200) {
    const { t, work, raised } = deskOf(c, house);
    const one = await raised.byId(c.req.param('id') ?? '');
    const origin = one && (await originOf(c, one));
    const index = origin && (await askedPlan(house.database, c.var.system, origin.planId));
    if (!one || !origin || !index) return c.notFound();
    const revisions = [...(await revisionsOf(c, house, origin.planId)).values()].slice(0, 200);
    const day = (at: Date) => longDate(c, house, at.toISOString().slice(0, 10));
    const body = (
      <>
        <DecidePage {...{ t, work, origin, index, revisions, form, day }} raised={one} />
        {historyLink(c, { table: 'raised_recommendations', key: [one.id] })}
      </>
    );
    return workPage(c, house, { title: t('rec.decide'), path: `/recommendations/${one.id}`, body }, status);
  }

  async function originOf(c: Context<Env>, { engagementId, assessmentId }: Raised) {
    const { work, engagements, health } = deskOf(c, house);
    if (engagementId !== null) {
      const event = await engagements.byId(engagementId);
      return event && { title: event.title, planId: event.planId, href: `${work}/${event.id}` };
    }
    const assessment = await health.byId(assessmentId ?? '');
    return (
      assessment && { title: assessment.title, planId: assessment.planId, href: `${work}/health/${assessment.id}` }
    );
  }

  return new Hono<Env>()
    .get('/engagement/recommendations/:id', (c) => decidePage(c, unfilled))

    .post('/engagement/recommendations/:id', async (c) => {
      const { t, raised, by } = deskOf(c, house);
      const Decided = z.object({
        commitment: z.string().max(50).default(''),
        outcome: z.enum(outcomes, t('rec.chooseOutcome')),
        reason: z.string().trim().min(1, t('rec.needed')).max(5000, t('rec.tooLongReason')),
        revision: z.string().default(''),
      });
      const form = await readForm(c, Decided);
      if (!form.data) return decidePage(c, form, 400);
      const one = await raised.byId(c.req.param('id'));
      const origin = one && (await originOf(c, one));
      const index = origin && (await askedPlan(house.database, c.var.system, origin.planId));
      if (!one || !origin || !index) return c.notFound();
      const { commitment, outcome, reason, revision } = form.data;
      const known = await revisionsOf(c, house, origin.planId);
      await raised.weigh(
        one.id,
        {
          outcome,
          reason,
          commitment: index.byId.has(commitment) ? commitment : null,
          revision: known.has(Number(revision)) ? Number(revision) : null,
        },
        by,
      );
      return c.redirect(`${origin.href}?done=saved`, 303);
    })

    .post('/engagement/recommendations/:id/remove', async (c) => {
      const { raised } = deskOf(c, house);
      const one = await raised.byId(c.req.param('id'));
      const origin = one && (await originOf(c, one));
      if (!one || !origin) return c.notFound();
      await raised.remove(one.id);
      return c.redirect(`${origin.href}?done=saved`, 303);
    });
}
