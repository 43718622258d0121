/** The library of factors, looked through; and organisations' own factors, added and ended. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { unitOf } from '../../kernel/units.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Filled, readForm, tryTo, unfilled } from '../../platform/web/forms.tsx';
import { Basis, Part } from '../factors/model.ts';
import { ownFactor } from '../factors/own.ts';
import { isCategory } from '../footprint/categories.ts';
import { type IntakeDesk, intakeDeskOf, type T } from './desk.ts';
import { FactorPage } from './factor-page.tsx';
import { FactorsPage } from './factors-page.tsx';
import { OwnFactorsPage } from './own-factors-page.tsx';

const FactorsAsked = z.object({
  words: z.string().trim().max(200).default(''),
  category: z.string().refine(isCategory).nullable().catch(null).default(null),
  year: z.coerce.number().int().min(1990).max(2100).nullable().catch(null).default(null),
});
export type FactorsAsked = z.infer<typeof FactorsAsked>;

/** Activities that a search lists. */
const mostFound = 60;

/** Mounted at "/carbon" below the workspace. */
export function factorsRoutes(house: WebHouse): Hono<Env> {
  const crumbs = ({ t, here }: IntakeDesk) => [{ label: t('factors.title'), href: `${here}/factors` }];

  async function ownPage(c: Context<Env>, form: Filled, status: 200 | 422 = 200) {
    const desk = intakeDeskOf(c, house);
    const { t, carbon } = desk;
    const done = z
      .enum(['saved', 'ended'])
      .nullable()
      .catch(null)
      .parse(c.req.query('done') ?? null);
    const body = (
      <OwnFactorsPage {...{ desk, form, done }} factors={await carbon.ownFactors.list()} library={carbon.library()} />
    );
    return desk.page({ title: t('own.title'), path: '/factors/own', within: crumbs(desk), body }, status);
  }

  return new Hono<Env>()
    .get('/factors', (c) => {
      const desk = intakeDeskOf(c, house);
      const asked = FactorsAsked.safeParse(c.req.query());
      if (!asked.success) return c.notFound();
      const { words, category, year } = asked.data;
      const library = desk.carbon.library();
      const exact = words === '' ? null : (library.activity(words)?.id ?? library.findActivity(words));
      const likely = words === '' ? [] : library.nearest(words, mostFound);
      const ids = [...new Set([...(exact === null ? [] : [exact]), ...likely])];
      const named = ids.flatMap((id) => library.activity(id) ?? []);
      const candidates = words === '' ? library.activities : named;
      const isAsked = words !== '' || category !== null;
      const found = candidates.filter(
        (activity) =>
          (category === null || activity.category === category) &&
          (year === null ||
            library.factorsOf(activity.id).some((factor) => factor.year === null || factor.year === year)),
      );
      const body = <FactorsPage {...{ desk, library }} asked={asked.data} found={isAsked ? found : null} />;
      return desk.page({ title: desk.t('factors.title'), path: '/factors', body });
    })

    .get('/factors/own', (c) => ownPage(c, unfilled))

    .post('/factors/own', async (c) => {
      const desk = intakeDeskOf(c, house);
      const { t, carbon, members, here } = desk;
      const library = carbon.library();
      const sent = await readForm(
        c,
        ownForm(
          t,
          members.map(({ slug }) => slug),
        ),
      );
      if (!sent.data) return ownPage(c, sent, 422);
      const activity = library.activity(sent.data.activity)?.id ?? library.findActivity(sent.data.activity);
      const factor = { ...sent.data, activity: activity ?? sent.data.activity };
      // Read as it will be when it is chosen, so that what is kept can be used.
      const problems = await tryTo(async () => ownFactor(factor));
      if (problems.length > 0) return ownPage(c, { values: sent.values, problems }, 422);
      await carbon.ownFactors.add(factor);
      return c.redirect(`${here}/factors/own?done=saved`, 303);
    })

    .post('/factors/own/:id/end', async (c) => {
      const { carbon, here } = intakeDeskOf(c, house);
      const id = z.uuid().safeParse(c.req.param('id'));
      if (!id.success || !(await carbon.ownFactors.end(id.data, today()))) return c.notFound();
      return c.redirect(`${here}/factors/own?done=ended`, 303);
    })

    .get('/factors/activities/:activity{.+}', async (c) => {
      const desk = intakeDeskOf(c, house);
      const library = desk.carbon.library();
      const activity = library.activity(c.req.param('activity'));
      const asked = FactorsAsked.safeParse(c.req.query());
      if (!activity || !asked.success) return c.notFound();
      const { year } = asked.data;
      const settings = await desk.carbon.settings.read();
      const body = <FactorPage {...{ desk, library, activity, year, settings }} />;
      return desk.page({
        title: activity.name,
        path: `/factors/activities/${activity.id}`,
        within: crumbs(desk),
        body,
      });
    });
}

function ownForm(t: T, organisations: readonly string[]) {
  const needed = (key: 'own.activity' | 'own.unit' | 'own.name' | 'own.evidence', most: number) =>
    z
      .string()
      .trim()
      .min(1, t('own.needed', { field: t(key) }))
      .max(most, t('tooLong', { most }));
  return z.object({
    organisation: z.string().refine((slug) => organisations.includes(slug), t('own.chooseOrganisation')),
    activity: needed('own.activity', 200),
    part: Part,
    unit: needed('own.unit', 50).superRefine((text, context) => {
      if (text !== '' && unitOf(text) === null) context.addIssue(t('own.noSuchUnit', { text }));
    }),
    kg: z
      .string()
      .trim()
      .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/, t('own.number')))
      .pipe(DecimalText),
    basis: z
      .union([z.literal(''), Basis])
      .default('')
      .transform((basis) => basis || null),
    name: needed('own.name', 200),
    evidence: needed('own.evidence', 1000),
    from: z.iso.date(t('own.notADay')),
    note: z.string().trim().max(1000).default(''),
  });
}
