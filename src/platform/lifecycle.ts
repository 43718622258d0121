/** Stops a process as it should be stopped: what was begun is finished, and nothing is left running. */
import type { Server } from 'node:http';
import type { Log } from './log.ts';

/** How long requests in flight may take to end. */
const patienceMs = 20_000;

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

/** Takes no more connections, and ends each that there is after the answer that it waits for. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // What was answered just before the signal was promised a connection that is kept.
  const sweeping = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweeping);
  clearTimeout(late);
}
