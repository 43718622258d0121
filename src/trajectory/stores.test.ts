import { beforeAll, describe, expect, it } from 'vitest';
import { makeSystem } from '../plan/testing/make-system.ts';
import { workingAs } from '../platform/audit/actor.ts';
import { auditStore, changesOf } from '../platform/audit/store.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import type { System } from '../platform/systems.model.ts';
import { type InitiativeStore, initiativeStore } from './initiative-store.ts';
import { measurementStore } from './measurement-store.ts';
import { Measurement } from './rules/measurement.ts';
import { Scenario, Target } from './rules/model.ts';
import { ScenarioError } from './rules/scenario.ts';
import { type ScenarioStore, scenarioStore } from './scenario-store.ts';
import { TrajectorySettings } from './settings.model.ts';
import { targetStore } from './target-store.ts';
import { anInitiative } from './testing/initiatives.ts';
import { trajectorySettingsStore } from './trajectory-settings-store.ts';

let database: Database;
let fenmarsh: System;
let elsewhere: System;
let initiatives: InitiativeStore;
let scenarios: ScenarioStore;

beforeAll(async () => {
  database = await testDatabase();
  fenmarsh = await makeSystem(database, 'fenmarsh');
  elsewhere = await makeSystem(database, 'elsewhere');
  initiatives = initiativeStore(database, fenmarsh);
  scenarios = scenarioStore(database, fenmarsh);
});

const led = anInitiative({ id: 'led', title: 'LED lighting', answerable: 'Ada Lamp' });

describe('initiatives', () => {
  it('are kept as they were written, once each', async () => {
    expect(await initiatives.add(led)).toBe(true);
    expect(await initiatives.add(led)).toBe(false);
    expect(await initiatives.byId('led')).toMatchObject({ initiative: led, revision: 1 });
  });

  it('are changed only by whoever saw what is there', async () => {
    expect(await initiatives.change(1, { ...led, start: '2028-04' })).toBe('done');
    expect(await initiatives.change(1, { ...led, start: '2029-04' })).toBe('stale');
    expect(await initiatives.change(1, anInitiative({ id: 'nobody' }))).toBe('gone');
    expect(await initiatives.byId('led')).toMatchObject({ initiative: { start: '2028-04' }, revision: 2 });
  });

  it('are seen and touched by no other system', async () => {
    const others = initiativeStore(database, elsewhere);
    expect(await others.list()).toEqual([]);
    expect(await others.byId('led')).toBeNull();
    expect(await others.change(2, led)).toBe('gone');
    expect(await others.remove('led', 2)).toBe('gone');
    expect(await others.add({ ...led, title: 'Theirs' })).toBe(true);
    expect((await initiatives.byId('led'))?.initiative.title).toBe('LED lighting');
  });

  it('have a history that tells who changed what, and seals who is answerable', async () => {
    const log = auditStore(database, fenmarsh);
    const before = (await log.head()).seq;
    await workingAs('person:ann', () => initiatives.change(2, { ...led, answerable: 'Bea Bulb' }));
    const [entry] = await log.after(before);
    expect(entry).toMatchObject({ actor: 'person:ann', tableName: 'trajectory_initiatives', operation: 'update' });
    expect(entry && changesOf(entry).map(({ field }) => field)).toContain('initiative');
    expect(entry?.body).not.toContain('Bea');
  });

  it('of a file are written all or none', async () => {
    const fresh = { initiative: anInitiative({ id: 'fresh' }), revision: null };
    const stale = { initiative: { ...led, title: 'Older' }, revision: 1 };
    await expect(initiatives.write([fresh, stale])).rejects.toThrow('“Older” was changed in the meantime');
    expect(await initiatives.byId('fresh')).toBeNull();
    await initiatives.write([fresh, { ...stale, revision: 3 }]);
    expect((await initiatives.list()).map(({ initiative }) => initiative.title)).toEqual(['fresh', 'Older']);
  });

  it('take how they are measured with them when they go', async () => {
    const measurements = measurementStore(database, fenmarsh);
    const declaration = Measurement.parse({
      ...{ organisation: 'northmere-hospitals', category: 'electricity', activity: 'electricity/uk', sites: [] },
      counterfactual: {
        ...{ type: 'same meter before', from: '2025-04', to: '2026-03', adjustBy: 'nothing', adjuster: {}, source: '' },
      },
    });
    await measurements.write('fresh', declaration);
    expect(await measurements.list()).toEqual(new Map([['fresh', declaration]]));
    expect(await measurementStore(database, elsewhere).list()).toEqual(new Map());
    expect(await initiatives.remove('fresh', 2)).toBe('stale');
    expect(await initiatives.remove('fresh', 1)).toBe('done');
    expect(await measurements.list()).toEqual(new Map());
  });
});

describe('a scenario', () => {
  const scenario = (more: Partial<Scenario> & Pick<Scenario, 'id'>): Scenario =>
    Scenario.parse({ name: more.id, basedOn: null, ...more });
  const startOf = async (id: string) => (await initiatives.byId(id))?.initiative;

  it('is kept, changed by whoever saw it, and seen by no other system', async () => {
    expect(await scenarios.add(scenario({ id: 'slow' }))).toBe(true);
    expect(await scenarios.change(1, scenario({ id: 'slow', name: 'Slower' }))).toBe('done');
    expect(await scenarios.change(1, scenario({ id: 'slow', name: 'Slowest' }))).toBe('stale');
    expect(await scenarios.list()).toMatchObject([{ scenario: { name: 'Slower' }, revision: 2 }]);
    expect(await scenarioStore(database, elsewhere).list()).toEqual([]);
    expect(await scenarioStore(database, elsewhere).remove('slow')).toBe(false);
  });

  it('that goes hands on what it was based on', async () => {
    await scenarios.add(scenario({ id: 'slower', basedOn: 'slow' }));
    await scenarios.add(scenario({ id: 'slowest', basedOn: 'slower' }));
    expect(await scenarios.remove('slower')).toBe(true);
    const basis = (await scenarios.list()).map(({ scenario: one }) => [one.id, one.basedOn]);
    expect(basis).toEqual([
      ['slow', null],
      ['slowest', 'slow'],
    ]);
  });

  it('adopted becomes the plan, with those that it is based on, and leaves a record', async () => {
    await initiatives.add(anInitiative({ id: 'vans' }));
    await scenarios.change(
      2,
      scenario({
        id: 'slow',
        switches: { grid: false },
        changes: [{ initiative: 'led', leftOut: false, start: '2030-04' }],
      }),
    );
    await scenarios.change(
      2,
      scenario({ id: 'slowest', basedOn: 'slow', changes: [{ initiative: 'vans', leftOut: true }] }),
    );
    await scenarios.add(scenario({ id: 'rest', basedOn: 'slowest' }));
    const how = { on: '2027-04-01', reason: 'The board decided it', by: 'person:ann' };
    expect(await scenarios.adopt('slowest', how)).toBe(true);
    expect(await startOf('led')).toMatchObject({ start: '2030-04', answerable: 'Ada Lamp' });
    expect(await startOf('vans')).toMatchObject({ stage: 'stopped' });
    expect((await trajectorySettingsStore(database, fenmarsh).read()).switches).toEqual({ grid: false });
    expect((await scenarios.list()).map(({ scenario: one }) => [one.id, one.basedOn])).toEqual([['rest', null]]);
    const [record] = await scenarios.adopted();
    expect(record).toMatchObject({ ...how, name: 'slowest' });
    expect(record?.changed.map(({ initiative, before, after }) => [initiative, before.start, after.stage])).toEqual([
      ['led', '2027-04', 'funded'],
      ['vans', '2027-04', 'stopped'],
    ]);
    expect(record?.scenarios.map(({ id }) => id)).toEqual(['slowest', 'slow']);
    expect(await scenarios.adopt('slowest', how)).toBe(false);
    expect(await scenarioStore(database, elsewhere).adopted()).toEqual([]);
  });

  it('that goes round in a circle is not adopted, and nothing changes', async () => {
    await scenarios.add(scenario({ id: 'a', basedOn: 'b', changes: [{ initiative: 'led', leftOut: true }] }));
    await scenarios.add(scenario({ id: 'b', basedOn: 'a' }));
    const how = { on: '2027-04-01', reason: 'A mistake', by: 'person:ann' };
    await expect(scenarios.adopt('a', how)).rejects.toThrow(ScenarioError);
    expect((await startOf('led'))?.stage).toBe('funded');
    expect(await scenarios.adopted()).toHaveLength(1);
  });

  it.each(['update', 'delete'])('leaves a record that the application cannot %s', async (what) => {
    const statement =
      what === 'update' ? `update trajectory_adoptions set reason = ''` : 'delete from trajectory_adoptions';
    await expect(database.inSystem(fenmarsh.id, (tx) => tx.execute(statement))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('permission denied') },
    });
  });
});

describe('targets and settings', () => {
  it('are a system’s own', async () => {
    const targets = targetStore(database, fenmarsh);
    const medicines = Target.parse({
      ...{ id: 'medicines', name: 'Medicines', of: ['medicines'], reduction: '0.1', source: 'Green Plan, page 31' },
      ...{ from: 2027, by: 2027, against: 2019 },
    });
    await targets.write(medicines);
    await targets.write({ ...medicines, reduction: '0.12' });
    expect(await targets.list()).toEqual([{ ...medicines, reduction: '0.12' }]);
    expect(await targetStore(database, elsewhere).list()).toEqual([]);
    expect(await targetStore(database, elsewhere).remove('medicines')).toBe(false);
    expect(await targets.remove('medicines')).toBe(true);

    const settings = trajectorySettingsStore(database, fenmarsh);
    const chosen = TrajectorySettings.parse({
      embedOrigins: ['https://www.fenmarsh.nhs.uk'],
      growthOf: { waste: 'population' },
    });
    await settings.write(chosen);
    expect(await settings.read()).toEqual(chosen);
    expect(await trajectorySettingsStore(database, elsewhere).read()).toEqual(TrajectorySettings.parse({}));
  });

  it.each([
    'http://fenmarsh.nhs.uk',
    'https://fenmarsh.nhs.uk/page',
    'https://*.nhs.uk',
    'fenmarsh.nhs.uk',
    "https://a.uk; script-src 'unsafe-inline'",
  ])('let no frame be made by %s', (origin) => {
    expect(TrajectorySettings.safeParse({ embedOrigins: [origin] }).success).toBe(false);
  });
});
