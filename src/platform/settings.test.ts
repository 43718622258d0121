import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from './checkout.ts';
import { Mistake } from './mistake.ts';
import { describeSettings, readSettings } from './settings.ts';

describe('the settings', () => {
  it('have a value for everything when nothing is set', () => {
    const { workspaceToken, ...settings } = readSettings({});
    expect(settings).toEqual({
      port: 3000,
      host: 'localhost',
      dataFolder: join(checkout, 'data'),
      databaseUrl: null,
      loadSample: true,
      uploadLimit: 100_000_000,
      trustProxy: false,
      logLevel: 'info',
      logFormat: 'auto',
    });
    expect(workspaceToken).toMatch(/^[\w-]{24}$/);
  });

  it('make another workspace token at each start, unless one is set', () => {
    expect(readSettings({}).workspaceToken).not.toBe(readSettings({}).workspaceToken);
    expect(readSettings({ GREENPLAN_WORKSPACE_TOKEN: 'sixteen-letters!' }).workspaceToken).toBe('sixteen-letters!');
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
    expect(() => readSettings({ GREENPLAN_WORKSPACE_TOKEN: 'hunter2' })).toThrow(/^(?=.*16 characters)(?!.*hunter2)/);
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
      GREENPLAN_WORKSPACE_TOKEN: 'hunter2hunter2hunter2',
    });
    expect(settings.DATABASE_URL?.value).toBe('postgres://ann:********@db/gp');
    expect(settings.GREENPLAN_WORKSPACE_TOKEN?.value).toBe('********');
  });

  it('stand in the guide, all of them', () => {
    const guide = readFileSync(join(checkout, 'docs/run.md'), 'utf8');
    const missing = describeSettings({}).filter(({ name }) => !guide.includes(`\`${name}\``));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
