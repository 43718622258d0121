/**
 * `npm run bench:pages [-- LINES]`: a system's footprint pages once its ledger holds that many lines: sent and taken in by the
 * command line as a team would, counted, then asked for thirty times each. 5 million lines unless a number is given.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, root, start, stop } from '../server.mjs';
import { generate } from './lines.mjs';
import { memoryBelow } from './memory.mjs';

const run = promisify(execFile);
const limitMs = 100;
const asks = 30;
const lines = Number((process.argv[2] ?? '5_000_000').replaceAll('_', ''));
const organisations = JSON.parse(readFileSync(join(root, 'sample/system.json'), 'utf8')).organisations.map(
  ({ slug }) => slug,
);

const folder = mkdtempSync(join(tmpdir(), 'greenplan-pages-bench-'));
const port = String(await freePort());
const base = `http://localhost:${port}`;
const env = { ...process.env, GREENPLAN_DATA: join(folder, 'data'), PORT: port, LOG_LEVEL: 'silent' };
const server = await start(env, base);

try {
  const cookie = await firstAdministrator(server.said);
  const file = join(folder, 'lines.csv');
  await generate(file, lines, { organisations, folder });
  console.log(`${lines.toLocaleString('en-GB')} lines, ${(statSync(file).size / 1e6).toFixed(0)} MB of CSV`);
  await timed('sent, checked and taken in', 'activity', 'send', file, '--take-in', '--units-are-right');
  await timed('counted', 'footprint', 'calculate', '--reason', 'A benchmark');
  await askPages(cookie);
} finally {
  await stop(server.child);
  rmSync(folder, { recursive: true, force: true });
}

/** @returns the cookies of a session */
async function firstAdministrator(said) {
  const token = /token=(\S+)/.exec(said)?.[1] ?? '';
  const fields = { token, name: 'Ann Ash', email: 'ann@fenmarsh.example', password: 'lantern-orbit-thimble-42' };
  const answer = await fetch(`${base}/join`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base },
    body: new URLSearchParams(fields),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function timed(what, ...command) {
  const began = performance.now();
  let peak = 0;
  const working = run(process.execPath, [join(root, 'dist/cli.js'), ...command], { env, maxBuffer: 1e8 });
  const looking = setInterval(() => {
    peak = Math.max(peak, memoryBelow(working.child.pid));
  }, 100);
  try {
    await working;
    const seconds = (performance.now() - began) / 1000;
    console.log(`${what.padEnd(38)}${seconds.toFixed(1).padStart(8)} s  ${peak.toFixed(0).padStart(6)} MB at most`);
  } finally {
    clearInterval(looking);
  }
}

async function askPages(cookie) {
  const of = '/fenmarsh/workspace/carbon';
  const [organisation] = organisations;
  const pages = [of, `${of}/organisations/${organisation}`, `${of}/comparison`, `${of}/medicines`];
  for (const path of pages) {
    const times = [];
    for (let ask = 0; ask < asks; ask += 1) {
      const began = performance.now();
      const answer = await fetch(base + path, { headers: { cookie } });
      await answer.text();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      times.push(performance.now() - began);
    }
    const [first = 0] = times;
    const ms = times.toSorted((a, b) => a - b)[Math.floor(asks * 0.9)] ?? 0;
    console.log(
      `${path.padEnd(64)} first ${first.toFixed(0)} ms, nine in ten within ${ms.toFixed(0)} ms (limit ${limitMs} ms: ${(ms / limitMs).toFixed(2)})`,
    );
  }
}
