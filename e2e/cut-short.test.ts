import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Carbon, carbonOf } from '../src/carbon/carbon.ts';
import { type Database, openDatabase } from '../src/platform/database/database.ts';
import { silentLog } from '../src/platform/log.ts';
import { SystemSettings } from '../src/platform/systems.model.ts';
import { systemStore } from '../src/platform/systems.ts';
import { cookiesOf, somebody, testHouse } from '../src/platform/testing/house.ts';
import { root } from './product.ts';
import { command, type Ended, type ServerProcess, startServer, temporaryFolder } from './server-process.ts';

/** Of the file: enough for every step of its way to take a while. */
const lines = 20_000;

let folder: string;
let data: string;
let csv: string;
/** A process of its own on the same database, which looks at it and holds tables while others are killed. */
let database: Database;
/** What the footprint comes to where nothing is cut short. */
let uninterrupted: { result: string; kg: string[] };

beforeAll(async () => {
  folder = await temporaryFolder();
  data = join(folder, 'data');
  csv = join(folder, 'meters.csv');
  await writeFile(csv, meters());
  database = await openDatabase({ dataFolder: data, databaseUrl: null }, silentLog);
  const whole = await systemCalled('whole');
  expect(await greenplan('activity', 'send', '--take-in', csv, '--system', 'whole')).toMatchObject({ code: 0 });
  expect(await greenplan('footprint', 'calculate', '--system', 'whole')).toMatchObject({ code: 0 });
  uninterrupted = await footprint(whole);
});
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a file whose process is killed, again and again', () => {
  let carbon: Carbon;
  let id: string;
  beforeAll(async () => {
    carbon = await systemCalled('killed');
  });
  afterEach(async () => {
    // However far it had come, no line counts of a file that is not taken in, and no figure of a sum that was not kept.
    const [file] = await carbon.files.list();
    if (file?.state !== 'taken in')
      expect(await greenplan('ledger', 'status')).toMatchObject({ stdout: expect.stringMatching(/^killed\t0 lines/m) });
    expect(await carbon.files.parts()).toHaveLength(file?.state === 'taken in' ? 24 : 0);
    expect(await carbon.calculations.latest()).toBeNull();
  });

  const send = () => started('activity', 'send', '--take-in', csv, '--system', 'killed');
  const goOn = () => started('activity', 'take-in', id, '--system', 'killed');

  it('while it comes, is not there', async () => {
    await holding('file_chunks', async (isAwaited) => {
      const process = send();
      await until(isAwaited);
      await process.killed();
    });
    expect(await carbon.files.list()).toEqual([]);
  });

  it('while its rows are staged, is there as it came', async () => {
    const process = send();
    await until(async () => (await inWork(carbon)).some((name) => name.includes('.unfinished')));
    await process.killed();
    const [file, ...others] = await carbon.files.list();
    expect([file?.state, file?.lines, others.length]).toEqual(['received', 0, 0]);
    id = file?.id ?? '';
  });

  it('while its lines are checked, is there as it came', async () => {
    const process = goOn();
    await until(async () => (await inWork(carbon)).some((name) => name.endsWith('lines.parquet')));
    await process.killed();
    expect(await carbon.files.byId(id)).toMatchObject({ state: 'received', lines: 0 });
  });

  it('between its lines being in the ledger and their being counted as such, has none there', async () => {
    await holding('activity_partitions', async (isAwaited) => {
      const process = goOn();
      await until(isAwaited);
      await process.killed();
    });
    expect(existsSync(join(data, 'ledger', carbon.systemId, `${id}.parquet`))).toBe(true);
    expect(await carbon.files.byId(id)).toMatchObject({ state: 'checked', lines: 0 });
  });

  it('gone on with, has each of its lines in the ledger once', async () => {
    expect(await goOn().ended).toMatchObject({ code: 0 });
    expect(await carbon.files.list()).toMatchObject([{ id, state: 'taken in', lines }]);
    expect(await linesOf(carbon, id)).toEqual({ all: lines, different: lines });
    expect(await inWork(carbon)).toEqual([]);
  });

  it('while the footprint is counted, has no footprint yet', async () => {
    await holding('figures', async (isAwaited) => {
      const process = started('footprint', 'calculate', '--system', 'killed');
      await until(isAwaited);
      await process.killed();
    });
  });
});

it('the footprint of a file that was cut short five times is the same to the last digit', async () => {
  expect(await greenplan('footprint', 'calculate', '--system', 'killed')).toMatchObject({ code: 0 });
  expect(await footprint(await systemCalled('killed'))).toEqual(uninterrupted);
});

describe('a disk that is full', () => {
  let carbon: Carbon;
  beforeAll(async () => {
    carbon = await systemCalled('full');
  });

  it('while a file is read, is named, and nothing of the file is in', async () => {
    const { code, stdout, stderr } = await onDiskOf(1_000, 'activity', 'send', '--take-in', csv, '--system', 'full');
    expect([code, stdout + stderr]).toEqual([1, expect.stringMatching(sentence)]);
    expect(await carbon.files.list()).toMatchObject([
      { state: 'failed', problem: expect.stringMatching(sentence), lines: 0 },
    ]);
    expect(await inWork(carbon)).toEqual([]);
  });

  it('while lines are taken in, is named, and the file waits to be taken in', async () => {
    expect(await greenplan('activity', 'send', csv, '--system', 'full')).toMatchObject({ code: 0 });
    const [{ id } = { id: '' }] = await carbon.files.list();
    const { code, stdout, stderr } = await onDiskOf(100, 'activity', 'take-in', id, '--system', 'full');
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
    expect(await carbon.files.byId(id)).toMatchObject({ state: 'checked', lines: 0 });
    expect(await readdir(join(data, 'ledger', carbon.systemId))).toEqual([]);
  });

  it('is forgotten once there is room', async () => {
    const [{ id } = { id: '' }] = await carbon.files.list();
    expect(await greenplan('activity', 'take-in', id, '--system', 'full')).toMatchObject({ code: 0 });
    expect(await linesOf(carbon, id)).toEqual({ all: lines, different: lines });
  });

  const sentence = /^(.* )?There is no room left on the disk.* Whoever runs Greenplan has to make room; then .*\.$/m;
});

describe('a server that is killed', () => {
  let carbon: Carbon;
  let id: string;
  let cookie: string;
  let server: ServerProcess;
  let address: string;
  beforeAll(async () => {
    carbon = await systemCalled('served');
    const house = testHouse(database, [], { GREENPLAN_DATA: data });
    cookie = await cookiesOf(
      house,
      await somebody(house, 'Ann Ash', [{ systemId: carbon.systemId, role: 'administrator' }]),
    );
    await start();
  });
  afterAll(() => server?.kill('SIGTERM'));

  async function start(): Promise<void> {
    server = startServer(data, { LOG_LEVEL: 'error' });
    address = await server.address;
  }

  async function post(path: string, body: FormData | URLSearchParams): Promise<string> {
    const where = `${address}/served/workspace/carbon/activity/${path}`;
    const answer = await fetch(where, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie, origin: address },
    });
    expect(answer.status, server.said()).toBe(303);
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  }

  it('while it works on a file goes on with it by itself once it is started again', async () => {
    const form = new FormData();
    form.append('file', new Blob([await readFile(csv)]), 'meters.csv');
    id = await post('files', form);
    await until(async () => (await inWork(carbon)).some((name) => name.endsWith('lines.parquet')));
    await server.kill('SIGKILL');
    expect(await carbon.files.byId(id)).toMatchObject({ state: 'received', lines: 0 });
    await start();
    await until(async () => (await carbon.files.byId(id))?.state === 'checked');
  });

  it('while it counts what was taken in counts it by itself once it is started again', async () => {
    await holding('figures', async (isAwaited) => {
      await post(`${id}/taking-in`, new URLSearchParams());
      await until(isAwaited);
      await server.kill('SIGKILL');
    });
    expect(await carbon.files.byId(id)).toMatchObject({ state: 'taken in', lines });
    expect(await carbon.calculations.latest()).toBeNull();
    await start();
    await until(async () => (await carbon.calculations.latest()) !== null);
    expect(await linesOf(carbon, id)).toEqual({ all: lines, different: lines });
    expect(await footprint(carbon)).toEqual(uninterrupted);
  });
});

/** Two organisations' meters of a year, in the plain form. */
function meters(): string {
  const rows = Array.from({ length: lines }, (_, n) => {
    const month = n % 12;
    const period = `${month < 9 ? 2024 : 2025}-${String(((month + 3) % 12) + 1).padStart(2, '0')}`;
    const whose = n % 5 < 3 ? 'northmere' : 'harbeck';
    const what = n % 7 < 4 ? 'electricity' : 'gas';
    return `${period},${whose},Site ${n % 13},${what},${((n * 7919) % 100_003) / 100 + 1},kWh,,Meter ${n % 211}`;
  });
  return ['period,organisation,site,activity,quantity,unit,spend,evidence', ...rows, ''].join('\r\n');
}

/** The carbon of the system of that name, which is made if it is not there. */
async function systemCalled(slug: string): Promise<Carbon> {
  const organisations = [
    { slug: 'northmere', name: 'Northmere Hospitals NHS Trust', sector: 'trust' },
    { slug: 'harbeck', name: 'Harbeck Community NHS Trust', sector: 'trust' },
  ];
  const store = systemStore(database);
  const settings = SystemSettings.parse({ name: slug, shortName: slug, organisations });
  const system = (await store.create(slug, settings)) ?? (await store.bySlug(slug));
  if (!system) throw new Error(`There is no system ${slug}`);
  return carbonOf(testHouse(database, [], { GREENPLAN_DATA: data }), system);
}

const greenplan = (...words: string[]): Promise<Ended> => command(words, { dataFolder: data });

/** The command in a process that may be killed, with the processes that it has started. */
function started(...words: string[]): { ended: Promise<Ended>; killed(): Promise<void> } {
  const env = { ...process.env, GREENPLAN_DATA: data };
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...words], { env });
  const ended = endOf(child);
  return {
    ended,
    async killed() {
      const workers = await childrenOf(child.pid ?? 0);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      await until(async () => !workers.some(isAlive));
    },
  };
}

/** The command where no file may grow beyond so many kilobytes, as on a disk without room. PostgreSQL runs elsewhere. */
function onDiskOf(kilobytes: number, ...words: string[]): Promise<Ended> {
  const env = { ...process.env, GREENPLAN_DATA: data };
  // POSIX counts the limit in blocks of 512 bytes; a process that does not listen to the signal is ended by it.
  const limited = `ulimit -f ${kilobytes * 2}; exec "$@"`;
  const listening = ['--import', 'data:text/javascript,process.on("SIGXFSZ", () => undefined)'];
  const node = [process.execPath, ...listening, join(root, 'dist/cli.js')];
  return endOf(spawn('sh', ['-c', limited, 'sh', ...node, ...words], { env }));
}

function endOf(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

/** Where the system tells them (Linux). */
async function childrenOf(pid: number): Promise<number[]> {
  const told = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return told.split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Holds a table, so that whoever writes into it waits in the middle of what it does. */
async function holding(table: string, work: (isAwaited: () => Promise<boolean>) => Promise<void>): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query(`begin; lock table ${table} in share mode`);
    await work(async () => {
      const waiting = 'select from pg_locks where not granted and relation = $1::regclass';
      return ((await client.query(waiting, [table])).rowCount ?? 0) > 0;
    });
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** What lies in the folder of files that are worked on. */
async function inWork({ systemId }: Carbon): Promise<string[]> {
  return readdir(join(data, 'intake', systemId), { recursive: true }).catch(() => []);
}

async function linesOf({ ledger, systemId }: Carbon, id: string): Promise<{ all: number; different: number }> {
  const { items, total } = await ledger.lines({ systemId, files: [id], filter: {}, from: 0, size: lines * 2 });
  return { all: total, different: new Set(items.map(({ line, part }) => `${line}.${part}`)).size };
}

async function footprint({ calculations }: Carbon): Promise<typeof uninterrupted> {
  const latest = await calculations.latest();
  if (!latest) throw new Error('Nothing was counted');
  const figures = await calculations.figures(latest.id);
  return { result: latest.resultHash, kg: figures.map(({ kg }) => kg) };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await condition()); await sleep(5)) {
    if (Date.now() > deadline) throw new Error('It has not come about in 30 seconds');
  }
}
