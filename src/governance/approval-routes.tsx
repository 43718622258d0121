/** Public pages: the way to approval, the texts that were decided about, and what changed between them. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { publicPage } from '../consultation/frame.tsx';
import { planStore } from '../plan/store.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { today } from '../platform/today.ts';
import { ApprovalPage } from './approval-page.tsx';
import { differencesOf } from './differences.ts';
import { currentDeskOf, type PlanDesk } from './frame.tsx';
import { gateStore } from './gate-store.ts';
import { ChangesPage, KeptPage } from './kept-page.tsx';
import { hashOf, keptText, readKept } from './kept-text.ts';
import type { Decision, Gate, Snapshot } from './model.ts';
import { snapshotStore } from './snapshot-store.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export function approvalRoutes(house: WebHouse): Hono<Env> {
  const snapshotOf = async (c: Context<Env>, hash: string | undefined): Promise<Snapshot | null> => {
    const parsed = Hash.safeParse(hash);
    return parsed.success ? snapshotStore(house.database, c.var.system).byHash(parsed.data) : null;
  };
  const crumbs = ({ t, base }: Pick<PlanDesk, 't' | 'base'>) => [{ label: t('title'), href: `${base}/approval` }];

  return new Hono<Env>()
    .get('/approval', async (c) => {
      const desk = await currentDeskOf(c, house);
      if (!desk) return c.notFound();
      const { t, base, day, view, gates, bodies, listed } = desk;
      const [all, decisions, known, officers] = await Promise.all([
        gates.list(),
        gates.decisions(),
        bodies.list(),
        bodies.officers(listed.id),
      ]);
      const body = (
        <ApprovalPage
          {...{ t, base, day, decisions, officers }}
          gates={all}
          bodies={known}
          themes={view.plan.themes}
          today={today()}
        />
      );
      return publicPage(c, house, view, { title: t('title'), path: '/approval', body });
    })

    .get('/approval/:hash', async (c) => {
      const desk = await currentDeskOf(c, house);
      const snapshot = await snapshotOf(c, c.req.param('hash'));
      if (!desk || !snapshot) return c.notFound();
      const { t, base, day, view } = desk;
      const record = await recordOf(c, house);
      const others = new Map(
        record
          .filter(({ decision }) => decision.snapshot !== snapshot.hash)
          .map(({ gate, decision }) => [decision.snapshot, `${gate.title}, ${day(decision.on)}`]),
      );
      const body = (
        <KeptPage
          {...{ t, snapshot, day }}
          here={`${base}/approval/${snapshot.hash}`}
          whole={hashOf(snapshot.content) === snapshot.hash}
          plan={readKept(snapshot.content)}
          decisions={record.filter(({ decision }) => decision.snapshot === snapshot.hash)}
          others={[...others].map(([hash, label]) => ({ hash, label }))}
        />
      );
      const path = `/approval/${snapshot.hash}`;
      return publicPage(c, house, view, { title: t('kept.title'), path, breadcrumb: crumbs(desk), body });
    })

    .get('/approval/:hash/plan.json', async (c) => {
      const snapshot = await snapshotOf(c, c.req.param('hash'));
      if (!snapshot) return c.notFound();
      return c.body(snapshot.content, 200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-disposition': `attachment; filename="plan-${snapshot.hash.slice(0, 12)}.json"`,
      });
    })

    .get('/approval/:hash/changes', async (c) => {
      const desk = await currentDeskOf(c, house);
      const before = await snapshotOf(c, c.req.param('hash'));
      const wanted = c.req.query('with');
      const other = wanted === undefined ? null : await snapshotOf(c, wanted);
      if (!desk || !before || (wanted !== undefined && !other)) return c.notFound();
      const { t, base, view } = desk;
      const after = other?.content ?? keptText(view.plan);
      const body = (
        <ChangesPage
          t={t}
          before={before.hash.slice(0, 12)}
          after={other?.hash.slice(0, 12) ?? null}
          differences={differencesOf(readKept(before.content), readKept(after))}
        />
      );
      const path = `/approval/${before.hash}/changes`;
      const breadcrumb = [...crumbs(desk), { label: t('kept.title'), href: `${base}/approval/${before.hash}` }];
      return publicPage(c, house, view, { title: t('changes.title'), path, breadcrumb, body });
    });
}

/** What the gates of every edition decided: a text is told with all that was decided about it. */
async function recordOf(c: Context<Env>, house: WebHouse): Promise<{ gate: Gate; decision: Decision }[]> {
  const { system } = c.var;
  const plans = await planStore(house.database, system).list();
  const found = await Promise.all(
    plans.map(async ({ id }) => {
      const store = gateStore(house.database, system, id);
      const gates = new Map((await store.list()).map((gate) => [gate.id, gate]));
      return (await store.decisions()).flatMap((decision) => {
        const gate = gates.get(decision.gateId);
        return gate ? [{ gate, decision }] : [];
      });
    }),
  );
  // A later edition carries the record of the one before: each decision is told once.
  const told = new Map(
    found
      .flat()
      .map((one) => [[one.gate.title, one.decision.on, one.decision.outcome, one.decision.snapshot].join('\n'), one]),
  );
  return [...told.values()];
}
