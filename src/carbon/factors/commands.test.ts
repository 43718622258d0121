import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { factorCommands } from './commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'greenplan-factors-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `greenplan factors …` prints; what is imported goes to a data folder of the test's own. */
async function run(...words: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  vi.stubEnv('GREENPLAN_DATA', folder);
  try {
    const program = new Command().exitOverride();
    factorCommands(program, () => Promise.reject(new Error('No database is asked for')));
    await program.parseAsync(['factors', ...words], { from: 'user' });
    return log.mock.calls.join('\n');
  } finally {
    log.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** The flat list of a year to come, with two factors. */
function list(name: string, gas: string): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    [
      'ID,Scope,Level 1,Level 2,Level 3,Level 4,Column Text,UOM,GHG/Unit,GHG Conversion Factor 2031',
      `1,Scope 1,Fuels,Gaseous fuels,Natural gas,,,kWh (Gross CV),kg CO2e,${gas}`,
      '2,Scope 3,Water supply,Water supply,Water supply,,,cubic metres,kg CO2e,0.2',
      '3,Scope 3,Teleporting,Beams,Short,,,km,kg CO2e,0.1',
    ].join('\n'),
  );
  return file;
}

describe('greenplan factors import', () => {
  const file = list('factors-2031.csv', '0.18');
  const set = join(folder, 'factors', 'uk-government-2031', 'set.json');

  it('with --dry-run tells what there is in a file, and keeps nothing', async () => {
    const told = await run('import', file, '--dry-run');
    expect(told).toContain('Fuels: 1 factors of 1 figures');
    expect(told).toContain('Not understood: Teleporting, row 4: a sheet "Teleporting"');
    expect(told).toContain('Nothing was written.');
    expect(existsSync(set)).toBe(false);
  });

  it('keeps the set, so that next June’s needs no developer', async () => {
    expect(await run('import', file)).toContain('No set of that year was here.\nKept in');
    expect(existsSync(set)).toBe(true);
    expect(await run('show', 'mains gas', '--year', '2031')).toContain('direct\t0.18 kgCO2e per kWh\tscope 1');
    expect(await run('list')).toContain('uk-government-2031\t2 factors');
  });

  it('finds nothing new in the same file', async () => {
    expect(await run('import', file)).toContain('0 new, 0 corrected');
  });

  it('changes no figure, but corrects one where that is said', async () => {
    const other = list('factors-2031-v1.1.csv', '0.19');
    await expect(run('import', other)).rejects.toThrow(/is here with other figures, 1 of them/);
    const told = await run('import', other, '--correction', 'Version 1.1', '--json');
    expect(JSON.parse(told)).toMatchObject({ changed: [{ from: '0.18', to: '0.19' }], added: 0 });
    expect(await run('show', 'mains gas', '--year', '2031')).toContain('0.19 kgCO2e per kWh');
  });

  it('says of a table that is no publication of one year what can be imported, and what to do with others', async () => {
    const table = join(folder, 'own.csv');
    writeFileSync(table, 'year,item,unit,kgCO2e\n2018,Natural gas,kWh,0.18396\n');
    await expect(run('import', table)).rejects.toThrow(
      /own\.csv does not say which year it is for\. .*What can be imported are the UK Government’s conversion factors of one year.*"factors own add"/,
    );
  });

  it('says how a table without such headings begins', async () => {
    const table = join(folder, 'spend.csv');
    writeFileSync(table, 'category,name,amount\nWater,Supply,12\n');
    await expect(run('import', table)).rejects.toThrow(
      /spend\.csv is not a publication .* it begins with category, name, amount\./,
    );
  });

  it('says what is wrong with a file or an option', async () => {
    await expect(run('import', join(folder, 'none.xlsx'))).rejects.toThrow(/none\.xlsx cannot be read/);
    await expect(run('import', file, '--year', 'next')).rejects.toThrow('Write the year as --year 2026.');
  });
});

describe('greenplan factors show', () => {
  it('shows the factors of an activity with set, sheet and row', async () => {
    expect(await run('show', 'water/supply', '--year', '2025', '--unit', 'm³')).toBe(
      'water/supply: Water supplied\ndirect\t0.1913 kgCO2e per m3\tscope 3\tuk-government-2025, 2025, AR5, Water supply, row 18',
    );
  });

  it('names the nearest where there is none', async () => {
    await expect(run('show', 'natural gaz')).rejects.toThrow(
      /There is no activity "natural gaz"\. Nearest are: fuels\/gaseous-fuels\/natural-gas/,
    );
  });
});

describe('greenplan factors list', () => {
  it('lists the sets with their licence, for a program', async () => {
    const sets: unknown = JSON.parse(await run('list', '--json'));
    expect(sets).toContainEqual(
      expect.objectContaining({
        id: 'nhs-sdu',
        factors: 1834,
        licence: expect.stringContaining('Open Government Licence v3.0'),
      }),
    );
  });

  it('finds activities by a word', async () => {
    expect(await run('list', 'desflurane')).toContain('anaesthetic-gases/desflurane\tDesflurane\t');
  });
});
