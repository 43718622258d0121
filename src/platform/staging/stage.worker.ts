/** The process that stages one file and ends. */
import type { Answer } from './messages.ts';
import { type Order, readTables } from './read.ts';
import { asUnreadable } from './unreadable.ts';

process.once('message', (order: Order) => void answer(order));
// Whoever asked is gone, so nobody would take the answer. An exit would first wait for what DuckDB is doing.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// A terminal sends Ctrl-C to all of its processes: whoever asked decides what becomes of the work.
process.on('SIGINT', () => undefined);

async function answer(order: Order): Promise<void> {
  try {
    const staged = await readTables(order, (progress) => void say({ type: 'progress', progress }));
    await say({ type: 'staged', staged });
  } catch (error) {
    const { reason, message, cause } = asUnreadable(error);
    await say({
      type: 'refused',
      reason,
      message,
      cause: cause instanceof Error ? (cause.stack ?? cause.message) : null,
    });
  }
  process.exit();
}

/** Resolved when it has been sent whole. */
function say(answer: Answer): Promise<void> {
  return new Promise((sent) => {
    process.send?.(answer, () => sent());
  });
}
