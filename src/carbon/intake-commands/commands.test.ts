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
import { activityCommands } from './commands.ts';

// Each file is read in processes of its own, on a machine that may have other things to do.
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
    expect(told).toContain('fuels/gaseous-fuels/natural-gas\t1,200 kWh\t1 line');
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
    expect(await answer('organisation=RX1', 'equipment load [kWh]=electricity')).toContain('electricity/uk\t10.5 kWh');
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
