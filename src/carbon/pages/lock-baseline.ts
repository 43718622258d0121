/** Locks the year that others are measured against, or restates it with a reason. */
import type { Calculation } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import { locked, Restatement, type RestatementKind, restatementNames } from '../footprint/baseline.ts';
import { baselineOf } from './baseline-facts.ts';

export interface LockAsked {
  /** Short name; empty for the whole system. */
  organisation: string;
  year: number;
  kind?: RestatementKind | undefined;
  reason: string;
}

/**
 * @param words what is said where the calculation has no figures of the year, and where no reason is given
 * @returns what is wrong, by field; nothing once it is locked
 */
export async function lockBaseline(
  { carbon, calculation }: { carbon: Carbon; calculation: Calculation },
  { organisation, year, kind, reason }: LockAsked,
  words: { noFigures: string; sayWhy: string },
): Promise<{ field: string; message: string }[]> {
  const next = await baselineOf(carbon, calculation.id, organisation, year);
  if (!next) return [{ field: 'year', message: words.noFigures }];
  const history = await carbon.baselines.history(organisation);
  const before = await Promise.all(
    history.toReversed().map((one) => baselineOf(carbon, one.calculationId, organisation, one.year)),
  );
  if (history.length === 0 && reason === '') return [{ field: 'reason', message: words.sayWhy }];
  const restatement = history.length === 0 ? null : Restatement.safeParse({ kind, reason });
  if (restatement && !restatement.success)
    return restatement.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }));
  const result = locked(
    before.filter((one) => one !== null),
    { ...next, restatement: restatement?.data ?? null },
  );
  if (result.kind === 'refused') return [{ field: 'reason', message: result.sentence }];
  const told = restatement ? `${restatementNames[restatement.data.kind]}. ${restatement.data.reason}` : reason;
  await carbon.baselines.lock({ organisation, year, calculationId: calculation.id, reason: told });
  return [];
}
