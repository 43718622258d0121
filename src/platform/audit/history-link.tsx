/** The way from a thing in the workspace to its history, for those who may read it. */
import type { Context } from 'hono';
import { mayDo } from '../accounts/guard.ts';
import type { Env } from '../room.ts';
import { historyOf } from './history-page.tsx';
import { auditMessages } from './messages.ts';
import type { Thing } from './store.ts';

/** Null for those who may not read it. */
export function historyLink(c: Context<Env>, thing: Thing) {
  if (!mayDo(c, 'read the history of changes')) return null;
  return (
    <p>
      <a href={historyOf(`/${c.var.system.slug}/workspace/history`, thing)}>{auditMessages.ofThis}</a>
    </p>
  );
}
