import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../platform/app.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { System } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { type TestHouse, testHouse } from '../../platform/testing/house.ts';
import { activityJob, sweep } from '../activity-job.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { carbon as carbonRoom } from '../room.ts';
import { receive } from '../taking-in/into-ledger.ts';
import { fenmarshSettings, leadsTo, member, plainForm, type TestMember } from './testing/team.ts';

const files = '/fenmarsh/workspace/carbon/activity';

// Each file is read in processes of its own, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let house: TestHouse;
let fenmarsh: System;
let carbon: Carbon;
let editor: TestMember;
let northmere: TestMember;
let staff: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-intake-pages-'));
  const database = await testDatabase();
  house = testHouse(database, [carbonRoom], { GREENPLAN_DATA: join(folder, 'data') });
  const app = createApp(house, [carbonRoom]);
  const made = async (slug: string) => {
    const system = await systemStore(database).create(slug, fenmarshSettings);
    if (!system) throw new Error('It was there already');
    return system;
  };
  fenmarsh = await made('fenmarsh');
  const elsewhere = await made('elsewhere');
  carbon = carbonOf(house, fenmarsh);
  const { id: systemId } = fenmarsh;
  editor = await member(house, app, 'Edith Editor', { systemId, role: 'editor' });
  northmere = await member(house, app, 'Rita Reporter', { systemId, role: 'reporter', organisation: 'northmere' });
  staff = await member(house, app, 'Stan Staff', { systemId, role: 'staff' });
  stranger = await member(house, app, 'Sue Stranger', { systemId: elsewhere.id, role: 'editor' });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function sent(by: TestMember, name: string, text: string, fields: Record<string, string> = {}) {
  const path = leadsTo(await by.send(`${files}/files`, name, text, fields));
  expect(path).toMatch(/\/activity\/[0-9a-f-]{36}$/);
  return path;
}

/** A file that has come, and with which nobody has begun. */
async function waiting(name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, plainForm('2024-06,RX1,,gas,5,kWh,,', `2024-06,RX2,${name},gas,5,kWh,,`));
  const { id } = await receive(carbon, { path, name }, { organisation: null, supersedes: null });
  return id;
}

describe('a file of activity data', () => {
  let energy: string;

  it('is sent, read and checked, and its page says which rows cannot be taken in and why', async () => {
    energy = await sent(
      editor,
      'energy.csv',
      plainForm(
        '2024-04,RX1,Main,electricity,1000,kWh,250.10,Volt Ltd',
        '2024-05,RX2,,gas,12,MWh,,',
        '2024-05,RX2,,gas,"12,4O0",kWh,,',
      ),
    );
    const page = await editor.settled(energy);
    expect(page).toContain('2 rows of 3 can be taken in, as 2 lines.');
    expect(page).toContain('Found “12,4O0” (a letter O)');
    expect(page).toContain('Electricity from the grid');
    const rejects = await editor.get(`${energy}/rejects`);
    expect(rejects.headers.get('content-disposition')).toMatch(/^attachment; filename="energy _ to mend.csv"/);
    expect(await rejects.text()).toContain('What is wrong');
  });

  it('is taken in when a person says so, and the footprint is counted after that', async () => {
    expect(leadsTo(await editor.post(`${energy}/taking-in`))).toBe(energy);
    const page = await editor.settled(energy);
    expect(page).toContain('2 lines of it count since');
    expect(page).toContain('Calculation 1 counts it.');
    expect((await carbon.calculations.latest())?.reason).toBe('Lines of energy.csv came in');
    const again = await editor.post(`${energy}/taking-in`);
    expect(again.status).toBe(422);
  });

  it('can be had back as it came, to be saved and not shown', async () => {
    const response = await editor.get(`${energy}/file`);
    expect(await response.text()).toContain('12,4O0');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="energy.csv"; filename*=UTF-8\'\'energy.csv',
      'x-content-type-options': 'nosniff',
    });
  });

  it('that comes twice is noticed, and can be left out', async () => {
    const text = await (await editor.get(`${energy}/file`)).text();
    const twice = await sent(editor, 'again.csv', text);
    const page = await editor.settled(twice);
    expect(page).toContain('A file with the very same contents came before');
    expect(page).toContain(`href="${energy}"`);
    await editor.post(`${twice}/setting-aside`);
    expect(await editor.settled(twice)).toContain('again.csv was left out');
  });

  it('is corrected by a later one, and taken out again if that was wrong', async () => {
    const corrects = energy.split('/').at(-1) ?? '';
    const later = await sent(editor, 'corrected.csv', plainForm('2024-04,RX1,Main,electricity,900,kWh,,'), {
      corrects,
    });
    expect(await editor.settled(later)).toContain('The lines of energy.csv will count no more.');
    await editor.post(`${later}/taking-in`);
    expect(await editor.settled(energy)).toContain('energy.csv was corrected');
    expect(await editor.settled(later)).toContain('It took the place of energy.csv.');
    await editor.post(`${later}/setting-aside`);
    await expect.poll(async () => (await carbon.calculations.latest())?.inputs.length, { timeout: 20_000 }).toBe(0);
    const list = await (await editor.get(`${files}?state=superseded`)).text();
    expect(list).toContain('energy.csv');
    expect(list).not.toContain('again.csv');
  });

  it('that is none says why, and how to mend it', async () => {
    const scan = await sent(editor, 'scan.pdf', '%PDF-1.7 a scan');
    const page = await editor.settled(scan);
    expect(page).toContain('That is a PDF');
    expect(page).toContain('Mend what the sentence names');
    expect(leadsTo(await editor.post(`${scan}/trying-again`))).toBe(scan);
    expect(await editor.settled(scan)).toContain('That is a PDF');
  });

  it('that did not come, or came too large, is told on the form', async () => {
    const none = await editor.post(`${files}/files`, { organisation: '' });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('No file came with the form');
  });
});

describe('a file of a kind that nobody has told of', () => {
  const hostile = '<script>alert(1)</script>';
  let meter: string;

  it('is asked about in plain words, and whatever stands in it is shown as text', async () => {
    const rows = ['2024-04-01 00:00:00,10.5', '2024-04-01 01:00:00,11.5'].map((row) => `${row},${hostile}`);
    meter = await sent(editor, 'b0.csv', `datetime,equipment load [kWh],${hostile}\n${rows.join('\n')}\n`);
    const page = await editor.settled(meter);
    expect(page).toContain('How is b0.csv read?');
    expect(page).toContain('The table has 2 lines, the first of them line 2.');
    expect(page).toContain('the column “equipment load [kWh]”');
    expect(page).toContain('Which organisation’s lines are these?');
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toContain(hostile);
  });

  it('is not gone on with before all is answered, and each question that is open is named', async () => {
    const response = await editor.post(`${meter}/mapping`, {
      name: '',
      'other-0': 'lectricty',
      'other-1': 'lectricty',
    });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Answer this: Nothing in this file says whose it is.');
    expect(page).toContain('No activity is called “lectricty”. Nearest: “');
    expect(page).toContain('Give the kind of file a name');
  });

  it('is read as it was answered, and the next one of its kind, sent for somebody, without a question', async () => {
    const questions = (await carbon.files.byId(meter.split('/').at(-1) ?? ''))?.proposal?.questions ?? [];
    const fields = questions.map(({ about }, place): [string, string] =>
      about === 'organisation' ? [`answer-${place}`, 'northmere'] : [`other-${place}`, 'electricity'],
    );
    await editor.post(`${meter}/mapping`, { ...Object.fromEntries(fields), name: 'Meter of block 0', tier: 'optimal' });
    const page = await editor.settled(meter);
    expect(page).toContain('2 rows of 2 can be taken in');
    expect(page).toContain('Read as “Meter of block 0”.');
    await editor.post(`${meter}/reading-otherwise`);
    expect(await editor.settled(meter)).toContain('How is b0.csv read?');
    const next = await sent(
      editor,
      'b0-may.csv',
      `datetime,equipment load [kWh],${hostile}\n2024-05-01 00:00:00,3,x\n`,
      { organisation: 'northmere' },
    );
    expect(await editor.settled(next)).toContain('1 row of 1 can be taken in');
  });
});

describe('a file that has to be looked at before it counts', () => {
  it('asks whether the unit is right, and is taken in once that is ticked', async () => {
    const before = await sent(editor, 'gas-23.csv', plainForm('2023-11,RX1,Far Lodge,gas,2118999,kWh,,'));
    await editor.settled(before);
    await editor.post(`${before}/taking-in`);
    const gas = await sent(editor, 'gas-24.csv', plainForm('2024-11,RX1,Far Lodge,gas,2207443,MWh,,'));
    const page = await editor.settled(gas);
    expect(page).toContain('Is the unit right?');
    expect(page).toContain('is it kWh in a column of MWh?');
    const refused = await editor.post(`${gas}/taking-in`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('say that their units are right');
    expect(leadsTo(await editor.post(`${gas}/taking-in`, { 'units-are-right': 'yes' }))).toBe(gas);
    expect(await editor.settled(gas)).toContain('gas-24.csv is taken in');
    await editor.post(`${gas}/setting-aside`);
  });

  it('says how many of its rows are new, and counts the others if a person says that they are further ones', async () => {
    const again = await sent(editor, 'gas-23 again.csv', plainForm('2023-11,RX1,Far Lodge,gas,2118999,kWh,,'));
    const page = await editor.settled(again);
    expect(page).toContain('0 of 1 rows are new. One row is in the ledger already and is left out.');
    expect(page).toContain('(gas-23.csv, row 2)');
    expect(page).not.toContain('Take it in');
    await editor.post(`${again}/counting-further`);
    expect(await editor.settled(again)).toContain('Take it in');
    await editor.post(`${again}/setting-aside`);
  });
});

describe('a list of payments with names that nobody has explained', () => {
  const names = Array.from({ length: 25 }, (_, at) => `Account ${String.fromCharCode(65 + at)}`);
  const rows = [
    ...names.map((name, at) => `2024-04-0${(at % 9) + 1},Somebody Ltd,${name},${1000 - at}`),
    '2024-04-01,Agency Ltd,Agency Staff,90000',
    '2024-04-02,Agency Ltd,AGENCY STAFF,5000',
    '2024-04-02,Staff,Salaries,800',
  ];
  const payments = ['Date,Supplier,Description,Amount', ...rows].join('\n');
  let spend: string;
  const shown = (page: string) => [...page.matchAll(/Which activity is “([^”]+)”/g)].map(([, name]) => name);
  const words = (text: string) => editor.send(`${spend}/words`, 'words.csv', text);

  it('is asked about them before it is checked, those with the most money first', async () => {
    spend = await sent(editor, 'payments.csv', payments, { organisation: 'northmere' });
    const page = await editor.settled(spend);
    expect(page).toContain('How is payments.csv read?');
    expect(page).toContain('27 names that Greenplan does not know');
    expect(page).toMatch(/With these 20 names, 9\d(\.\d)? % of the money is covered\. 7 smaller ones are left\./);
    expect(page).toContain('£95,000 in 2 rows, written in 2 ways');
    expect(page).toContain('Spend on staff and patient consulting services and expenses');
    expect(shown(page)[0]).toBe('AGENCY STAFF');
    expect(new Set(shown(page)).size).toBe(20);
  });

  it('keeps what was answered, and shows the next names', async () => {
    const response = await editor.post(`${spend}/mapping`, { from: '0', turn: 'next', 'answer-0': 'spend/eclass/z' });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(new Set(shown(page)).size).toBe(7);
    expect(page).toContain('19 smaller ones are left.');
    const { mapping } = (await carbon.files.byId(spend.split('/').at(-1) ?? ''))?.proposal ?? {};
    expect(mapping?.activity).toMatchObject({ words: { 'agency staff': 'spend/eclass/z' } });
  });

  it('gives the names as a table with likely answers, and takes it back', async () => {
    const table = await (await editor.get(`${spend}/words.csv`)).text();
    expect(table).toContain('word,activity,rows,£\r\nAGENCY STAFF,');
    expect((await words('word,activity\nSalaries,unicorns\nNobody,gas\n')).status).toBe(422);
    const refused = await (await words('word,activity\nSalaries,unicorns\nNobody,gas\n')).text();
    expect(refused).toContain('words.csv, line 2: no activity is called “unicorns”');
    expect(refused).toContain('words.csv, line 3: “Nobody” is no name that is asked about');
    expect(leadsTo(await words('Word,Activity\nSALARIES,Does not count\n'))).toBe(spend);
  });

  it('is checked with the same for all the rest, and says what is left out', async () => {
    const confirm = { name: 'Payments', tier: 'reduced', rest: 'activity', 'rest-activity': 'eclass p' };
    expect(leadsTo(await editor.post(`${spend}/mapping`, confirm))).toBe(spend);
    const page = await editor.settled(spend);
    expect(page).toContain('27 rows of 28 can be taken in');
    expect(page).toContain('1 row is left out, as somebody said that they do not count: “Salaries” (1).');
  });

  it('is read without a question the next time, whatever the capitals', async () => {
    const next = await sent(editor, 'payments-may.csv', payments.replaceAll('2024-04', '2024-05').toUpperCase(), {
      organisation: 'northmere',
    });
    expect(await editor.settled(next)).toContain('27 rows of 28 can be taken in');
  });
});

describe('rows that are wrong in one way', () => {
  it('are told once, with their numbers', async () => {
    const good = Array.from({ length: 40 }, (_, at) => `2024-0${(at % 9) + 1},RX1,Site ${at},gas,${at + 1},kWh,,`);
    const bad = [1, 2, 3].map((n) => `2024-04,RX1,Site ${n},gas,tbc,kWh,,`);
    const path = await sent(editor, 'tbc.csv', plainForm(...bad, ...good), { organisation: 'northmere' });
    const page = await editor.settled(path);
    expect(page).toContain('3 rows: 2 to 4');
    expect(page.match(/It is not known how much that is/g)?.length).toBe(1);
  });
});

describe('a file with tables one below the other', () => {
  const gas = ['Site,Month,Gas (kWh)', 'Main,2024-04,5', 'Main,2024-05,6', 'Main,2024-06,7'];
  const water = ['Site,Month,Water (m3),Cost (£)', 'Main,2024-04,5,2', 'Main,2024-05,6,3'];
  let stacked: string;

  it('is asked about by one of them, and another can be chosen by the line that it begins with', async () => {
    stacked = await sent(editor, 'stacked.csv', [...gas, '', ...water].join('\n'), { organisation: 'northmere' });
    const page = await editor.settled(stacked);
    expect(page).toContain('The headings stand in line 1. It is table 1 of 2 that stand one below the other');
    expect(page).toContain('table 2 (line 6): 2 rows');
    await editor.post(`${stacked}/sheet`, { sheet: '1' });
    expect(await editor.settled(stacked)).toContain('Read as “Water bills or readings”.');
  });

  it('is read anew with the headings where a person says that they stand, and as before when they take that back', async () => {
    const said = { 'headings-row': '1', 'headings-rows': '1', 'headings-one-table': 'yes' };
    expect(leadsTo(await editor.post(`${stacked}/headings`, said))).toBe(stacked);
    const page = await editor.settled(stacked);
    expect(page).toContain('The table has 6 lines, the first of them line 2.');
    expect(page).toContain('The headings stand in line 1, as a person said.');
    await editor.post(`${stacked}/headings`, { 'headings-find': 'yes' });
    expect(await editor.settled(stacked)).toContain('table 2 (line 6): 2 rows');
  });

  it('is left as it is where that is no row', async () => {
    const response = await editor.post(`${stacked}/headings`, { 'headings-row': 'the third', 'headings-rows': '' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Write the number at which the headings begin, for example 3');
    expect(page).toContain('Choose how many rows the headings take');
    expect(page).toMatch(/<details[^>]* open/);
    expect(page).toContain('value="the third"');
  });
});

describe('a file on which Greenplan is at work', () => {
  it('shows how far it is on a page that loads itself anew, which can be stopped', async () => {
    const path = `${files}/${await waiting('slow.csv')}`;
    const page = await editor.get(path);
    expect(page.headers.get('refresh')).toBe('2');
    expect(await page.text()).toContain('<progress');
    expect((await editor.get(`${path}?still=yes`)).headers.get('refresh')).toBeNull();
    await editor.post(`${path}/setting-aside`);
    expect(await editor.settled(path)).toContain('slow.csv was left out');
  });

  it('is brought on by the clock, if the process that was at it has ended', async () => {
    const id = await waiting('left.csv');
    expect(await activityJob.isOverdue(house)).toBe(true);
    await activityJob.run(house);
    expect((await carbon.files.byId(id))?.state).toBe('checked');
    expect(await activityJob.isOverdue(house)).toBe(false);
  });

  it('leaves nothing behind that a sweep does not find', async () => {
    const left = join(folder, 'data/intake', fenmarsh.id, crypto.randomUUID());
    await mkdir(left, { recursive: true });
    await mkdir(join(folder, 'data/intake', crypto.randomUUID()), { recursive: true });
    await sweep(house, await systemStore(house.database).list());
    const isNeeded = ({ state }: ActivityFile) => state === 'mapping' || state === 'checked';
    const needed = (await carbon.files.list()).filter(isNeeded).map(({ id }) => id);
    expect((await readdir(join(folder, 'data/intake'))).sort()).toEqual([fenmarsh.id]);
    expect((await readdir(join(folder, 'data/intake', fenmarsh.id))).sort()).toEqual(needed.sort());
  });
});

describe('somebody who enters data for one organisation', () => {
  let own: string;

  it('sends and takes in their own organisation’s lines', async () => {
    own = await sent(northmere, 'ours.csv', plainForm('2024-07,RX1,,gas,7,kWh,,'), { organisation: 'northmere' });
    expect(await northmere.settled(own)).toContain('1 row of 1 can be taken in');
    await northmere.post(`${own}/taking-in`);
    expect(await northmere.settled(own)).toContain('ours.csv is taken in');
  });

  it('sends nothing for another, and takes in no line of another', async () => {
    const refused = await northmere.send(`${files}/files`, 'theirs.csv', 'a', { organisation: 'harbeck' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('You can send files for your own organisation only');
    const mixed = await sent(
      northmere,
      'mixed.csv',
      plainForm('2024-08,RX1,,gas,8,kWh,,', '2024-08,RX2,,gas,8,kWh,,'),
      { organisation: 'northmere' },
    );
    await northmere.settled(mixed);
    const answer = await northmere.post(`${mixed}/taking-in`);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('This file has lines of Harbeck Community NHS Trust');
    await editor.post(`${mixed}/taking-in`);
    expect(await editor.settled(mixed)).toContain('mixed.csv is taken in');
  });

  it('finds nothing at the address of another organisation’s file', async () => {
    const theirs = await sent(editor, 'harbeck.csv', plainForm('2024-09,RX2,,gas,9,kWh,,'), {
      organisation: 'harbeck',
    });
    await editor.settled(theirs);
    for (const path of ['', '/file', '/rejects']) expect((await northmere.get(`${theirs}${path}`)).status).toBe(404);
    for (const act of [
      'mapping',
      'words',
      'sheet',
      'headings',
      'taking-in',
      'reading-otherwise',
      'trying-again',
      'setting-aside',
      'counting',
    ])
      expect((await northmere.post(`${theirs}/${act}`)).status).toBe(404);
    const list = await (await northmere.get(files)).text();
    expect(list).toContain('ours.csv');
    expect(list).not.toContain('harbeck.csv');
  });
});

describe('somebody who only looks', () => {
  it('sees the files and what was found, and can change nothing', async () => {
    const id = await waiting('looked-at.csv');
    const list = await (await staff.get(files)).text();
    expect(list).toContain('looked-at.csv');
    expect(list).toContain('Files are sent by those who enter data');
    expect(await (await staff.get(`${files}/${id}`)).text()).not.toContain('Give up reading it');
    expect((await staff.post(`${files}/${id}/setting-aside`)).status).toBe(403);
    expect((await staff.send(`${files}/files`, 'a.csv', 'a')).status).toBe(403);
  });
});

describe('an address of no file', () => {
  it('is not found: of another system, of none, or no id at all', async () => {
    const id = await waiting('elsewhere.csv');
    expect((await staff.get(`${files}/${id}`)).status).toBe(200);
    expect((await stranger.get(`/elsewhere/workspace/carbon/activity/${id}`)).status).toBe(404);
    expect((await stranger.post(`/elsewhere/workspace/carbon/activity/${id}/setting-aside`)).status).toBe(404);
    expect((await stranger.get(`${files}/${id}`)).status).toBe(403);
    for (const one of [crypto.randomUUID(), 'files', 'x'])
      for (const path of ['', '/file', '/rejects'])
        expect((await editor.get(`${files}/${one}${path}`)).status).toBe(404);
    expect((await editor.post(`${files}/${crypto.randomUUID()}/taking-in`)).status).toBe(404);
  });
});
