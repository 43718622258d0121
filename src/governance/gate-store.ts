/** The gates of a plan, and the record of what each decided, which is added to and never changed. */
import { and, asc, eq, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { isId } from '../kernel/ids.ts';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import type { Decision, Gate } from './model.ts';
import { decisions, gates } from './tables.ts';

export type NewGate = Omit<Gate, 'id' | 'promised'>;
export type NewDecision = Omit<Decision, 'id' | 'at'>;

export function gateStore(database: SystemScope, system: System, planId: string) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);
  const ofPlan = and(eq(gates.systemId, system.id), eq(gates.planId, planId));
  const key = { systemId: system.id, planId };

  return {
    /** In the order in which the plan passes them. */
    list: (): Promise<Gate[]> =>
      inSystem((tx) => tx.select().from(gates).where(ofPlan).orderBy(asc(gates.position), asc(gates.id))),

    /** The same, held until the transaction ends: of two who record at once, the second sees what the first did. */
    locked: (): Promise<Gate[]> =>
      inSystem((tx) => tx.select().from(gates).where(ofPlan).orderBy(asc(gates.position), asc(gates.id)).for('update')),

    /**
     * Adds gates after those that are there, under ids of their own. The first day that a gate is given is the one it
     * promised; a gate of the edition before has promised one already.
     */
    add: (all: readonly (NewGate & Partial<Pick<Gate, 'promised'>>)[]): Promise<void> =>
      inSystem(async (tx) => {
        const [last] = await tx
          .select({ position: max(gates.position) })
          .from(gates)
          .where(ofPlan);
        const first = (last?.position ?? 0) + 1;
        if (all.length > 0)
          await tx.insert(gates).values(
            all.map(({ title, bodyId, needs, recorder, effect, due, promised }, index) => {
              const gate = { title, bodyId, needs, recorder, effect, due, promised: promised ?? due };
              return { ...key, ...gate, position: first + index };
            }),
          );
      }),

    /** @returns false if there is none */
    change: async (id: string, { title, bodyId, needs, recorder, effect, due }: NewGate): Promise<boolean> =>
      isId(id) &&
      inSystem(async (tx) => {
        const one = and(ofPlan, eq(gates.id, id));
        const [before] = await tx.select().from(gates).where(one).for('update');
        if (!before) return false;
        const promised = before.promised ?? due;
        await tx.update(gates).set({ title, bodyId, needs, recorder, effect, due, promised }).where(one);
        return true;
      }),

    /** Lets a gate change places with the one before or after it; the first and the last stay where there is none. */
    move: (id: string, to: 'earlier' | 'later'): Promise<void> =>
      inSystem(async (tx) => {
        const all = await tx
          .select()
          .from(gates)
          .where(ofPlan)
          .orderBy(asc(gates.position), asc(gates.id))
          .for('update');
        const at = all.findIndex((one) => one.id === id);
        const other = at + (to === 'earlier' ? -1 : 1);
        const order = all.map((one) => one.id);
        const [own, its] = [order[at], order[other]];
        if (own === undefined || its === undefined) return;
        [order[at], order[other]] = [its, own];
        for (const [position, one] of order.entries())
          await tx
            .update(gates)
            .set({ position: position + 1 })
            .where(and(ofPlan, eq(gates.id, one)));
      }),

    /** Takes a gate away about which nothing was decided. @returns false if there is none, or it has a record */
    remove: async (id: string): Promise<boolean> =>
      isId(id) &&
      inSystem(async (tx) => {
        const [decided] = await tx
          .select({ id: decisions.id })
          .from(decisions)
          .where(and(eq(decisions.systemId, system.id), eq(decisions.gateId, id)))
          .limit(1);
        if (decided) return false;
        const gone = await tx
          .delete(gates)
          .where(and(ofPlan, eq(gates.id, id)))
          .returning({ id: gates.id });
        return gone.length > 0;
      }),

    /** Everything that the gates of the plan decided, oldest first. */
    decisions: (): Promise<Decision[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(decisions)
          .where(and(eq(decisions.systemId, system.id), eq(decisions.planId, planId)))
          .orderBy(asc(decisions.id)),
      ),

    record: (all: readonly NewDecision[]): Promise<void> =>
      inSystem(async (tx) => {
        if (all.length > 0) await tx.insert(decisions).values(all.map((one) => ({ ...key, ...one })));
      }),
  };
}
export type GateStore = ReturnType<typeof gateStore>;
