/** Structured logs of the process. No personal data goes in: no addresses of people, no bodies, no query strings. */
import { type Logger, pino } from 'pino';
import { messageOf } from './mistake.ts';
import type { Settings } from './settings.ts';

export type Log = Logger;

/** A log on standard error, so that standard output stays for what a command was asked for. */
export function createLog({ logLevel, logFormat }: Pick<Settings, 'logLevel' | 'logFormat'>): Log {
  const options = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
  };
  const forPeople = logFormat === 'text' || (logFormat === 'auto' && process.stderr.isTTY);
  if (!forPeople) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(options, { write: (line: string) => process.stderr.write(asText(line)) });
}

/** A log that says nothing, for tests and for commands. */
export const silentLog: Log = pino({ level: 'silent' });

/** A database error's `detail` and `where` may quote people's words, so only what names the fault is kept. */
function describeError(error: unknown): object {
  const { name, stack } = error instanceof Error ? error : new Error(messageOf(error));
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
  return { type: name, message: messageOf(error).split('\n')[0], code, stack };
}

function asText(line: string): string {
  const { time, level, msg, ...rest }: Record<string, unknown> = JSON.parse(line);
  const details = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${[String(time).slice(11, 19), String(level), msg, ...details].join(' ')}\n`;
}
