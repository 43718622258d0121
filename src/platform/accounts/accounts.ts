/** Accounts as the pages use them: who a request comes from, and every way of signing in. */
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { createMailer, type Mailer } from '../mail/mailer.ts';
import type { Settings } from '../settings.ts';
import { type ApiKeyStore, apiKeyStore } from './api-key-store.ts';
import type { Auth } from './auth.ts';
import { createLimiter, type Limiter, signInLimits } from './limits.ts';
import { type PeopleStore, type Person, peopleStore } from './people-store.ts';

export interface Accounts {
  people: PeopleStore;
  keys: ApiKeyStore;
  mailer: Mailer;
  limits: Record<keyof typeof signInLimits, Limiter>;
  /** Where people reach Greenplan, without a slash at its end. */
  origin(): string;
  auth(): Promise<Auth>;
  /** Whose session the cookies are; null for a reader. Without a cookie nothing is asked. */
  personOf(headers: Headers): Promise<Person | null>;
  /** Makes an account that can be signed in to with this password. @returns null if the address has one already */
  create(person: { name: string; email: string; password: string }): Promise<string | null>;
}

/** Milliseconds after which a session ends, however often it is used. */
const longestSession = 7 * 24 * 3_600_000;

interface Parts {
  database: Database;
  settings: Settings;
  log: Log;
  /** Where the server listens; asked for only once it does. */
  address(): string;
}

export function openAccounts({ database, settings, log, address }: Parts): Accounts {
  const people = peopleStore(database);
  const mailer = createMailer(database, settings, log);
  const origin = () => settings.publicUrl ?? address();
  const limiter = (name: keyof typeof signInLimits) => createLimiter(database, name, signInLimits[name]);
  let made: Promise<Auth> | null = null;

  /** The address that its links begin with is known when the server listens; the library takes a start's time to load. */
  const auth = () => {
    made ??= Promise.all([people.secret('sessions'), import('./auth.ts')]).then(([secret, { createAuth }]) =>
      createAuth({ database, mailer, settings, log, origin: origin(), secret }),
    );
    return made;
  };

  return {
    people,
    mailer,
    keys: apiKeyStore(database),
    limits: { account: limiter('account'), address: limiter('address'), message: limiter('message') },
    origin,
    auth,
    async personOf(headers) {
      if (!headers.get('cookie')?.includes('greenplan.session_token')) return null;
      const { api } = await auth();
      const found = await api.getSession({ headers });
      if (!found) return null;
      if (Date.now() - found.session.createdAt.getTime() > longestSession) {
        await (await auth()).$context.then(({ internalAdapter }) => internalAdapter.deleteSession(found.session.token));
        return null;
      }
      return people.byId(found.user.id);
    },
    async create({ name, email, password }) {
      const { internalAdapter, password: passwords } = await (await auth()).$context;
      if (await internalAdapter.findUserByEmail(email)) return null;
      // Whoever has the link that was sent to an address has shown that it is theirs.
      const user = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email' });
      const hash = await passwords.hash(password);
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
      return user.id;
    },
  };
}

/** What a way of signing in gave: the cookies to set, or why not. */
export type Attempt<T> = { ok: true; body: T; cookies: string[] } | { ok: false; code: string };

/** Calls the library and takes its refusal for an answer; anything else goes on. */
export async function attempt<T>(call: Promise<{ headers: Headers; response: T }>): Promise<Attempt<T>> {
  try {
    const { headers, response } = await call;
    return { ok: true, body: response, cookies: headers.getSetCookie() };
  } catch (error) {
    const { isAPIError } = await import('better-auth/api');
    if (!isAPIError(error)) throw error;
    return { ok: false, code: String(error.body?.code ?? error.status) };
  }
}
