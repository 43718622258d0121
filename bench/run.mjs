/** `npm run bench`: our figures beside a peer's from the same run, as ratios. Loopback only, bounded in time. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import { answers, finished, freePort, root, start, stop } from './server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'greenplan-bench-'));
const system = '/fenmarsh';
const seconds = 5;
const running = new Set();

try {
  await documents();
  await pages();
} finally {
  await Promise.all([...running].map(stop));
  rmSync(folder, { recursive: true, force: true });
}

async function documents() {
  for (const name of ['green-plan.md', 'green-plan.pptx']) {
    const file = join(root, 'sample', name);
    const runs = [];
    for (let run = 0; run < 5; run++) runs.push(await read(file));
    const median = runs.map(({ ms }) => ms).sort((a, b) => a - b)[2];
    const peak = Math.max(...runs.map(({ megabytes }) => megabytes));
    console.log(
      `read ${name}: ${(1000 / median).toFixed(1)} documents a second by the command line, largest process ${Math.round(peak)} MB`,
    );
  }
}

async function read(file) {
  const began = performance.now();
  const child = spawn(join(root, 'bin/greenplan'), ['read', file, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const peaks = new Map();
  const looking = setInterval(() => note(child.pid, peaks), 20);
  await finished(child).finally(() => clearInterval(looking));
  return { ms: performance.now() - began, megabytes: Math.max(0, ...peaks.values()) };
}

/** The most memory that the process or one of its children has held, where Linux tells. */
function note(pid, peaks) {
  try {
    const [, kilobytes] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/) ?? [];
    if (kilobytes) peaks.set(pid, Number(kilobytes) / 1000);
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' '))
      if (child) note(child, peaks);
  } catch {
    // It has just ended, or this is not Linux: what was seen before stands.
  }
}

async function pages() {
  const env = {
    ...process.env,
    GREENPLAN_DATA: join(folder, 'data'),
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
  };
  const base = `http://localhost:${env.PORT}`;
  await stop((await start(env, base)).child);
  const { ms, child } = await start(env, base);
  running.add(child);
  console.log(`first answer after a second start: ${(ms / 1000).toFixed(2)} s (limit 3 s: ${(ms / 3000).toFixed(2)})`);

  const theme = await linkOn(`${base}${system}/themes`, `${system}/themes/`);
  const commitment = await linkOn(`${base}${system}/commitments`, `${system}/commitments/`);
  const html = await (await fetch(base + theme)).text();
  const page = join(folder, 'page.html');
  writeFileSync(page, html);
  const port = await freePort();
  const peer = spawn(process.execPath, [join(root, 'bench/hello.mjs'), String(port), page], { stdio: 'ignore' });
  running.add(peer);
  await answers(`http://127.0.0.1:${port}/hello`);

  const hello = await load(`http://127.0.0.1:${port}/hello`);
  const fixed = await load(`http://127.0.0.1:${port}/static`);
  print('bare hello', hello, hello);
  print('static, same bytes', fixed, hello);
  for (const [name, path] of [
    ['home', system],
    ['theme', theme],
    ['commitment', commitment],
  ])
    print(name, await load(base + path), hello);
  await size(base, html);
}

async function size(base, html) {
  const parts = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].map(([, path]) => path);
  const bodies = await Promise.all(parts.map(async (path) => (await fetch(base + path)).text()));
  const bytes = [html, ...bodies].reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
  console.log(
    `theme page with its CSS and script, compressed: ${bytes} bytes (limit 60,000: ${(bytes / 60_000).toFixed(2)})`,
  );
}

function print(name, { requests, latency, non2xx }, hello) {
  const rate = requests.average;
  const ratio = (rate / hello.requests.average).toFixed(2);
  console.log(
    `${name}: ${Math.round(rate)} requests a second (${ratio} of bare hello), 99th percentile ${latency.p99} ms, ${non2xx} not answered well`,
  );
}

function load(url) {
  return autocannon({ url, connections: 10, duration: seconds });
}

async function linkOn(url, prefix) {
  const html = await (await fetch(url)).text();
  const found = html.match(new RegExp(`href="(${prefix}[^"?#]+)"`));
  if (!found) throw new Error(`${url} links to nothing below ${prefix}`);
  return found[1];
}
