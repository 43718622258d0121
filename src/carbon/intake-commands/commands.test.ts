import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { commandLine } from '../commands/testing.ts';
import { fenmarshSettings, plainForm } from '../intake-pages/testing/team.ts';
import { receive } from '../taking-in/into-ledger.ts';
import { activityCommands } from './commands.ts';

// Each file is staged in a process of its own, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let carbon: Carbon;
let run: ReturnType<typeof commandLine>;
/** What went to standard error. */
let said: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-activity-commands-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: join(folder, 'data') });
  const system = await systemStore(database).create('fenmarsh', fenmarshSettings);
  if (!system) throw new Error('It was there already');
  carbon = carbonOf(house, system);
  const inner = commandLine(activityCommands, async () => house);
  run = async (...words) => {
    const [log, write] = [vi.spyOn(console, 'error'), vi.spyOn(process.stderr, 'write')];
    log.mockReturnValue();
    write.mockReturnValue(true);
    try {
      return await inner(...words);
    } finally {
      said = [...log.mock.calls, ...write.mock.calls].flat().join('\n');
      log.mockRestore();
      write.mockRestore();
      process.exitCode = 0;
    }
  };
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('greenplan activity send', () => {
  it('says what the lines add up to and which rows were rejected, and gives those back', async () => {
    const path = await fileOf('a.csv', plainForm('2024-04,RX1,,gas,1200,kWh,,', '2024-05,RX1,,gas,"12,4O0",kWh,,'));
    const rejects = join(folder, 'mend.csv');
    const told = await run('activity', 'send', path, '--rejects', rejects);
    expect(told).toContain('2 rows: 1 accepted (0 with a remark), 1 rejected, 0 no lines. 1 line of April 2024.');
    expect(told).toContain('fuels/gaseous-fuels/natural-gas\tNatural gas\t1,200 kWh\t1 line');
    expect(told).toContain('Row 3: Column “quantity”: Found “12,4O0” (a letter O).');
    expect(said).toMatch(/a\.csv: (looking through the file|reading rows)/);
    expect(await readFile(rejects, 'utf8')).toContain('12,4O0');
    await expect(run('activity', 'show', (await newest()).id, '--rejects', rejects)).rejects.toThrow(
      'cannot be written',
    );
  });

  it('asks, and takes answers', async () => {
    const path = await fileOf('b0.csv', 'datetime,equipment load [kWh]\n2024-04-01 00:00:00,10.5\n');
    const asked = await run('activity', 'send', path);
    expect(asked).toContain('waits for answers');
    expect(asked).toContain('How much: the column “equipment load [kWh]”');
    expect(asked).toContain('Answer with --answer "equipment load [kWh]=…"');
    const { id } = await newest();
    const answer = (...words: string[]) =>
      run('activity', 'answer', id, ...words.flatMap((word) => ['--answer', word]));
    await expect(answer('colour=red')).rejects.toThrow('does not ask about "colour"');
    await expect(answer('equipment load [kWh]=elektrik')).rejects.toThrow('No activity is called "elektrik"');
    await expect(answer('organisation')).rejects.toThrow('Write an answer as --answer "SUBJECT=VALUE"');
    expect(await answer('organisation=RX1')).toContain('waits for answers');
    expect(await answer('organisation=RX1', 'equipment load [kWh]=electricity')).toContain(
      'electricity/uk\tElectricity from the grid\t10.5 kWh',
    );
  });

  it('reads another table of the file, or takes headings where they are said to stand', async () => {
    const gas = ['Site,Month,Gas (kWh)', 'Main,2024-04,5', 'Main,2024-05,6', 'Main,2024-06,7'];
    const water = ['Site,Month,Water (m3),Cost (£)', 'Main,2024-04,5,2', 'Main,2024-05,6,3'];
    const path = await fileOf('two.csv', [...gas, '', ...water].join('\n'));
    const told = await run('activity', 'send', path, '--organisation', 'northmere');
    expect(told).toContain('"table 1 (line 1)" is read of it. With --sheet it may be "table 2 (line 6)".');
    expect(told).toContain('The file holds 2 tables, one below the other, which begin at lines 1 and 6.');
    const { id } = await newest();
    expect(await run('activity', 'answer', id, '--sheet', 'table 2 (line 6)')).toContain(
      'water/supply\tWater supplied\t11 m3',
    );
    await expect(run('activity', 'answer', id, '--sheet', 'table 9')).rejects.toThrow(
      'two.csv has no sheet or table "table 9". It has: "table 1 (line 1)", "table 2 (line 6)".',
    );
    await run('activity', 'answer', id, '--headings', '1', '--one-table');
    expect((await newest()).staged?.sheets).toMatchObject([{ headingRows: [1], rows: 6 }]);
    const said = ['--organisation', 'northmere', '--headings', 'none from 2'];
    await run('activity', 'send', path, ...said);
    expect((await newest()).staged?.sheets[0]).toMatchObject({ headingRows: [], firstRow: 2, rows: 3 });
    await expect(run('activity', 'send', path, '--headings', '4-3')).rejects.toThrow('--headings 3-4');
    await expect(run('activity', 'send', path, '--one-table')).rejects.toThrow('together with --headings');
  });

  it('asks about names on which much hangs, and takes them from a table or all the rest at once', async () => {
    const rows = ['Agency Staff,900', 'AGENCY STAFF,50', 'Salaries,40', 'Postage,10'];
    const path = await fileOf(
      'paid.csv',
      ['Date,Supplier,Description,Amount', ...rows.map((row) => `2024-04-01,Somebody,${row}`)].join('\n'),
    );
    const told = await run('activity', 'send', path, '--organisation', 'northmere');
    expect(told).toContain('Which activity is “AGENCY STAFF”? (£950 in 2 rows, written in 2 ways)');
    expect(told).toContain('With these 3 names, 100 % of the money is covered. None is left.');
    const { id } = await newest();
    const table = await run('activity', 'words', id);
    expect(table).toContain('word,activity,rows,£');
    expect(table).toContain('Salaries,,1,40');
    const still = await run('activity', 'answer', id, '--answer', 'salaries=does not count');
    expect(still).toContain('waits for answers');
    expect(still).not.toContain('“Salaries”');
    const words = await fileOf('words.csv', table);
    const done = await run('activity', 'answer', id, '--words', words, '--rest', 'does not count');
    expect(done).toMatch(/4 rows: 3 accepted .*0 rejected, 1 left out/);
    await expect(run('activity', 'answer', id, '--rest', 'unicorns')).rejects.toThrow('No activity is called');
  });

  it('takes in at once where that is asked for, for a program too', async () => {
    const path = await fileOf('c.csv', plainForm('2024-06,RX2,,gas,5,kWh,,'));
    const [file] = JSON.parse(await run('activity', 'send', path, '--take-in', '--json'));
    expect(file).toMatchObject({ name: 'c.csv', state: 'taken in', lines: 1, problem: null });
    expect(said).toContain('bin/greenplan footprint calculate');
    const corrected = await fileOf('d.csv', plainForm('2024-06,RX2,,gas,6,kWh,,'));
    await run('activity', 'send', corrected, '--corrects', file.id.slice(0, 8), '--take-in');
    expect((await carbon.files.byId(file.id))?.state).toBe('superseded');
    await expect(run('activity', 'send', corrected, '--corrects', file.id)).rejects.toThrow('nothing to correct');
  });

  it('keeps how the numbers of one file in the plain form are written with that file', async () => {
    const path = await fileOf(
      'ambiguous.csv',
      plainForm('2024-04,RX1,A,gas,425.448,kWh,,', '2024-05,RX1,A,gas,398.112,kWh,,'),
    );
    expect(await run('activity', 'send', path)).toContain('Answer with --answer "quantity=…"');
    expect(await run('activity', 'answer', (await newest()).id, '--answer', 'quantity=,')).toContain('823,560 kWh');
    const next = await fileOf(
      'next.csv',
      plainForm('2024-06,RX1,A,gas,512.250,kWh,,', '2024-07,RX1,A,gas,1234.5,kWh,,'),
    );
    expect(await run('activity', 'send', next)).toContain('1,746.75 kWh');
  });

  it('takes columns given for parts of a line, of a file without headings', async () => {
    const rows = ['2024-04,RX1,NH,electricity,1004,kWh,9.5', '2024-05,RX1,NH,electricity,1005,kWh,9.6'];
    const path = await fileOf('columns given.csv', rows.join('\n'));
    const asked = await run('activity', 'send', path);
    expect(asked).toContain('How much: the column “column 5”');
    const { id } = await newest();
    await expect(run('activity', 'answer', id, '--answer', 'site=')).rejects.toThrow('--answer "site=none"');
    await expect(run('activity', 'answer', id, '--answer', 'site=column 9')).rejects.toThrow('There is no column');
    const told = await run('activity', 'answer', id, '--answer', 'site=column 3', '--answer', 'spend=column 7');
    expect(told).toContain('2,009 kWh\t2 lines\t£19.1');
    expect((await newest()).mapping).toMatchObject({ site: 'column 3', spend: 'column 7' });
  });

  it('asks which column is the amount, and never makes kilowatt hours of pounds', async () => {
    const text = plainForm('2024-04,RX1,Ren,gas,412350,kWh,18655.20,').replace('quantity', 'amount used');
    const asked = await run('activity', 'send', await fileOf('renamed.csv', text), '--confirm');
    expect(asked).toContain('Answer with --answer "quantity=…"');
    const { id } = await newest();
    expect(await run('activity', 'answer', id, '--answer', 'quantity=amount used')).toContain('412,350 kWh');
  });

  it('says where a file breaks off, and that it is the same as one before', async () => {
    const text = `${plainForm('2024-08,RX1,Cut,gas,1000,kWh,,')}\r\n2024-09,RX1,"Cut, bui`;
    const told = await run('activity', 'send', await fileOf('cut.csv', text));
    expect(told).toContain('The file seems to be cut off in the middle: its last line, 3,');
    expect(told).toMatch(/Row 3: .*cut off in the middle of this row/);
    const first = (await newest()).id.slice(0, 8);
    const again = await run('activity', 'send', await fileOf('again.csv', text));
    const second = (await newest()).id.slice(0, 8);
    expect(again).toContain(`It is the same as cut.csv (${first})`);
    expect(again).toContain(`bin/greenplan activity set-aside ${second}`);
    expect(await run('activity', 'list')).toContain(`again.csv (the same as cut.csv, ${first}: leave it out)`);
  });

  it('says which columns that could count are not read', async () => {
    const text = 'Month,Fuel,Usage (kWh),Gas (kWh)\n2024-04,electricity,1000,2000\n';
    const told = await run(
      'activity',
      'send',
      await fileOf('more.csv', text),
      '--organisation',
      'northmere',
      '--confirm',
    );
    expect(told).toContain('“Gas (kWh)” is not read');
  });

  it('says in one sentence what is wrong with how it was called', async () => {
    const path = await fileOf('e.csv', 'a');
    await expect(run('activity', 'send', join(folder, 'none.csv'))).rejects.toThrow(
      /^There is no file .*none\.csv\. Nothing was sent\.$/,
    );
    await expect(run('activity', 'send', folder)).rejects.toThrow('is no file');
    await expect(run('activity', 'send', path, '--organisation', 'x')).rejects.toThrow(
      'There are: northmere, harbeck.',
    );
    await expect(run('activity', 'send', path, path, '--rejects', 'x')).rejects.toThrow('send one file');
    await expect(run('activity', 'show', '12345678')).rejects.toThrow('There is no activity file "12345678"');
    await expect(run('activity', 'list', '--state', 'gone')).rejects.toThrow('Write --state with one of: received');
  });
});

describe('greenplan activity, of a file that has to be looked at', () => {
  it('takes it in only where somebody says that the units are right, and further lines only where they are said to be', async () => {
    const before = await fileOf('g23.csv', plainForm('2023-11,RX1,Far Lodge,gas,2118999,kWh,,'));
    await run('activity', 'send', before, '--take-in');
    const path = await fileOf('g24.csv', plainForm('2024-11,RX1,Far Lodge,gas,2207443,MWh,,'));
    const told = await run('activity', 'send', path, '--take-in');
    expect(told).toContain('is it kWh in a column of MWh?');
    expect(told).toMatch(/take-in [0-9a-f]{8} --units-are-right/);
    const { id } = await newest();
    await expect(run('activity', 'take-in', id)).rejects.toThrow('--units-are-right');
    expect(await run('activity', 'take-in', id, '--units-are-right')).toContain('1 line of g24.csv in the ledger');
    expect(await run('activity', 'send', before)).toMatch(/1 row left out, in the ledger already\..*--further/);
    expect(await run('activity', 'send', before, '--further')).toContain('1 accepted (1 with a remark), 0 rejected');
  });
});

describe('greenplan activity list, take-in and set-aside', () => {
  it('show the files, take one in, and take it out again', async () => {
    const path = await fileOf('f.csv', plainForm('2024-07,RX1,,gas,5,kWh,,'));
    await run('activity', 'send', path);
    const { id } = await newest();
    expect(await run('activity', 'list', '--state', 'checked')).toContain(`${id.slice(0, 8)}\t`);
    expect(await run('activity', 'take-in', id.slice(0, 8))).toContain('1 line of f.csv in the ledger.');
    await expect(run('activity', 'take-in', id)).rejects.toThrow('not waiting to be taken in');
    expect(await run('activity', 'set-aside', id)).toContain('its lines count no more');
    await expect(run('activity', 'set-aside', id)).rejects.toThrow('it is set aside');
    expect(JSON.parse(await run('activity', 'list', '--json'))[0]).toMatchObject({ id, state: 'set aside' });
  });
});

async function newest() {
  const [file] = await carbon.files.list();
  if (!file) throw new Error('No file came');
  return file;
}

describe('greenplan activity resume', () => {
  it('goes on with a file whose command was stopped when it had just come', async () => {
    const path = await fileOf('stopped.csv', plainForm('2024-09,RX1,,gas,77,kWh,,'));
    const { id } = await receive(carbon, { path, name: 'stopped.csv' }, { organisation: null, supersedes: null });
    expect(await run('activity', 'resume', id.slice(0, 8))).toContain('1 row: 1 accepted');
    expect((await carbon.files.byId(id))?.state).toBe('checked');
  });
});
