/** Tells a database that went away from work that it refused. */
import { codeOf, messageOf } from '../mistake.ts';

/** The connection is gone, or the server is not taking any just now: nothing about the work itself. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'ENOENT') return messageOf(error).startsWith('connect ');
  if (code !== null) return /^(57P0[123]|08\d\d\d|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/.test(messageOf(cause));
}
