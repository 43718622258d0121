/** Where initiatives are listed, begun, changed, stopped and taken away. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { attachment } from '../../carbon/intake-pages/download.ts';
import { historyLink } from '../../platform/audit/history-link.tsx';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Filled, readForm } from '../../platform/web/forms.tsx';
import { writeInitiativesCsv, writeInitiativesXlsx } from '../files/write-initiatives.ts';
import type { KeptInitiative } from '../initiative-store.ts';
import { initiativeOf } from '../library/initiative-of.ts';
import { kindOf } from '../library/library.ts';
import type { Initiative } from '../rules/model.ts';
import { planWords, type WorkDesk, workDeskOf } from './desk.ts';
import { type FormFacts, formFacts, remarksOn } from './form-facts.ts';
import { chosen } from './initiative-facts.ts';
import { initiativeIn } from './initiative-fields.ts';
import { InitiativePage } from './initiative-page.tsx';
import { fieldsOf } from './initiative-shown.ts';
import { hrefOf, InitiativesPage } from './initiatives-page.tsx';
import { idFor } from './written.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const Revision = z.object({ revision: z.coerce.number().int().min(1) });
const revisionIn = (values: Filled['values']): number | null => Revision.safeParse(values).data?.revision ?? null;

/** Mounted at "/trajectory" below the workspace. */
export function initiativesRoutes(house: WebHouse): Hono<Env> {
  /** The form of one that is not there yet. */
  async function newPage(desk: WorkDesk, facts: FormFacts, form: Filled, status: 200 | 422 = 200) {
    const body = (
      <InitiativePage
        {...{ desk, facts, form }}
        {...{ initiative: null, revision: null, remarks: [], done: null, history: null }}
      />
    );
    const within = [{ label: desk.t('initiatives.title'), href: `${desk.here}/initiatives` }];
    return desk.page({ title: desk.t('initiative.new'), path: '/initiatives/new', within, body }, status);
  }

  /** The form of one that is there. @param sent where it comes back with what is wrong */
  async function keptPage(
    c: Context<Env>,
    desk: WorkDesk,
    kept: KeptInitiative,
    sent: Filled | null,
    status: 200 | 409 | 422 = 200,
  ) {
    const { t, here } = desk;
    const facts = await formFacts(desk);
    const { initiative, revision } = kept;
    const body = (
      <InitiativePage
        {...{ desk, facts, initiative, revision }}
        form={sent ?? { values: fieldsOf(initiative, facts), problems: [] }}
        remarks={sent ? [] : remarksOn(initiative, facts)}
        done={c.req.query('done') === 'saved' ? t('initiative.saved') : null}
        history={historyLink(c, { table: 'trajectory_initiatives', key: [initiative.id] })}
      />
    );
    const within = [{ label: t('initiatives.title'), href: `${here}/initiatives` }];
    return desk.page({ title: initiative.title, path: `/initiative/${initiative.id}`, within, body }, status);
  }

  /** What a form says that was sent, with what the checks refuse; null where something is wrong. */
  function sentIn(id: string, values: Filled['values'], facts: FormFacts) {
    const read = initiativeIn(id, values, facts);
    if (!read.initiative) return read;
    const errors = remarksOn(read.initiative, facts).filter(({ level }) => level === 'error');
    if (errors.length === 0) return read;
    return { initiative: null, problems: errors.map(({ at, sentence }) => ({ field: at, message: sentence })) };
  }

  const keptOf = (c: Context<Env>, desk: WorkDesk) => desk.trajectory.initiatives.byId(c.req.param('id') ?? '');
  const changedSince = ({ t }: WorkDesk, values: Filled['values']): Filled => ({
    values,
    problems: [{ field: '', message: t('initiative.stale') }],
  });

  return new Hono<Env>()
    .get('/initiatives', async (c) => {
      const desk = workDeskOf(c, house);
      const [all, plan] = await Promise.all([desk.trajectory.initiatives.list(), planWords(desk)]);
      const { organisation = '', stage = '', theme = '', done } = c.req.query();
      const wanted = { organisation, stage, theme };
      const told =
        done === 'removed' ? desk.t('initiative.removed') : done === 'written' ? desk.t('file.written') : null;
      const body = <InitiativesPage {...{ desk, plan, all, wanted }} shown={chosen(all, wanted)} done={told} />;
      return desk.page({ title: desk.t('initiatives.title'), path: '/initiatives', body });
    })

    .get('/initiatives.csv', async (c) => {
      const all = await workDeskOf(c, house).trajectory.initiatives.list();
      return c.body(writeInitiativesCsv(all.map(({ initiative }) => initiative)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment('initiatives.csv'),
      });
    })

    .get('/initiatives.xlsx', async (c) => {
      const { t, trajectory } = workDeskOf(c, house);
      const all = await trajectory.initiatives.list();
      const bytes = await writeInitiativesXlsx(
        all.map(({ initiative }) => initiative),
        t('initiatives.title'),
      );
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': attachment('initiatives.xlsx'),
      });
    })

    .get('/initiatives/new', async (c) => {
      const desk = workDeskOf(c, house);
      if (!desk.mayChange) return c.notFound();
      const facts = await formFacts(desk);
      const { kind = '', organisation = '' } = c.req.query();
      const started = kind === '' ? null : startedFrom(desk, facts, kind, organisation);
      return newPage(desk, facts, { values: started ? fieldsOf(started, facts) : {}, problems: [] });
    })

    .post('/initiatives', async (c) => {
      const desk = workDeskOf(c, house);
      const facts = await formFacts(desk);
      const { values } = await readForm(c, Fields);
      const title = [values.title ?? ''].flat()[0] ?? '';
      const id = idFor(title, new Set(facts.initiatives.map((one) => one.id)));
      const { initiative, problems } = sentIn(id, values, facts);
      if (!initiative) return newPage(desk, facts, { values, problems }, 422);
      // Somebody else may have begun one of that name at the same moment.
      if (!(await desk.trajectory.initiatives.add(initiative)))
        return newPage(desk, facts, { values, problems: [{ field: '', message: desk.t('initiative.twice') }] }, 422);
      return c.redirect(`${hrefOf(desk.here, id)}?done=saved`, 303);
    })

    .get('/initiative/:id', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      return kept ? keptPage(c, desk, kept, null) : c.notFound();
    })

    .post('/initiative/:id', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      if (!kept) return c.notFound();
      const facts = await formFacts(desk);
      const { values } = await readForm(c, Fields);
      const { initiative, problems } = sentIn(kept.initiative.id, values, facts);
      if (!initiative) {
        const seen = revisionIn(values) ?? kept.revision;
        return keptPage(c, desk, { ...kept, revision: seen }, { values, problems }, 422);
      }
      const outcome = await desk.trajectory.initiatives.change(revisionIn(values) ?? 0, initiative);
      if (outcome === 'gone') return c.notFound();
      if (outcome === 'stale') return keptPage(c, desk, kept, changedSince(desk, values), 409);
      return c.redirect(`${hrefOf(desk.here, initiative.id)}?done=saved`, 303);
    })

    .post('/initiative/:id/stopping', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      if (!kept) return c.notFound();
      const { values } = await readForm(c, Fields);
      const stopped: Initiative = { ...kept.initiative, stage: 'stopped' };
      const outcome = await desk.trajectory.initiatives.change(revisionIn(values) ?? 0, stopped);
      if (outcome === 'done') return c.redirect(`${hrefOf(desk.here, stopped.id)}?done=saved`, 303);
      return keptPage(c, desk, kept, changedSince(desk, fieldsOf(kept.initiative, await formFacts(desk))), 409);
    })

    .post('/initiative/:id/removal', async (c) => {
      const desk = workDeskOf(c, house);
      const kept = await keptOf(c, desk);
      if (!kept) return c.notFound();
      const { values } = await readForm(c, Fields);
      const facts = await formFacts(desk);
      const needing = facts.initiatives.find(({ needs }) => needs.includes(kept.initiative.id));
      const refuse = (message: string) =>
        keptPage(c, desk, kept, { values: fieldsOf(kept.initiative, facts), problems: [{ field: '', message }] }, 409);
      if (needing) return refuse(desk.t('initiative.needed', { title: needing.title }));
      const outcome = await desk.trajectory.initiatives.remove(kept.initiative.id, revisionIn(values) ?? 0);
      if (outcome === 'stale') return refuse(desk.t('initiative.stale'));
      return c.redirect(`${desk.here}/initiatives?done=removed`, 303);
    });
}

/** One of the library's kind, as this organisation would begin it next April; null where there is no such kind. */
function startedFrom(desk: WorkDesk, { baseline }: FormFacts, kind: string, organisation: string): Initiative | null {
  const found = kindOf(kind);
  const member = desk.members.find(({ slug }) => slug === organisation) ?? desk.members[0];
  if (!found || !member) return null;
  const [year = '', month = ''] = today().split('-');
  const start = `${Number(month) < 4 ? year : Number(year) + 1}-04`;
  return initiativeOf(found, { organisation: member.slug, start, baseline });
}
