/** Greenplan as a person starts it: built, on a data folder of its own, on any free port. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { asStarted, temporaryFolder } from './server-process.ts';

/** The administrator's, who is called Ann Ash. */
export const password = 'lantern-orbit-thimble-42';

export const root = join(import.meta.dirname, '..');

export interface Product {
  /** "http://localhost:41234" */
  address: string;
  dataFolder: string;
  /** Signs a browser in as the administrator. */
  signIn(context: BrowserContext): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with the sample, before anybody has an account. */
export async function startProduct(): Promise<Product> {
  const folder = await temporaryFolder();
  const dataFolder = join(folder, 'data');
  await copySample(dataFolder);
  const settings = { GREENPLAN_DATA: dataFolder, PORT: '0', LOG_LEVEL: 'error', ...asStarted };
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, [join(root, 'dist/server.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await lineOf(child);
  const [address, door] = [...line.matchAll(/http:\/\/[^\s–]+/g)].map(([found]) => found);
  if (!address || !door) throw new Error(`The server said: ${line}`);
  const cookies = await firstAdministrator(address, door);
  return {
    address,
    signIn: (context) => context.addCookies(cookies.map((cookie) => ({ ...cookie, url: address }))),
    dataFolder,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** To load the sample takes longer than to copy it; where the database lies outside of the folder, it is loaded. */
async function copySample(dataFolder: string): Promise<void> {
  const isElsewhere = await access(join(inject('sample'), 'postgres.location')).then(
    () => true,
    () => false,
  );
  // PostgreSQL's files belong to another user when the tests run as root, and must go on to
  if (!isElsewhere) await promisify(execFile)('cp', ['-a', inject('sample'), dataFolder]);
}

/** Takes up the link that the first start prints. @returns the cookies of whoever did */
async function firstAdministrator(address: string, door: string): Promise<{ name: string; value: string }[]> {
  const token = new URL(door).searchParams.get('token') ?? '';
  const response = await fetch(`${address}/join`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ token, name: 'Ann Ash', email: 'ann.ash@fenmarsh.nhs.uk', password }),
  });
  return response.headers.getSetCookie().map((cookie) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    return { name, value };
  });
}

function lineOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (/join\?token=\S+\s/.test(text)) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}. It said: ${text}`)));
  });
}

export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.GREENPLAN_CHROMIUM ?? '/usr/bin/chromium';
  const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}
