/** People, the roles that they hold, and the one-time links by which they come. */
import { randomBytes } from 'node:crypto';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../database/database.ts';
import { digestOf } from '../digest.ts';
import type { HeldRole } from './policy.ts';
import {
  apiKeys,
  heldRoles,
  invitations,
  passkeys,
  people,
  secondFactors,
  secrets,
  sessions,
  signIns,
} from './tables.ts';

/** Somebody with an account. */
export interface Person {
  id: string;
  name: string;
  email: string;
  hasSecondFactor: boolean;
  roles: HeldRole[];
}

/** Who is asked to come, and as what. A link without a system makes an administrator of every system there is. */
export interface Invitation {
  email: string | null;
  name: string | null;
  systemId: string | null;
  role: HeldRole['role'];
  organisation: string | null;
}

/** A person as a system's list of people shows them. */
export interface Member {
  id: string;
  name: string;
  email: string;
  role: HeldRole['role'];
  organisation: string | null;
}

export function peopleStore({ orm, asPlatform }: Pick<Database, 'orm' | 'asPlatform'>) {
  return {
    /** @returns null if there is no such person, or they were removed */
    byId: async (id: string): Promise<Person | null> => {
      const [row] = await orm
        .select()
        .from(people)
        .where(and(eq(people.id, id), isNull(people.removedAt)));
      if (!row) return null;
      const held = await orm.select().from(heldRoles).where(eq(heldRoles.personId, id));
      const { name, email, twoFactorEnabled: hasSecondFactor } = row;
      return { id, name, email, hasSecondFactor, roles: held.map(toHeldRole) };
    },

    /** Those who hold a role in a system, by name; one with several roles stands there several times. */
    members: async (systemId: string): Promise<Member[]> => {
      const rows = await orm
        .select({ person: people, held: heldRoles })
        .from(heldRoles)
        .innerJoin(people, eq(people.id, heldRoles.personId))
        .where(eq(heldRoles.systemId, systemId))
        .orderBy(asc(people.name), asc(heldRoles.role), asc(heldRoles.organisation));
      return rows.map(({ person: { id, name, email }, held }) => {
        const { role, organisation } = toHeldRole(held);
        return { id, name, email, role, organisation };
      });
    },

    /** Names by id, for a history; somebody who was removed has none. */
    names: async (): Promise<ReadonlyMap<string, string>> => {
      const rows = await orm.select().from(people).where(isNull(people.removedAt));
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** Who has the account with that address. */
    byEmail: async (email: string): Promise<{ id: string; name: string } | null> => {
      const [row] = await orm.select().from(people).where(eq(people.email, email.toLowerCase()));
      return row ? { id: row.id, name: row.name } : null;
    },

    hasAdministrator: async (): Promise<boolean> => {
      const found = await orm.select().from(heldRoles).where(eq(heldRoles.role, 'administrator')).limit(1);
      return found.length > 0;
    },

    /** Gives a role; to hold it twice is to hold it once. */
    give: async (personId: string, held: HeldRole, by: string): Promise<void> => {
      await asPlatform((tx) =>
        tx
          .insert(heldRoles)
          .values({ personId, ...toRow(held), givenBy: by })
          .onConflictDoNothing(),
      );
    },

    /**
     * Takes a role away, and signs the person out.
     * @returns false if it is the last administrator's of the system, who stays
     */
    take: (personId: string, held: HeldRole): Promise<boolean> =>
      asPlatform(async (tx) => {
        if (await isLastAdministrator(tx, personId, held)) return false;
        const { systemId, role, organisation } = toRow(held);
        await tx
          .delete(heldRoles)
          .where(
            and(
              eq(heldRoles.personId, personId),
              eq(heldRoles.systemId, systemId),
              eq(heldRoles.role, role),
              eq(heldRoles.organisation, organisation),
            ),
          );
        await tx.delete(sessions).where(eq(sessions.userId, personId));
        return true;
      }),

    /**
     * Keeps what somebody wrote and takes away their name, their address, and every way in.
     * @returns false if they are the last administrator of a system, who stays
     */
    remove: (id: string): Promise<boolean> =>
      asPlatform(async (tx) => {
        const held = await tx.select().from(heldRoles).where(eq(heldRoles.personId, id));
        for (const one of held) if (await isLastAdministrator(tx, id, toHeldRole(one))) return false;
        await tx.delete(signIns).where(eq(signIns.userId, id));
        await tx.delete(secondFactors).where(eq(secondFactors.userId, id));
        await tx.delete(passkeys).where(eq(passkeys.userId, id));
        await tx.delete(apiKeys).where(eq(apiKeys.personId, id));
        await tx.delete(sessions).where(eq(sessions.userId, id));
        await tx.delete(heldRoles).where(eq(heldRoles.personId, id));
        await tx
          .update(people)
          .set({ name: '', email: `removed-${id}`, image: null, twoFactorEnabled: false, removedAt: new Date() })
          .where(eq(people.id, id));
        return true;
      }),

    /** @returns the token of a link that works once, for so many hours */
    invite: async (invitation: Invitation, by: string, hours: number): Promise<string> => {
      const token = randomBytes(24).toString('base64url');
      const { organisation, ...rest } = invitation;
      const expiresAt = new Date(Date.now() + hours * 3_600_000);
      await orm
        .insert(invitations)
        .values({ ...rest, organisation: organisation ?? '', digest: digestOf(token), invitedBy: by, expiresAt });
      return token;
    },

    /** @returns null if the link is none, was used, or is too old */
    invitation: async (token: string): Promise<Invitation | null> => {
      const [row] = await orm.select().from(invitations).where(stillOpen(token));
      return row ? toInvitation(row) : null;
    },

    /** Uses the link up: of two who come with it, one gets the invitation. */
    takeUp: async (token: string): Promise<(Invitation & { invitedBy: string }) | null> => {
      const [row] = await orm.delete(invitations).where(stillOpen(token)).returning();
      return row ? { ...toInvitation(row), invitedBy: row.invitedBy } : null;
    },

    /** A secret that is made at its first use, and the same ever after. */
    secret: async (name: string): Promise<string> => {
      const value = randomBytes(48).toString('base64url');
      await orm.insert(secrets).values({ name, value }).onConflictDoNothing();
      const [kept] = await orm.select().from(secrets).where(eq(secrets.name, name));
      if (!kept) throw new Error(`The secret ${name} is not there`);
      return kept.value;
    },
  };
}
export type PeopleStore = ReturnType<typeof peopleStore>;

async function isLastAdministrator(tx: Transaction, personId: string, held: HeldRole): Promise<boolean> {
  if (held.role !== 'administrator') return false;
  const administrators = await tx
    .select()
    .from(heldRoles)
    .where(and(eq(heldRoles.systemId, held.systemId), eq(heldRoles.role, 'administrator')))
    .for('update');
  return administrators.every((one) => one.personId === personId);
}

const stillOpen = (token: string) =>
  and(eq(invitations.digest, digestOf(token)), gt(invitations.expiresAt, new Date()));

const toRow = ({ systemId, role, organisation }: HeldRole) => ({ systemId, role, organisation: organisation ?? '' });
const toHeldRole = ({ systemId, role, organisation }: typeof heldRoles.$inferSelect): HeldRole => ({
  systemId,
  role,
  organisation: organisation || null,
});
const toInvitation = (row: typeof invitations.$inferSelect): Invitation => ({
  email: row.email,
  name: row.name,
  systemId: row.systemId,
  role: row.role,
  organisation: row.organisation || null,
});
