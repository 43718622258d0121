/** The history of changes in the workspace: of everything, of one thing, and as a file. */
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { nameOfWriter } from '../accounts/writers.ts';
import type { Env, WebHouse } from '../room.ts';
import { jsonText } from '../web/json-text.ts';
import { systemPage } from '../web/system-page.tsx';
import { translator } from '../web/translate.ts';
import { lineOf } from './chain.ts';
import { HistoryPage } from './history-page.tsx';
import { auditMessages } from './messages.ts';
import { auditStore, type Thing } from './store.ts';

const pageSize = 50;
const t = translator('en', auditMessages);

const Asked = z.object({
  table: z.string().max(63).optional(),
  /** Of the kind alone, not of one thing. */
  kind: z.string().max(63).optional(),
  actor: z.string().max(200).optional(),
  key: jsonText(1000)
    .pipe(z.array(z.union([z.string(), z.number()])))
    .optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

/** What the log calls those who are no people. */
const others = ['reader', 'command', 'greenplan', 'unknown'] as const;

export function historyRoutes({ accounts, assets, database }: WebHouse): Hono<Env> {
  return new Hono<Env>()
    .get('/history', async (c) => {
      const { system } = c.var;
      const asked = Asked.safeParse(c.req.query());
      if (!asked.success || (asked.data.table === undefined) !== (asked.data.key === undefined)) return c.notFound();
      const { table, key, kind, actor, page: at } = asked.data;
      const thing: Thing | null = table === undefined || key === undefined ? null : { table, key };
      const log = auditStore(database, system);
      const only = { table: kind || undefined, actor: actor || undefined };
      const { items, total } = await log.history(thing, { from: (at - 1) * pageSize, size: pageSize }, only);
      const names = await accounts.people.names();
      const nameOf = (actor: string) => {
        const other = others.find((one) => one === actor);
        return other ? t(other) : nameOfWriter(actor, names, { team: '', former: t('former') });
      };
      const title = t('title');
      const body = (
        <HistoryPage
          {...{ t, thing, only, total, at, nameOf }}
          named={thing === null ? await log.named() : null}
          base={`/${system.slug}/workspace/history`}
          entries={items}
          opened={await log.opened(items.map(({ seq }) => seq))}
          pages={Math.ceil(total / pageSize)}
        />
      );
      const breadcrumb = [{ label: t('workspace'), href: `/${system.slug}/workspace` }];
      return c.html(systemPage(system, assets, { title, path: '/workspace/history', breadcrumb, body }));
    })

    .get('/history.jsonl', (c) => {
      const { after } = auditStore(database, c.var.system);
      c.header('content-type', 'application/jsonl; charset=utf-8');
      c.header('content-disposition', 'attachment; filename="history.jsonl"');
      return stream(c, async (out) => {
        for (let entries = await after(0); entries.length > 0; entries = await after(entries.at(-1)?.seq ?? 0))
          for (const entry of entries) await out.write(lineOf(entry));
      });
    });
}
