import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../src/platform/database/database.ts';
import { silentLog } from '../src/platform/log.ts';
import { command, postgresOf, type ServerProcess, startServer, temporaryFolder } from './server-process.ts';

const running: ServerProcess[] = [];
const folders: string[] = [];

async function newData(...below: string[]): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return join(folder, ...below, 'data');
}

/** The data of a server that ran once and was stopped, which spares most tests the making of a database. */
let kept: string;

beforeAll(async () => {
  kept = join(await temporaryFolder(), 'data');
  const server = startServer(kept);
  await server.address;
  await server.kill('SIGTERM');
});
afterAll(() => rm(join(kept, '..'), { recursive: true, force: true }));

async function usedData(): Promise<string> {
  const data = await newData();
  // The database belongs to another user when the tests run as root, and Node's own copying gives all to whoever copies.
  execFileSync('cp', ['-a', kept, data]);
  return data;
}

function start(dataFolder: string, environment?: Record<string, string>): ServerProcess {
  const server = startServer(dataFolder, environment);
  running.push(server);
  return server;
}

async function isReady(address: string): Promise<boolean> {
  return (await fetch(`${address}/health/ready`).catch(() => null))?.ok ?? false;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await condition()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error('It has not come about in 30 seconds');
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function slugsIn(dataFolder: string): Promise<Set<unknown>> {
  const database = await openDatabase({ dataFolder, databaseUrl: null }, silentLog);
  const { rows } = await database.pool.query('select slug from platform.systems');
  await database.close();
  return new Set(rows.map(({ slug }) => slug));
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.kill('SIGTERM');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('a server', () => {
  it('starts its own database on an empty folder, under a password that other users cannot read, and stops it with itself', async () => {
    const data = await newData();
    const server = start(data);
    expect(await isReady(await server.address)).toBe(true);
    expect((await stat(join(data, 'postgres.password'))).mode & 0o777).toBe(0o600);
    const postgres = await postgresOf(data);
    expect(isAlive(postgres)).toBe(true);
    expect((await server.kill('SIGTERM')).code).toBe(0);
    await until(async () => !isAlive(postgres));
  });

  it('that is stopped under load answers whole what it was asked, and ends with 0', async () => {
    const server = start(await usedData());
    const address = await server.address;
    const answers: string[] = [];
    async function ask(): Promise<void> {
      for (;;) {
        const response = await fetch(address).catch(() => null);
        if (response === null) return;
        answers.push((await response.text()).trimEnd().slice(-7));
      }
    }
    const asking = Promise.all(Array.from({ length: 8 }, ask));
    await until(async () => answers.length > 100);
    expect((await server.kill('SIGTERM')).code).toBe(0);
    await asking;
    expect([...new Set(answers)]).toEqual(['</html>']);
  });

  it('answers within 3 seconds of a later start, in the best of three since other tests run meanwhile', async () => {
    const data = await usedData();
    const times: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const began = performance.now();
      const server = start(data);
      expect(await isReady(await server.address)).toBe(true);
      times.push(performance.now() - began);
      await server.kill('SIGTERM');
    }
    expect(Math.min(...times)).toBeLessThan(3000);
  });

  it('is refused where one runs already, and the refusal says where that is', async () => {
    const data = await usedData();
    const first = start(data);
    const address = await first.address;
    const { code, stderr } = await start(data).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`Greenplan already runs on ${data} (process ${first.pid} at ${address}).`);
    expect(await isReady(address)).toBe(true);
  });

  it('started twice at once on an empty folder runs once', async () => {
    const data = await newData();
    const both = [start(data), start(data)];
    const outcomes = await Promise.allSettled(both.map((server) => server.address));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both[outcomes.findIndex(({ status }) => status === 'rejected')];
    expect((await refused?.ended)?.stderr).toContain('Greenplan already runs on');
  });

  it('takes over the database that a killed one left running', async () => {
    const data = await usedData();
    const first = start(data);
    await first.address;
    const postgres = await postgresOf(data);
    await first.kill('SIGKILL');
    expect(isAlive(postgres)).toBe(true);
    expect(await isReady(await start(data).address)).toBe(true);
    expect(await postgresOf(data)).toBe(postgres);
  });

  it('brings its database back when that is killed, and goes on answering', async () => {
    const data = await usedData();
    const address = await start(data).address;
    const postgres = await postgresOf(data);
    process.kill(postgres, 'SIGKILL');
    await until(async () => (await postgresOf(data).catch(() => postgres)) !== postgres);
    await until(() => isReady(address));
    expect((await fetch(address)).status).toBe(200);
  });

  it('runs from a folder whose name is too long for a socket', async () => {
    const data = await newData('a-long-name-for-a-folder-'.repeat(5), 'and-another-one-below-it-'.repeat(5));
    expect(await isReady(await start(data).address)).toBe(true);
  });

  it('is told in a sentence that its port is taken', async () => {
    const { port } = new URL(await start(await usedData()).address);
    const { code, stderr } = await start(await usedData(), { PORT: port }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken by another program.`);
  });
});

describe.skipIf(process.getuid?.() !== 0)('as root (skipped as another user)', () => {
  it('keeps the database where nobody may enter, when the folder of the data is closed to others', async () => {
    const data = await newData('closed');
    await mkdir(join(data, '..'), { mode: 0o700 });
    await chmod(join(data, '..'), 0o700);
    const first = start(data);
    expect(await isReady(await first.address)).toBe(true);
    const place = (await readFile(join(data, 'postgres.location'), 'utf8')).trim();
    folders.push(place);
    expect((await stat(place)).uid).not.toBe(0);
    await first.kill('SIGTERM');
    expect(await isReady(await start(data).address)).toBe(true);
  });
});

describe('every acknowledged write', () => {
  it.each([
    ['the server', async (server: ServerProcess) => void (await server.kill('SIGKILL'))],
    [
      'PostgreSQL',
      async (_server: ServerProcess, data: string) => void process.kill(await postgresOf(data), 'SIGKILL'),
    ],
    [
      'both',
      async (server: ServerProcess, data: string) => {
        process.kill(await postgresOf(data), 'SIGKILL');
        await server.kill('SIGKILL');
      },
    ],
  ])('is there after kill -9 of %s', async (_what, kill) => {
    const data = await usedData();
    const server = start(data);
    await server.address;
    const acknowledged: string[] = [];
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), data]);
    const stopped = new Promise((resolve) => writer.once('close', resolve));
    writer.stdout.on('data', (chunk) => acknowledged.push(...String(chunk).trim().split('\n')));
    await until(async () => acknowledged.length > 200);
    await kill(server, data);
    writer.kill('SIGKILL');
    await stopped;
    await server.kill('SIGKILL');
    await start(data).address;
    const kept = await slugsIn(data);
    expect(acknowledged.filter((slug) => !kept.has(slug))).toEqual([]);
  });
});

describe('a command', () => {
  it('works beside a running server, on the same database, and leaves it running', async () => {
    const data = await usedData();
    const address = await start(data).address;
    const { code, stdout } = await command(['database', 'status', '--json'], { dataFolder: data });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'own', database: 'greenplan', migrations: { pending: [] } });
    expect(await isReady(address)).toBe(true);
  });

  it('works without a server, and leaves nothing running', async () => {
    const data = await newData();
    const { code } = await command(['database', 'status'], { dataFolder: data });
    expect(code).toBe(0);
    await expect(postgresOf(data)).rejects.toThrow('ENOENT');
  });

  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['config', '--nonsense'], "unknown option '--nonsense'"],
  ])('that is mistyped ends with 2 and a sentence: %j', async (words, sentence) => {
    const { code, stdout, stderr } = await command(words, { dataFolder: await newData() });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('that fails ends with 1 and a sentence', async () => {
    const { code, stderr } = await command(['config'], { dataFolder: await newData(), PORT: 'three thousand' });
    expect(code).toBe(1);
    expect(stderr).toBe('PORT is "three thousand". Expected a whole number from 0 to 65,535.\n');
  });

  it('has help on every level', async () => {
    const dataFolder = await newData();
    for (const words of [['--help'], ['config', '--help'], ['database', '--help'], ['database', 'status', '--help']]) {
      const { code, stdout } = await command(words, { dataFolder });
      expect({ code, usage: stdout.split('\n')[0] }).toMatchObject({
        code: 0,
        usage: expect.stringContaining('Usage:'),
      });
    }
  });
});
