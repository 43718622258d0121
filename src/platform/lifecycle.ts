/** Stops a process as it should be stopped: what was begun is finished, and nothing is left running. */
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';

/** How long requests in flight may take to end. */
const patienceMs = 10_000;

/**
 * Runs `stop` at the first Ctrl-C or SIGTERM and ends the process with 0. Further signals change nothing: npm and a
 * terminal both send one for a single Ctrl-C.
 */
export function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/** Takes no more requests, and waits for those in flight to end. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const late = sleep(patienceMs, undefined, { ref: false }).then(() => server.closeAllConnections());
  await Promise.race([closed, late]);
  await closed;
}
