/** What the room adds to the plan's timeline: days of gates and meetings of bodies. */
import { sql } from 'drizzle-orm';
import { forgetVersion, keptVersion } from '../consultation/kept-version.ts';
import type { SystemScope } from '../plan/store.ts';
import type { DateSource, KnownDate } from '../platform/room.ts';
import type { System } from '../platform/systems.model.ts';
import { bodyStore } from './body-store.ts';
import { wordsOf } from './frame.tsx';
import { gateStore } from './gate-store.ts';
import { gateState, nextGate, passing } from './rules.ts';
import { bodies, decisions, gates, reflections } from './tables.ts';

const keyOf = ({ id }: System) => `governance ${id}`;

/** To be called when something of the room has changed in this process, so that it shows at once. */
export function changed(system: System): void {
  forgetVersion(keyOf(system));
}

/** Another text whenever gates, bodies, decisions or what organisations took up have changed. */
export function governanceVersion(database: SystemScope, system: System): Promise<string> {
  return keptVersion(keyOf(system), () =>
    database.inSystem(system.id, async (tx) => {
      const digest = (table: typeof bodies | typeof gates | typeof reflections) =>
        sql`(select coalesce(md5(string_agg(one::text, '' order by one::text)), '') from ${table} one where system_id = ${system.id})`;
      const { rows } = await tx.execute<{ version: string }>(
        sql`select concat_ws(' ', ${digest(bodies)}, ${digest(gates)}, ${digest(reflections)}, (select count(*) from ${decisions} where system_id = ${system.id})) as version`,
      );
      return rows[0]?.version ?? '';
    }),
  );
}

/** Gates by the day on which they were passed or are meant to be, and every meeting of a body. */
export const governanceDates: DateSource = {
  version: ({ database }, system) => governanceVersion(database, system),

  async dates({ database }, { system, planId, today }) {
    const t = wordsOf(system.settings.language);
    const store = gateStore(database, system, planId);
    const [all, record, known] = await Promise.all([
      store.list(),
      store.decisions(),
      bodyStore(database, system).list(),
    ]);
    const next = nextGate(all, record);
    const ofGates = all.flatMap((gate): KnownDate[] => {
      const on = passing(gate, record)?.on ?? gate.due;
      if (on === null) return [];
      const state = gateState(gate, record);
      const note = state === 'to come' ? t('date.planned') : t(`state.${state}`).toLowerCase();
      const promised = gate.promised === on ? null : gate.promised;
      const passed = passing(gate, record) !== null;
      const when = passed ? 'past' : on <= today && gate.id === next?.id ? 'now' : 'future';
      return [{ id: `gate-${gate.id}`, on, promised, title: gate.title, note, state: when, href: '/approval' }];
    });
    const meetings = known.flatMap(({ slug, name, meetings: days }) =>
      days.map(
        ({ on, note }): KnownDate => ({
          id: `meeting-${slug}-${on}`,
          on,
          promised: null,
          title: t('date.meeting', { body: name }),
          note: note || t('date.meetingNote'),
          state: on < today ? 'past' : on === today ? 'now' : 'future',
          href: `/approval#body-${slug}`,
        }),
      ),
    );
    return [...ofGates, ...meetings];
  },
};
