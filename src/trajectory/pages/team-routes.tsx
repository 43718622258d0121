/** Pages of the team alone: scenarios side by side, and what would close the gap. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { mayDo } from '../../platform/accounts/guard.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import { candidatesOf } from './candidates.ts';
import { compareFacts, mostCompared } from './compare-facts.ts';
import { ComparePage } from './compare-page.tsx';
import { type Desk, isPlanned, type PlannedDesk, plannedDeskOf } from './frame.tsx';
import { NothingPage } from './nothing-page.tsx';
import { OptimisePage } from './optimise-page.tsx';
import { choose, stopChoosing, type Wanted, workOf } from './optimise-work.ts';
import { pictureOfSides } from './pictures.ts';

/** After so many seconds the page is loaded anew. */
const followSeconds = 2;
const yearsOfBudget = 10;

/** Mounted at "/trajectory" below a system's workspace. */
export function teamRoutes(house: WebHouse): Hono<Env> {
  const nothing = (desk: Desk) => desk.page({ title: desk.t('title'), path: '', body: <NothingPage desk={desk} /> });

  async function optimisePage(c: Context<Env>, desk: PlannedDesk, form: Filled): Promise<Response> {
    const work = workOf(desk.trajectory.system.id);
    if (work?.state === 'choosing' && form.problems.length === 0) c.header('Refresh', String(followSeconds));
    const mayStart = mayDo(c, 'change the plan');
    const body = <OptimisePage {...{ desk, form, work, mayStart }} years={budgetYears(desk)} />;
    const status = form.problems.length > 0 ? 422 : 200;
    return desk.page({ title: desk.t('optimise.title'), path: '/optimise', body }, status);
  }

  return new Hono<Env>()
    .get('/compare', async (c) => {
      const desk = await plannedDeskOf(c, house, true);
      if (!isPlanned(desk)) return nothing(desk);
      const chosen = chosenOf(desk, c.req.queries('plan') ?? []);
      const sides = await compareFacts(desk, chosen);
      if (!sides) return nothing(desk);
      const body = <ComparePage {...{ desk, sides }} picture={await pictureOfSides(desk, sides)} />;
      return desk.page({ title: desk.t('compare.title'), path: '/compare', body });
    })

    .get('/optimise', async (c) => {
      const desk = await plannedDeskOf(c, house, true);
      if (!isPlanned(desk)) return nothing(desk);
      const work = workOf(desk.trajectory.system.id);
      return optimisePage(c, desk, { values: work ? valuesOf(work.wanted) : {}, problems: [] });
    })

    .post('/optimise', async (c) => {
      const desk = await plannedDeskOf(c, house, true);
      if (!isPlanned(desk)) return nothing(desk);
      const body = await c.req.parseBody();
      const values = Object.fromEntries(
        Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      const { wanted, problems } = wantedOf(desk, values);
      const from = wanted.budgets[0]?.year ?? budgetYears(desk)[0] ?? desk.planned.model.lastYear;
      const candidates = candidatesOf(desk, { library: wanted.library, from });
      if (candidates.length === 0) problems.push({ field: '', message: desk.t('optimise.noIdeas') });
      if (problems.length > 0) return optimisePage(c, desk, { values, problems });
      choose({
        systemId: desk.trajectory.system.id,
        version: desk.reading.version,
        wanted,
        task: {
          model: desk.planned.model,
          candidates,
          budgets: wanted.budgets,
          aim: { of: wanted.of, year: wanted.year },
        },
        log: c.var.log,
        failed: desk.t('optimise.failed'),
      });
      return c.redirect(`${desk.here}/optimise`, 303);
    })

    .post('/optimise/stop', (c) => {
      stopChoosing(c.var.system.id);
      return c.redirect(`/${c.var.system.slug}/workspace/trajectory/optimise`, 303);
    });
}

/** From the year after this one on. */
function budgetYears({ planned }: PlannedDesk): number[] {
  const now = new Date().getFullYear();
  const first = Math.max(now, planned.model.baseline.year + 1);
  return Array.from({ length: yearsOfBudget }, (_, at) => first + at).filter((year) => year <= planned.model.lastYear);
}

/** Scenarios that are chosen; the plan and the first scenarios where none is. '' is the plan. */
function chosenOf({ t, record, asked }: Desk, names: readonly string[]): string[] {
  const known = new Set(record.scenarios.map(({ id }) => id));
  const wanted = [...new Set(names)].map((one) => (one === 'record' ? '' : one));
  for (const found of wanted)
    if (found !== '' && !known.has(found))
      asked.problems.push({ field: 'plan', message: t('compare.unknown', { found: found.slice(0, 60) }) });
  const there = wanted.filter((one) => one === '' || known.has(one));
  if (there.length > mostCompared)
    asked.problems.push({ field: 'plan', message: t('compare.tooMany', { most: mostCompared }) });
  const chosen = there.length > 0 ? there : ['', ...record.scenarios.map(({ id }) => id)];
  return chosen.slice(0, mostCompared);
}

const Pounds = z.coerce.number().min(0).max(1e12);
const Year = z.union([z.literal('all'), z.coerce.number().int().min(1990).max(2100)]);

function wantedOf(desk: PlannedDesk, values: Record<string, string>): { wanted: Wanted; problems: Problem[] } {
  const { t } = desk;
  const problems: Problem[] = [];
  const budgets = budgetYears(desk).flatMap((year) => {
    const text = (values[`pounds-${year}`] ?? '').replace(/[£,\s]/g, '');
    if (text === '') return [];
    const given = Pounds.safeParse(text).data;
    if (given === undefined) {
      problems.push({ field: `pounds-${year}`, message: t('optimise.pounds', { found: text.slice(0, 40) }) });
      return [];
    }
    return given > 0 ? [{ year, pounds: given.toFixed(2) }] : [];
  });
  if (budgets.length === 0 && problems.length === 0)
    problems.push({ field: `pounds-${budgetYears(desk)[0] ?? ''}`, message: t('optimise.noBudget') });
  const of = values.of === 'plus' ? 'plus' : 'footprint';
  return {
    wanted: { of, year: Year.catch('all').parse(values.year), budgets, library: values.library === 'yes' },
    problems,
  };
}

function valuesOf({ of, year, budgets, library }: Wanted): Record<string, string> {
  return {
    ...{ of, year: String(year), library: library ? 'yes' : '' },
    ...Object.fromEntries(budgets.map((one) => [`pounds-${one.year}`, one.pounds.replace(/\.00$/, '')])),
  };
}
