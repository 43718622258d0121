import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rounded } from '../../kernel/decimals.ts';
import { checkout } from '../../platform/checkout.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { fileStore } from '../../platform/files/store.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { calculate } from '../calculation/calculate.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { footprintOf } from '../footprint/footprint.ts';
import { confirmMapping, readAsAnotherKind, readHeadings } from './how-read.ts';
import { countFurther, receive, setAside, takeIn } from './into-ledger.ts';
import { advance } from './steps.ts';

// Each file is read in processes of its own, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 90_000 });

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

/** All in words, so that Greenplan takes the wrong row for the headings. */
const surveyOf = (month: string) =>
  [`Northmere,Estates,${month}`, 'Read by,A. Clerk,S. Porter', 'Month,Gas (kWh),Site', `${month},five,Main`].join('\n');

describe('a file whose headings Greenplan finds in the wrong row', () => {
  it('is read anew with those that a person shows, and asked about as any other', async () => {
    const { id } = await sent('survey.csv', surveyOf('2024-04'), 'northmere');
    const first = await advance(carbon, id);
    expect(first.staged?.sheets[0]?.headingRows).not.toEqual([3]);
    await readHeadings(carbon, id, { row: 3, rows: 1, oneTable: false });
    const file = await advance(carbon, id);
    expect(file).toMatchObject({ state: 'mapping', staged: { sheets: [{ headingRows: [3], rows: 1 }] } });
    expect(file.proposal?.mapping.quantity).toEqual({ from: 'columns', columns: ['Gas (kWh)'], times: '1' });
    await confirmMapping(carbon, id, [], { name: 'Survey of sites', tier: 'reduced' });
    const [kept] = (await carbon.mappings.list()).filter(({ name }) => name === 'Survey of sites');
    expect(kept?.mapping.headingsAt).toEqual({ row: 3, rows: 1, oneTable: false });
  });

  it('is found with them again where its tables were swept away', async () => {
    const { id } = (await carbon.files.list()).find(({ name }) => name === 'survey.csv') ?? { id: '' };
    await rm(join(folder, 'data', 'intake', carbon.systemId, id), { recursive: true });
    const file = await advance(carbon, id);
    expect(file).toMatchObject({ state: 'checked', checked: { rows: { all: 1 } } });
    await setAside(carbon, id);
  });

  it('is recognised the next time, though its headings stand further down', async () => {
    const { id } = await sent('survey-may.csv', `To whom it may concern\n${surveyOf('2024-05')}`, 'northmere');
    const file = await advance(carbon, id);
    expect(file).toMatchObject({
      state: 'checked',
      mapping: { name: 'Survey of sites' },
      staged: { sheets: [{ headingRows: [4] }] },
    });
    await readHeadings(carbon, id, null);
    expect((await advance(carbon, id)).staged?.sheets[0]?.headingRows).not.toEqual([4]);
    await setAside(carbon, id);
  });
});

describe('a file in which kWh stand in a column of MWh', () => {
  it('is not taken in before a person says that the unit is right', async () => {
    const kwh = await sent('gas-2023.csv', plain('2023-04,RX1,Annexe,gas,2118999,kWh,,'));
    await advance(carbon, kwh.id);
    await takeIn(carbon, kwh.id);
    const { id } = await sent('gas-2024.csv', plain('2024-04,RX1,Annexe,gas,2207443,MWh,,'));
    expect((await advance(carbon, id)).checked?.findings).toMatchObject([{ code: 'thousandfold' }]);
    await expect(takeIn(carbon, id)).rejects.toThrow('is it kWh in a column of MWh?');
    await takeIn(carbon, id, true);
    expect((await carbon.files.byId(id))?.state).toBe('taken in');
    await setAside(carbon, id);
  });
});

describe('mileage claims that are in already', () => {
  const claims = ['Claim date,Vehicle type,Fuel,Miles', '21/04/2024,Car,Diesel,75', '22/04/2024,Car,Diesel,12'];

  it('are left out when they come again, unless a person says that they are further ones', async () => {
    const first = await sent('mileage.csv', claims.join('\n'), 'northmere');
    await advance(carbon, first.id);
    await takeIn(carbon, first.id);
    const { id } = await sent('mileage again.csv', [...claims, '23/04/2024,Car,Diesel,9'].join('\n'), 'northmere');
    const again = await advance(carbon, id);
    expect(again.checked?.rows).toMatchObject({ all: 3, accepted: 1, rejected: 2 });
    expect(problems(again)?.[0]).toContain('(mileage.csv, row 2)');
    await countFurther(carbon, id);
    expect((await advance(carbon, id)).checked?.rows).toMatchObject({ accepted: 3, remarked: 2, rejected: 0 });
    await expect(countFurther(carbon, id)).rejects.toThrow('No line of mileage again.csv is left out');
    await setAside(carbon, id);
  });
});

describe('a file that only looks like one from before', () => {
  it('can be looked at as another kind of file', async () => {
    const log = (unit: string) => `Month,Building,Boiler,Gas burnt (${unit})\n2024-04,Annexe,B1,5.5\n`;
    const { id } = await sent('boiler-mwh.csv', log('MWh'), 'northmere');
    const file = await advance(carbon, id);
    await confirmMapping(carbon, id, file.proposal?.questions.map(() => '') ?? [], {
      name: 'Boilers',
      tier: 'standard',
    });
    await setAside(carbon, id);
    const { id: other } = await sent('boiler-kwh.csv', log('kWh'), 'northmere');
    expect((await advance(carbon, other)).proposal).toMatchObject({ how: 'like', mapping: { name: 'Boilers' } });
    await readAsAnotherKind(carbon, other);
    const anew = await advance(carbon, other);
    expect(anew.proposal?.how).not.toBe('like');
    expect(anew.proposal?.mapping.unit).toEqual({ from: 'constant', unit: 'kWh' });
    await setAside(carbon, other);
  });
});

describe('a file that is none', () => {
  it('says why, and how to mend it', async () => {
    const { id } = await sent('scan.pdf', '%PDF-1.7 a scan');
    expect(await advance(carbon, id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('scan.pdf') });
  });

  it('with an activity in a year that no factor is for has that row rejected, and its others can be taken in', async () => {
    const { id } = await sent('old.csv', plain('1995-04,RX1,,gas,5,kWh,,', '2024-09,RX1,,gas,7,kWh,,'));
    const file = await advance(carbon, id);
    expect(file).toMatchObject({
      state: 'checked',
      problem: null,
      checked: { lines: 1, rejections: { 'no-factor': 1 } },
    });
    expect(file.checked?.rejects).toMatchObject([
      {
        row: 2,
        sentence: expect.stringMatching(
          /no published factor for 1995\/96; the nearest is of 2007\/08, and none is taken from more than 10 years away/,
        ),
      },
    ]);
    await setAside(carbon, id);
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

/** What must be answered is, with the first that is offered; what may stay open does. */
async function answeredWithNothing(file: ActivityFile): Promise<ActivityFile> {
  if (file.state !== 'mapping' || !file.proposal) return file;
  const { questions, how, mapping } = file.proposal;
  expect(how).toBe('known kind');
  const answers = questions.map(({ needed, choices }) => (needed ? (choices[0]?.value ?? '') : ''));
  await confirmMapping(carbon, file.id, answers, mapping);
  return advance(carbon, file.id);
}

describe.skipIf(!existsSync(shared))('real files (skipped where ../shared/data is not there)', () => {
  it.each([
    'estates/ERIC-2013-14.csv',
    'estates/ERIC-2014-15.csv',
    'energy/UCam_b0_electricity_2021.csv',
    'energy/UCam_b0_gas_2021.csv',
    'spend/GLA_all.csv',
    'prescribing/epd_201709.csv',
  ])('%s are recognised and checked, once what must be answered is, and no row of them is lost', async (path) => {
    const name = path.split('/').at(-1) ?? path;
    const original = { path: join(shared, path), name };
    const { id } = await receive(carbon, original, { organisation: 'northmere', supersedes: null });
    const file = await answeredWithNothing(await advance(carbon, id));
    expect(file.state).toBe('checked');
    const { all = 0, accepted = 0, rejected = 0, leftOut = 0, skipped = 0 } = file.checked?.rows ?? {};
    expect(all).toBeGreaterThan(100);
    expect(accepted + rejected + leftOut + skipped).toBe(all);
  });
});
