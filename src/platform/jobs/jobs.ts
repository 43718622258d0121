/** What Greenplan does by the clock, once for all servers that share a database. The queue lies in that database. */
import type { PgBoss } from 'pg-boss';
import { workingAs } from '../audit/actor.ts';
import type { WebHouse } from '../room.ts';

export interface Job {
  /** Its name in the queue, in the log and in `docs/run.md`. */
  name: string;
  /** Minute, hour, day, month and day of the week, in the time of London. */
  cron: string;
  /** Whether it should be done at once at a start, since the server was off when its time came. */
  isOverdue(house: WebHouse): Promise<boolean>;
  run(house: WebHouse): Promise<void>;
}

export interface Jobs {
  /** Lets what is being done end. */
  stop(): Promise<void>;
}

const longestRunSeconds = 15 * 60;
/** After so long without a word of whoever does a job, it was killed, and another does the job again. */
const silenceSeconds = 30;

/** Begins to do the jobs by the clock. */
export async function startJobs(house: WebHouse, jobs: readonly Job[]): Promise<Jobs> {
  const { database, log } = house;
  const { PgBoss: Boss } = await import('pg-boss');
  const boss: PgBoss = new Boss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schema: 'jobs',
  });
  boss.on('error', (err) => log.warn({ err }, 'the queue of jobs'));
  await boss.start();
  for (const job of jobs) {
    // One at a time, whoever puts it there: a start, the clock, another server.
    await boss.createQueue(job.name, { policy: 'singleton', expireInSeconds: longestRunSeconds, retryLimit: 2 });
    await boss.updateQueue(job.name, { heartbeatSeconds: silenceSeconds });
    // Beside no other server, nobody else can be at it: what stands there as begun was left by one that was killed.
    if (database.kind === 'own') await boss.deleteAllJobs(job.name);
    // What is done every minute would fill the log.
    const level = job.cron.startsWith('*') ? 'debug' : 'info';
    await boss.work(job.name, async () => {
      log[level]({ job: job.name }, 'a job begins');
      await workingAs('greenplan', () => job.run(house));
      log[level]({ job: job.name }, 'a job ended');
    });
    await boss.schedule(job.name, job.cron, null, { tz: 'Europe/London' });
    if (await job.isOverdue(house)) await boss.send(job.name);
  }
  return { stop: () => boss.stop({ graceful: true, close: false, timeout: 10_000 }) };
}
