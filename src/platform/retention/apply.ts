/** Applies the retention periods, and keeps a record of what was taken away. */
import { desc, eq, isNull, max, or } from 'drizzle-orm';
import type { Job } from '../jobs/jobs.ts';
import type { House } from '../room.ts';
import type { System } from '../systems.model.ts';
import { systemStore } from '../systems.ts';
import { daysOf, type RetentionRule } from './rule.ts';
import { retentionRuns } from './tables.ts';

export interface Applied {
  /** Null for what the platform holds for all systems. */
  systemId: string | null;
  kind: string;
  days: number;
  removed: number;
}

const day = 24 * 3_600_000;

/** Takes away what is kept for longer than its time, in every system and on the platform. */
export async function applyRetention(house: House, rules: readonly RetentionRule[], now: Date): Promise<Applied[]> {
  const systems = await systemStore(house.database).list();
  const applied: Applied[] = [];
  for (const rule of rules) {
    for (const system of rule.of === 'system' ? systems : [null]) {
      const days = daysOf(rule, system);
      const removed = await applyTo(house, rule, system, new Date(now.getTime() - days * day));
      applied.push({ systemId: system?.id ?? null, kind: rule.kind, days, removed });
    }
  }
  if (applied.length > 0)
    await house.database.orm.insert(retentionRuns).values(applied.map((one) => ({ ...one, at: now })));
  return applied;
}

async function applyTo(house: House, rule: RetentionRule, system: System | null, before: Date): Promise<number> {
  if (rule.of === 'platform') return rule.apply(house, before);
  return system ? rule.apply(house, system, before) : 0;
}

/** What was done for a system, and for all, the newest first. */
export function retentionRecord({ database }: House, systemId: string, atMost: number) {
  return database.orm
    .select()
    .from(retentionRuns)
    .where(or(eq(retentionRuns.systemId, systemId), isNull(retentionRuns.systemId)))
    .orderBy(desc(retentionRuns.at), retentionRuns.kind)
    .limit(atMost);
}

/** Every night. */
export const retentionJob: Job = {
  name: 'retention',
  cron: '17 3 * * *',
  async isOverdue({ database }) {
    const [last] = await database.orm.select({ at: max(retentionRuns.at) }).from(retentionRuns);
    return !last?.at || Date.now() - last.at.getTime() > day;
  },
  async run(house) {
    const applied = await applyRetention(house, house.offers.retention, new Date());
    for (const one of applied.filter(({ removed }) => removed > 0))
      house.log.info(one, 'the time of something was over, and it was taken away');
  },
};
