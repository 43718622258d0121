/**
 * Something that a person can mend: its message is shown as it is, without a stack trace.
 * Say what is wrong and how to mend it.
 */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

/** The message of whatever was thrown, for a sentence to a person or a log. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  // Drizzle's own message is the whole statement with its values: people's words, or the bytes of their files.
  if (error instanceof Error && 'params' in error && error.cause instanceof Error) return messageOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}

/** The code of a system or PostgreSQL error, such as "ENOENT" or "57P03". */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : null;
}
