/** For how long the platform keeps what it holds for all systems. */
import { lt } from 'drizzle-orm';
import { apiKeys, attempts, invitations, sessions, verifications } from '../accounts/tables.ts';
import { outbox } from '../mail/tables.ts';
import type { PlatformRule } from './rule.ts';
import { retentionRuns } from './tables.ts';

export const platformRules: readonly PlatformRule[] = [
  {
    of: 'platform',
    kind: 'messages',
    what: 'Messages that could not be sent, from when they were written. They are deleted.',
    days: 90,
    apply: async ({ database }, before) =>
      (await database.orm.delete(outbox).where(lt(outbox.writtenAt, before))).rowCount ?? 0,
  },
  {
    of: 'platform',
    kind: 'sign-ins',
    what: 'Sessions, links, invitations and counts of tries, from when they ended. They are deleted.',
    days: 30,
    async apply({ database }, before) {
      const gone = await Promise.all([
        database.orm.delete(sessions).where(lt(sessions.expiresAt, before)),
        database.orm.delete(verifications).where(lt(verifications.expiresAt, before)),
        database.orm.delete(invitations).where(lt(invitations.expiresAt, before)),
        database.orm.delete(attempts).where(lt(attempts.expire, before.getTime())),
      ]);
      return gone.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
    },
  },
  {
    of: 'platform',
    kind: 'keys',
    what: 'Keys for programs, from when they ended. They are deleted.',
    days: 365,
    apply: async ({ database }, before) =>
      (await database.orm.delete(apiKeys).where(lt(apiKeys.expiresAt, before))).rowCount ?? 0,
  },
  {
    of: 'platform',
    kind: 'record',
    what: 'The record of what was taken away when its time was over. It is deleted.',
    days: 3 * 365,
    apply: async ({ database }, before) =>
      (await database.orm.delete(retentionRuns).where(lt(retentionRuns.at, before))).rowCount ?? 0,
  },
];
