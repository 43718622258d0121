/** The team finds the words for the plan, its vision, and its themes. */
import { Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, LineField, linesOf, readForm, TextField } from '../../platform/web/forms.tsx';
import { fingerprintOf, ifStill } from '../editing/mistakes.ts';
import { changeWords, type PlanWords, wordsOf } from '../editing/words.ts';
import type { T } from './desk.tsx';
import { atStoryDesk, doneOf, formOf, lookedAgain, type StoryDesk, type StoryForm, write } from './story-desk.tsx';
import { type Field, Shown, StoryHeading } from './story-parts.tsx';
import { shownIn } from './story-things.tsx';

const at = '/plans/:plan/words';
/** Characters at most. */
const most = { title: 300, vision: 5000 };

export function wordsRoutes(house: WebHouse): Hono<Env> {
  const show = atStoryDesk(house, (desk, c) => {
    const values = { ...valuesOf(wordsOf(desk.plan)), shown: fingerprintOf(wordsOf(desk.plan)) };
    return c.html(wordsPage(desk, formOf(values, { done: doneOf(c) })));
  });

  const change = atStoryDesk(house, async (desk, c) => {
    const sent = await readForm(c, schemaOf(desk.t, wordsOf(desk.plan)));
    if (sent.data === null) return c.html(wordsPage(desk, formOf(sent.values, sent)), 422);
    const written = await write(desk, ifStill(shownIn(sent.values), wordsOf, changeWords(sent.data)));
    if (!('problems' in written)) return c.redirect(`${desk.planBase}/words?saved`, 303);
    if (!written.meanwhile) return c.html(wordsPage(desk, formOf(sent.values, written)), 422);
    const now = await lookedAgain(desk);
    const theirs = wordsOf(now.plan);
    const form = formOf(
      { ...sent.values, shown: fingerprintOf(theirs) },
      { problems: [{ field: '', message: desk.t('story.meanwhile') }], theirs: valuesOf(theirs) },
    );
    return c.html(wordsPage(now, form), 409);
  });

  return new Hono<Env>().get(at, show).post(at, change);
}

const themeField = (id: string) => `theme-${id}`;
const straplinesField = (id: string) => `straplines-${id}`;
const subthemeField = (id: string) => `subtheme-${id}`;

function valuesOf({ title, vision, themes }: PlanWords): Filled['values'] {
  return Object.fromEntries([
    ['title', title],
    ['vision', vision ?? ''],
    ...themes.flatMap((theme) => [
      [themeField(theme.id), theme.title],
      [straplinesField(theme.id), theme.straplines.join('\n')],
      ...theme.subthemes.map((subtheme) => [subthemeField(subtheme.id), subtheme.title ?? '']),
    ]),
  ]);
}

/** What is sent for the themes that the plan has; a field that was not sent keeps its words. */
function schemaOf(t: T, now: PlanWords): z.ZodType<PlanWords> {
  const before = valuesOf(now);
  return z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((sent, { addIssue }) => {
    const textIn = (name: string) =>
      [sent[name] ?? before[name] ?? ''].flat().join('\n').replace(/\r\n?/g, '\n').trim();
    const lineIn = (name: string) => textIn(name).replace(/\s+/g, ' ');
    for (const { name, label: field } of fieldsOf(t, now)) {
      const problem = (message: string) => addIssue({ code: 'custom', path: [name], message });
      const needed = name === 'title' || name.startsWith(themeField(''));
      const longest = name === 'title' || name.startsWith(subthemeField('')) ? most.title : most.vision;
      if (needed && lineIn(name) === '') problem(t('form.needed', { field }));
      if (textIn(name).length > longest) problem(t('story.tooLong', { field, most: longest }));
    }
    return {
      title: lineIn('title'),
      vision: textIn('vision') || null,
      themes: now.themes.map(({ id, subthemes }) => ({
        id,
        title: lineIn(themeField(id)),
        straplines: linesOf(textIn(straplinesField(id))),
        subthemes: subthemes.map((subtheme) => ({
          id: subtheme.id,
          title: lineIn(subthemeField(subtheme.id)) || null,
        })),
      })),
    };
  });
}

/** Every field of the form with its label; those of a theme name it, where it does not stand above them. */
function fieldsOf(t: T, { themes }: PlanWords): Field[] {
  const named = (theme: string, label: string) => t('wordsWork.of', { theme, label });
  return [
    { name: 'title', label: t('wordsWork.title') },
    { name: 'vision', label: t('wordsWork.vision') },
    ...themes.flatMap(({ id, title, subthemes }) => [
      { name: themeField(id), label: named(title, t('wordsWork.theme')) },
      { name: straplinesField(id), label: named(title, t('wordsWork.straplines')) },
      ...subthemes.map((subtheme, place) => ({
        name: subthemeField(subtheme.id),
        label: named(title, t('wordsWork.subtheme', { place: place + 1 })),
      })),
    ]),
  ];
}

function wordsPage(desk: StoryDesk, form: StoryForm): string {
  const { t, plan, planBase } = desk;
  return desk.planPage({
    title: t('story.words'),
    path: '/words',
    body: (
      <>
        <StoryHeading desk={desk} form={form} publicPath="" fields={fieldsOf(t, wordsOf(plan))}>
          {t('story.words')}
        </StoryHeading>
        <p>{t('wordsWork.addressesStay')}</p>
        <form method="post" action={`${planBase}/words`}>
          <Shown form={form} />
          <LineField name="title" label={t('wordsWork.title')} form={form} />
          <TextField name="vision" label={t('wordsWork.vision')} rows={4} form={form} />
          {plan.themes.map((theme) => (
            <section key={theme.id} className="gp-section" aria-labelledby={`heading-${theme.id}`}>
              <h2 className="nhsuk-heading-m" id={`heading-${theme.id}`}>
                {theme.title}
              </h2>
              <LineField name={themeField(theme.id)} label={t('wordsWork.theme')} form={form} />
              <TextField
                name={straplinesField(theme.id)}
                label={t('wordsWork.straplines')}
                hint={t('wordsWork.straplinesHint')}
                rows={3}
                form={form}
              />
              {theme.subthemes.map(({ id }, place, { length }) => (
                <LineField
                  key={id}
                  name={subthemeField(id)}
                  label={length === 1 ? t('wordsWork.subthemeOnly') : t('wordsWork.subtheme', { place: place + 1 })}
                  {...(length === 1 ? { hint: t('wordsWork.subthemeHint') } : {})}
                  form={form}
                />
              ))}
            </section>
          ))}
          <Button type="submit">{t('form.save')}</Button>
        </form>
      </>
    ),
  });
}
