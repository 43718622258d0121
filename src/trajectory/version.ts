/** What says that something of a system's trajectory has changed: what follows from it is kept by this text. */
import { sql } from 'drizzle-orm';
import { keptVersion } from '../consultation/kept-version.ts';
import { initiatives, measurements, scenarios, targets, trajectorySettings } from './tables.ts';
import type { Trajectory } from './trajectory.ts';

type Kept = typeof initiatives | typeof scenarios | typeof targets | typeof trajectorySettings | typeof measurements;

/** Another text whenever the calculation, a locked baseline, an initiative, a scenario, a target, a setting or a measurement is another. */
export function trajectoryVersion(trajectory: Trajectory, team: boolean): Promise<string> {
  const { system, carbon, house } = trajectory;
  const ask = async () => {
    const locked = async () => {
      const whose = ['', ...system.settings.organisations.map(({ slug }) => slug)];
      const histories = await Promise.all(whose.map((one) => carbon.baselines.history(one)));
      return histories.map(([latest]) => latest?.id ?? '').join(',');
    };
    const written = house.database.inSystem(system.id, async (tx) => {
      const digest = (table: Kept) =>
        sql`(select coalesce(md5(string_agg(one::text, '' order by one::text)), '') from ${table} one where system_id = ${system.id})`;
      const { rows } = await tx.execute<{ version: string }>(
        sql`select concat_ws(' ', ${digest(initiatives)}, ${digest(scenarios)}, ${digest(targets)}, ${digest(trajectorySettings)}, ${digest(measurements)}) as version`,
      );
      return rows[0]?.version ?? '';
    });
    const calculation = await trajectory.calculation();
    return [calculation?.id ?? '', await locked(), await written].join(' ');
  };
  // The team sees at once what it has just changed; readers are many, and see it within a second.
  return team ? ask() : keptVersion(`trajectory ${system.id}`, ask);
}
