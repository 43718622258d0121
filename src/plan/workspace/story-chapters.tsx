/** The team writes the chapters of a plan, and sees each as readers will. */
import { Hono } from 'hono';
import { Button, Tag } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { LineField, type Problem, TextField } from '../../platform/web/forms.tsx';
import { resolveChapter } from '../chapter-references.ts';
import {
  changeChapter,
  moveChapter,
  removeChapter,
  type ChapterText as Text,
  writeChapter,
} from '../editing/chapters.ts';
import type { Chapter, Plan } from '../model.ts';
import { ChapterText } from '../pages/chapters.tsx';
import { TermsMet } from '../pages/parts.tsx';
import type { T } from './desk.tsx';
import { References } from './story-chapter-references.tsx';
import { atStoryDesk, formOf, lineSchema, type StoryDesk, type StoryForm, textSchema } from './story-desk.tsx';
import { Moves, Removal, Shown, StoryHeading } from './story-parts.tsx';
import { type ThingKind, thingRoutes } from './story-things.tsx';

/** Characters of one chapter: some sixty pages. */
const longest = 200_000;

const schema = (t: T): z.ZodType<Text> =>
  z.object({
    title: lineSchema(t, 'chapterWork.name'),
    markdown: textSchema(t, 'chapterWork.text', longest),
  });

const chapters: ThingKind<Chapter, Text, Text> = {
  path: '/chapters',
  all: ({ chapters: all }) => all,
  newSchema: schema,
  add: writeChapter,
  afterwards: 'thing',
  textSchema: ({ t }) => schema(t),
  change: ({ id }, text) => changeChapter(id, text),
  remove: removeChapter,
  move: moveChapter,
  valuesOf: ({ title, markdown }) => ({ title, markdown }),
  listPage,
  newPage,
  thingPage,
};

export function chapterWorkRoutes(house: WebHouse): Hono<Env> {
  const fresh = atStoryDesk(house, (desk, c) => c.html(newPage(desk, formOf({}))));
  return new Hono<Env>().get('/plans/:plan/chapters/new', fresh).route('/', thingRoutes(house, chapters));
}

function listPage(desk: StoryDesk, form: StoryForm): string {
  const { t, plan, planBase } = desk;
  const of = plan.chapters.length;
  return desk.planPage({
    title: t('story.chapters'),
    path: '/chapters',
    body: (
      <>
        <StoryHeading desk={desk} form={form} publicPath="/chapters">
          {t('story.chapters')}
        </StoryHeading>
        <p>{t(of > 0 ? 'chapterWork.intro' : 'chapterWork.none')}</p>
        <ol className="nhsuk-list nhsuk-list--number gp-kept">
          {plan.chapters.map((chapter, at) => {
            const action = `${planBase}/chapters/${chapter.id}`;
            const count = problemsOf(plan, chapter.markdown, t).length;
            return (
              <li key={chapter.id} id={chapter.id}>
                <div className="gp-kept__row">
                  <p>
                    <a href={action}>{chapter.title}</a>{' '}
                    {count > 0 && <Tag modifier="red">{t('chapterWork.problems', { count })}</Tag>}
                  </p>
                  <Moves action={action} name={chapter.title} at={at} of={of} t={t} />
                </div>
              </li>
            );
          })}
        </ol>
        <Button href={`${planBase}/chapters/new`}>{t('chapterWork.new')}</Button>
      </>
    ),
  });
}

function newPage(desk: StoryDesk, form: StoryForm): string {
  const { t } = desk;
  return chapterPage(desk, form, { title: t('chapterWork.new'), path: '/chapters/new', action: '/chapters' });
}

function thingPage(desk: StoryDesk, chapter: Chapter, form: StoryForm): string {
  const path = `/chapters/${chapter.id}`;
  return chapterPage(desk, form, { title: chapter.title, path, action: path, chapter });
}

interface About {
  title: string;
  path: string;
  /** Where the form is sent. */
  action: string;
  /** Set where it is in the plan. */
  chapter?: Chapter;
}

function chapterPage(desk: StoryDesk, form: StoryForm, { title, path, action, chapter }: About): string {
  const { t, plan, planBase, view } = desk;
  const markdown = [form.values.markdown ?? ''].flat().join('\n');
  const problems = problemsOf(plan, markdown, t);
  const others = form.problems.filter(({ message }) => !problems.some((problem) => problem.message === message));
  const shown = { ...form, problems: [...others, ...problems] };
  return desk.planPage({
    title,
    path,
    within: [{ label: t('story.chapters'), href: `${planBase}/chapters` }],
    body: (
      <>
        <StoryHeading
          desk={desk}
          form={shown}
          publicPath={`/chapters/${chapter?.slug ?? ''}`}
          fields={[
            { name: 'title', label: t('chapterWork.name') },
            { name: 'markdown', label: t('chapterWork.text') },
          ]}
        >
          {title}
        </StoryHeading>
        <form method="post" action={`${planBase}${action}`}>
          {chapter && <Shown form={form} />}
          <LineField
            name="title"
            label={t('chapterWork.name')}
            {...(chapter ? { hint: t('story.addressStays') } : {})}
            form={shown}
          />
          <TextField
            name="markdown"
            label={t('chapterWork.text')}
            hint={t('chapterWork.textHint')}
            rows={20}
            form={shown}
          />
          <div className="gp-buttons">
            <Button type="submit">{t('form.save')}</Button>
            <Button type="submit" name="preview" value="yes" secondary>
              {t('chapterWork.preview')}
            </Button>
          </div>
        </form>
        <References plan={plan} t={t} />
        <h2 className="nhsuk-heading-m">{t('chapterWork.reads')}</h2>
        <div className="gp-preview">
          {markdown.trim() === '' && <p>{t('chapterWork.readsNothing')}</p>}
          <ChapterText view={view} chapter={{ markdown }} />
          <TermsMet view={view} />
        </div>
        {chapter && (
          <Removal
            action={`${planBase}${path}`}
            form={form}
            label="chapterWork.remove"
            text="chapterWork.removeText"
            t={t}
          />
        )}
      </>
    ),
  });
}

/** The references of a chapter that draw nothing in, each with why. */
function problemsOf(plan: Plan, markdown: string, t: T): Problem[] {
  return resolveChapter(plan, { markdown }).flatMap((piece) => {
    if (piece.type !== 'problem') return [];
    const { written, message } = piece;
    return [{ field: 'markdown', message: t('chapterWork.problem', { written, message }) }];
  });
}
