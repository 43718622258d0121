/** The team tends the timeline of a plan. */

import { Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { ChoiceField, LineField, TextField } from '../../platform/web/forms.tsx';
import {
  addMilestone,
  changeMilestone,
  type MilestoneText,
  moveMilestone,
  removeMilestone,
  sortMilestones,
} from '../editing/milestones.ts';
import { daysOf } from '../exports/days.ts';
import type { Milestone } from '../model.ts';
import { longDate } from '../pages/view.tsx';
import { milestoneState } from '../rules.ts';
import type { T } from './desk.tsx';
import { atStoryDesk, lineSchema, type StoryDesk, type StoryForm, write } from './story-desk.tsx';
import { Moves, Removal, Shown, StoryHeading } from './story-parts.tsx';
import { type ThingKind, thingRoutes } from './story-things.tsx';

const states = ['past', 'now', 'future'] as const;
const byDate = '';

const schema = (t: T): z.ZodType<MilestoneText> =>
  z.object({
    when: lineSchema(t, 'milestoneWork.when', 100),
    title: lineSchema(t, 'milestoneWork.what', 1000),
    state: z.enum([byDate, ...states]).transform((state) => (state === byDate ? null : state)),
  });

const timeline: ThingKind<Milestone, MilestoneText, MilestoneText> = {
  path: '/timeline',
  all: (plan) => plan.milestones,
  newSchema: schema,
  add: addMilestone,
  afterwards: 'list',
  textSchema: ({ t }) => schema(t),
  change: ({ id }, text) => changeMilestone(id, text),
  remove: removeMilestone,
  move: moveMilestone,
  valuesOf: ({ when, title, state }) => ({ when, title, state: state ?? byDate }),
  listPage,
  newPage: listPage,
  thingPage,
};

export function timelineWorkRoutes(house: WebHouse): Hono<Env> {
  const sort = atStoryDesk(house, async (desk, c) => {
    await write(desk, sortMilestones);
    return c.redirect(`${desk.planBase}/timeline?saved`, 303);
  });
  return new Hono<Env>().post('/plans/:plan/timeline/order', sort).route('/', thingRoutes(house, timeline));
}

function listPage(desk: StoryDesk, form: StoryForm): string {
  const { t, plan, planBase, view } = desk;
  const base = `${planBase}/timeline`;
  const of = plan.milestones.length;
  return desk.planPage({
    title: t('story.timeline'),
    path: '/timeline',
    body: (
      <>
        <StoryHeading desk={desk} form={form} publicPath="/timeline">
          {t('story.timeline')}
        </StoryHeading>
        <p>{t('milestoneWork.intro')}</p>
        <h2 className="nhsuk-heading-m">{t('milestoneWork.new')}</h2>
        <p>{t('milestoneWork.newText')}</p>
        <form method="post" action={base}>
          <MilestoneFields form={form} t={t} />
          <Button type="submit">{t('milestoneWork.new')}</Button>
        </form>
        <h2 className="nhsuk-heading-m">{t('milestoneWork.all')}</h2>
        {of === 0 && <p>{t('milestoneWork.none')}</p>}
        {of > 1 && (
          <form method="post" action={`${base}/order`}>
            <Button type="submit" secondary>
              {t('milestoneWork.sort')}
            </Button>
          </form>
        )}
        <ol className="gp-bare gp-kept">
          {plan.milestones.map((milestone, at) => {
            const { id, when, title } = milestone;
            return (
              <li key={id} id={id}>
                <div className="gp-kept__row">
                  <p>
                    <strong>{when}</strong> ({t(`state.${milestoneState(milestone, view.today) ?? 'none'}`)}):{' '}
                    <a href={`${base}/${id}`}>{title}</a>
                  </p>
                  <Moves action={`${base}/${id}`} name={`${when}: ${title}`} at={at} of={of} t={t} />
                </div>
              </li>
            );
          })}
        </ol>
      </>
    ),
  });
}

function thingPage(desk: StoryDesk, milestone: Milestone, form: StoryForm): string {
  const { t, planBase } = desk;
  const path = `/timeline/${milestone.id}`;
  const title = t('story.change', { name: milestone.title });
  return desk.planPage({
    title,
    path,
    within: [{ label: t('story.timeline'), href: `${planBase}/timeline` }],
    body: (
      <>
        <StoryHeading
          desk={desk}
          form={form}
          publicPath="/timeline"
          fields={[
            { name: 'when', label: t('milestoneWork.when') },
            { name: 'title', label: t('milestoneWork.what') },
            { name: 'state', label: t('milestoneWork.state'), wordsOf: (state) => stateWords(state, t) },
          ]}
        >
          {title}
        </StoryHeading>
        <p>{dateRead(milestone, t)}</p>
        <form method="post" action={`${planBase}${path}`}>
          <Shown form={form} />
          <MilestoneFields form={form} t={t} />
          <Button type="submit">{t('form.save')}</Button>
        </form>
        <Removal
          action={`${planBase}${path}`}
          form={form}
          label="milestoneWork.remove"
          text="milestoneWork.removeText"
          t={t}
        />
      </>
    ),
  });
}

function MilestoneFields({ form, t }: { form: StoryForm; t: T }) {
  const options = [byDate, ...states].map((value) => ({ value, label: stateWords(value, t) }));
  return (
    <>
      <LineField name="when" label={t('milestoneWork.when')} hint={t('milestoneWork.whenHint')} form={form} />
      <TextField name="title" label={t('milestoneWork.what')} rows={2} form={form} />
      <ChoiceField name="state" label={t('milestoneWork.state')} options={options} form={form} />
    </>
  );
}

function stateWords(value: string, t: T): string {
  const state = states.find((one) => one === value);
  return state ? t(`state.${state}`) : t('milestoneWork.byDate');
}

/** The days that were read from its words, for a person to check. */
function dateRead({ when, edtf }: Milestone, t: T): string {
  const days = edtf === null ? null : daysOf(edtf);
  if (days === null) return edtf === null ? t('milestoneWork.unread', { when }) : t('milestoneWork.readAs', { edtf });
  const [first, last] = [longDate(days.first, t), longDate(days.last, t)];
  return first === last ? t('milestoneWork.readDay', { first }) : t('milestoneWork.read', { first, last });
}
