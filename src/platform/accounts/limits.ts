/** How often something may be tried: sign-ins by account and by address, whether or not there is such an account. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../database/database.ts';
import { digestOf } from '../digest.ts';

/** So often in so many seconds, then not for `blockedFor` seconds. */
export interface Limit {
  times: number;
  within: number;
  blockedFor: number;
}

const minute = 60;
export const signInLimits = {
  /** Wrong passwords of one account. */
  account: { times: 5, within: 15 * minute, blockedFor: 15 * minute },
  /** Tries from one address, which a whole hospital may share. */
  address: { times: 60, within: 15 * minute, blockedFor: 15 * minute },
  /** Messages to one person with a link in them. */
  message: { times: 5, within: 60 * minute, blockedFor: 60 * minute },
} as const satisfies Record<string, Limit>;

export interface Limiter {
  /** Counts a try. @returns false if there were too many */
  try(key: string): Promise<boolean>;
  /** Whether there were too many, without counting. */
  isBlocked(key: string): Promise<boolean>;
  /** Begins to count anew. */
  forget(key: string): Promise<void>;
}

/** Counts are kept in the database, so that a restart forgets none, by digests, so that they name nobody. */
export function createLimiter(database: Pick<Database, 'pool'>, name: string, limit: Limit): Limiter {
  const limiter = new RateLimiterPostgres({
    storeClient: database.pool,
    schemaName: 'platform',
    tableName: 'attempts',
    tableCreated: true,
    keyPrefix: name,
    points: limit.times,
    duration: limit.within,
    blockDuration: limit.blockedFor,
  });
  const digest = (key: string) => digestOf(key.trim().toLowerCase());
  return {
    async try(key) {
      try {
        await limiter.consume(digest(key));
        return true;
      } catch (error) {
        if (error instanceof RateLimiterRes) return false;
        throw error;
      }
    },
    async isBlocked(key) {
      const state = await limiter.get(digest(key));
      return state !== null && state.consumedPoints > limit.times;
    },
    async forget(key) {
      await limiter.delete(digest(key));
    },
  };
}
