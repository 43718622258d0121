/** Floor area, beds, staff and turnover of organisations, by which their footprints are compared. */
import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, type Problem, readForm, unfilled } from '../../platform/web/forms.tsx';
import { receiveUpload } from '../../platform/web/upload.ts';
import { type Driver, DriverKind, driverKinds } from '../model.ts';
import { type IntakeDesk, intakeDeskOf } from './desk.ts';
import { attachment } from './download.ts';
import { driversCsv, driversIn, numberIn, yearIn } from './drivers-csv.ts';
import { DriversPage, valueField } from './drivers-page.tsx';

const fileLimitMb = 5;
const Figures = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const OneDriver = z.object({ organisation: z.string().max(100), year: z.coerce.number().int(), kind: DriverKind });

/** Mounted at "/carbon" below the workspace. */
export function driversRoutes(house: WebHouse): Hono<Env> {
  async function page(c: Context<Env>, form: Filled, status: 200 | 422 = 200) {
    const desk = intakeDeskOf(c, house);
    const saved = z.coerce
      .number()
      .int()
      .min(0)
      .nullable()
      .catch(null)
      .parse(c.req.query('saved') ?? null);
    const done =
      saved !== null
        ? desk.t('drivers.saved', { count: saved })
        : c.req.query('done') === 'removed'
          ? desk.t('drivers.removed')
          : null;
    const body = <DriversPage {...{ desk, form, done }} drivers={await desk.carbon.drivers.list()} />;
    return desk.page({ title: desk.t('drivers.title'), path: '/drivers', body }, status);
  }
  const saved = (c: Context<Env>, { here }: IntakeDesk, count: number) =>
    c.redirect(`${here}/drivers?saved=${count}`, 303);

  return new Hono<Env>()
    .get('/drivers', (c) => page(c, unfilled))

    .get('/drivers.csv', async (c) =>
      c.body(driversCsv(await intakeDeskOf(c, house).carbon.drivers.list()), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment('drivers.csv'),
      }),
    )

    .post('/drivers', async (c) => {
      const desk = intakeDeskOf(c, house);
      const { values } = await readForm(c, Figures);
      const { drivers, problems } = driversOf(desk, values);
      if (problems.length > 0) return page(c, { values, problems }, 422);
      await desk.carbon.drivers.write(drivers);
      return saved(c, desk, drivers.length);
    })

    .post('/drivers/file', async (c) => {
      const desk = intakeDeskOf(c, house);
      const refuse = (wrong: readonly string[]) =>
        page(c, { values: {}, problems: wrong.map((message) => ({ field: 'file', message })) }, 422);
      try {
        const upload = await receiveUpload(c.req.raw, fileLimitMb);
        try {
          const { drivers, wrong } = driversIn(desk.t, await readFile(upload.path), upload.name, desk.members);
          if (wrong.length > 0) return refuse(wrong);
          await desk.carbon.drivers.write(drivers);
          return saved(c, desk, drivers.length);
        } finally {
          await upload.forget();
        }
      } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        return refuse([error.message]);
      }
    })

    .post('/drivers/removal', async (c) => {
      const { carbon, here } = intakeDeskOf(c, house);
      const sent = await readForm(c, OneDriver);
      if (!sent.data || !(await carbon.drivers.remove(sent.data))) return c.notFound();
      return c.redirect(`${here}/drivers?done=removed`, 303);
    });
}

/** The figures that a form was filled with, or what is wrong with it. */
function driversOf({ t, members }: IntakeDesk, values: Filled['values']): { drivers: Driver[]; problems: Problem[] } {
  const text = (field: string) => ([values[field] ?? ''].flat()[0] ?? '').trim();
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) => problems.push({ field, message });
  const organisation = text('organisation');
  const year = yearIn(text('year'));
  const source = text('source').slice(0, 500);
  if (!members.some(({ slug }) => slug === organisation)) wrong('organisation', t('drivers.chooseOrganisation'));
  if (year === null) wrong('year', t('drivers.wrongYear'));
  const drivers = driverKinds.flatMap((kind): Driver[] => {
    const written = text(valueField(kind));
    if (written === '') return [];
    const value = numberIn(written);
    if (value === null) wrong(valueField(kind), t('drivers.wrongNumber'));
    return value === null || year === null ? [] : [{ organisation, year, kind, value, source }];
  });
  if (driverKinds.every((kind) => text(valueField(kind)) === ''))
    wrong(valueField('floor area'), t('drivers.noFigure'));
  if (source === '') wrong('source', t('drivers.sourceNeeded'));
  return { drivers, problems };
}
