/** "You said, we did": what was said in a consultation and what came of it, made from the weighing by itself. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { View } from '../plan/pages/view.tsx';
import { planStore, type Revision } from '../plan/store.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { Changed } from './changed.tsx';
import type { ConsultationCounts } from './consultation-store.ts';
import { deskOf, publicPage, type T, viewOf } from './frame.tsx';
import { missing, type Remark, verdicts, wholePlan } from './model.ts';
import { isOfOtherWords, type Said, saidOf, shares } from './rules.ts';

/** Remarks about one thing on the page about everything, and on a page about that thing. */
const onOverview = 5;
const onPage = 50;

export function saidRoutes(house: WebHouse): Hono<Env> {
  async function asked(c: Context<Env>) {
    const id = z.uuid().safeParse(c.req.param('id')).data;
    const consultation = id ? await deskOf(c, house).consultations.byId(id) : null;
    const view = consultation && (await viewOf(c, house, consultation));
    return consultation && view ? { consultation, view } : null;
  }

  return new Hono<Env>()
    .get('/you-said/:id', async (c) => {
      const desk = deskOf(c, house);
      const { t, base } = desk;
      const found = await asked(c);
      if (!found) return c.notFound();
      const { consultation, view } = found;
      const { id, title } = consultation;
      const [tallies, remarks, counts] = await Promise.all([
        desk.remarks.tallies(id),
        desk.remarks.newestShown(id, onOverview),
        desk.consultations.counts(id),
      ]);
      const changes = await changesOf(c, house, view, remarks);
      const path = `/you-said/${id}`;
      const said = saidOf(view.index, tallies);
      const body = <SaidPage {...{ t, title, view, counts, changes, said, remarks }} here={base + path} />;
      const breadcrumb = [{ label: t('title'), href: `${base}/consultation` }];
      return publicPage(c, house, view, { title: t('said.title'), path, breadcrumb, body });
    })

    .get('/you-said/:id/:subject', async (c) => {
      const desk = deskOf(c, house);
      const { t, base } = desk;
      const found = await asked(c);
      const subject = c.req.param('subject');
      if (!found) return c.notFound();
      const { consultation, view } = found;
      const at = z.coerce.number().int().min(1).max(100_000).catch(1).parse(c.req.query('page'));
      const shown = await desk.remarks.shownAbout(consultation.id, subject, { from: (at - 1) * onPage, size: onPage });
      const [said] = saidOf(view.index, await desk.remarks.tallies(consultation.id, subject));
      if (!said) return c.notFound();
      const changes = await changesOf(c, house, view, shown.items);
      const overview = `/you-said/${consultation.id}`;
      const body = (
        <SubjectPage
          {...{ t, view, said, changes, at }}
          remarks={shown.items}
          pages={Math.ceil(shown.total / onPage)}
        />
      );
      const breadcrumb = [
        { label: t('title'), href: `${base}/consultation` },
        { label: t('said.title'), href: base + overview },
      ];
      const title = `${t('said.title')}: ${subject}`;
      return publicPage(c, house, view, { title, path: `${overview}/${subject}`, breadcrumb, body });
    });
}

/** The revisions to which remarks led, by their ids. */
async function changesOf(c: Context<Env>, house: WebHouse, view: View, remarks: readonly Remark[]) {
  const store = planStore(house.database, c.var.system);
  const led = new Set(remarks.flatMap(({ revision }) => revision ?? []));
  const subjects = new Set(remarks.filter(({ revision }) => revision !== null).map(({ subject }) => subject));
  const all = await Promise.all([...subjects].map((subject) => store.revisions(view.plan.id, subject)));
  return new Map(all.flat().flatMap((one): [number, Revision][] => (led.has(one.id) ? [[one.id, one]] : [])));
}

interface SaidProps {
  t: T;
  view: View;
  changes: ReadonlyMap<number, Revision>;
  remarks: readonly Remark[];
}

interface OverviewProps extends SaidProps {
  title: string;
  /** Address of the page itself. */
  here: string;
  counts: ConsultationCounts;
  said: Said[];
}

function SaidPage({ t, title, here, view, counts, said, remarks, changes }: OverviewProps) {
  const about = Map.groupBy(remarks, ({ subject }) => subject);
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-l">{title}</span> {t('said.title')}
      </h1>
      <p>
        {t('said.intro', { ...counts })} {t('said.stillOpen', { ...counts })}
      </p>
      <p>
        <a href={`${here}/trace`}>{t('trace.link')}</a>
      </p>
      {said.length === 0 && <p>{t('said.nothing')}</p>}
      {said.map((one) => {
        const own = about.get(one.subject) ?? [];
        return (
          <section key={one.subject} id={one.subject} className="gp-said">
            <h2 className="nhsuk-heading-m">{headingOf(t, view, one.subject)}</h2>
            <Verdicts t={t} said={one} />
            <RemarkList {...{ t, view, changes }} remarks={own} />
            {own.length === onOverview && (
              <p>
                <a href={`${here}/${one.subject}`}>{t('said.all', { subject: one.subject })}</a>
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

function SubjectPage({
  t,
  view,
  said,
  remarks,
  changes,
  at,
  pages,
}: SaidProps & { said: Said; at: number; pages: number }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{headingOf(t, view, said.subject)}</h1>
      <Verdicts t={t} said={said} />
      <RemarkList {...{ t, view, changes, remarks }} />
      <p>
        {at > 1 && <a href={`?page=${at - 1}`}>{t('weigh.previous')}</a>}{' '}
        {at < pages && <a href={`?page=${at + 1}`}>{t('weigh.next')}</a>}
      </p>
    </>
  );
}

function RemarkList({ t, view, remarks, changes }: Pick<SaidProps, 't' | 'view' | 'remarks' | 'changes'>) {
  if (remarks.length === 0) return null;
  return (
    <ul className="gp-bare" aria-label={t('said.remarks')}>
      {remarks.map((remark) => (
        <RemarkEntry key={remark.id} {...{ t, view, remark }} change={changes.get(remark.revision ?? -1)} />
      ))}
    </ul>
  );
}

function Verdicts({ t, said }: { t: T; said: Said }) {
  const count = verdicts.reduce((sum, verdict) => sum + said.verdicts[verdict], 0);
  return count === 0 ? null : <p>{t('said.verdicts', { ...shares(said.verdicts), count })}</p>;
}

interface EntryProps {
  t: T;
  view: View;
  remark: Remark;
  change: Revision | undefined;
}

function RemarkEntry({ t, view, remark, change }: EntryProps) {
  const { text, verdict, outcome, reason } = remark;
  return (
    <li className="gp-commitment">
      <p>
        {verdict && <b>{t(`ask.${verdict}`)}. </b>}
        {text}
      </p>
      {isOfOtherWords(view, remark) && <p className="nhsuk-hint">{t('said.before')}</p>}
      <p>
        <strong>{t(`outcome.${outcome ?? 'open'}`)}</strong>
        {reason && `: ${reason}`}
      </p>
      {change && <Changed label={t('said.changed')} change={change} />}
    </li>
  );
}

function headingOf(t: T, view: View, subject: string) {
  if (subject === wholePlan) return t('said.whole');
  if (subject === missing) return t('said.missing');
  const placed = view.index.byId.get(subject);
  return placed ? <a href={`${view.base}/commitments/${subject}`}>{placed.commitment.text}</a> : t('said.gone');
}
