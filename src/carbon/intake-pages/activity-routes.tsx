/** Activity files come in: sent, read, asked about, checked, taken in, corrected and left out. */
import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, type Problem, readForm, tryTo, unfilled } from '../../platform/web/forms.tsx';
import { receiveUpload } from '../../platform/web/upload.ts';
import type { ActivityFile } from '../file-store.ts';
import { unitDoubts } from '../intake/findings.ts';
import { columnNames } from '../intake/headings.ts';
import { tiers } from '../intake/mapping.ts';
import { fileStates } from '../model.ts';
import { confirmMapping, readAsAnotherKind, readHeadings, readOtherwise, readSheet } from '../taking-in/how-read.ts';
import { countFurther, organisationsIn, receive, setAside, takeIn } from '../taking-in/into-ledger.ts';
import { ActivityListPage } from './activity-list-page.tsx';
import { FailedPage, SetAsidePage, SupersededPage, TakenInPage } from './after-page.tsx';
import { answersIn } from './answers.ts';
import { advanceInBackground, countInBackground, countingOf } from './background.ts';
import { CheckedPage } from './checked-page.tsx';
import { withChosenColumns } from './columns-chosen.ts';
import { fileOf, type IntakeDesk, intakeDeskOf } from './desk.ts';
import { attachment, download } from './download.ts';
import { type FileView, isWorkedOn } from './file-parts.tsx';
import { headingsSaid } from './headings-form.tsx';
import { MappingPage, valuesOf } from './mapping-page.tsx';
import { followSeconds, ProgressPage } from './progress-page.tsx';
import { fieldsBeforeFile } from './sent-fields.ts';
import { withWordsIn, wordsCsv } from './words-csv.ts';
import { turnedTo, withRest, wordsSaid } from './words-said.ts';

const longestAnswer = 300;
const wordsLimitMb = 5;
const FirstWord = z.coerce.number().int().min(0).max(10_000).catch(0);
const SheetForm = z.object({ sheet: z.coerce.number().int().min(0).max(10_000) });
const AnswersForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const plainForm = 'period,organisation,site,activity,quantity,unit,spend,supplier\r\n';

/** Mounted at "/carbon" below the workspace. */
export function activityRoutes(house: WebHouse): Hono<Env> {
  const limitMb = house.settings.uploadLimit / 1_000_000;

  async function listPage(c: Context<Env>, form: Filled, status: 200 | 422 = 200) {
    const desk = intakeDeskOf(c, house);
    const files = (await desk.carbon.files.list()).filter(({ organisation }) => desk.maySee(organisation));
    const state = z
      .enum(fileStates)
      .nullable()
      .catch(null)
      .parse(c.req.query('state') ?? null);
    const corrects = correctable(desk, files, c.req.query('corrects') ?? '');
    const body = <ActivityListPage {...{ desk, files, state, form, limitMb, corrects }} />;
    return desk.page({ title: desk.t('activity.title'), path: '/activity', body }, status);
  }

  /** @returns what is wrong with whose file it is said to be, and which one it corrects */
  async function saidOf(desk: IntakeDesk, fields: Readonly<Record<string, string>>) {
    const { t, carbon, members, mayEnter } = desk;
    const { organisation: said = '', corrects: id = '' } = fields;
    const organisation = said === '' ? null : said;
    const isMember = organisation === null || members.some(({ slug }) => slug === organisation);
    if (!isMember || !mayEnter(organisation))
      return { problem: { field: 'organisation', message: t('activity.notYours') } };
    if (id === '') return { organisation, supersedes: null };
    const corrects = correctable(desk, await carbon.files.list(), id);
    if (!corrects) return { problem: { field: 'corrects', message: t('activity.noSuchCorrection') } };
    return { organisation, supersedes: corrects.id };
  }

  function goOn(c: Context<Env>, desk: IntakeDesk, { id, name }: Pick<ActivityFile, 'id' | 'name'>): void {
    void advanceInBackground(desk.carbon, id, c.var.log, desk.t('failed.again', { name, id }));
  }

  const count = (c: Context<Env>, { carbon, t }: IntakeDesk, reason: string): void =>
    void countInBackground(carbon, reason, c.var.log, t('failed.count'));

  async function viewOf(desk: IntakeDesk, file: ActivityFile): Promise<FileView> {
    const { carbon, maySee, mayEnter } = desk;
    const seen = async (id: string | null) => {
      const found = id === null ? null : await carbon.files.byId(id);
      return found && maySee(found.organisation) ? found : null;
    };
    const [corrects, correctedBy, same] = await Promise.all([
      seen(file.supersedes),
      seen(file.supersededBy),
      carbon.files.sameBytes(file.sha256, file.id),
    ]);
    const twins = same.filter(({ organisation, createdAt }) => maySee(organisation) && createdAt < file.createdAt);
    return { desk, file, mayEnter: mayEnter(file.organisation), corrects, correctedBy, twins };
  }

  async function filePage(
    c: Context<Env>,
    desk: IntakeDesk,
    file: ActivityFile,
    form: Filled = unfilled,
    status: 200 | 422 = 200,
  ) {
    const view = await viewOf(desk, file);
    const body = await bodyOf(c, view, form);
    const within = [{ label: desk.t('activity.title'), href: desk.activity }];
    return desk.page({ title: file.name, path: `/activity/${file.id}`, within, body }, status);
  }

  async function bodyOf(c: Context<Env>, view: FileView, form: Filled) {
    const { desk, file } = view;
    const { carbon } = desk;
    const sheet = file.staged?.sheets[file.sheet ?? 0];
    if (isWorkedOn(file)) {
      const follows = c.req.query('still') !== 'yes';
      if (follows) c.header('Refresh', String(followSeconds));
      return <ProgressPage {...{ view, follows }} progress={await carbon.files.progress(file.id)} />;
    }
    if (file.state === 'mapping' && file.proposal && sheet) {
      const { proposal } = file;
      const library = carbon.library();
      const filled = { ...form, values: { ...valuesOf(proposal, file.name, library), ...form.values } };
      const from = FirstWord.parse([form.values.from ?? c.req.query('from')].flat()[0]);
      const columns = columnNames(sheet.columns.map(({ heading }) => heading));
      return <MappingPage {...{ view, proposal, sheet, columns, library, from }} form={filled} />;
    }
    if (file.state === 'checked' && file.checked) {
      return (
        <CheckedPage {...{ view, form }} checked={file.checked} sheet={sheet ?? null} library={carbon.library()} />
      );
    }
    if (file.state === 'taken in') {
      const counting = countingOf(carbon.systemId);
      if (counting?.state === 'counting') c.header('Refresh', String(followSeconds));
      return <TakenInPage {...{ view, counting }} latest={await carbon.calculations.latest()} />;
    }
    if (file.state === 'superseded') return <SupersededPage view={view} />;
    if (file.state === 'set aside') return <SetAsidePage view={view} />;
    return <FailedPage view={view} />;
  }

  /** The page of a file as it stands now, with what could not be done about it. */
  async function asItIs(c: Context<Env>, desk: IntakeDesk, file: ActivityFile, problems: Problem[]) {
    const now = (await desk.carbon.files.byId(file.id)) ?? file;
    return filePage(c, desk, now, { values: {}, problems }, 422);
  }

  /** Does something with the file that the address names, and leads back to its page. */
  const withFile =
    (work: (c: Context<Env>, desk: IntakeDesk, file: ActivityFile) => Promise<Response | undefined>) =>
    async (c: Context<Env>) => {
      const desk = intakeDeskOf(c, house);
      const file = await fileOf(c, desk, 'change');
      if (!file) return c.notFound();
      return (await work(c, desk, file)) ?? c.redirect(`${desk.activity}/${file.id}`, 303);
    };

  return new Hono<Env>()
    .get('/activity', (c) => listPage(c, unfilled))

    .get('/activity/plain-form.csv', (c) =>
      c.body(plainForm, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment('activity.csv'),
      }),
    )

    .post('/activity/files', async (c) => {
      const desk = intakeDeskOf(c, house);
      const { fields, request } = await fieldsBeforeFile(c.req.raw);
      const refuse = (problem: Problem) => listPage(c, { values: { ...fields }, problems: [problem] }, 422);
      try {
        // Taken to disk before anything is refused: an answer while the file is still coming is not read by browsers.
        const upload = await receiveUpload(request, limitMb);
        try {
          const said = await saidOf(desk, fields);
          if (said.problem) return refuse(said.problem);
          const { id } = await receive(desk.carbon, upload, said);
          goOn(c, desk, { id, name: upload.name });
          return c.redirect(`${desk.activity}/${id}`, 303);
        } finally {
          await upload.forget();
        }
      } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        return refuse({ field: 'file', message: error.message });
      }
    })

    .get('/activity/:id', async (c) => {
      const desk = intakeDeskOf(c, house);
      const file = await fileOf(c, desk, 'see');
      return file ? filePage(c, desk, file) : c.notFound();
    })

    .get('/activity/:id/file', async (c) => {
      const file = await fileOf(c, intakeDeskOf(c, house), 'see');
      return download(c, house, file?.fileId ?? null);
    })

    .get('/activity/:id/rejects', async (c) => {
      const file = await fileOf(c, intakeDeskOf(c, house), 'see');
      return download(c, house, file?.rejectsFileId ?? null);
    })

    .post(
      '/activity/:id/mapping',
      withFile(async (c, desk, file) => {
        const { t, carbon, members, mayEnter } = desk;
        const sheet = file.staged?.sheets[file.sheet ?? 0];
        const sent = await readForm(c, AnswersForm);
        if (file.state !== 'mapping' || !file.proposal || !sheet) return undefined;
        const { values } = sent;
        const columns = columnNames(sheet.columns.map(({ heading }) => heading));
        const { proposal } = file;
        const { answers, problems } = answersIn(proposal.questions, values, {
          t,
          library: carbon.library(),
          organisations: members.map(({ slug }) => slug).filter(mayEnter),
          columns,
          mapping: proposal.mapping,
        });
        const name = [values.name ?? ''].flat().join(' ').trim().slice(0, longestAnswer);
        if (name === '') problems.push({ field: 'name', message: t('mapping.nameNeeded') });
        const tier = z.enum(tiers).catch(proposal.mapping.tier).parse(values.tier);
        const turned = turnedTo(values);
        const said = wordsSaid(
          desk,
          { ...proposal, mapping: withChosenColumns(proposal.mapping, values, columns) },
          answers,
          values,
        );
        problems.push(...said.problems);
        if (turned !== null && !problems.some(({ field }) => said.fields.includes(field))) {
          // What else was filled in stays as it is on the page, until all is confirmed.
          const kept = { ...proposal, mapping: said.mapping };
          await carbon.files.change(file.id, ['mapping'], { proposal: kept });
          return filePage(c, desk, { ...file, proposal: kept }, { values: { ...values, ...turned }, problems: [] });
        }
        if (problems.length === 0) {
          const mapping =
            said.rest === null ? said.mapping : withRest({ ...proposal, mapping: said.mapping }, said.rest);
          await carbon.files.change(file.id, ['mapping'], { proposal: { ...proposal, mapping } });
          problems.push(...(await tryTo(() => confirmMapping(carbon, file.id, answers, { name, tier }))));
        }
        if (problems.length > 0) return filePage(c, desk, file, { values, problems }, 422);
        goOn(c, desk, file);
        return undefined;
      }),
    )

    .get('/activity/:id/words.csv', async (c) => {
      const desk = intakeDeskOf(c, house);
      const file = await fileOf(c, desk, 'see');
      if (!file?.proposal || file.state !== 'mapping') return c.notFound();
      const name = `${file.name.replace(/\.[^.]*$/, '')} – words.csv`;
      return c.body(wordsCsv(desk.carbon.library(), file.proposal), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment(name),
      });
    })

    .post(
      '/activity/:id/words',
      withFile(async (c, desk, file) => {
        const { carbon, t } = desk;
        const { proposal } = file;
        const refuse = (wrong: readonly string[]) =>
          asItIs(
            c,
            desk,
            file,
            wrong.map((message) => ({ field: 'file', message })),
          );
        try {
          const upload = await receiveUpload(c.req.raw, wordsLimitMb);
          try {
            if (file.state !== 'mapping' || !proposal) return undefined;
            const bytes = await readFile(upload.path);
            const { mapping, wrong } = withWordsIn(t, carbon.library(), bytes, upload.name, proposal);
            if (wrong.length > 0) return refuse(wrong);
            await carbon.files.change(file.id, ['mapping'], { proposal: { ...proposal, mapping } });
            return undefined;
          } finally {
            await upload.forget();
          }
        } catch (error) {
          if (!(error instanceof Mistake)) throw error;
          return refuse([error.message]);
        }
      }),
    )

    .post(
      '/activity/:id/sheet',
      withFile(async (c, desk, file) => {
        const sent = await readForm(c, SheetForm);
        const problems = await tryTo(() => readSheet(desk.carbon, file.id, sent.data?.sheet ?? -1));
        if (problems.length > 0) return asItIs(c, desk, file, problems);
        goOn(c, desk, file);
        return undefined;
      }),
    )

    .post(
      '/activity/:id/headings',
      withFile(async (c, desk, file) => {
        const { values } = await readForm(c, AnswersForm);
        const said = headingsSaid(values, desk.t);
        if ('problems' in said) return filePage(c, desk, file, { values, problems: said.problems }, 422);
        const problems = await tryTo(() => readHeadings(desk.carbon, file.id, said.where));
        if (problems.length > 0) return asItIs(c, desk, file, problems);
        goOn(c, desk, file);
        return undefined;
      }),
    )

    .post(
      '/activity/:id/taking-in',
      withFile(async (c, desk, file) => {
        const { t, carbon, mayEnter, nameOf } = desk;
        if (!mayEnter(null)) {
          const whose = file.state === 'checked' ? await organisationsIn(carbon, file.id) : [];
          if (whose === null) {
            await carbon.files.change(file.id, ['checked'], { state: 'mapped', checked: null });
            goOn(c, desk, file);
            return undefined;
          }
          const others = whose.filter((slug) => !mayEnter(slug)).map(nameOf);
          if (others.length > 0)
            return asItIs(c, desk, file, [
              { field: '', message: t('checked.othersLines', { names: others.join(', ') }) },
            ]);
        }
        const { values } = await readForm(c, AnswersForm);
        if (file.checked && unitDoubts(file.checked.findings).length > 0 && values['units-are-right'] !== 'yes')
          return asItIs(c, desk, file, [{ field: 'units-are-right', message: t('checked.unitsNeeded') }]);
        const problems = await tryTo(() => takeIn(carbon, file.id, true));
        if (problems.length > 0) return asItIs(c, desk, file, problems);
        count(c, desk, t('reason.in', { name: file.name }));
        return undefined;
      }),
    )

    .post(
      '/activity/:id/counting-further',
      withFile(async (c, desk, file) => {
        const problems = await tryTo(() => countFurther(desk.carbon, file.id));
        if (problems.length > 0) return asItIs(c, desk, file, problems);
        goOn(c, desk, file);
        return undefined;
      }),
    )

    .post(
      '/activity/:id/another-kind',
      withFile(async (c, desk, file) => {
        const problems = await tryTo(() => readAsAnotherKind(desk.carbon, file.id));
        if (problems.length > 0) return asItIs(c, desk, file, problems);
        goOn(c, desk, file);
        return undefined;
      }),
    )

    .post(
      '/activity/:id/reading-otherwise',
      withFile(async (_, { carbon }, file) => {
        if (file.proposal) await readOtherwise(carbon, file.id);
        return undefined;
      }),
    )

    .post(
      '/activity/:id/trying-again',
      withFile(async (c, desk, file) => {
        if (await desk.carbon.files.change(file.id, ['failed'], { state: 'received', problem: null, staged: null }))
          goOn(c, desk, file);
        return undefined;
      }),
    )

    .post(
      '/activity/:id/setting-aside',
      withFile(async (c, desk, file) => {
        const { t, carbon } = desk;
        const done = await setAside(carbon, file.id);
        if (done && file.state === 'taken in') count(c, desk, t('reason.out', { name: file.name }));
        return undefined;
      }),
    )

    .post(
      '/activity/:id/counting',
      withFile(async (c, desk, file) => {
        if (file.state === 'taken in') count(c, desk, desk.t('reason.in', { name: file.name }));
        return undefined;
      }),
    );
}

/** The file of that id, where its lines are in the ledger and whoever asks may correct them; else null. */
function correctable({ mayEnter }: IntakeDesk, files: readonly ActivityFile[], id: string): ActivityFile | null {
  return files.find((one) => one.id === id && one.state === 'taken in' && mayEnter(one.organisation)) ?? null;
}
