/** Tables of people, of how they sign in, and of what they may do. All are the platform's own. */
import { bigint, boolean, index, integer, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { platform } from '../database/tables-of-systems.ts';
import { systems, when } from '../tables.ts';
import type { HeldRole } from './policy.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });
const id = () => text().primaryKey();
const personId = () =>
  text('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' });

/** Somebody with an account. What they did refers to the id, so their name and address can be taken away. */
export const people = platform.table('people', {
  id: id(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  removedAt: moment('removed_at'),
  createdAt: when('created_at'),
  updatedAt: when('updated_at'),
});

export const sessions = platform.table('sessions', {
  id: id(),
  token: text().notNull().unique(),
  userId: personId(),
  expiresAt: moment('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: when('created_at'),
  updatedAt: when('updated_at'),
});

/** A password, or an account with a provider of sign-in such as an organisation's own. */
export const signIns = platform.table(
  'sign_ins',
  {
    id: id(),
    userId: personId(),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: when('created_at'),
    updatedAt: when('updated_at'),
  },
  (table) => [uniqueIndex('sign_ins_account').on(table.providerId, table.accountId)],
);

/** What was sent to somebody to be given back: links to sign in, to set a password. */
export const verifications = platform.table(
  'verifications',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: when('created_at'),
    updatedAt: when('updated_at'),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
);

export const secondFactors = platform.table('second_factors', {
  id: id(),
  userId: personId(),
  secret: text().notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: boolean().default(true),
  failedVerificationCount: integer('failed_verification_count').default(0),
  lockedUntil: moment('locked_until'),
});

export const passkeys = platform.table('passkeys', {
  id: id(),
  name: text(),
  publicKey: text('public_key').notNull(),
  userId: personId(),
  credentialID: text('credential_id').notNull().unique(),
  counter: integer().notNull(),
  deviceType: text('device_type').notNull(),
  backedUp: boolean('backed_up').notNull(),
  transports: text(),
  createdAt: when('created_at'),
  aaguid: text(),
});

/** Roles as people hold them; the reader's is everybody's and stands nowhere. */
export const heldRoles = platform.table(
  'held_roles',
  {
    personId: personId(),
    systemId: uuid('system_id')
      .notNull()
      .references(() => systems.id, { onDelete: 'cascade' }),
    role: text().$type<HeldRole['role']>().notNull(),
    /** Short name of the organisation for which it is held; "" for the whole system. */
    organisation: text().notNull().default(''),
    givenBy: text('given_by').notNull(),
    givenAt: when('given_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.systemId, table.role, table.organisation] })],
);

/** One-time links: to become the first administrator, to take up an invitation. Only a digest of the token is kept. */
export const invitations = platform.table('invitations', {
  digest: text().primaryKey(),
  /** Null where whoever has the link says who they are. */
  email: text(),
  name: text(),
  systemId: uuid('system_id').references(() => systems.id, { onDelete: 'cascade' }),
  role: text().$type<HeldRole['role']>().notNull(),
  organisation: text().notNull().default(''),
  invitedBy: text('invited_by').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

/** Keys for programs. Only a digest of a key is kept, with its first letters to know it by. */
export const apiKeys = platform.table('api_keys', {
  digest: text().primaryKey(),
  start: text().notNull(),
  name: text().notNull(),
  personId: personId(),
  systemId: uuid('system_id')
    .notNull()
    .references(() => systems.id, { onDelete: 'cascade' }),
  scope: text().$type<'read' | 'write'>().notNull(),
  expiresAt: moment('expires_at').notNull(),
  lastUsedAt: moment('last_used_at'),
  createdAt: when('created_at'),
});

/** How often something was tried within a time, by a digest of who tried it: see `limits.ts`. */
export const attempts = platform.table('attempts', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Milliseconds since 1970. */
  expire: bigint({ mode: 'number' }),
});

/** Secrets that Greenplan made for itself, once in the life of a database. */
export const secrets = platform.table('secrets', {
  name: text().primaryKey(),
  value: text().notNull(),
});
