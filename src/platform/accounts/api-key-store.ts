/** Keys by which a program acts for a person, in one system and until a day. */
import { randomBytes } from 'node:crypto';
import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { digestOf } from '../digest.ts';
import { apiKeys } from './tables.ts';

export const keyScopes = ['read', 'write'] as const;
export type KeyScope = (typeof keyScopes)[number];

export interface ApiKey {
  digest: string;
  /** Its first letters, to know it by. */
  start: string;
  name: string;
  personId: string;
  systemId: string;
  scope: KeyScope;
  expiresAt: Date;
}

/** Says where a key comes from, so that one left in a file is found by those who look for such. */
const prefix = 'greenplan_';
/** The time of a key's last use is written no more often than this, in milliseconds. */
const rarely = 60_000;

export function apiKeyStore({ orm, asPlatform }: Pick<Database, 'orm' | 'asPlatform'>) {
  return {
    /** @returns the key itself, which is shown once and kept nowhere */
    make: async (key: Omit<ApiKey, 'digest' | 'start'>): Promise<string> => {
      const secret = `${prefix}${randomBytes(24).toString('base64url')}`;
      const row = { ...key, digest: digestOf(secret), start: secret.slice(0, 14) };
      await asPlatform((tx) => tx.insert(apiKeys).values(row));
      return secret;
    },

    /** Keys of a person, the one that ends first coming first. */
    of: async (personId: string): Promise<ApiKey[]> =>
      orm.select().from(apiKeys).where(eq(apiKeys.personId, personId)).orderBy(asc(apiKeys.expiresAt)),

    /** @returns null if there is no such key, or its time is over */
    find: async (secret: string): Promise<ApiKey | null> => {
      const now = new Date();
      const [key] = await orm
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.digest, digestOf(secret)), gt(apiKeys.expiresAt, now)));
      if (!key) return null;
      const before = new Date(now.getTime() - rarely);
      await orm
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKeys.digest, key.digest), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
      return key;
    },

    end: async (personId: string, digest: string): Promise<void> => {
      await asPlatform((tx) =>
        tx.delete(apiKeys).where(and(eq(apiKeys.personId, personId), eq(apiKeys.digest, digest))),
      );
    },
  };
}
export type ApiKeyStore = ReturnType<typeof apiKeyStore>;
