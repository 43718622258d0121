/** The rates that calculations were made with, and kept so that a figure can be followed to its factors. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { LedgerRate } from '../platform/ledger/ledger.ts';
import { ledgerRates } from '../platform/ledger/tables.ts';
import type { System } from '../platform/systems.model.ts';

/** Rows that one statement writes: PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 3000;

export function rateStore(database: Database, system: System) {
  const own = eq(ledgerRates.systemId, system.id);
  return {
    /** What is kept of a set is never changed: what is there already is the same. */
    keep: (rates: readonly LedgerRate[]): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        for (let from = 0; from < rates.length; from += rowsAtOnce)
          await tx
            .insert(ledgerRates)
            .values(rates.slice(from, from + rowsAtOnce).map((rate) => ({ ...rate, systemId: system.id })))
            .onConflictDoNothing();
      }),

    /** Of these sets; of these activities only, where any are named. */
    list: (sets: readonly string[], activities?: readonly string[]): Promise<LedgerRate[]> =>
      database.inSystem(system.id, async (tx) => {
        if (sets.length === 0) return [];
        const rows = await tx
          .select()
          .from(ledgerRates)
          .where(
            and(
              own,
              inArray(ledgerRates.rateSet, [...sets]),
              activities === undefined ? undefined : inArray(ledgerRates.activity, [...activities]),
            ),
          )
          .orderBy(
            ledgerRates.rateSet,
            ledgerRates.activity,
            ledgerRates.unit,
            ledgerRates.year,
            ledgerRates.ratePart,
            ledgerRates.basis,
          );
        return rows.map(({ systemId: _system, ...rate }) => rate);
      }),
  };
}
export type RateStore = ReturnType<typeof rateStore>;
