/** Structured logs of the process. No personal data goes in: no addresses of people, no bodies, no query strings. */
import { type Logger, pino } from 'pino';
import { codeOf, messageOf } from './mistake.ts';
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

/** A database error and its `detail` may quote people's words, so only what names the fault and its place is kept. */
function describeError(error: unknown): object {
  const { name, stack = '' } = error instanceof Error ? error : new Error(messageOf(error));
  const [message] = messageOf(error).split('\n');
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    message,
    code: codeOf(error) ?? undefined,
    stack: [`${name}: ${message}`, ...frames].join('\n'),
  };
}

function asText(line: string): string {
  const { time, level, msg, ...rest }: Record<string, unknown> = JSON.parse(line);
  const details = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${[String(time).slice(11, 19), String(level), msg, ...details].join(' ')}\n`;
}
