import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../platform/app.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { carbon as carbonRoom } from '../room.ts';
import { fenmarshSettings, leadsTo, member, type TestMember } from './testing/team.ts';

const here = '/fenmarsh/workspace/carbon';

let folder: string;
let carbon: Carbon;
let editor: TestMember;
let reporter: TestMember;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-counted-with-'));
  const database = await testDatabase();
  const house = testHouse(database, [carbonRoom], { GREENPLAN_DATA: join(folder, 'data') });
  const system = await systemStore(database).create('fenmarsh', fenmarshSettings);
  if (!system) throw new Error('It was there already');
  const app = createApp(house, [carbonRoom]);
  carbon = carbonOf(house, system);
  editor = await member(house, app, 'Edith Editor', { systemId: system.id, role: 'editor' });
  reporter = await member(house, app, 'Rita Reporter', { systemId: system.id, role: 'reporter' });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const page = async (path: string) => (await editor.get(`${here}${path}`)).text();

describe('the library of factors', () => {
  it('is searched by words and year, and looked through by NHS category', async () => {
    expect(await page('/factors?words=mains+gas&year=2024')).toContain(
      `href="${here}/factors/activities/fuels/gaseous-fuels/natural-gas?year=2024"`,
    );
    expect(await page('/factors?category=water')).toContain('water/supply');
    expect(await page('/factors?words=zzzzqqqq')).toContain('No activity is called so');
  });

  it('tells of each factor where it stands, its gases and its warming potentials', async () => {
    const gas = await page('/factors/activities/fuels/gaseous-fuels/natural-gas?year=2024');
    expect(gas).toContain('0.1829');
    expect(gas).toContain('0.18253; 0.00028; 0.00009');
    expect(gas).toContain('UK Government GHG Conversion Factors for Company Reporting 2024, sheet “Fuels”, row 42');
    expect(gas).toContain('Licence: Open Government Licence v3.0.');
    expect(await page('/factors/activities/anaesthetic-gases/nitrous-oxide')).toContain('Potential 310 (SAR)');
    expect((await editor.get(`${here}/factors/activities/no/such`)).status).toBe(404);
  });
});

describe('a factor of an organisation’s own', () => {
  const contract = {
    organisation: 'northmere',
    activity: 'electricity',
    part: 'direct',
    basis: '',
    unit: 'kWh',
    kg: '0.05',
    name: 'Wind contract <script>',
    evidence: 'Certificate 12',
    from: '2024-04-01',
    note: '',
  };

  it('is kept with its evidence and day, ends, and is never changed', async () => {
    const wrong = await editor.post(`${here}/factors/own`, {
      ...contract,
      evidence: ' ',
      from: 'April',
      unit: 'blobs',
    });
    expect(wrong.status).toBe(422);
    const told = await wrong.text();
    for (const sentence of ['Fill in “Evidence”', 'Write a day as 2024-04-01', 'Greenplan knows no unit “blobs”'])
      expect(told).toContain(sentence);
    expect(leadsTo(await editor.post(`${here}/factors/own`, contract))).toBe(`${here}/factors/own?done=saved`);
    const [kept] = await carbon.ownFactors.list();
    expect(kept).toMatchObject({ organisation: 'northmere', factor: { activity: 'electricity/uk', kg: '0.05' } });
    expect(await page('/factors/own')).toContain('Wind contract &lt;script&gt;');
    await editor.post(`${here}/factors/own/${kept?.id}/end`);
    expect(await page('/factors/own')).toMatch(/from 2024-04-01 until \d{4}-\d\d-\d\d/);
    expect((await editor.post(`${here}/factors/own/${kept?.id}/end`)).status).toBe(404);
  });

  it('for an activity that is nowhere in the tree is refused in a sentence', async () => {
    const refused = await editor.post(`${here}/factors/own`, { ...contract, activity: 'magic/wand' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('is under none of the kinds of activity that are counted');
  });
});

describe('the settings', () => {
  it('say by which warming potentials and whose year’s factors a system counts', async () => {
    const wrong = await editor.post(`${here}/settings`, {
      warmingPotentials: 'AR5',
      factorYear: 'ends',
      baselineYear: '19',
    });
    expect(await wrong.text()).toContain('Write the year in which it begins, between 1990 and 2100');
    await editor.post(`${here}/settings`, { warmingPotentials: 'SAR', factorYear: 'ends', baselineYear: '2018' });
    expect(await carbon.settings.read()).toEqual({ warmingPotentials: 'SAR', factorYear: 'ends', baselineYear: 2018 });
    expect(await page('/factors/activities/anaesthetic-gases/nitrous-oxide')).toContain('warming potentials of SAR');
  });
});

describe('floor area, beds, staff and turnover', () => {
  it('go in by a form, one organisation’s year at a time', async () => {
    const sent = { organisation: 'northmere', year: '2024/26', 'value-beds': 'many', source: '' };
    const wrong = await (await editor.post(`${here}/drivers`, sent)).text();
    for (const sentence of [
      'Write a financial year as 2024/25',
      'Write a number of nought or more',
      'Say where the figures come from',
    ])
      expect(wrong).toContain(sentence);
    const right = { ...sent, year: '2024/25', 'value-beds': '612', 'value-floor-area': '45,200.5', source: 'ERIC' };
    expect(leadsTo(await editor.post(`${here}/drivers`, right))).toBe(`${here}/drivers?saved=2`);
    expect(await carbon.drivers.list()).toMatchObject([
      { organisation: 'northmere', year: 2024, kind: 'beds', value: '612.000000' },
      { kind: 'floor area', value: '45200.500000' },
    ]);
  });

  it('go in by a file, all of its lines or none, and come out as one', async () => {
    const csv = (...rows: string[]) => ['organisation,year,kind,value,source', ...rows].join('\n');
    const wrong = await editor.send(
      `${here}/drivers/file`,
      'd.csv',
      csv('RX2,2024/25,staff,100,ESR', 'nobody,2024,beds,x,'),
    );
    const told = await wrong.text();
    expect(told).toContain('d.csv, line 3, column “organisation”: found “nobody”');
    expect(told).toContain('d.csv, line 3, column “value”: found “x”');
    expect(await carbon.drivers.list()).toHaveLength(2);
    const columns = await editor.send(`${here}/drivers/file`, 'd.csv', 'organisation,year\nRX1,2024\n');
    expect(await columns.text()).toContain('Missing: kind, value, source');
    await editor.send(`${here}/drivers/file`, 'd.csv', csv('RX2,2024/25,Staff,"1,100",ESR'));
    const file = await (await editor.get(`${here}/drivers.csv`)).text();
    expect(file).toContain('harbeck,2024/25,staff,1100,ESR');
    const back = await editor.send(`${here}/drivers/file`, 'd.csv', file);
    expect(leadsTo(back)).toBe(`${here}/drivers?saved=3`);
    await editor.post(`${here}/drivers/removal`, { organisation: 'harbeck', year: '2024', kind: 'staff' });
    expect(await carbon.drivers.list()).toHaveLength(2);
  });
});

describe('somebody who enters data', () => {
  it('sees what figures are counted with, and changes none of it', async () => {
    for (const path of ['/factors', '/factors/own', '/settings', '/drivers']) {
      const response = await reporter.get(`${here}${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain('method="post"');
    }
    for (const path of [
      '/factors/own',
      `/factors/own/${crypto.randomUUID()}/end`,
      '/settings',
      '/drivers',
      '/drivers/removal',
    ])
      expect((await reporter.post(`${here}${path}`)).status).toBe(403);
  });
});
