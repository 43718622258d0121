/** The pieces that the pages of the story are made of. */
import { Button, Details, InsetText, Tag, Textarea, WarningCallout } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { Problems } from '../../platform/web/forms.tsx';
import type { WorkspaceKey } from '../messages/en-workspace.ts';
import type { T } from './desk.tsx';
import type { StoryDesk, StoryForm } from './story-desk.tsx';

/** A field of a form, for what is said about it outside of it. */
export interface Field {
  name: string;
  label: string;
  /** What a value of it means, where it is chosen and not typed. */
  wordsOf?(value: string): string;
}

/** The heading of a page, what is wrong above it, and below it what has just happened. */
export function StoryHeading({
  desk,
  form,
  publicPath,
  fields = [],
  children,
}: {
  desk: StoryDesk;
  form: StoryForm;
  /** Below the system's address: where readers see it. */
  publicPath: string;
  fields?: readonly Field[];
  children: ReactNode;
}) {
  const { t, view, isCurrent } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{children}</h1>
      {form.done && (
        <InsetText role="status">
          <p>
            <Tag modifier="green">{t(`story.${form.done}`)}</Tag>{' '}
            {t(isCurrent ? `story.${form.done}Text` : 'story.apart')}{' '}
            {isCurrent && <a href={`${view.base}${publicPath}`}>{t('story.seePublic')}</a>}
          </p>
        </InsetText>
      )}
      {form.theirs && <Theirs form={form} theirs={form.theirs} fields={fields} t={t} />}
    </>
  );
}

/** What somebody else wrote in each field that differs from what is in the form. */
function Theirs({
  form,
  theirs,
  fields,
  t,
}: {
  form: StoryForm;
  theirs: StoryForm['values'];
  fields: readonly Field[];
  t: T;
}) {
  const differing = fields.filter(({ name }) => textIn(theirs, name) !== textIn(form.values, name));
  return (
    <WarningCallout>
      <WarningCallout.Heading>{t('story.meanwhileTitle')}</WarningCallout.Heading>
      <p>{t('story.meanwhileText')}</p>
      {differing.map(({ name, label, wordsOf = String }) => {
        const words = wordsOf(textIn(theirs, name)) || t('story.empty');
        const rows = Math.min(Math.ceil(words.length / 60) + words.split('\n').length, 16);
        return <Textarea key={name} id={`theirs-${name}`} label={label} rows={rows} defaultValue={words} readOnly />;
      })}
    </WarningCallout>
  );
}

function textIn(values: StoryForm['values'], name: string): string {
  return [values[name] ?? ''].flat().join('\n').replace(/\r\n?/g, '\n').trim();
}

/** What a form says of the thing as it was shown, so that nobody writes over what they have not seen. */
export function Shown({ form }: { form: StoryForm }) {
  return <input type="hidden" name="shown" value={textIn(form.values, 'shown')} />;
}

/** Asks before something is taken out of the plan. */
export function Removal({
  action,
  form,
  label,
  text,
  t,
}: {
  action: string;
  form: StoryForm;
  label: WorkspaceKey;
  text: WorkspaceKey;
  t: T;
}) {
  return (
    <Details>
      <Details.Summary>{t(label)}</Details.Summary>
      <Details.Text>
        <p>{t(text)}</p>
        <form method="post" action={`${action}/removal`}>
          <Shown form={form} />
          <Button type="submit" warning>
            {t(label)}
          </Button>
        </form>
      </Details.Text>
    </Details>
  );
}

/** Moves one of a list a place up or down; the first cannot go up, nor the last down. */
export function Moves({ action, name, at, of, t }: { action: string; name: string; at: number; of: number; t: T }) {
  return (
    <form method="post" action={`${action}/moves`} className="gp-buttons">
      {at > 0 && (
        <Button type="submit" name="direction" value="up" secondary small aria-label={t('story.upName', { name })}>
          {t('story.up')}
        </Button>
      )}
      {at < of - 1 && (
        <Button type="submit" name="direction" value="down" secondary small aria-label={t('story.downName', { name })}>
          {t('story.down')}
        </Button>
      )}
    </form>
  );
}
