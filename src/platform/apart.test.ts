import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type ApartLimits, type ApartOptions, workApart } from './apart.ts';
import type { Task } from './ledger/tasks.ts';

vi.unmock('./apart.ts');

const enough: ApartLimits = { memoryMegabytes: 1000, seconds: 60 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-apart-'));
  const line = 'f1,2,0,northmere,,202404,202404,2024,gas,kWh,5.000000,,,standard,false,,\n';
  await writeFile(join(folder, 'lines.csv'), line.repeat(2000));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The ledger's process makes a Parquet file of lines. */
function made(limits: ApartLimits, options?: ApartOptions): Promise<null> {
  const task: Task = { type: 'from csv', csv: join(folder, 'lines.csv'), parquet: join(folder, 'lines.parquet') };
  return workApart('platform/ledger/ledger', task, z.null(), limits, options);
}

describe('work in a process of its own', () => {
  it('is answered', async () => {
    expect(await made(enough)).toBeNull();
  });

  it('that takes more memory than it may is stopped, and says so', async () => {
    await expect(made({ ...enough, memoryMegabytes: 40 })).rejects.toThrow(/more than 40 MB of memory and was stopped/);
  });

  it('is given up when nobody wants it any more', async () => {
    const wanted = new AbortController();
    const working = made(enough, { signal: wanted.signal });
    setTimeout(() => wanted.abort(new Error('set aside')), 50);
    await expect(working).rejects.toThrow('set aside');
  });

  it('of which nothing is known tells what went wrong', async () => {
    const asked = workApart('platform/ledger/ledger', { type: 'nothing' }, z.null(), enough);
    await expect(asked).rejects.toThrow('Invalid');
  });
});
