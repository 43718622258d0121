/** Where scenarios are copied, changed, adopted and taken away. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Ask } from '../../platform/accounts/guard.ts';
import { nameOfWriter, writerOf } from '../../platform/accounts/writers.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, type Problem, readForm, unfilled } from '../../platform/web/forms.tsx';
import { adoptionOf } from '../adoption.ts';
import { nationalChanges } from '../national/national.ts';
import type { Scenario } from '../rules/model.ts';
import { ScenarioError } from '../rules/scenario.ts';
import type { KeptScenario } from '../scenario-store.ts';
import { growthsOf } from '../trajectory.ts';
import { type WorkDesk, workDeskOf } from './desk.ts';
import { adoptionForm, changeIn, scenarioFields, scenarioIn, withChange, wrongWith } from './scenario-fields.ts';
import { ScenarioPage, type ScenarioProps, type Switchable } from './scenario-page.tsx';
import { ScenariosPage, scenarioHref } from './scenarios-page.tsx';
import { idFor } from './written.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const Revision = z.object({ revision: z.coerce.number().int().min(1) });
const revisionIn = (values: Filled['values']): number => Revision.safeParse(values).data?.revision ?? 0;
const textIn = (values: Filled['values'], field: string): string => ([values[field] ?? ''].flat()[0] ?? '').trim();

/** Adopting a scenario is a decision, which approvers may record too. */
export const scenarioAsks: readonly Ask[] = [
  { method: 'POST', path: /^\/trajectory\/scenarios\/[^/]+\/adoption$/, action: 'record a decision' },
];

/** Mounted at "/trajectory" below the workspace. */
export function scenariosRoutes(house: WebHouse): Hono<Env> {
  async function listPage(c: Context<Env>, desk: WorkDesk, form: Filled, status: 200 | 422 = 200) {
    const { t, trajectory } = desk;
    const [scenarios, adopted, names] = await Promise.all([
      trajectory.scenarios.list(),
      trajectory.scenarios.adopted(),
      house.accounts.people.names(),
    ]);
    const writer = (by: string) => nameOfWriter(by, names, { team: t('writer.team'), former: t('writer.former') });
    const told =
      { adopted: t('scenario.adoptedNow'), removed: t('scenario.removed') }[c.req.query('done') ?? ''] ?? null;
    const body = <ScenariosPage {...{ desk, scenarios, adopted, writer, form }} done={told} />;
    return desk.page({ title: t('scenarios.title'), path: '/scenarios', body }, status);
  }

  async function onePage(
    c: Context<Env>,
    desk: WorkDesk,
    kept: KeptScenario,
    sent: ScenarioProps['sent'] = { form: 'none', filled: unfilled },
    status: 200 | 409 | 422 = 200,
  ) {
    const { t, here, trajectory } = desk;
    const { scenario } = kept;
    const [all, plan, switchable] = await Promise.all([
      trajectory.scenarios.list(),
      trajectory.initiatives.list(),
      switchables(desk),
    ]);
    const scenarios = all.map((one) => one.scenario);
    const initiatives = plan.map(({ initiative }) => initiative);
    const body = (
      <ScenarioPage
        {...{ desk, kept, initiatives, switchable, sent }}
        others={scenarios.filter(({ id }) => id !== scenario.id)}
        wouldChange={orNull(() => adoptionOf(initiatives, scenarios, scenario.id).changed.length)}
        scenarioForm={{ values: scenarioFields(scenario), problems: [] }}
        done={c.req.query('done') === 'saved'}
      />
    );
    const within = [{ label: t('scenarios.title'), href: `${here}/scenarios` }];
    return desk.page({ title: scenario.name, path: `/scenarios/${scenario.id}`, within, body }, status);
  }

  /** Keeps what a form made of a scenario, or shows what is wrong with it. */
  async function keep(
    c: Context<Env>,
    desk: WorkDesk,
    kept: KeptScenario,
    next: Scenario,
    form: 'scenario' | 'change',
    values: Filled['values'],
  ) {
    const [others, plan] = await Promise.all([desk.trajectory.scenarios.list(), desk.trajectory.initiatives.list()]);
    const again = (problems: Problem[], status: 409 | 422) =>
      onePage(c, desk, kept, { form, filled: { values, problems } }, status);
    const wrong = wrongWith(
      desk.t,
      next,
      others.map(({ scenario }) => scenario),
      plan.map(({ initiative }) => initiative),
    );
    if (wrong.length > 0) return again(wrong, 422);
    const outcome = await desk.trajectory.scenarios.change(revisionIn(values), next);
    if (outcome === 'gone') return c.notFound();
    if (outcome === 'stale') return again([{ field: '', message: desk.t('scenario.stale') }], 409);
    return c.redirect(`${scenarioHref(desk.here, next.id)}?done=saved`, 303);
  }

  async function keptOf(c: Context<Env>, { trajectory }: WorkDesk): Promise<KeptScenario | null> {
    const all = await trajectory.scenarios.list();
    return all.find(({ scenario }) => scenario.id === c.req.param('id')) ?? null;
  }

  return new Hono<Env>()
    .get('/scenarios', (c) => listPage(c, workDeskOf(c, house), unfilled))

    .post('/scenarios', async (c) => {
      const desk = workDeskOf(c, house);
      const { values } = await readForm(c, Fields);
      const all = await desk.trajectory.scenarios.list();
      const from = all.find(({ scenario }) => scenario.id === textIn(values, 'from'))?.scenario ?? null;
      const id = idFor(textIn(values, 'name'), new Set(all.map(({ scenario }) => scenario.id)));
      const copied: Scenario = { basedOn: null, switches: {}, changes: [], ...from, id, name: textIn(values, 'name') };
      const { value, problems } = scenarioIn(
        desk.t,
        copied,
        { ...scenarioFields(copied), name: copied.name },
        Object.keys(copied.switches),
      );
      if (!value) return listPage(c, desk, { values, problems }, 422);
      await desk.trajectory.scenarios.add(value);
      return c.redirect(scenarioHref(desk.here, id), 303);
    })

    .get('/scenarios/:id', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      return kept ? onePage(c, desk, kept) : c.notFound();
    })

    .post('/scenarios/:id', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      if (!kept) return c.notFound();
      const { values } = await readForm(c, Fields);
      const ids = (await switchables(desk)).map(({ id }) => id);
      const { value, problems } = scenarioIn(desk.t, kept.scenario, values, ids);
      if (!value) return onePage(c, desk, kept, { form: 'scenario', filled: { values, problems } }, 422);
      return keep(c, desk, kept, value, 'scenario', values);
    })

    .post('/scenarios/:id/change', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      if (!kept) return c.notFound();
      const { values } = await readForm(c, Fields);
      const plan = await desk.trajectory.initiatives.list();
      const { value, problems } = changeIn(
        desk.t,
        values,
        plan.map(({ initiative }) => initiative),
      );
      if (!value) return onePage(c, desk, kept, { form: 'change', filled: { values, problems } }, 422);
      return keep(c, desk, kept, withChange(kept.scenario, value), 'change', values);
    })

    .post('/scenarios/:id/change-removal', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      if (!kept) return c.notFound();
      const { values } = await readForm(c, Fields);
      const changes = kept.scenario.changes.filter(({ initiative }) => initiative !== textIn(values, 'initiative'));
      return keep(c, desk, kept, { ...kept.scenario, changes }, 'change', values);
    })

    .post('/scenarios/:id/adoption', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      const { person } = c.var;
      if (!kept || !person) return c.notFound();
      const sent = await readForm(c, adoptionForm(desk.t));
      const again = (filled: Filled) => onePage(c, desk, kept, { form: 'adoption', filled }, 422);
      if (!sent.data) return again(sent);
      try {
        await desk.trajectory.scenarios.adopt(kept.scenario.id, { ...sent.data, by: writerOf(person) });
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        return again({
          values: sent.values,
          problems: error.remarks.map(({ sentence }) => ({ field: '', message: sentence })),
        });
      }
      return c.redirect(`${desk.here}/scenarios?done=adopted`, 303);
    })

    .post('/scenarios/:id/removal', async (c) => {
      const desk = workDeskOf(c, house);
      const isGone = await desk.trajectory.scenarios.remove(c.req.param('id'));
      return isGone ? c.redirect(`${desk.here}/scenarios?done=removed`, 303) : c.notFound();
    });
}

/** National changes and growths: what a scenario may do without. */
export async function switchables({ trajectory }: WorkDesk): Promise<Switchable[]> {
  const settings = await trajectory.settings.read();
  const baselineYear = (await trajectory.baseline())?.year ?? 2019;
  return [...nationalChanges(), ...growthsOf(settings, baselineYear)].map(({ id, name }) => ({ id, name }));
}

/** Null of a scenario that cannot be counted as it is: its form says why. */
function orNull(count: () => number): number | null {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return null;
  }
}
