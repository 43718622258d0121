import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounded } from '../kernel/decimals.ts';
import { checkout } from '../platform/checkout.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { fileStore } from '../platform/files/store.ts';
import { SystemSettings } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { testHouse } from '../platform/testing/house.ts';
import { calculate } from './calculation/calculate.ts';
import { type Carbon, carbonOf } from './carbon.ts';
import type { ActivityFile } from './file-store.ts';
import { footprintOf } from './footprint/footprint.ts';
import { advance, confirmMapping, receive, setAside, takeIn } from './taking-in.ts';

let folder: string;
let carbon: Carbon;

const settings = SystemSettings.parse({
  name: 'Fenmarsh',
  shortName: 'Fenmarsh',
  organisations: [
    {
      slug: 'northmere',
      name: 'Northmere Hospitals NHS Trust',
      alsoCalled: ['Northmere'],
      odsCode: 'RX1',
      sector: 'trust',
    },
    { slug: 'harbeck', name: 'Harbeck Community NHS Trust', odsCode: 'RX2', sector: 'trust' },
  ],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-carbon-'));
  const database = await testDatabase();
  const system = await systemStore(database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  carbon = carbonOf(testHouse(database, [], { GREENPLAN_DATA: join(folder, 'data') }), system);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function sent(
  name: string,
  text: string | Buffer,
  organisation: string | null = null,
  supersedes: string | null = null,
) {
  const path = join(folder, name);
  await writeFile(path, text);
  return receive(carbon, { path, name }, { organisation, supersedes });
}

const plain = (...rows: string[]) =>
  ['period,organisation,site,activity,quantity,unit,spend,supplier', ...rows].join('\r\n');

const problems = (file: ActivityFile) => file.checked?.rejects.map(({ row, sentence }) => `${row}: ${sentence}`);

describe('a file in the plain form', () => {
  let first: string;

  it('is checked at once, and its good lines are taken in when a person says so', async () => {
    ({ id: first } = await sent(
      'energy.csv',
      plain(
        '2024-04,RX1,Main,electricity,1000,kWh,250.10,Volt Ltd',
        '2024-05,Northmere,Main,electricity,"1,200.5",kWh,,',
        '2024-05,harbeck,,gas,12,MWh,,',
        '2024-05,harbeck,,gas,"12,4O0",kWh,,',
        '2024-05,nobody,,gas,1,kWh,,',
      ),
    ));
    const file = await advance(carbon, first);
    expect(file).toMatchObject({ state: 'checked', problem: null });
    expect(file.checked?.rows).toMatchObject({ all: 5, accepted: 3, rejected: 2 });
    expect(problems(file)).toEqual([expect.stringContaining('12,4O0'), expect.stringContaining('nobody')]);
    await takeIn(carbon, first);
    expect(await carbon.files.byId(first)).toMatchObject({ state: 'taken in', lines: 3 });
    const { calculation } = await calculate(carbon, await carbon.method(), 'first lines');
    const gas = (await carbon.calculations.figures(calculation.id, { organisation: 'harbeck' })).filter(
      ({ part }) => part === 'direct',
    );
    expect(gas.map(({ kg }) => rounded(kg, 2))).toEqual(['2194.80']);
  });

  it('gives the rows that do not count back with what is wrong with them, to be mended and sent again', async () => {
    const { rejectsFileId } = (await carbon.files.byId(first)) ?? {};
    const store = fileStore(carbon.house.database, carbon.system);
    const text = (await buffer(store.read(rejectsFileId ?? ''))).toString('utf8');
    expect(text).toMatch(/^\uFEFFperiod,organisation,site,activity,quantity,unit,spend,supplier,What is wrong\r\n/);
    const mended = await sent('energy – to mend.csv', text.replace('12,4O0', '12,400').replace('nobody', 'RX2'));
    const file = await advance(carbon, mended.id);
    expect(file.checked?.rows).toMatchObject({ all: 2, accepted: 2, rejected: 0 });
    await setAside(carbon, mended.id);
  });

  it('is noticed when it comes twice, whole or line by line', async () => {
    const again = await sent('again.csv', await readFile(join(folder, 'energy.csv')));
    expect(again.twins.map(({ id }) => id)).toEqual([first]);
    const file = await advance(carbon, again.id);
    expect(file.checked?.rows).toMatchObject({ accepted: 0, rejected: 5 });
    await expect(takeIn(carbon, again.id)).rejects.toThrow('No line of this file can be taken in');
  });

  it('corrected, takes the place of the earlier one, and both stay', async () => {
    const corrected = await sent(
      'energy.csv',
      plain('2024-04,RX1,Main,electricity,900,kWh,250.10,Volt Ltd'),
      null,
      first,
    );
    await advance(carbon, corrected.id);
    await takeIn(carbon, corrected.id);
    expect(await carbon.files.byId(first)).toMatchObject({ state: 'superseded', supersededBy: corrected.id });
    const { calculation } = await calculate(carbon, await carbon.method(), 'corrected');
    expect(calculation.inputs.map(({ file }) => file)).toEqual([corrected.id]);
    expect(footprintOf(await carbon.calculations.figures(calculation.id)).location.scope2.kg).toMatch(/^186\.3/);
  });

  it('leaves nothing behind once it is in the ledger or set aside', async () => {
    const work = join(folder, 'data', 'intake', carbon.systemId);
    const waiting = (await carbon.files.list()).filter(({ state }) => state === 'checked').map(({ id }) => id);
    expect(await readdir(work)).toEqual(waiting);
  });
});

describe('a file of a kind that nobody has told of', () => {
  const meter = 'datetime,equipment load [kWh]\n2024-04-01 00:00:00,10.5\n2024-04-01 01:00:00,11.5\n';

  it('is asked about, and not guessed', async () => {
    const { id } = await sent('b0.csv', meter);
    const file = await advance(carbon, id);
    expect(file.state).toBe('mapping');
    const about = file.proposal?.questions.map(({ about: what, needed }) => `${what}${needed ? '!' : ''}`);
    expect(about).toEqual(expect.arrayContaining(['activity!', 'organisation!']));
    await expect(confirmMapping(carbon, id, [], { name: 'A', tier: 'optimal' })).rejects.toThrow(/equipment load/);
    const answers = (file.proposal?.questions ?? []).map(({ about: what }) =>
      what === 'activity' ? 'electricity/uk' : what === 'organisation' ? 'northmere' : '',
    );
    await confirmMapping(carbon, id, answers, { name: 'Meter of block 0', tier: 'optimal' });
    expect((await advance(carbon, id)).checked?.totals).toMatchObject([{ unit: 'kWh', quantity: '22.000000' }]);
    await takeIn(carbon, id);
  });

  it('is recognised the next time, and whose it is asked again', async () => {
    const later = meter.replaceAll('2024-04', '2024-06');
    const { id: theirs } = await sent('b1.csv', later);
    const asked = await advance(carbon, theirs);
    expect(asked.proposal?.questions.map(({ about }) => about)).toEqual(['organisation']);
    await setAside(carbon, theirs);

    const { id } = await sent('b0-later.csv', meter.replaceAll('2024-04', '2024-05'), 'northmere');
    expect(await advance(carbon, id)).toMatchObject({ state: 'checked', mapping: { name: 'Meter of block 0' } });
  });
});

describe('a file that is none', () => {
  it('says why, and how to mend it', async () => {
    const { id } = await sent('scan.pdf', '%PDF-1.7 a scan');
    expect(await advance(carbon, id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('scan.pdf') });
  });

  it('with an activity in a year that no factor is for cannot be taken in', async () => {
    const { id } = await sent('old.csv', plain('1995-04,RX1,,gas,5,kWh,,'));
    const file = await advance(carbon, id);
    expect(file.problem).toContain('There is no factor for some of its lines');
    await expect(takeIn(carbon, id)).rejects.toThrow('There is no factor');
  });
});

describe('a step', () => {
  it('that is given up leaves the file where it was, and is done again', async () => {
    const { id } = await sent('given-up.csv', plain('2024-06,RX1,,gas,5,kWh,,'));
    await expect(advance(carbon, id, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    expect((await carbon.files.byId(id))?.state).toBe('received');
    expect((await advance(carbon, id)).state).toBe('checked');
  });

  it('is not done by two at once', async () => {
    const { id } = await sent('two.csv', plain('2024-07,RX1,,gas,5,kWh,,'));
    const both = await Promise.all([advance(carbon, id), advance(carbon, id)]);
    expect(both.map(({ state }) => state)).toContain('checked');
    expect((await carbon.files.byId(id))?.checked?.lines).toBe(1);
  });

  it('is done again where its tables were swept away', async () => {
    const { id } = await sent('swept.csv', plain('2024-08,RX1,,gas,5,kWh,,'));
    await advance(carbon, id);
    await rm(join(folder, 'data', 'intake'), { recursive: true });
    await takeIn(carbon, id);
    expect(await carbon.files.byId(id)).toMatchObject({ state: 'taken in', lines: 1 });
  });
});

const shared = join(checkout, '../shared/data');

describe.skipIf(!existsSync(shared))('real files (skipped where ../shared/data is not there)', () => {
  it.each([
    'estates/ERIC-2013-14.csv',
    'estates/ERIC-2014-15.csv',
    'energy/UCam_b0_electricity_2021.csv',
    'energy/UCam_b0_gas_2021.csv',
    'spend/GLA_all.csv',
    'prescribing/epd_201709.csv',
  ])('%s are recognised and checked, and no row of them is lost', async (path) => {
    const name = path.split('/').at(-1) ?? path;
    const original = { path: join(shared, path), name };
    const { id } = await receive(carbon, original, { organisation: 'northmere', supersedes: null });
    const file = await advance(carbon, id);
    expect(file.state).toBe('checked');
    const { all = 0, accepted = 0, rejected = 0, skipped = 0 } = file.checked?.rows ?? {};
    expect(all).toBeGreaterThan(100);
    expect(accepted + rejected + skipped).toBe(all);
  });
});
