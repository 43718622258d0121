/** The team groups the commitments of a plan in its own ways. */
import type { Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { ChoiceField, type Filled, LineField, linesOf, TextField } from '../../platform/web/forms.tsx';
import { type GroupingStart, groupingStarts, startingGroups } from '../editing/grouping-starts.ts';
import { changeGrouping, type GroupingChange, makeGrouping, removeGrouping } from '../editing/groupings.ts';
import { drivers, type Grouping, sectors } from '../model.ts';
import type { T } from './desk.tsx';
import { lineSchema, type StoryDesk, type StoryForm } from './story-desk.tsx';
import { changeSchema, fieldsOf, titleField, valuesOf } from './story-grouping-form.ts';
import { groupingPage } from './story-grouping-page.tsx';
import { StoryHeading } from './story-parts.tsx';
import { type ThingKind, thingRoutes } from './story-things.tsx';

interface NewForm {
  title: string;
  start: GroupingStart;
  names: string[];
}

const newSchema = (t: T): z.ZodType<NewForm> =>
  z
    .object({
      title: lineSchema(t, 'groupingWork.name'),
      start: z.enum(groupingStarts),
      names: z.string().default('').transform(linesOf),
    })
    .refine(({ start, names }) => start !== 'empty' || names.length > 0, {
      path: ['names'],
      message: t('groupingWork.needsGroups'),
    });

const groupings: ThingKind<Grouping, NewForm, GroupingChange> = {
  path: '/groupings',
  all: (plan) => plan.groupings,
  newSchema,
  add: ({ title, start, names }, { view, t }) =>
    makeGrouping({
      title,
      groups: [
        ...(start === 'empty' ? [] : startingGroups(view.index, start, (kind, key) => nameOf(kind, key, t))),
        ...names.map((name) => ({ title: name, commitments: [] })),
      ],
    }),
  afterwards: 'thing',
  textSchema: ({ t, plan }, grouping) => changeSchema(t, plan, grouping),
  change: ({ id }, change) => changeGrouping(id, change),
  remove: removeGrouping,
  valuesOf,
  listPage,
  newPage: (desk, form) => listPage(desk, { ...form, values: { ...form.values, names: namesIn(form.values) } }),
  thingPage: (desk, grouping, form) => groupingPage(desk, grouping, form, fieldsOf(desk.t, desk.plan, grouping)),
};

export function groupingWorkRoutes(house: WebHouse): Hono<Env> {
  return thingRoutes(house, groupings);
}

function listPage(desk: StoryDesk, form: StoryForm): string {
  const { t, plan, planBase } = desk;
  const base = `${planBase}/groupings`;
  const starts = groupingStarts.map((value) => ({ value, label: t(`groupingWork.start.${value}`) }));
  return desk.planPage({
    title: t('story.groupings'),
    path: '/groupings',
    body: (
      <>
        <StoryHeading desk={desk} form={form} publicPath="/groupings">
          {t('story.groupings')}
        </StoryHeading>
        <p>{t('groupingWork.intro')}</p>
        <p>{t('groupingWork.derived')}</p>
        {plan.groupings.length === 0 && <p>{t('groupingWork.none')}</p>}
        <ul className="gp-bare gp-kept">
          {plan.groupings.map(({ id, title, groups }) => (
            <li key={id}>
              <p>
                <a href={`${base}/${id}`}>{title}</a>{' '}
                <span className="gp-quiet">
                  {t('groupingWork.count', {
                    groups: groups.length,
                    commitments: new Set(groups.flatMap((group) => group.commitments)).size,
                  })}
                </span>
              </p>
            </li>
          ))}
        </ul>
        <h2 className="nhsuk-heading-m">{t('groupingWork.new')}</h2>
        <form method="post" action={base}>
          <LineField name="title" label={t('groupingWork.name')} form={form} />
          <ChoiceField
            name="start"
            label={t('groupingWork.start')}
            hint={t('groupingWork.startHint')}
            options={starts}
            form={form}
          />
          <TextField name="names" label={t('groupingWork.newGroups')} rows={5} form={form} />
          <Button type="submit">{t('groupingWork.make')}</Button>
        </form>
      </>
    ),
  });
}

/** Names of new groups; those of a grouping that somebody removed meanwhile are among them. */
function namesIn(values: Filled['values']): string {
  const groups = Object.entries(values).filter(([name]) => name.startsWith(titleField('')));
  return [...groups.map(([, title]) => title), values.names ?? ''].flat().join('\n').trim();
}

function nameOf(kind: 'driver' | 'sector', key: string, t: T): string {
  const driver = drivers.find((one) => kind === 'driver' && one === key);
  if (driver) return t(`driver.${driver}`);
  const sector = sectors.find((one) => kind === 'sector' && one === key);
  return t(`sector.${sector ?? 'none'}`);
}
