/** The team's pages about calculations: made, made again, published, compared; and the baseline. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm, tryTo, unfilled } from '../../platform/web/forms.tsx';
import { calculate, calculateAgain } from '../calculation/calculate.ts';
import { restatementAdvice, restatementKinds } from '../footprint/baseline.ts';
import { counted } from '../footprint/basis.ts';
import { explainDifference } from '../footprint/change.ts';
import { baselineOf } from './baseline-facts.ts';
import { BaselinePage } from './baseline-page.tsx';
import { CalculationPage, CalculationsPage, DifferencePage } from './calculations-pages.tsx';
import { type CountedDesk, countedDeskOf, deskOf } from './frame.tsx';
import { lockBaseline } from './lock-baseline.ts';
import { methodDifferences } from './method-differences.ts';
import { readingOf } from './reading.ts';
import { yearName } from './told.ts';
import { yearsOf } from './trend.ts';

const ReasonForm = z.object({
  reason: z.string().trim().min(3, 'Say why it is made, such as “June’s meters came in”').max(500),
});
const NoteForm = z.object({ note: z.string().trim().max(1000).default('') });
const BaselineForm = z.object({
  organisation: z.string().max(100),
  calculation: z.string().max(20),
  year: z.coerce.number().int().min(1900).max(2100),
  kind: z.enum(restatementKinds).optional(),
  reason: z.string().trim().max(2000),
});

/** Mounted at "/carbon" below the workspace. */
export function calculationsRoutes(house: WebHouse): Hono<Env> {
  const deskOfNumber = (c: Context<Env>) => countedDeskOf(c, house, true, c.req.param('n'));

  async function listPage(c: Context<Env>, form: Filled, status: 200 | 400 = 200) {
    const desk = deskOf(c, house, true);
    const { t, carbon } = desk;
    const [all, published] = await Promise.all([carbon.calculations.list(), carbon.calculations.published()]);
    const made = c.req.query('made');
    const done =
      made === undefined
        ? null
        : t(made === 'same' ? 'calculations.nothingNew' : 'calculations.made', { n: all[0]?.n ?? 0 });
    const body = <CalculationsPage {...{ desk, all, published, form, done }} />;
    return desk.page({ title: t('calculations.title'), path: '/calculations', body }, status);
  }

  async function onePage(c: Context<Env>, again: { hash: string; same: boolean } | null = null) {
    const desk = await deskOfNumber(c);
    if (!desk) return c.notFound();
    const { t, carbon, calculation } = desk;
    const [all, published] = await Promise.all([carbon.calculations.list(), carbon.calculations.published()]);
    const done = c.req.query('done') === 'published' ? t('calculation.published') : null;
    const body = <CalculationPage {...{ desk, all, published, form: unfilled, done, again }} />;
    return desk.page({
      title: t('calculations.number', { n: calculation.n }),
      path: `/calculations/${calculation.n}`,
      within: crumbs(desk),
      body,
    });
  }

  const crumbs = ({ t, here }: CountedDesk) => [{ label: t('calculations.title'), href: `${here}/calculations` }];

  async function baselinePage(
    c: Context<Env>,
    desk: CountedDesk,
    organisation: string,
    form: Filled,
    status: 200 | 400 = 200,
  ) {
    const { carbon, calculation, reading, t } = desk;
    const [history, all, figures] = await Promise.all([
      carbon.baselines.history(organisation),
      carbon.calculations.list(),
      reading.figures(organisation),
    ]);
    const years = yearsOf(figures);
    const [current] = history;
    const [then, now] = current
      ? await Promise.all([
          baselineOf(carbon, current.calculationId, organisation, current.year),
          baselineOf(carbon, calculation.id, organisation, current.year),
        ])
      : [null, null];
    const advice = then && now && current?.calculationId !== calculation.id ? restatementAdvice(then, now) : null;
    const usual = String(current?.year ?? calculation.method.settings.baselineYear);
    const filled = { ...form, values: { year: usual, ...form.values } };
    const body = (
      <BaselinePage
        {...{ desk, organisation, history, advice, years }}
        numbers={new Map(all.map(({ id, n }) => [id, n]))}
        form={filled}
        done={c.req.query('done') === 'locked'}
      />
    );
    return desk.page({ title: t('baseline.title'), path: '/baseline', body }, status);
  }

  return new Hono<Env>()
    .get('/calculations', (c) => listPage(c, unfilled))

    .post('/calculations', async (c) => {
      const sent = await readForm(c, ReasonForm);
      if (sent.data === null) return listPage(c, sent, 400);
      const { carbon, here } = deskOf(c, house, true);
      const { reason } = sent.data;
      let fresh = false;
      const problems = await tryTo(async () => {
        const before = await carbon.calculations.latest();
        const { calculation } = await calculate(carbon, await carbon.method(), reason);
        fresh = calculation.id !== before?.id;
      });
      if (problems.length > 0) return listPage(c, { values: sent.values, problems }, 400);
      return c.redirect(`${here}/calculations?made=${fresh ? 'new' : 'same'}`, 303);
    })

    .get('/calculations/:n', (c) => onePage(c))

    .post('/calculations/:n/again', async (c) => {
      const desk = await deskOfNumber(c);
      if (!desk) return c.notFound();
      const hash = await calculateAgain(desk.carbon, desk.calculation);
      return onePage(c, { hash, same: hash === desk.calculation.resultHash });
    })

    .post('/calculations/:n/publish', async (c) => {
      const desk = await deskOfNumber(c);
      if (!desk) return c.notFound();
      const sent = await readForm(c, NoteForm);
      if (sent.data === null) return onePage(c);
      const { carbon, calculation, here } = desk;
      await carbon.calculations.publish(calculation.id, sent.data.note);
      return c.redirect(`${here}/calculations/${calculation.n}?done=published`, 303);
    })

    .get('/calculations/:n/difference', async (c) => {
      const desk = await deskOfNumber(c);
      const other = desk && (await countedDeskOf(c, house, true, c.req.query('from') ?? ''));
      if (!desk || !other) return c.notFound();
      const { t, carbon, calculation, reading } = desk;
      const before = readingOf(carbon, other.calculation);
      const years = yearsOf([...(await reading.totals()), ...(await before.totals())]);
      const asked = Number(c.req.query('year'));
      const year = years.includes(asked) ? asked : years.at(-1);
      if (year === undefined) return c.notFound();
      const [then, now] = await Promise.all(
        [before, reading].map(async (one) => counted(await one.breakdown('', year, 'activity'), 'location').figures),
      );
      const explanation = explainDifference({
        before: then ?? [],
        after: now ?? [],
        methodOf: ({ category }, when) => {
          const { settings } = (when === 'before' ? other : desk).calculation.method;
          return `${settings.factorYear} ${byPotentials.has(category) ? settings.warmingPotentials : ''}`;
        },
      });
      const methods = methodDifferences(t, other.calculation, calculation);
      const body = <DifferencePage {...{ desk, year, years, explanation, methods }} from={other.calculation} />;
      const within = [
        ...crumbs(desk),
        { label: t('calculations.number', { n: calculation.n }), href: `${desk.here}/calculations/${calculation.n}` },
      ];
      const title = `${t('difference.heading', { from: other.calculation.n, to: calculation.n })}, ${yearName(year)}`;
      return desk.page({ title, path: `/calculations/${calculation.n}/difference`, within, body });
    })

    .get('/baseline', async (c) => {
      const desk = await countedDeskOf(c, house, true);
      return desk ? baselinePage(c, desk, (c.req.query('organisation') ?? '').slice(0, 100), unfilled) : c.notFound();
    })

    .post('/baseline', async (c) => {
      const sent = await readForm(c, BaselineForm);
      const organisation = String(sent.values.organisation ?? '').slice(0, 100);
      const desk = await countedDeskOf(c, house, true, String(sent.values.calculation ?? ''));
      if (!desk) return c.notFound();
      if (sent.data === null) return baselinePage(c, desk, organisation, sent, 400);
      const { t, calculation } = desk;
      const problems = await lockBaseline(desk, sent.data, {
        noFigures: t('baseline.noFigures', { n: calculation.n, year: yearName(sent.data.year) }),
        sayWhy: t('baseline.sayWhy'),
      });
      if (problems.length > 0) return baselinePage(c, desk, organisation, { values: sent.values, problems }, 400);
      return c.redirect(`${desk.here}/baseline?organisation=${encodeURIComponent(organisation)}&done=locked`, 303);
    });
}

/** Categories whose factors are warming potentials. */
const byPotentials = new Set(['anaesthetic-gases', 'facilities']);
