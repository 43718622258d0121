/** The commitments of a plan in the workspace: all of them, one to change, a new one. */
import { type Context, Hono } from 'hono';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Filled, readForm, tryTo } from '../../platform/web/forms.tsx';
import { jsonText } from '../../platform/web/json-text.ts';
import { lintApart } from '../apart/apart.ts';
import { because, causePattern } from '../editing/cause.ts';
import { add, blank, move, type Place, revise, withdraw } from '../editing/commitments.ts';
import type { Edit, Edited } from '../editing/edit.ts';
import { merge, split } from '../editing/split-merge.ts';
import type { Plan } from '../model.ts';
import type { Placed } from '../placed.ts';
import { indexPlan } from '../rules.ts';
import { differingIn, facts, LintBeside, type Looked, Meanwhile } from './commitment-beside.tsx';
import { commitmentForm, filledWith, mergeForm, splitForm } from './commitment-form.ts';
import { CommitmentFormPage } from './commitment-page.tsx';
import { CommitmentsPage } from './commitments-page.tsx';
import { type PlanDesk, planDeskOf } from './desk.tsx';

export function commitmentsRoutes(house: WebHouse): Hono<Env> {
  async function formPage(desk: PlanDesk, id: string | null, form: Filled, beside?: ReactNode): Promise<string> {
    const { t, planBase } = desk;
    const place = String(form.values.place ?? '');
    const isPart = id === null ? isCommitment(place) : id.includes('.');
    const heading =
      id !== null
        ? t('promise.change', { id })
        : isPart
          ? t('promise.newPart', { id: place })
          : t(place === 'ambitions' ? 'promise.newAmbition' : 'promise.new');
    const causes = await causesOf(desk, id, form);
    return desk.planPage({
      title: heading,
      path: `/commitments/${id ?? 'new'}`,
      within: [{ label: t('tend.commitments'), href: `${planBase}/commitments` }],
      body: <CommitmentFormPage {...{ desk, heading, id, isPart, form, causes, beside }} />,
    });
  }

  /** Reads what was sent, makes the change, and goes on to the list; or gives the form back with what is wrong. */
  async function take(c: Context<Env>, desk: PlanDesk, id: string | null): Promise<Response> {
    const sent = await readForm(c, commitmentForm(desk.t));
    if (sent.data === null) return c.html(await formPage(desk, id, sent), 422);
    const { written, place, revision, why, cause, back, isLook } = sent.data;
    const { settings } = c.var.system;
    const edits: Edit[] =
      id === null
        ? [add(placeOf(place), written, why, settings)]
        : [
            revise({ id, written, revision, why, settings }),
            ...(id.includes('.') ? [] : [move(id, wholePlaceOf(place), why)]),
          ];
    const edit = because(inTurn(edits), cause);
    let beside: ReactNode;
    const problems = await tryTo(async () => {
      if (isLook) beside = <LintBeside t={desk.t} looked={await lookedAt(desk, id, edit)} />;
      else await desk.store.edit(desk.plan.slug, desk.by, edit);
    });
    if (problems.length > 0) return c.html(await givenBack(desk, id, { values: sent.values, problems }), 422);
    if (isLook) return c.html(await formPage(desk, id, { values: sent.values, problems }, beside));
    const list = `${desk.planBase}/commitments${id === null ? '' : `#${id}`}`;
    return c.redirect(isInWorkspace(back) ? desk.base + back : list, 303);
  }

  /** The form with what is wrong; where somebody else changed the commitment, with what differs, to be saved knowingly. */
  async function givenBack(desk: PlanDesk, id: string | null, form: Filled): Promise<string> {
    const plan = await desk.store.bySlug(desk.plan.slug);
    const now = plan && id !== null ? indexPlan(plan).byId.get(id) : undefined;
    if (!plan || !now || String(now.commitment.revision) === form.values.revision) return formPage(desk, id, form);
    const filled = filledWith(now.commitment, plan.organisations, standsIn(now));
    // What the person left as they saw it is as it is now; what they wrote stands.
    const seen = seenIn(form.values);
    const untouched = facts.filter((name) => seen !== null && !differingIn(form.values, seen).includes(name));
    const values = {
      ...form.values,
      ...Object.fromEntries(untouched.map((name) => [name, filled[name] ?? ''])),
      revision: String(now.commitment.revision),
      seen: seenOf(filled),
    };
    const beside = <Meanwhile t={desk.t} now={filled} written={form.values} />;
    return formPage(desk, id, { ...form, values }, beside);
  }

  /** Makes another change than that of the form, or gives the form back with what is wrong. */
  async function other<Data>(
    c: Context<Env>,
    schema: (t: PlanDesk['t']) => z.ZodType<Data>,
    editOf: (data: Data, id: string) => Edit,
  ): Promise<Response> {
    const desk = await planDeskOf(c, house);
    const placed = desk && indexPlan(desk.plan).byId.get(c.req.param('id') ?? '');
    if (!placed) return c.notFound();
    const { id } = placed.commitment;
    const sent = await readForm(c, schema(desk.t));
    const problems =
      'problems' in sent
        ? sent.problems
        : await tryTo(() => desk.store.edit(desk.plan.slug, desk.by, editOf(sent.data, id)));
    if (problems.length === 0) return c.redirect(`${desk.planBase}/commitments#${id}`, 303);
    const values = { ...filledWith(placed.commitment, desk.plan.organisations, standsIn(placed)), ...sent.values };
    return c.html(await formPage(desk, id, { values, problems }), 422);
  }

  return new Hono<Env>()
    .get('/plans/:plan/commitments', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const body = <CommitmentsPage desk={desk} />;
      return c.html(desk.planPage({ title: desk.t('promise.list'), path: '/commitments', body }));
    })
    .get('/plans/:plan/commitments/new', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const values = { ...filledWith(blank, desk.plan.organisations, c.req.query('place') ?? ''), ...cameFrom(c) };
      return c.html(await formPage(desk, null, { values, problems: [] }));
    })
    .post('/plans/:plan/commitments/new', async (c) => {
      const desk = await planDeskOf(c, house);
      return desk ? take(c, desk, null) : c.notFound();
    })
    .get('/plans/:plan/commitments/:id', async (c) => {
      const desk = await planDeskOf(c, house);
      const placed = desk && indexPlan(desk.plan).byId.get(c.req.param('id'));
      if (!placed) return c.notFound();
      const merged = placed.commitment.text;
      const values = {
        ...filledWith(placed.commitment, desk.plan.organisations, standsIn(placed)),
        ...{
          texts: merged,
          merged,
          seen: seenOf(filledWith(placed.commitment, desk.plan.organisations, standsIn(placed))),
        },
        ...proposedIn(c),
        ...cameFrom(c),
      };
      return c.html(await formPage(desk, placed.commitment.id, { values, problems: [] }));
    })
    .post('/plans/:plan/commitments/:id', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk || !indexPlan(desk.plan).byId.has(c.req.param('id'))) return c.notFound();
      return take(c, desk, c.req.param('id'));
    })
    .post('/plans/:plan/commitments/:id/split', (c) =>
      other(
        c,
        (t) => splitForm(t),
        ({ texts, splitWhy }, id) => split(id, texts, splitWhy, c.var.system.settings),
      ),
    )
    .post('/plans/:plan/commitments/:id/merge', (c) =>
      other(
        c,
        (t) => mergeForm(t),
        ({ others, merged, mergeWhy }, id) => merge(id, others, merged, mergeWhy, c.var.system.settings),
      ),
    )
    .post('/plans/:plan/commitments/:id/withdraw', async (c) => {
      const desk = await planDeskOf(c, house);
      const placed = desk && indexPlan(desk.plan).byId.get(c.req.param('id'));
      if (!placed) return c.notFound();
      const { id } = placed.commitment;
      const reason = desk.t('form.needed', { field: desk.t('promise.withdrawWhy') });
      const sent = await readForm(c, z.object({ reason: z.string(reason).trim().min(1, reason) }));
      if (sent.data === null) {
        const values = filledWith(placed.commitment, desk.plan.organisations, standsIn(placed));
        return c.html(await formPage(desk, id, { values, problems: sent.problems }), 422);
      }
      await desk.store.edit(desk.plan.slug, desk.by, withdraw(id, sent.data.reason));
      return c.redirect(`${desk.planBase}/commitments`, 303);
    });
}

/** Below the workspace: never an address of another site. */
const isInWorkspace = (back: string) => /^\/[\w-]+(?:\/[\w-]+)*$/.test(back);

/** What somebody proposed for the fields of a form, to be looked at before it is saved. */
const Proposed = z.object({
  text: z.string().max(5000).optional(),
  lead: z.string().max(1000).optional(),
  dates: z.string().max(1000).optional(),
  why: z.string().max(5000).optional(),
});

function proposedIn(c: Context<Env>): Partial<Filled['values']> {
  const { data } = Proposed.safeParse(c.req.query());
  return Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => value !== ''));
}

/** What led the person here, and where they go on to. */
function cameFrom(c: Context<Env>): { cause: string; back: string } | Record<never, never> {
  const { because: cause = '', back = '' } = c.req.query();
  return causePattern.test(cause) && isInWorkspace(back) ? { cause, back } : {};
}

/** What may have led to a change of a commitment: its weaknesses, and what the person came from. */
async function causesOf({ t, plan }: PlanDesk, id: string | null, { values }: Filled) {
  const came = String(values.cause ?? '');
  const remark = came.startsWith('remark:')
    ? [{ value: came, label: t('promise.causeRemark') }]
    : came.startsWith('owner:')
      ? [{ value: came, label: t('promise.causeOwner') }]
      : [];
  if (id === null) return remark;
  const { findings } = await lintApart(plan, { today: today() });
  const own = findings.filter(({ commitments }) => commitments.includes(id));
  const weak = new Map(
    own.map(({ rule, message }) => [rule, { value: `finding:${rule}`, label: t('promise.causeFinding', { message }) }]),
  );
  return [...remark, ...weak.values()];
}

/** The facts of a form as they were first shown, to be sent back with it. */
function seenOf(values: Filled['values']): string {
  return JSON.stringify(Object.fromEntries(facts.map((name) => [name, values[name] ?? ''])));
}

const Seen = jsonText(50_000).pipe(z.record(z.string(), z.union([z.string(), z.array(z.string())])));

function seenIn({ seen }: Filled['values']): Filled['values'] | null {
  return Seen.safeParse(seen).data ?? null;
}

const isCommitment = (place: string) => /^c\d/.test(place);

function standsIn({ parent, subtheme }: Placed): string {
  return parent?.id ?? subtheme?.id ?? 'ambitions';
}

function wholePlaceOf(place: string): Exclude<Place, { parent: string }> {
  return place === 'ambitions' ? 'ambitions' : { subtheme: place };
}

function placeOf(place: string): Place {
  return isCommitment(place) ? { parent: place } : wholePlaceOf(place);
}

/** What the lint says of a commitment as it is, and as a change would leave it. */
async function lookedAt({ plan, store }: PlanDesk, id: string | null, edit: Edit): Promise<Looked> {
  const { plan: after, revisions } = await store.tried(plan.slug, edit);
  const about = id ?? revisions[0]?.subject ?? '';
  const findingsIn = async (one: Plan) => {
    const { findings } = await lintApart(one, { today: today() });
    return findings.filter(({ commitments }) => commitments.includes(about));
  };
  const [before, now] = await Promise.all([id === null ? null : findingsIn(plan), findingsIn(after)]);
  const filledIn = (one: Plan) => {
    const placed = indexPlan(one).byId.get(about);
    return placed ? filledWith(placed.commitment, one.organisations, standsIn(placed)) : {};
  };
  return { before, after: now, was: filledIn(plan), now: filledIn(after) };
}

/** Several changes as one: all are made or none is. */
function inTurn(edits: readonly Edit[]): Edit {
  return (plan, newId) =>
    edits.reduce<Edited>(
      (done, edit) => {
        const next = edit(done.plan, newId);
        return { plan: next.plan, revisions: [...done.revisions, ...next.revisions] };
      },
      { plan, revisions: [] },
    );
}
