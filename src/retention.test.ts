import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { consultationStore } from './consultation/consultation-store.ts';
import { engagementStore } from './consultation/engagement/store.ts';
import { remarkStore } from './consultation/remark-store.ts';
import { responseStore } from './consultation/response-store.ts';
import { planStore } from './plan/store.ts';
import { makeSystem } from './plan/testing/make-system.ts';
import { smallDraft } from './plan/testing/small-draft.ts';
import { sessions } from './platform/accounts/tables.ts';
import { auditStore } from './platform/audit/store.ts';
import type { Database } from './platform/database/database.ts';
import { testDatabase } from './platform/database/testing.ts';
import { startJobs } from './platform/jobs/jobs.ts';
import { outbox } from './platform/mail/tables.ts';
import { applyRetention, retentionJob, retentionRecord } from './platform/retention/apply.ts';
import type { System } from './platform/systems.model.ts';
import { systemStore } from './platform/systems.ts';
import { cookiesOf, somebody, type TestHouse, testHouse } from './platform/testing/house.ts';
import { rooms } from './rooms.ts';

let database: Database;
let house: TestHouse;
let wold: System;
let ended: string;
let running: string;

const day = 24 * 3_600_000;
const now = new Date('2029-01-10T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * day);
const dayText = (moment: Date) => moment.toISOString().slice(0, 10);

const held = {
  title: 'Carers',
  kind: 'community',
  answered: 'agreed',
  place: null,
  attended: 9,
  notes: '',
} as const;

beforeAll(async () => {
  database = await testDatabase();
  house = testHouse(database, rooms);
  wold = await makeSystem(database, 'wold');
  await planStore(database, wold).create('green-plan', smallDraft, []);
  const plan = await planStore(database, wold).current();
  if (!plan) throw new Error('The plan is gone');
  const made = (closes: Date) =>
    consultationStore(database, wold).create(
      {
        title: 'Right?',
        opens: '2026-01-01',
        closes: dayText(closes),
        audience: 'All',
        about: 'It',
        privacy: 'None',
      },
      plan,
      'a test',
    );
  [ended, running] = [await made(daysAgo(731)), await made(daysAgo(729))];
  await engagementStore(database, wold).ask(plan.id, {
    title: 'Carers',
    kind: 'community',
    contact: 'ann@carers.example',
    notes: '',
    website: '',
  });
  const [event] = await engagementStore(database, wold).list();
  await engagementStore(database, wold).change(event?.id ?? '', { ...held, day: dayText(daysAgo(89)) });
});

async function answerIn(consultation: string) {
  const store = responseStore(database, wold);
  const receipt = await store.begin(consultation, []);
  const kept = await store.byReceipt(receipt);
  if (!kept) throw new Error('The receipt leads nowhere');
  await store.answer(kept.response, { subject: 'c1', verdict: 'yes', text: 'Plant more.' });
  await store.describe(kept.response.id, { respondent: 'patient', place: null, organisation: 'Carers of the Wold' });
  return { receipt, id: kept.response.id };
}

const apply = () => applyRetention(house, house.offers.retention, now);
const removed = (applied: Awaited<ReturnType<typeof apply>>) =>
  Object.fromEntries(applied.map((one) => [one.kind, one.removed]));

describe('the retention periods', () => {
  it('take away who answered when the time of their consultation is over, and leave what they wrote', async () => {
    const [old, recent] = [await answerIn(ended), await answerIn(running)];
    expect(removed(await apply())).toMatchObject({ respondents: 1 });
    const store = responseStore(database, wold);
    expect(await store.byReceipt(old.receipt)).toBeNull();
    expect((await store.byReceipt(recent.receipt))?.response.respondent).toBe('patient');
    const { remarks } = await remarkStore(database, wold).everything(ended);
    expect(remarks).toMatchObject([{ text: 'Plant more.', respondent: null, organisation: null }]);
    const audit = auditStore(database, wold);
    expect(await audit.forget(`response:${old.id}`)).toBe(false);
    expect((await audit.verify()).broken).toBeNull();
    expect(removed(await apply())).toMatchObject({ respondents: 0 });
  });

  it('take away how to reach a group, from the day of the event', async () => {
    const store = engagementStore(database, wold);
    const [event] = await store.list();
    expect(event?.contact).toBe('ann@carers.example');
    await store.change(event?.id ?? '', { ...held, day: dayText(daysAgo(91)) });
    expect(removed(await apply())).toMatchObject({ contacts: 1 });
    expect(await store.byId(event?.id ?? '')).toMatchObject({ contact: null, attended: 9 });
  });

  it('are those of the system’s settings where it names others', async () => {
    await answerIn(running);
    await systemStore(database).setSettings('wold', { ...wold.settings, retention: { respondents: 30 } });
    const applied = await apply();
    expect(applied.find(({ kind }) => kind === 'respondents')).toMatchObject({ days: 30, removed: 2 });
    await systemStore(database).setSettings('wold', wold.settings);
  });

  it('take away messages that were not sent and sessions that ended', async () => {
    const person = await somebody(house, 'Ann Ash');
    await cookiesOf(house, person);
    await database.orm
      .update(sessions)
      .set({ expiresAt: daysAgo(31) })
      .where(eq(sessions.userId, person.id));
    const message = { recipient: person.email, subject: 'x', body: 'y' };
    await database.orm.insert(outbox).values([
      { ...message, writtenAt: daysAgo(91) },
      { ...message, writtenAt: daysAgo(89) },
    ]);
    expect(removed(await apply())).toMatchObject({ messages: 1, 'sign-ins': expect.any(Number) });
    expect(await database.orm.select().from(outbox)).toHaveLength(1);
    expect(await database.orm.select().from(sessions).where(eq(sessions.userId, person.id))).toEqual([]);
  });

  it('tell what they took away, and when', async () => {
    const record = await retentionRecord(house, wold.id, 1000);
    expect(record.filter((one) => one.removed > 0).map(({ kind }) => kind)).toContain('contacts');
    expect(new Set(record.map(({ at }) => at.getTime()))).toEqual(new Set([now.getTime()]));
  });
});

describe('what is done by the clock', () => {
  it('is done at a start when its time went by, once, and ends with the server', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    const job = { ...retentionJob, name: 'test', isOverdue: async () => true, run };
    const jobs = await startJobs(house, [job]);
    await expect.poll(() => runs, { timeout: 10_000 }).toBe(1);
    await jobs.stop();
    const again = await startJobs(house, [{ ...job, isOverdue: async () => false }]);
    await again.stop();
    expect(runs).toBe(1);
    const { rows } = await database.pool.query('select cron, timezone from jobs.schedule');
    expect(rows).toEqual([{ cron: '17 3 * * *', timezone: 'Europe/London' }]);
  }, 30_000);
});
