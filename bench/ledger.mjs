/**
 * `npm run bench:ledger [-- LINES…]`: from raw CSV to a footprint by organisation, category, scope and month, with hotspots
 * and rejects. Greenplan with all its checks, beside a bare DuckDB scan of the same file (the limit), and beside pandas and
 * a streaming csv-parse with a Map, which only parse and sum. All in one run, on generated lines: 300 organisations, 5,000
 * sites, 3,000 activities, 20,000 suppliers. 1 and 5 million lines unless numbers are given; 50 million on request.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from './ledger/lines.mjs';
import { memoryBelow } from './ledger/memory.mjs';
import { root } from './server.mjs';

const run = promisify(execFile);
const sizes = process.argv.slice(2).map((text) => Number(text.replaceAll('_', '')));
const folder = mkdtempSync(join(tmpdir(), 'greenplan-ledger-bench-'));
const limitSeconds = 3600;
const organisations = Array.from({ length: 300 }, (_, n) => `org-${String(n).padStart(3, '0')}`);

try {
  for (const lines of sizes.length > 0 ? sizes : [1_000_000, 5_000_000]) await compare(lines);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(lines) {
  const file = join(folder, `${lines}.csv`);
  await generate(file, lines, { organisations, folder });
  console.log(`\n${lines.toLocaleString('en-GB')} lines, ${(statSync(file).size / 1e6).toFixed(0)} MB of CSV`);
  const bare = await measured('bare', [join(root, 'bench/ledger/bare-scan.mjs'), file]);
  tell('bare DuckDB scan (the limit)', bare, bare);
  const ours = await measured('ours', [join(root, 'bench/ledger/greenplan.ts'), file, join(folder, 'data')]);
  tell('Greenplan, with all its checks', ours, bare);
  for (const [step, seconds] of Object.entries(ours.answer.steps))
    console.log(`    ${step.padEnd(34)}${seconds.toFixed(2)} s`);
  console.log(`    ${ours.answer.told}`);
  if (lines <= 5_000_000) {
    const map = await measured('map', [join(root, 'bench/ledger/csv-parse.mjs'), file]);
    tell('csv-parse and a Map', map, bare, ours);
  }
  if (await has('python3', ['-c', 'import pandas'])) {
    const pandas = await measured('pandas', [join(root, 'bench/ledger/sums.py'), file], 'python3');
    tell('pandas', pandas, bare, ours);
  } else console.log('pandas: python3-pandas is not on this machine');
  console.log('chDB: its package fetches a program when it is installed, which is not done here');
  rmSync(file);
}

/** Runs a program of its own; its time is from its start to its end, its memory the most that it and its children held. */
async function measured(_name, args, program = process.execPath) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, memoryBelow(child.pid));
  }, 50);
  const late = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(looking);
  clearTimeout(late);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, megabytes: peak, answer: JSON.parse(said || '{}') };
}

function tell(name, { seconds, megabytes }, bare, ours = null) {
  const ratio = ours
    ? `${(seconds / ours.seconds).toFixed(1)} × Greenplan`
    : `${(seconds / bare.seconds).toFixed(1)} × bare`;
  console.log(
    `${name.padEnd(38)}${seconds.toFixed(2).padStart(8)} s  ${ratio.padEnd(18)}${megabytes.toFixed(0).padStart(7)} MB`,
  );
}

async function has(program, args) {
  return run(program, args).then(
    () => true,
    () => false,
  );
}
