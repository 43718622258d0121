/** The settings: one schema of the environment, checked before anything starts. */
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

function webAddress(expected: string) {
  return z.string().refine((text) => /^https?:\/\/./.test(text) && URL.canParse(text), { error: expected });
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
  GREENPLAN_PUBLIC_URL: webAddress('where people reach Greenplan, such as https://greenplan.example.org')
    .optional()
    .describe('Where people reach Greenplan: links in messages begin with it; without it, the address it listens on'),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:\/\/./.test(text) && URL.canParse(text), {
      error: 'an address such as smtps://user:password@mail.example.org',
    })
    .optional()
    .describe('Mail server; without it, messages lie in the outbox of the workspace'),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, 'an address such as Greenplan <greenplan@example.org>')
    .describe('Whom messages come from'),
  OIDC_ISSUER: webAddress('the address of an OpenID Connect provider')
    .optional()
    .describe('Sign-in of an organisation’s own, such as https://login.microsoftonline.com/TENANT/v2.0'),
  OIDC_CLIENT_ID: z.string().optional().describe('Name under which the provider knows Greenplan'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('What Greenplan shows to the provider'),
  OIDC_NAME: z.string().describe('What the button says: “Sign in with …”'),
  GREENPLAN_LEDGER: z
    .enum(['duckdb', 'postgres'], { error: 'duckdb or postgres' })
    .describe('Where activity lines lie: duckdb is files in the data folder, postgres a table of the database'),
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
  MAIL_FROM: 'Greenplan <greenplan@localhost>',
  OIDC_NAME: 'your organisation’s account',
  GREENPLAN_LEDGER: 'duckdb',
  GREENPLAN_UPLOAD_LIMIT_MB: '100',
  TRUST_PROXY: 'no',
  LOG_LEVEL: 'info',
  GREENPLAN_LOG_FORMAT: 'auto',
};

const secrets: readonly string[] = ['DATABASE_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET'];

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
  /** Without a slash at its end; null for the address that it listens on. */
  publicUrl: string | null;
  /** Null where messages lie in the outbox. */
  smtpUrl: string | null;
  mailFrom: string;
  /** An organisation's own sign-in; null if there is none. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  ledger: z.output<typeof Variables>['GREENPLAN_LEDGER'];
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
  if (!isWhole(given))
    wrong.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together. Set all three, or none.');
  if (!result.success || wrong.length > 0) throw new Mistake([...new Set(wrong)].join('\n'));
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: resolve(checkout, values.GREENPLAN_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    loadSample: values.GREENPLAN_SAMPLE,
    publicUrl: values.GREENPLAN_PUBLIC_URL ? new URL(values.GREENPLAN_PUBLIC_URL).origin : null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    oidc: oidcOf(values),
    ledger: values.GREENPLAN_LEDGER,
    uploadLimit: values.GREENPLAN_UPLOAD_LIMIT_MB * 1_000_000,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    logFormat: values.GREENPLAN_LOG_FORMAT,
  };
}

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

function isWhole(given: Record<string, string>): boolean {
  const set = oidcNames.filter((name) => given[name] !== undefined).length;
  return set === 0 || set === oidcNames.length;
}

function oidcOf(values: z.output<typeof Variables>): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = values;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null;
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
