/** The settings: one schema of the environment, checked before anything starts. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { checkout } from './checkout.ts';
import { Mistake } from './mistake.ts';

const yesNo = z.enum(['yes', 'no'], { error: 'yes or no' }).transform((answer) => answer === 'yes');

function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most.toLocaleString('en-GB')}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
}

/** Messages say what was expected; what was found is put before them. */
const Variables = z.object({
  PORT: wholeNumber(0, 65_535).describe('Port that the server listens on; 0 is any free one'),
  HOST: z
    .string()
    .regex(/^[a-zA-Z0-9.:_-]+$/, 'a host name or address such as localhost or 0.0.0.0')
    .describe('Name or address that the server listens on; 0.0.0.0 is every one'),
  GREENPLAN_DATA: z.string().describe('Folder of the database; a relative one starts from the checkout'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), {
      error: 'an address such as postgres://user:password@host:5432/greenplan',
    })
    .optional()
    .describe('PostgreSQL server to use instead of the one that Greenplan starts itself'),
  GREENPLAN_SAMPLE: yesNo.describe('Whether the first start loads the made-up sample system'),
  GREENPLAN_WORKSPACE_TOKEN: z
    .string()
    .min(16, 'at least 16 characters')
    .optional()
    .describe('Token that opens the workspace; without it the server makes one at each start'),
  GREENPLAN_UPLOAD_LIMIT_MB: wholeNumber(1, 2000).describe('Largest document that may be uploaded, in megabytes'),
  TRUST_PROXY: yesNo.describe('Whether to believe X-Forwarded-Proto and X-Forwarded-Host of a proxy in front'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'debug, info, warn, error or silent' })
    .describe('Least severe message that is logged'),
  GREENPLAN_LOG_FORMAT: z
    .enum(['auto', 'json', 'text'], { error: 'auto, json or text' })
    .describe('json for programs, text for people; auto is text on a terminal and json elsewhere'),
});

const defaults: Readonly<Record<string, string>> = {
  PORT: '3000',
  HOST: 'localhost',
  GREENPLAN_DATA: './data',
  GREENPLAN_SAMPLE: 'yes',
  GREENPLAN_UPLOAD_LIMIT_MB: '100',
  TRUST_PROXY: 'no',
  LOG_LEVEL: 'info',
  GREENPLAN_LOG_FORMAT: 'auto',
};

const secrets: readonly string[] = ['DATABASE_URL', 'GREENPLAN_WORKSPACE_TOKEN'];

/** Read by Greenplan's own tests and start scripts, not by people. */
const internal: readonly string[] = ['GREENPLAN_CHROMIUM'];

/** The checked settings of this process. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute. */
  dataFolder: string;
  /** Null when Greenplan starts its own PostgreSQL. */
  databaseUrl: string | null;
  loadSample: boolean;
  workspaceToken: string;
  /** In bytes. */
  uploadLimit: number;
  trustProxy: boolean;
  logLevel: z.output<typeof Variables>['LOG_LEVEL'];
  logFormat: z.output<typeof Variables>['GREENPLAN_LOG_FORMAT'];
}

/** One setting as `greenplan config` shows it; a secret is masked. */
export interface SettingShown {
  name: string;
  value: string | null;
  source: 'environment' | 'default';
  about: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings in an environment. An empty variable counts as not set.
 * @throws Mistake that names every wrong setting, with what was found and what was expected.
 */
export function readSettings(environment: Environment): Settings {
  const given = { ...defaults, ...whatIsSet(environment) };
  const result = Variables.safeParse(given);
  const wrong = (result.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    const found = secrets.includes(name) ? 'set to something else (not shown, as it is a secret)' : `"${given[name]}"`;
    return `${name} is ${found}. Expected ${issue.message}.`;
  });
  for (const name of unknownNames(environment)) {
    wrong.push(`${name} is not a setting of Greenplan. bin/greenplan config lists those that there are.`);
  }
  if (!result.success || wrong.length > 0) throw new Mistake([...new Set(wrong)].join('\n'));
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: resolve(checkout, values.GREENPLAN_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    loadSample: values.GREENPLAN_SAMPLE,
    workspaceToken: values.GREENPLAN_WORKSPACE_TOKEN ?? randomBytes(18).toString('base64url'),
    uploadLimit: values.GREENPLAN_UPLOAD_LIMIT_MB * 1_000_000,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    logFormat: values.GREENPLAN_LOG_FORMAT,
  };
}

/** Every setting with where its value comes from. */
export function describeSettings(environment: Environment): SettingShown[] {
  const set = whatIsSet(environment);
  return Object.entries(Variables.shape).map(([name, schema]) => {
    const value = set[name];
    const shown = value !== undefined && secrets.includes(name) ? mask(value) : value;
    return {
      name,
      value: shown ?? defaults[name] ?? null,
      source: value === undefined ? 'default' : 'environment',
      about: schema.description ?? '',
    };
  });
}

function whatIsSet(environment: Environment): Record<string, string> {
  const names = Object.keys(Variables.shape);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** A mistyped GREENPLAN_… would otherwise be passed over in silence. */
function unknownNames(environment: Environment): string[] {
  return Object.keys(environment).filter(
    (name) => name.startsWith('GREENPLAN_') && !(name in Variables.shape) && !internal.includes(name),
  );
}

function mask(secret: string): string {
  if (!URL.canParse(secret)) return '********';
  const address = new URL(secret);
  if (address.password !== '') address.password = '********';
  return address.toString();
}
