/** The team tends the glossary of a plan, and is shown what it lacks. */

import type { Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { LineField, TextField } from '../../platform/web/forms.tsx';
import { addTerm, changeTerm, removeTerm, type TermText } from '../editing/glossary.ts';
import { lintPlan } from '../lint/lint.ts';
import type { Term } from '../model.ts';
import type { T } from './desk.tsx';
import { lineSchema, type StoryDesk, type StoryForm } from './story-desk.tsx';
import { Removal, Shown, StoryHeading } from './story-parts.tsx';
import { type ThingKind, thingRoutes } from './story-things.tsx';

const schema = (t: T): z.ZodType<TermText> =>
  z.object({
    term: lineSchema(t, 'termWork.term', 100),
    meaning: lineSchema(t, 'termWork.meaning', 2000),
  });

const glossary: ThingKind<Term, TermText, TermText> = {
  path: '/glossary',
  all: (plan) => plan.glossary,
  newSchema: schema,
  add: addTerm,
  afterwards: 'list',
  textSchema: ({ t }) => schema(t),
  change: ({ id }, text) => changeTerm(id, text),
  remove: removeTerm,
  valuesOf: ({ term, meaning }) => ({ term, meaning }),
  listPage,
  newPage: listPage,
  thingPage,
};

export function glossaryWorkRoutes(house: WebHouse): Hono<Env> {
  return thingRoutes(house, glossary);
}

const acronyms = 'acronym-not-in-glossary';

function listPage(desk: StoryDesk, form: StoryForm): string {
  const { t, plan, planBase, view } = desk;
  const base = `${planBase}/glossary`;
  const missing = lintPlan(plan, { today: view.today, only: [acronyms] }).flatMap(({ rule, term }) =>
    rule === acronyms && term !== null ? [term] : [],
  );
  const terms = plan.glossary.toSorted((a, b) => a.term.localeCompare(b.term, t.language));
  return desk.planPage({
    title: t('story.glossary'),
    path: '/glossary',
    body: (
      <>
        <StoryHeading desk={desk} form={form} publicPath="/glossary">
          {t('story.glossary')}
        </StoryHeading>
        <p>{t('termWork.intro')}</p>
        <h2 className="nhsuk-heading-m">{t('termWork.new')}</h2>
        <form method="post" action={base}>
          <TermFields form={form} t={t} />
          <Button type="submit">{t('termWork.new')}</Button>
        </form>
        {missing.length > 0 && (
          <>
            <h2 className="nhsuk-heading-m">{t('termWork.missing')}</h2>
            <p>{t('termWork.missingText', { count: missing.length })}</p>
            <ul className="nhsuk-list gp-columns">
              {missing.map((term) => (
                <li key={term}>
                  <a href={`${base}?term=${encodeURIComponent(term)}#term`}>{t('termWork.explain', { term })}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className="nhsuk-heading-m">{t('termWork.all')}</h2>
        {terms.length === 0 && <p>{t('termWork.none')}</p>}
        <ul className="gp-bare gp-kept">
          {terms.map(({ id, term, meaning }) => (
            <li key={id} id={id}>
              <p>
                <a href={`${base}/${id}`}>{term}</a>: {meaning}
              </p>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function thingPage(desk: StoryDesk, { id, term }: Term, form: StoryForm): string {
  const { t, planBase } = desk;
  const path = `/glossary/${id}`;
  return desk.planPage({
    title: t('story.change', { name: term }),
    path,
    within: [{ label: t('story.glossary'), href: `${planBase}/glossary` }],
    body: (
      <>
        <StoryHeading
          desk={desk}
          form={form}
          publicPath="/glossary"
          fields={[
            { name: 'term', label: t('termWork.term') },
            { name: 'meaning', label: t('termWork.meaning') },
          ]}
        >
          {t('story.change', { name: term })}
        </StoryHeading>
        <form method="post" action={`${planBase}${path}`}>
          <Shown form={form} />
          <TermFields form={form} t={t} />
          <Button type="submit">{t('form.save')}</Button>
        </form>
        <Removal action={`${planBase}${path}`} form={form} label="termWork.remove" text="termWork.removeText" t={t} />
      </>
    ),
  });
}

function TermFields({ form, t }: { form: StoryForm; t: T }) {
  return (
    <>
      <LineField name="term" label={t('termWork.term')} form={form} />
      <TextField name="meaning" label={t('termWork.meaning')} hint={t('termWork.meaningHint')} rows={2} form={form} />
    </>
  );
}
