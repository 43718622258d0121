/** Choosing under a budget, apart from the server's process: one at a time for a system, which can be stopped. */
import type { Log } from '../../platform/log.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { optimiseApart } from '../optimising.ts';
import type { Choice } from '../rules/choice.ts';
import type { Initiative } from '../rules/model.ts';
import type { OptimiseTask } from '../rules/optimise.ts';

/** What it was asked for, as the form has it. */
export interface Wanted {
  of: 'footprint' | 'plus';
  year: number | 'all';
  budgets: { year: number; pounds: string }[];
  /** Whether kinds of the library were to choose from, beside the system's own ideas. */
  library: boolean;
}

/** What was to choose from, by id. */
export type Candidates = ReadonlyMap<string, Pick<Initiative, 'title' | 'organisations'>>;

export type OptimiseWork = { wanted: Wanted; version: string; candidates: Candidates } & (
  | { state: 'choosing'; stop: AbortController }
  | { state: 'chosen'; choice: Choice }
  | { state: 'stopped' }
  | { state: 'failed'; problem: string }
);

const bySystem = new Map<string, OptimiseWork>();

export const workOf = (systemId: string): OptimiseWork | null => bySystem.get(systemId) ?? null;

interface Start {
  systemId: string;
  version: string;
  wanted: Wanted;
  task: OptimiseTask;
  log: Log;
  /** What is said where it fails for a reason that nobody there can mend. */
  failed: string;
}

/** Begins, and stops what is being chosen for that system now. */
export function choose({ systemId, version, wanted, task, log, failed }: Start): void {
  stopChoosing(systemId);
  const candidates = new Map(task.candidates.map((one) => [one.id, one]));
  const about = { wanted, version, candidates };
  const stop = new AbortController();
  const work: OptimiseWork = { state: 'choosing', ...about, stop };
  bySystem.set(systemId, work);
  const isOurs = () => bySystem.get(systemId) === work;
  optimiseApart(task, { signal: stop.signal }).then(
    (choice) => {
      if (isOurs()) bySystem.set(systemId, { state: 'chosen', ...about, choice });
    },
    (error: unknown) => {
      if (!isOurs()) return;
      if (!(error instanceof Mistake)) log.error({ err: error }, 'a choice under a budget could not be made');
      const problem = error instanceof Mistake ? messageOf(error) : failed;
      bySystem.set(systemId, { state: 'failed', ...about, problem });
    },
  );
}

export function stopChoosing(systemId: string): void {
  const work = bySystem.get(systemId);
  if (work?.state !== 'choosing') return;
  const { wanted, version, candidates } = work;
  bySystem.set(systemId, { state: 'stopped', wanted, version, candidates });
  work.stop.abort(new Mistake('Stopped'));
}
