/** Greenplan as a person starts it: built, on a data folder of its own, on any free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { temporaryFolder } from './server-process.ts';

export const root = join(import.meta.dirname, '..');

export interface Product {
  /** "http://localhost:41234" */
  address: string;
  dataFolder: string;
  /** Address that opens the workspace. */
  door: string;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const folder = await temporaryFolder();
  const dataFolder = join(folder, 'data');
  const env = { ...process.env, GREENPLAN_DATA: dataFolder, PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [join(root, 'dist/server.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await lineOf(child);
  const [address, door] = [...line.matchAll(/http:\/\/[^\s–]+/g)].map(([found]) => found);
  if (!address || !door) throw new Error(`The server said: ${line}`);
  return {
    address,
    door,
    dataFolder,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function lineOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (/workspace\?token=\S+\s/.test(text)) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}. It said: ${text}`)));
  });
}

export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.GREENPLAN_CHROMIUM ?? '/usr/bin/chromium';
  const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}
