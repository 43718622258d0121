import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../carbon/calculation/calculate.ts';
import { carbonOf } from '../../carbon/carbon.ts';
import { monthsOfYear } from '../../carbon/footprint/months.ts';
import { takenIn } from '../../carbon/testing/taken-in.ts';
import { createApp } from '../../platform/app.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env, Room } from '../../platform/room.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { cookiesOf, somebody, type TestHouse, testHouse } from '../../platform/testing/house.ts';
import { forecast } from '../rules/forecast.ts';
import { Initiative, Scenario } from '../rules/model.ts';
import { totals } from '../rules/waterfall.ts';
import { type Trajectory, trajectoryOf } from '../trajectory.ts';
import { exportRoutes } from './routes.ts';
import { cellsOf, partsOf } from './testing.ts';

/** Only these routes, as the room mounts them. */
const room: Room = {
  name: 'trajectory',
  pages: (house) => new Hono<Env>().route('/trajectory', exportRoutes(house, false)),
  workspace: (house) => new Hono<Env>().route('/trajectory', exportRoutes(house, true)),
};

let folder: string;
let house: TestHouse;
let app: ReturnType<typeof createApp>;
let trajectory: Trajectory;
let cookie: string;

const settings = SystemSettings.parse({
  ...{ name: 'Fenmarsh and Wold', shortName: 'Fenmarsh' },
  organisations: [{ slug: 'northmere', name: 'Northmere Hospitals', sector: 'trust' }],
});

const lines = monthsOfYear(2019).map((fromMonth) => ({
  ...{ organisation: 'northmere', site: 'Main', fromMonth, activity: 'fuels/gaseous-fuels/natural-gas' },
  ...{ unit: 'kWh', quantity: '1000000' },
}));

const insulation = Initiative.parse({
  ...{ id: 'insulation', title: 'Insulation', stage: 'funded', start: '2027-04', theme: 'Heat' },
  organisations: [{ organisation: 'northmere', share: '1' }],
  actsOn: { categories: [], activities: ['fuels/gaseous-fuels/natural-gas'], sites: [], suppliers: [] },
  ...{ effect: { type: 'share less', share: '0.2' }, money: { capital: '1000000', saving: '90000' } },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-trajectory-files-'));
  house = testHouse(await testDatabase(), [room], { GREENPLAN_DATA: folder });
  app = createApp(house, [room]);
  const system = await systemStore(house.database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  cookie = await cookiesOf(house, await somebody(house, 'Ann Ash', [{ systemId: system.id, role: 'editor' }]));
  trajectory = trajectoryOf(house, system, { team: true });
  expect((await app.request('/fenmarsh/trajectory/trajectory.xlsx')).status).toBe(404);
  const carbon = carbonOf(house, system);
  await takenIn(carbon, '2019.csv', lines);
  const { calculation } = await calculate(carbon, await carbon.method(), 'The first');
  await carbon.calculations.publish(calculation.id, '');
  await trajectory.initiatives.write([{ initiative: insulation, revision: null }]);
  const changes = [{ initiative: 'insulation', leftOut: true }];
  await trajectory.scenarios.add(Scenario.parse({ id: 'without', name: 'Without', basedOn: null, changes }));
  // What was kept of the version before is asked for anew after a second.
  await new Promise((resolve) => setTimeout(resolve, 1000));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  const answer = await app.request(`http://localhost${path}`, { headers: { cookie } });
  expect([path, answer.status]).toEqual([path, 200]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { name: answer.headers.get('content-disposition') ?? '', bytes };
}

const withAction = (bytes: Uint8Array): number[] =>
  (cellsOf(bytes).Trajectory?.find(([label]) => label === 'With planned action') ?? []).slice(9).map(Number);

describe('a trajectory as a file', () => {
  it('is a workbook with the figures of the plan', async () => {
    const { name, bytes } = await file('/fenmarsh/trajectory/trajectory.xlsx?organisation=northmere');
    expect(name).toContain('fenmarsh-northmere-trajectory.xlsx');
    const model = await trajectory.model();
    if (!model) throw new Error('There is no model');
    const right = totals(forecast(model), { of: 'footprint' }).withAction.map((mg) => Number(mg) / 1e9);
    expect(Math.max(...withAction(bytes).map((tonnes, at) => Math.abs(tonnes - (right[at] ?? 0))))).toBeLessThan(1e-5);
    expect(cellsOf(bytes).Trajectory?.some(([label]) => String(label).startsWith('Allowed'))).toBe(true);
  });

  it('is of a scenario where the team asks for one', async () => {
    const plan = withAction((await file('/fenmarsh/workspace/trajectory/trajectory.xlsx')).bytes);
    const without = withAction((await file('/fenmarsh/workspace/trajectory/trajectory.xlsx?scenario=without')).bytes);
    expect(without.at(-1)).toBeGreaterThan(plan.at(-1) ?? 0);
  });

  it('is not made of what cannot be: readers see no scenarios', async () => {
    const answer = await app.request('http://localhost/fenmarsh/trajectory/trajectory.xlsx?scenario=without');
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Scenarios are the team’s')]);
  });

  it('is slides with a chart for each picture', async () => {
    const { bytes } = await file('/fenmarsh/trajectory/trajectory.pptx');
    const slides = await partsOf(bytes, 'ppt/slides/slide');
    expect(slides).toHaveLength(7);
    expect(slides[0]).toContain('The whole system: trajectory to net zero');
    expect(await partsOf(bytes, 'ppt/charts/chart')).toHaveLength(5);
  });
});
