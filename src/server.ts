/** The server: composes the rooms into one application and serves it until it is told to stop. */
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Accounts } from './platform/accounts/accounts.ts';
import { checkout } from './platform/checkout.ts';
import { type Database, openDatabase } from './platform/database/database.ts';
import { type Job, type Jobs, startJobs } from './platform/jobs/jobs.ts';
import { closeServer, stopOnSignal } from './platform/lifecycle.ts';
import { createLog, type Log } from './platform/log.ts';
import { codeOf, Mistake, messageOf } from './platform/mistake.ts';
import { retentionJob } from './platform/retention/apply.ts';
import { offersOf, type WebHouse } from './platform/room.ts';
import { readSettings, type Settings } from './platform/settings.ts';

/** For how long the link of a start works; the next start makes another. */
const hoursOfFirstLink = 24;

await main();

async function main(): Promise<void> {
  try {
    const settings = readSettings(process.env);
    const log = createLog(settings);
    await serve(settings, log);
  } catch (error) {
    console.error(error instanceof Mistake ? error.message : error);
    process.exit(1);
  }
}

interface Running {
  database: Database;
  /** Null when the start was cut short. */
  server: Server | null;
  jobs: Promise<Jobs | null>;
}

async function serve(settings: Settings, log: Log): Promise<void> {
  let stopping = false;
  const starting = start(settings, log, () => stopping);
  stopOnSignal(async () => {
    stopping = true;
    const { server, database, jobs } = await starting;
    if (server) await closeServer(server);
    await (await jobs)?.stop();
    await database.close();
  }, log);
  await starting;
}

async function start(settings: Settings, log: Log, isStopping: () => boolean): Promise<Running> {
  // The database starts while the rooms are read in: together they make up most of a start.
  const [database, { rooms }, { createApp }, { loadAssets }, { onFirstRun }, { openAccounts }] = await Promise.all([
    openDatabase(settings, log, 'server'),
    import('./rooms.ts'),
    import('./platform/app.ts'),
    import('./platform/web/assets.ts'),
    import('./platform/first-run.ts'),
    import('./platform/accounts/accounts.ts'),
  ]);
  try {
    const assets = await loadAssets(join(checkout, 'dist/assets'));
    let address = '';
    const accounts = openAccounts({ database, settings, log, address: () => address });
    const offers = offersOf(rooms);
    const house: WebHouse & { assets: typeof assets } = { database, settings, log, assets, offers, accounts };
    await onFirstRun(house, rooms);
    if (isStopping()) return { database, server: null, jobs: Promise.resolve(null) };
    const server = await listen(createApp(house, rooms, isStopping).fetch, settings);
    address = addressOf(server, settings);
    await database.announce(address);
    console.log(`Greenplan is at ${accounts.origin()} – ${await howToSignIn(accounts)}`);
    const byTheClock = [retentionJob, ...rooms.flatMap((room) => room.jobs ?? [])];
    return { database, server, jobs: begin(house, byTheClock, log) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Jobs begin once the server answers; one that does not begin is no reason not to answer. */
async function begin(house: WebHouse, byTheClock: readonly Job[], log: Log): Promise<Jobs | null> {
  try {
    return await startJobs(house, byTheClock);
  } catch (error) {
    log.error({ err: error }, 'what is done by the clock could not begin');
    return null;
  }
}

/** The first administrator comes by a link that works once, and everybody after by invitation. */
async function howToSignIn({ people, origin }: Accounts): Promise<string> {
  if (await people.hasAdministrator()) return `sign in at ${origin()}/sign-in`;
  const anybody = { email: null, name: null, systemId: null, role: 'administrator', organisation: null } as const;
  const token = await people.invite(anybody, 'the server', hoursOfFirstLink);
  return `make the first account within ${hoursOfFirstLink} hours at ${origin()}/join?token=${token}`;
}

function listen(fetch: Parameters<typeof createAdaptorServer>[0]['fetch'], { port, host }: Settings): Promise<Server> {
  const server = createAdaptorServer({ fetch, hostname: host });
  if (!(server instanceof Server)) throw new Error('The server does not speak plain HTTP');
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(whyNotListening(error, host, port)));
    server.listen(port, host, () => resolve(server));
  });
}

function addressOf(server: Server, { host }: Settings): string {
  const address: string | AddressInfo | null = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  const everyAddress = host === '0.0.0.0' || host === '::';
  const name = everyAddress ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function whyNotListening(error: Error, host: string, port: number): Error {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new Mistake(`Port ${port} is taken by another program. Stop that, or set PORT to another number.`);
  }
  if (code === 'EACCES') return new Mistake(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
  return new Mistake(`The server cannot listen on ${host}, port ${port}: ${messageOf(error)}. Set HOST and PORT.`);
}
