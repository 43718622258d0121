/** The built server as a benchmark starts and stops it. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..');

/** Starts the server as `npm start` does, and waits until it answers. `said` is what it printed so far. */
export async function start(env, base) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/server.js')], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const server = { child, said: '', ms: 0 };
  child.stdout.on('data', (chunk) => {
    server.said += String(chunk);
  });
  await answers(`${base}/health/ready`);
  server.ms = performance.now() - began;
  while (!server.said.includes('\n')) await sleep(10);
  return server;
}

export async function answers(url) {
  for (let tries = 0; tries < 1200; tries++) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`${url} did not answer within a minute`);
}

export async function stop(child) {
  const gone = finished(child).catch(() => undefined);
  child.kill('SIGTERM');
  await gone;
}

export function finished(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 || code === null ? resolve() : reject(new Error(`It ended with ${code}`))));
  });
}

export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
