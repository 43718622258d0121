/** Where the team says how the saving of an initiative is measured. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { categories } from '../../carbon/footprint/categories.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm } from '../../platform/web/forms.tsx';
import type { Initiative } from '../rules/model.ts';
import { type WorkDesk, workDeskOf } from '../workspace/desk.ts';
import { formReader } from '../workspace/form-reader.ts';
import { fieldsOf, measurementIn, monthsOfYear, type Offered } from './measurement-fields.ts';
import { MeasurementPage } from './measurement-page.tsx';
import { savedWordsOf } from './saved-page.tsx';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Mounted at "/trajectory" below the workspace. */
export function measurementRoutes(house: WebHouse): Hono<Env> {
  const found = async (c: Context<Env>) => {
    const desk = workDeskOf(c, house);
    const kept = await desk.trajectory.initiatives.byId(c.req.param('initiative') ?? '');
    return kept && { desk, initiative: kept.initiative };
  };
  const pathOf = ({ id }: Initiative) => `/initiative/${encodeURIComponent(id)}/measurement`;

  async function page(desk: WorkDesk, initiative: Initiative, filled: Filled | null, done: string | null = null) {
    const t = savedWordsOf(desk.trajectory.system.settings.language);
    const declared = (await desk.trajectory.measurements.list()).get(initiative.id) ?? null;
    const form = filled ?? { values: declared ? fieldsOf(declared) : usualFields(initiative), problems: [] };
    const action = `${desk.here}${pathOf(initiative)}`;
    const offered = await offeredOf(desk, initiative);
    const title = t('declare.title', { name: initiative.title });
    const body = <MeasurementPage {...{ t, initiative, action, offered, form, done }} isDeclared={declared !== null} />;
    return desk.page({ title, path: pathOf(initiative), body }, filled ? 422 : 200);
  }

  return new Hono<Env>()
    .get('/initiative/:initiative/measurement', async (c) => {
      const it = await found(c);
      if (!it) return c.notFound();
      const t = savedWordsOf(c.var.system.settings.language);
      const done = { saved: t('declare.saved'), gone: t('declare.gone') }[c.req.query('done') ?? ''] ?? null;
      return page(it.desk, it.initiative, null, done);
    })

    .post('/initiative/:initiative/measurement', async (c) => {
      const it = await found(c);
      if (!it) return c.notFound();
      const { desk, initiative } = it;
      const { values } = await readForm(c, Fields);
      const offered = await offeredOf(desk, initiative);
      const areas = await floorAreas(desk);
      const t = savedWordsOf(c.var.system.settings.language);
      const form = formReader(values, desk.t);
      const { measurement, problems } = measurementIn(
        t,
        form,
        offered,
        (organisation) => areas.get(organisation) ?? {},
      );
      if (!measurement) return page(desk, initiative, { values, problems });
      await desk.trajectory.measurements.write(initiative.id, measurement);
      return c.redirect(`${desk.here}${pathOf(initiative)}?done=saved`, 303);
    })

    .post('/initiative/:initiative/measurement/removal', async (c) => {
      const it = await found(c);
      if (!it || !(await it.desk.trajectory.measurements.remove(it.initiative.id))) return c.notFound();
      return c.redirect(`${it.desk.here}${pathOf(it.initiative)}?done=gone`, 303);
    });
}

/** What an initiative acts on is likely what its readings are of. */
const usualFields = ({ organisations, actsOn }: Initiative): Filled['values'] => ({
  organisation: organisations[0]?.organisation ?? '',
  category: actsOn.categories[0] ?? '',
  activity: actsOn.activities[0] ?? '',
  sites: actsOn.sites,
  type: 'same meter before',
  adjustBy: 'nothing',
  withoutLines: 'missing',
});

async function offeredOf({ trajectory, nameOf }: WorkDesk, { organisations }: Initiative): Promise<Offered> {
  const own = organisations.map(({ organisation }) => organisation);
  const streams = (await trajectory.baseline(own))?.streams ?? [];
  const named = (of: (stream: (typeof streams)[number]) => string) =>
    [...new Set(streams.map(of))].filter((name) => name !== '').sort();
  return {
    organisations: own.map((slug) => ({ slug, name: nameOf(slug) })),
    categories: categories.map(({ id, name }) => ({ id, name })),
    activities: named(({ activity }) => activity),
    sites: named(({ site }) => site),
  };
}

/** Square metres by month, of each organisation of which they were entered for the footprint. */
async function floorAreas({ trajectory }: WorkDesk): Promise<Map<string, Record<string, string>>> {
  const areas = (await trajectory.carbon.drivers.list()).filter(({ kind }) => kind === 'floor area');
  return new Map(
    [...Map.groupBy(areas, ({ organisation }) => organisation)].map(([organisation, own]) => [
      organisation,
      Object.fromEntries(own.flatMap(({ year, value }) => monthsOfYear(year).map((month) => [month, value]))),
    ]),
  );
}
