/** For how long the room keeps what is about people who are heard. */
import { and, eq, isNotNull, lt, lte, or, sql } from 'drizzle-orm';
import { auditStore } from '../platform/audit/store.ts';
import type { SystemRule } from '../platform/retention/rule.ts';
import { engagementStore } from './engagement/store.ts';
import { engagements } from './engagement/tables.ts';
import { responseStore } from './response-store.ts';
import { consultations, responses } from './tables.ts';

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

export const consultationRules: readonly SystemRule[] = [
  {
    of: 'system',
    kind: 'respondents',
    what: 'What people who answered a consultation said of themselves, and the way back to their answers, from its last day. What they wrote stays with the consultation, and nothing leads from it to them.',
    days: 730,
    async apply({ database }, system, before) {
      const told = or(
        isNotNull(responses.receipt),
        isNotNull(responses.respondent),
        isNotNull(responses.place),
        isNotNull(responses.organisation),
      );
      const over = await database.inSystem(system.id, (tx) =>
        tx
          .select({ id: responses.id })
          .from(responses)
          .innerJoin(
            consultations,
            and(eq(consultations.systemId, responses.systemId), eq(consultations.id, responses.consultationId)),
          )
          .where(and(eq(responses.systemId, system.id), lt(consultations.closes, dayOf(before)), told)),
      );
      await responseStore(database, system).part(over.map(({ id }) => id));
      // Only now: to take away what they said of themselves was itself a change, told under the same key.
      for (const { id } of over) await auditStore(database, system).forget(`response:${id}`);
      return over.length;
    },
  },
  {
    of: 'system',
    kind: 'contacts',
    what: 'How to reach groups that asked the team to come and talk, from the day of the event, or from when they asked where none was held. It is deleted.',
    days: 90,
    async apply({ database }, system, before) {
      const store = engagementStore(database, system);
      const since = sql`coalesce(${engagements.day}, (${engagements.createdAt} at time zone 'UTC')::date)`;
      const over = await database.inSystem(system.id, (tx) =>
        tx
          .select({ id: engagements.id })
          .from(engagements)
          .where(and(eq(engagements.systemId, system.id), isNotNull(engagements.contact), lte(since, dayOf(before)))),
      );
      for (const { id } of over) {
        await store.forgetContact(id);
        await auditStore(database, system).forget(`engagement:${id}`);
      }
      return over.length;
    },
  },
];
