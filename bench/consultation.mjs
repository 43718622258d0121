/**
 * `npm run bench`: readers answering a consultation at once while the server is killed in the middle, and the team's pages
 * with many remarks. Loopback only, bounded in time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, start, stop } from './server.mjs';

const readers = 200;
const seconds = 60;
const comments = 20_000;
const limitMs = 300;
const folder = mkdtempSync(join(tmpdir(), 'greenplan-bench-'));
const port = String(await freePort());
const base = `http://localhost:${port}`;
// Each reader comes from an address of their own, as they would.
const env = {
  ...process.env,
  GREENPLAN_DATA: join(folder, 'data'),
  PORT: port,
  LOG_LEVEL: 'silent',
  TRUST_PROXY: 'yes',
};
let server = await start(env, base);

try {
  const cookie = await firstAdministrator(server.said);
  await openConsultation(cookie);
  const { took, kept } = await answering();
  await checkReceipts(kept);
  await fillUp(took.length);
  await weighing(cookie);
} finally {
  await stop(server.child);
  rmSync(folder, { recursive: true, force: true });
}

async function firstAdministrator(said) {
  const token = /token=(\S+)/.exec(said)?.[1] ?? '';
  const fields = { token, name: 'Ann Ash', email: 'ann@fenmarsh.example', password: 'lantern-orbit-thimble-42' };
  return cookiesOf(await send('/join', fields, '', '127.0.0.1'));
}

async function openConsultation(cookie) {
  const day = (inDays) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
  const words = {
    title: 'Have we got it right?',
    audience: 'Everybody',
    about: 'The draft',
    privacy: 'Nobody is named',
  };
  await send(
    '/fenmarsh/workspace/consultations/new',
    { ...words, opens: day(-1), closes: day(9) },
    cookie,
    '127.0.0.1',
  );
}

/** @returns how long each acknowledged answer took, and what each receipt must hold */
async function answering() {
  const until = Date.now() + seconds * 1000;
  const took = [];
  const kept = [];
  const killing = killInTheMiddle();
  await Promise.all(Array.from({ length: readers }, (_, reader) => answerUntil(until, reader, took, kept)));
  await killing;
  const p99 = (some) =>
    Math.round(some.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(some.length * 0.99)] ?? 0);
  const whole = took.filter(({ tries }) => tries === 1);
  console.log(
    `${readers} readers for ${seconds} s, the server killed and restarted in the middle: ${Math.round(took.length / seconds)} answers a second, 99th percentile ${p99(whole)} ms, ${p99(took)} ms with those that the restart held up`,
  );
  return { took, kept };
}

async function killInTheMiddle() {
  await sleep(seconds * 500);
  server.child.kill('SIGKILL');
  await sleep(200);
  server = await start(env, base);
}

async function answerUntil(until, reader, took, kept) {
  const address = `10.${reader >> 8}.${reader & 255}.1`;
  while (Date.now() < until) {
    const begun = await patiently(() => send('/fenmarsh/consultation/start', {}, '', address), until);
    if (!begun) return;
    const cookie = cookiesOf(begun);
    const answers = new Map();
    kept.push({ cookie, answers });
    let next = begun.headers.get('location');
    while (next && !next.endsWith('about-you') && Date.now() < until) {
      const text = `Answer ${reader} ${Math.random().toString(36).slice(2)}`;
      const path = next;
      const began = performance.now();
      const answered = await patiently(() => send(path, { verdict: 'partly', text }, cookie, address), until);
      if (answered?.status !== 303) break;
      took.push({ ms: performance.now() - began, tries: answered.tries });
      answers.set(path, text);
      next = answered.headers.get('location');
      // People take a moment to read.
      await sleep(50);
    }
  }
}

/** While the server is away a browser shows an error and the reader tries again. */
async function patiently(ask, until) {
  let tries = 0;
  while (Date.now() < until) {
    const response = await ask().catch(() => null);
    tries += 1;
    if (response && response.status < 500) return Object.assign(response, { tries });
    await sleep(100);
  }
  return null;
}

async function checkReceipts(kept) {
  let lost = 0;
  let acknowledged = 0;
  for (const { cookie, answers } of kept) {
    const html = await (await fetch(`${base}/fenmarsh/consultation/mine`, { headers: { cookie } })).text();
    acknowledged += answers.size;
    for (const text of answers.values()) if (!html.includes(text)) lost += 1;
  }
  console.log(`${acknowledged} answers acknowledged under ${kept.length} receipts, ${lost} of them lost`);
}

async function fillUp(already) {
  const answer = async (reader) => {
    const address = `10.9.${reader >> 8}.${reader & 255}`;
    const begun = await send('/fenmarsh/consultation/start', {}, '', address);
    for (let next = begun.headers.get('location'), at = 0; next && at < 50; at += 1) {
      const text = `Comment ${reader} ${at}`;
      next = (await send(next, { verdict: 'yes', text }, cookiesOf(begun), address)).headers.get('location');
      if (next?.endsWith('about-you')) return;
    }
  };
  for (let reader = 0; already + reader * 50 < comments; reader += 20)
    await Promise.all(Array.from({ length: 20 }, (_, at) => answer(reader + at)));
}

async function weighing(cookie) {
  const ask = async (path) => (await fetch(base + path, { headers: { cookie } })).text();
  const list = /\/fenmarsh\/workspace\/consultations\/[0-9a-f-]{36}/.exec(
    await ask('/fenmarsh/workspace/consultations'),
  )?.[0];
  const remark = new RegExp(`${list}/remarks/[0-9a-f-]{36}`).exec(await ask(`${list}`))?.[0];
  const total = Number(/([\d,]+) remarks/.exec(await ask(`${list}`))?.[1]?.replaceAll(',', ''));
  const paths = ['', '?outcome=open', '?subject=c20', '?respondent=staff', '?page=300'].map(
    (query) => `${list}${query}`,
  );
  paths.push(
    `${remark}`,
    '/fenmarsh/workspace/consultations',
    `${list}`.replace('workspace/consultations', 'you-said'),
  );
  let slowest = { path: '', ms: 0 };
  for (const path of paths) {
    const times = [];
    for (let run = 0; run < 10; run += 1) {
      const began = performance.now();
      await ask(path);
      times.push(performance.now() - began);
    }
    const ms = times.toSorted((a, b) => a - b)[8] ?? 0;
    if (ms > slowest.ms) slowest = { path: path.replace(/[0-9a-f-]{36}/g, 'ID'), ms };
  }
  console.log(
    `weighing with ${total} remarks: slowest page ${slowest.path} ${Math.round(slowest.ms)} ms (limit ${limitMs} ms: ${(slowest.ms / limitMs).toFixed(2)})`,
  );
}

function send(path, fields, cookie, address) {
  return fetch(base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base, cookie, 'x-forwarded-for': address },
    body: new URLSearchParams(fields),
  });
}

function cookiesOf(response) {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
