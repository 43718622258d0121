/** The team sets the gates of a plan, records what each decided, and prints the paper for the meeting. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { FileNotMade, renderPaperApart } from '../plan/exports/render-child.ts';
import { type PaperKind, paperFiles } from '../plan/exports/render-request.ts';
import { allowsFor } from '../platform/accounts/policy.ts';
import { historyLink } from '../platform/audit/history-link.tsx';
import { publicOrigin } from '../platform/public-origin.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { today } from '../platform/today.ts';
import { type Filled, readForm, tryTo, unfilled } from '../platform/web/forms.tsx';
import { changed } from './dates.ts';
import { beginEdition, type Decided, decide } from './deciding.ts';
import { factsOf } from './facts.ts';
import { type PlanDesk, planDeskOf } from './frame.tsx';
import { DecidePage, GateFormPage, GatesPage } from './gate-pages.tsx';
import type { NewGate } from './gate-store.ts';
import { paperFacts } from './meeting-facts.ts';
import { meetingPaper } from './meeting-paper.ts';
import { type Body, DecisionForm, type Gate, GateForm } from './model.ts';
import { defaultGates, needStates, reopenedByChange } from './rules.ts';

const EditionForm = z.object({
  why: z.string().trim().min(1, 'Say why the plan is changed'),
  reopens: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
});

const mediaTypes: Record<PaperKind, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

export function gateRoutes(house: WebHouse): Hono<Env> {
  const { database } = house;
  const plan = '/governance/plans/:plan';

  const back = (c: Context<Env>, { planWork }: PlanDesk) => {
    changed(c.var.system);
    return c.redirect(`${planWork}?done=saved`, 303);
  };
  const within = ({ t, listed, planWork }: PlanDesk) => [
    { label: t('gates.title', { plan: listed.title }), href: planWork },
  ];

  async function gatesPage(c: Context<Env>, form: Filled = unfilled, status: 200 | 400 = 200) {
    const desk = await planDeskOf(c, house);
    if (!desk) return c.notFound();
    const { t, base, day, bodies, view, gates, listed } = desk;
    const [all, decisions, known, officers, facts] = await Promise.all([
      gates.list(),
      gates.decisions(),
      bodies.list(),
      bodies.officers(listed.id),
      factsOf(database, c.var.system, view.index, today()),
    ]);
    const told = c.req.query('done');
    const done = told === 'saved' ? t('work.saved') : told === 'edition' ? t('gates.moved') : null;
    const states = new Map(all.map((gate) => [gate.id, needStates(gate, all, decisions, facts)]));
    const body = (
      <GatesPage
        {...{ t, base, day, desk, decisions, officers, states, done, form }}
        gates={all}
        bodies={known}
        themes={view.plan.themes}
        today={today()}
      />
    );
    return desk.page({ title: t('gates.title', { plan: listed.title }), path: `/plans/${listed.slug}`, body }, status);
  }

  async function gateForm(desk: PlanDesk, gate: Gate | null, form: Filled, status: 200 | 400 = 200) {
    const { t, planWork, listed, bodies, gates } = desk;
    const title = t(gate ? 'gateForm.edit' : 'gateForm.new');
    const record = await gates.decisions();
    const path = gate ? `/gates/${gate.id}/edit` : '/gates/new';
    const body = (
      <GateFormPage
        {...{ t, title, form }}
        action={`${planWork}${path}`}
        removal={gate && `${planWork}/gates/${gate.id}/remove`}
        hasRecord={record.some(({ gateId }) => gateId === gate?.id)}
        bodies={await bodies.list()}
      />
    );
    return desk.page({ title, path: `/plans/${listed.slug}${path}`, within: within(desk), body }, status);
  }

  async function decidePage(c: Context<Env>, desk: PlanDesk, gate: Gate, form: Filled, status: 200 | 400 = 200) {
    const { t, planWork, listed, view, gates } = desk;
    const [all, decisions] = await Promise.all([gates.list(), gates.decisions()]);
    const facts = await factsOf(database, c.var.system, view.index, today());
    const path = `/gates/${gate.id}/decide`;
    const body = (
      <DecidePage
        {...{ desk, gate, form }}
        action={`${planWork}${path}`}
        states={needStates(gate, all, decisions, facts)}
        earlier={reopenedByChange(gate, all, decisions)}
      />
    );
    const title = t('decide.title', { gate: gate.title });
    const whole = (
      <>
        {body}
        {historyLink(c, { table: 'gates', key: [gate.id] })}
      </>
    );
    return desk.page({ title, path: `/plans/${listed.slug}${path}`, within: within(desk), body: whole }, status);
  }

  const gateOf = async (c: Context<Env>, desk: PlanDesk | null): Promise<Gate | null> =>
    (await desk?.gates.list())?.find(({ id }) => id === c.req.param('id')) ?? null;

  const app = new Hono<Env>()
    .get(plan, (c) => gatesPage(c))

    .post(`${plan}/usual`, async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      if ((await desk.gates.list()).length === 0) await desk.gates.add(usualGates(desk, await desk.bodies.list()));
      return back(c, desk);
    })

    .get(`${plan}/gates/new`, async (c) => {
      const desk = await planDeskOf(c, house);
      return desk ? gateForm(desk, null, unfilled) : c.notFound();
    })

    .post(`${plan}/gates/new`, async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const form = await readForm(c, GateForm);
      if (!form.data) return gateForm(desk, null, form, 400);
      await desk.gates.add([await gateOfForm(desk, form.data)]);
      return back(c, desk);
    })

    .get(`${plan}/gates/:id/edit`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      if (!desk || !gate) return c.notFound();
      const { title, bodyId, needs, recorder, effect, due } = gate;
      const values = { title, body: bodyId ?? '', needs, recorder, effect, due: due ?? '' };
      return gateForm(desk, gate, { values, problems: [] });
    })

    .post(`${plan}/gates/:id/edit`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      if (!desk || !gate) return c.notFound();
      const form = await readForm(c, GateForm);
      if (!form.data) return gateForm(desk, gate, form, 400);
      const changed = await gateOfForm(desk, form.data);
      const hasRecord = (await desk.gates.decisions()).some(({ gateId }) => gateId === gate.id);
      // What it decided was decided under its name, by its body, with what followed from it.
      const { title, bodyId, effect } = gate;
      await desk.gates.change(gate.id, hasRecord ? { ...changed, title, bodyId, effect } : changed);
      return back(c, desk);
    })

    .post(`${plan}/gates/:id/move`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      const { data } = await readForm(c, z.object({ to: z.enum(['earlier', 'later']) }));
      if (!desk || !gate || !data) return c.notFound();
      await desk.gates.move(gate.id, data.to);
      return back(c, desk);
    })

    .post(`${plan}/gates/:id/remove`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      if (!desk || !gate) return c.notFound();
      if (await desk.gates.remove(gate.id)) return back(c, desk);
      const problems = [{ field: '', message: desk.t('gateForm.hasRecord') }];
      return gateForm(desk, gate, { values: {}, problems }, 400);
    })

    .get(`${plan}/gates/:id/decide`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      if (!desk || !gate) return c.notFound();
      const [all, decisions] = await Promise.all([desk.gates.list(), desk.gates.decisions()]);
      const reopens = reopenedByChange(gate, all, decisions).map(({ id }) => id);
      return decidePage(c, desk, gate, { values: { on: today(), reopens }, problems: [] });
    })

    .post(`${plan}/gates/:id/decide`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      if (!desk || !gate) return c.notFound();
      const form = await readForm(c, DecisionForm);
      if (!(await mayRecord(c, desk, gate))) {
        const problems = [{ field: '', message: desk.t('decide.notYours') }];
        return decidePage(c, desk, gate, { values: form.values, problems }, 400);
      }
      if (!form.data) return decidePage(c, desk, gate, form, 400);
      const deciding = { slug: desk.listed.slug, gateId: gate.id, form: form.data, by: desk.by, today: today() };
      let decided: Decided | null = null;
      const problems = await tryTo(async () => {
        decided = await decide(database, c.var.system, deciding);
      });
      if (problems.length > 0) return decidePage(c, desk, gate, { values: form.values, problems }, 400);
      return decided === null ? c.notFound() : goOn(c, desk, decided);
    })

    .post(`${plan}/edition`, async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const form = await readForm(c, EditionForm);
      if (!form.data) return gatesPage(c, form, 400);
      const { why, reopens } = form.data;
      const beginning = { slug: desk.listed.slug, reopens, why, by: desk.by, today: today() };
      const slug = await beginEdition(database, c.var.system, beginning);
      return slug === null ? c.notFound() : goOn(c, desk, { plan: slug });
    });

  for (const kind of paperFiles) {
    app.get(`${plan}/gates/:id/paper.${kind}`, async (c) => {
      const desk = await planDeskOf(c, house);
      const gate = await gateOf(c, desk);
      if (!desk || !gate) return c.notFound();
      const { system } = c.var;
      const address = `${publicOrigin(c, house.settings)}/${system.slug}`;
      const paper = meetingPaper(await paperFacts(database, system, desk, gate, { address, today: today() }));
      try {
        const bytes = await renderPaperApart(kind, paper);
        const name = `paper-${desk.listed.slug}-${today()}.${kind}`;
        return new Response(bytes.slice(), {
          headers: { 'content-type': mediaTypes[kind], 'content-disposition': `attachment; filename="${name}"` },
        });
      } catch (error) {
        if (!(error instanceof FileNotMade)) throw error;
        c.var.log.error({ err: error, cause: error.cause }, 'a file was not made');
        return c.text(`${error.message}\n`, 503);
      }
    });
  }
  return app;

  function goOn(c: Context<Env>, { work, listed, planWork }: PlanDesk, { plan: slug }: Decided) {
    changed(c.var.system);
    const moved = slug !== listed.slug;
    return c.redirect(moved ? `${work}/plans/${slug}?done=edition` : `${planWork}?done=saved`, 303);
  }
}

/** Whether whoever asks may record what this gate decides: the team, or an approver of its body. */
async function mayRecord(c: Context<Env>, { bodies }: PlanDesk, gate: Gate): Promise<boolean> {
  const held = c.var.person?.roles ?? [];
  const body = gate.bodyId === null ? null : await bodies.byId(gate.bodyId);
  const action = gate.recorder === 'team' ? 'change the plan' : 'decide for a body';
  return allowsFor(held, c.var.system.id, action, body?.slug ?? null);
}

async function gateOfForm(
  { bodies }: PlanDesk,
  { title, body, needs, recorder, effect, due }: GateForm,
): Promise<NewGate> {
  const chosen = await bodies.byId(body);
  return { title, bodyId: chosen?.id ?? null, needs, recorder, effect, due: due === '' ? null : due };
}

/** The usual gates, each with a body of its kind, best one with a meeting to come, and the day of that meeting. */
function usualGates({ t }: PlanDesk, known: readonly Body[]): NewGate[] {
  const nextOf = (body: Body | null, from: string) => body?.meetings.find(({ on }) => on >= from)?.on ?? null;
  // A gate is passed after those before it, so no body decides at a meeting before theirs.
  let from = today();
  return defaultGates.map(({ title, body, needs, recorder, effect }) => {
    const ofKind = known.filter(({ kind }) => kind === body);
    const found = ofKind.find((one) => nextOf(one, from) !== null) ?? ofKind[0] ?? null;
    const due = nextOf(found, from);
    from = due ?? from;
    return { title: t(`default.${title}`), bodyId: found?.id ?? null, needs, recorder, effect, due };
  });
}
