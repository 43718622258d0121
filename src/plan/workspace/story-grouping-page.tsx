/** One grouping: its groups in order, and where each commitment of the plan stands in it. */
import { Button, Details } from 'nhsuk-react-components';
import { ChoiceField, LineField, TextField, TickField } from '../../platform/web/forms.tsx';
import type { Grouping } from '../model.ts';
import type { Placed } from '../placed.ts';
import type { StoryDesk, StoryForm } from './story-desk.tsx';
import { noGroup, placeable, placeField, standingField, titleField } from './story-grouping-form.ts';
import { type Field, Removal, Shown, StoryHeading } from './story-parts.tsx';

export function groupingPage(desk: StoryDesk, grouping: Grouping, form: StoryForm, fields: Field[]): string {
  const { t, planBase } = desk;
  const path = `/groupings/${grouping.id}`;
  return desk.planPage({
    title: grouping.title,
    path,
    within: [{ label: t('story.groupings'), href: `${planBase}/groupings` }],
    body: (
      <>
        <StoryHeading desk={desk} form={form} publicPath={`/groupings/${grouping.slug}`} fields={fields}>
          {grouping.title}
        </StoryHeading>
        <form method="post" action={`${planBase}${path}`}>
          <Shown form={form} />
          <LineField name="title" label={t('groupingWork.name')} hint={t('story.addressStays')} form={form} />
          <Groups desk={desk} grouping={grouping} form={form} />
          <Button type="submit">{t('form.save')}</Button>
          <Standing desk={desk} grouping={grouping} form={form} />
        </form>
        <Removal
          action={`${planBase}${path}`}
          form={form}
          label="groupingWork.remove"
          text="groupingWork.removeText"
          t={t}
        />
      </>
    ),
  });
}

interface Props {
  desk: StoryDesk;
  grouping: Grouping;
  form: StoryForm;
}

function Groups({ desk: { t }, grouping: { groups }, form }: Props) {
  const places = groups.map((_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }));
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('groupingWork.groups')}</h2>
      {groups.map(({ id, title }, at) => (
        <div key={id} className="gp-group">
          <LineField name={titleField(id)} label={t('groupingWork.group', { place: at + 1 })} form={form} />
          {groups.length > 1 && (
            <ChoiceField
              name={placeField(id)}
              label={t('groupingWork.place', { name: title })}
              options={places}
              form={form}
            />
          )}
        </div>
      ))}
      <TextField
        name="names"
        label={t('groupingWork.newGroups')}
        hint={t('groupingWork.newGroupsHint')}
        rows={3}
        form={form}
      />
      {groups.length > 0 && (
        <Details>
          <Details.Summary>{t('groupingWork.removeGroups')}</Details.Summary>
          <Details.Text>
            <TickField
              name="remove"
              label={t('groupingWork.removeGroupsLabel')}
              hint={t('groupingWork.removeGroupsText')}
              options={groups.map(({ id, title }) => ({ value: id, label: title }))}
              form={form}
            />
          </Details.Text>
        </Details>
      )}
    </>
  );
}

function Standing({ desk, grouping, form }: Props) {
  const { t, plan } = desk;
  const all = placeable(plan);
  const grouped = new Set(grouping.groups.flatMap((group) => group.commitments));
  if (grouping.groups.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('groupingWork.commitments')}</h2>
      <p>{t('groupingWork.unplaced', { count: all.filter(({ commitment }) => !grouped.has(commitment.id)).length })}</p>
      {plan.themes.map((theme) => (
        <section key={theme.id} className="gp-assign">
          <h3 className="nhsuk-heading-s">{theme.title}</h3>
          {all
            .filter((placed) => placed.theme === theme)
            .map((placed) => (
              <Place key={placed.commitment.id} desk={desk} grouping={grouping} form={form} placed={placed} />
            ))}
        </section>
      ))}
      <Button type="submit">{t('form.save')}</Button>
    </>
  );
}

function Place({ desk: { t }, grouping: { groups }, form, placed }: Props & { placed: Placed }) {
  const { id, text } = placed.commitment;
  const others = groups.filter(({ commitments }) => commitments.includes(id)).slice(1);
  const also = t('groupingWork.also', { groups: others.map(({ title }) => title).join('; ') });
  return (
    <ChoiceField
      name={standingField(id)}
      label={t('groupingWork.commitment', { id, text })}
      {...(others.length > 0 ? { hint: also } : {})}
      options={[
        { value: noGroup, label: t('groupingWork.noGroup') },
        ...groups.map((group) => ({ value: group.id, label: group.title })),
      ]}
      form={form}
    />
  );
}
