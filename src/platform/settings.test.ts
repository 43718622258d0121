import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from './checkout.ts';
import { Mistake } from './mistake.ts';
import { describeSettings, readSettings } from './settings.ts';

describe('the settings', () => {
  it('have a value for everything when nothing is set', () => {
    const settings = readSettings({});
    expect(settings).toEqual({
      port: 3000,
      host: 'localhost',
      dataFolder: join(checkout, 'data'),
      databaseUrl: null,
      loadSample: true,
      ledger: 'duckdb',
      publicUrl: null,
      smtpUrl: null,
      mailFrom: 'Greenplan <greenplan@localhost>',
      oidc: null,
      uploadLimit: 100_000_000,
      trustProxy: false,
      logLevel: 'info',
      logFormat: 'auto',
    });
  });

  it('take the three of an organisation’s sign-in together or not at all', () => {
    const whole = {
      OIDC_ISSUER: 'https://login.example/tenant/v2.0',
      OIDC_CLIENT_ID: 'greenplan',
      OIDC_CLIENT_SECRET: 'hunter2',
      OIDC_NAME: 'NHSmail',
    };
    expect(readSettings(whole).oidc).toEqual({
      issuer: 'https://login.example/tenant/v2.0',
      clientId: 'greenplan',
      clientSecret: 'hunter2',
      name: 'NHSmail',
    });
    expect(() => readSettings({ ...whole, OIDC_CLIENT_SECRET: '' })).toThrow(/Set all three, or none/);
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it('name every one that is wrong, with what was found and what was expected', () => {
    const environment = { PORT: '99999', GREENPLAN_SAMPLE: 'maybe', GREENPLAN_UPLOAD_LIMT_MB: '5' };
    expect(() => readSettings(environment)).toThrow(
      new Mistake(
        [
          'PORT is "99999". Expected a whole number from 0 to 65,535.',
          'GREENPLAN_SAMPLE is "maybe". Expected yes or no.',
          'GREENPLAN_UPLOAD_LIMT_MB is not a setting of Greenplan. bin/greenplan config lists those that there are.',
        ].join('\n'),
      ),
    );
  });

  it('do not tell a secret in the message about it', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://u:hunter2@host/db' })).toThrow(
      /^(?=.*DATABASE_URL)(?=.*postgres:\/\/)(?!.*hunter2)/,
    );
    expect(() => readSettings({ SMTP_URL: 'hunter2' })).toThrow(/^(?=.*smtps:\/\/)(?!.*hunter2)/);
  });
});

describe('the settings as shown', () => {
  const shown = (environment: Record<string, string>) =>
    Object.fromEntries(describeSettings(environment).map(({ name, value, source }) => [name, { value, source }]));

  it('say where each comes from', () => {
    const settings = shown({ PORT: '8080' });
    expect(settings.PORT).toEqual({ value: '8080', source: 'environment' });
    expect(settings.HOST).toEqual({ value: 'localhost', source: 'default' });
  });

  it('mask what is secret', () => {
    const settings = shown({
      DATABASE_URL: 'postgres://ann:hunter2@db/gp',
      OIDC_CLIENT_SECRET: 'hunter2hunter2hunter2',
    });
    expect(settings.DATABASE_URL?.value).toBe('postgres://ann:********@db/gp');
    expect(settings.OIDC_CLIENT_SECRET?.value).toBe('********');
  });

  it('stand in the guide, all of them', () => {
    const guide = readFileSync(join(checkout, 'docs/run.md'), 'utf8');
    const missing = describeSettings({}).filter(({ name }) => !guide.includes(`\`${name}\``));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
