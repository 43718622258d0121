/** Targets: the national ones, which nobody changes here, and the system's own. */
import { type Context, Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import { categories } from '../../carbon/footprint/categories.ts';
import { Done } from '../../carbon/intake-pages/done.tsx';
import { DataTable } from '../../carbon/pages/parts.tsx';
import { yearName } from '../../carbon/pages/told.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import {
  type Filled,
  LineField,
  type Problem,
  Problems,
  RadioField,
  readForm,
  TickField,
  unfilled,
} from '../../platform/web/forms.tsx';
import { Target } from '../rules/model.ts';
import { nationalTargets } from '../rules/targets.ts';
import { type T, type WorkDesk, workDeskOf } from './desk.ts';
import { formReader } from './form-reader.ts';
import { idFor, percentOf, shareIn, yearIn } from './written.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Mounted at "/trajectory" below the workspace. */
export function targetsRoutes(house: WebHouse): Hono<Env> {
  async function page(c: Context<Env>, form: Filled, status: 200 | 422 = 200) {
    const desk = workDeskOf(c, house);
    const { t } = desk;
    const done = { saved: t('target.saved'), removed: t('target.removed') }[c.req.query('done') ?? ''] ?? null;
    const own = await desk.trajectory.targets.list();
    const body = <TargetsPage {...{ desk, own, form, done }} />;
    return desk.page({ title: t('targets.title'), path: '/targets', body }, status);
  }

  return new Hono<Env>()
    .get('/targets', (c) => page(c, unfilled))

    .post('/targets', async (c) => {
      const { t, here, trajectory } = workDeskOf(c, house);
      const { values } = await readForm(c, Fields);
      const taken = [...nationalTargets, ...(await trajectory.targets.list())].map(({ id }) => id);
      const { target, problems } = targetIn(t, values, new Set(taken));
      if (!target) return page(c, { values, problems }, 422);
      await trajectory.targets.write(target);
      return c.redirect(`${here}/targets?done=saved`, 303);
    })

    .post('/targets/removal', async (c) => {
      const { here, trajectory } = workDeskOf(c, house);
      const sent = await readForm(c, z.object({ id: z.string() }));
      if (!sent.data || !(await trajectory.targets.remove(sent.data.id))) return c.notFound();
      return c.redirect(`${here}/targets?done=removed`, 303);
    });
}

/** The target that a form was filled with, or what is wrong with it. */
function targetIn(
  t: T,
  values: Filled['values'],
  taken: ReadonlySet<string>,
): { target: Target | null; problems: Problem[] } {
  const form = formReader(values, t);
  const name = form.words('name', t('wrong.targetName'));
  const of = form.text('of');
  const chosen = form.many('category').filter((id) => categories.some((one) => one.id === id));
  if (of !== 'footprint' && of !== 'plus' && of !== 'categories') form.wrong('of', t('wrong.of'));
  if (of === 'categories' && chosen.length === 0) form.wrong('category', t('wrong.categories'));
  const reduction = form.need('reduction', shareIn, t('wrong.percent'), t('wrong.reduction'));
  const against = form.need('against', yearIn, t('wrong.year'), t('wrong.year'));
  const by = form.need('by', yearIn, t('wrong.year'), t('wrong.year'));
  const from = form.read('from', yearIn, t('wrong.year')) ?? by;
  const source = form.words('source', t('wrong.source'));
  if (against !== null && by !== null && by <= against) form.wrong('by', t('wrong.byAfter'));
  if (from !== null && by !== null && from > by) form.wrong('from', t('wrong.fromAfter'));
  if (form.problems.length > 0) return { target: null, problems: form.problems };
  const id = idFor(name ?? '', taken);
  const parsed = Target.safeParse({
    id,
    name,
    of: of === 'categories' ? chosen : of,
    reduction,
    from,
    by,
    against,
    source,
  });
  if (parsed.success) return { target: parsed.data, problems: [] };
  return {
    target: null,
    problems: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message })),
  };
}

interface Props {
  desk: WorkDesk;
  own: readonly Target[];
  form: Filled;
  done: string | null;
}

function TargetsPage({ desk, own, form, done }: Props) {
  const { t, mayChange } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done !== null && <Done>{done}</Done>}
      <h1 className="nhsuk-heading-l">{t('targets.title')}</h1>
      <p>{t('targets.intro')}</p>
      <Table desk={desk} caption={t('targets.national')} targets={nationalTargets} isOwn={false} />
      {own.length > 0 && <Table desk={desk} caption={t('targets.own')} targets={own} isOwn />}
      {mayChange ? <TargetForm {...{ desk, form }} /> : <p>{t('mayNot')}</p>}
    </>
  );
}

function Table({
  desk,
  caption,
  targets,
  isOwn,
}: {
  desk: WorkDesk;
  caption: string;
  targets: readonly Target[];
  isOwn: boolean;
}) {
  const { t, here } = desk;
  const removable = isOwn && desk.mayChange;
  return (
    <DataTable
      caption={caption}
      heads={[
        { label: t('head.target') },
        { label: t('head.of') },
        { label: t('head.reduction'), numeric: true },
        { label: t('head.by') },
        { label: t('head.against') },
        { label: t('head.source') },
        ...(removable ? [{ label: t('head.do') }] : []),
      ]}
      rows={targets.map(({ id, name, of, reduction, from, by, against, source }) => ({
        key: id,
        cells: [
          name,
          ofWords(t, of),
          t('target.reduction', { percent: percentOf(reduction) }),
          from === by ? yearName(by) : t('target.between', { from: yearName(from), by: yearName(by) }),
          yearName(against),
          source,
          ...(removable
            ? [
                <form key="remove" method="post" action={`${here}/targets/removal`}>
                  <input type="hidden" name="id" value={id} />
                  <Button type="submit" secondary small aria-label={t('target.removeOf', { name })}>
                    {t('remove')}
                  </Button>
                </form>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function ofWords(t: T, of: Target['of']): string {
  if (of === 'footprint' || of === 'plus') return t(`of.${of}`);
  return of.map((id) => categories.find((one) => one.id === id)?.name ?? id).join(', ');
}

function TargetForm({ desk: { t, here }, form }: Pick<Props, 'desk' | 'form'>) {
  return (
    <section aria-labelledby="add" className="gp-section">
      <h2 id="add">{t('target.add')}</h2>
      <form method="post" action={`${here}/targets`} noValidate>
        <LineField name="name" label={t('field.targetName')} hint={t('hint.targetName')} form={form} />
        <RadioField
          name="of"
          label={t('head.of')}
          options={(['footprint', 'plus', 'categories'] as const).map((of) => ({ value: of, label: t(`of.${of}`) }))}
          form={form}
        />
        <TickField
          name="category"
          label={t('field.targetCategories')}
          hint={t('hint.targetCategories')}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          form={form}
        />
        <LineField name="reduction" label={t('field.reduction')} hint={t('hint.percent')} width="5" form={form} />
        <LineField name="against" label={t('field.against')} hint={t('hint.year')} width="10" form={form} />
        <LineField name="from" label={t('field.from')} hint={t('hint.from')} width="10" form={form} />
        <LineField name="by" label={t('field.by')} hint={t('hint.by')} width="10" form={form} />
        <LineField name="source" label={t('head.source')} hint={t('hint.source')} form={form} />
        <Button type="submit">{t('save')}</Button>
      </form>
    </section>
  );
}
