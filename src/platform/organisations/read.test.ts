import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReference } from './read.ts';

const shared = new URL('../../../../shared/data/organisations/', import.meta.url);
const here = existsSync(shared);

async function rowsOf(name: string, text: string) {
  const file = join(await mkdtemp(join(tmpdir(), 'greenplan-')), name);
  await writeFile(file, text);
  return Array.fromAsync(readReference(file));
}

describe('a list of organisations', () => {
  it('in the ODS form has no headings, and its days are written without hyphens', async () => {
    const line = '"RZZ","NORTHMERE HOSPITALS","Y99","QZZ","A","B","","TOWN","","AA1 1AA","20190401","","","","",""';
    expect(await rowsOf('etr-test.csv', line)).toEqual([
      {
        type: 'organisation',
        row: {
          odsCode: 'RZZ',
          name: 'NORTHMERE HOSPITALS',
          kind: 'NHS trust',
          postcode: 'AA1 1AA',
          region: 'Y99',
          area: 'QZZ',
          opened: '2019-04-01',
          closed: null,
        },
      },
    ]);
  });

  it('of areas says by its headings what it holds, in whatever column they stand', async () => {
    expect(await rowsOf('areas.csv', '\uFEFFFID,LAD23CD,LAD23NM,LONG\n1,E06999999,Wold,-1.2\n')).toEqual([
      { type: 'area', row: { code: 'E06999999', name: 'Wold', kind: 'LAD', odsCode: null } },
    ]);
  });

  it('that is something else is refused with what was expected', async () => {
    await expect(rowsOf('plan.csv', 'Action,Owner\nPlant trees,Estates\n')).rejects.toThrow(
      /plan\.csv, line 1: found 2 columns .* Expected an ODS file/,
    );
  });

  it('with a line that lacks a name is refused by the number of the line', async () => {
    await expect(rowsOf('a.csv', 'LAD23CD,LAD23NM\nE1,One\nE2,\n')).rejects.toThrow(/a\.csv, line 3/);
  });

  it('that is empty is refused', async () => {
    await expect(rowsOf('a.csv', '')).rejects.toThrow(/is empty/);
  });

  it.skipIf(!here)('as published is read whole (skipped where the shared data is not at hand)', async () => {
    const count = async (name: string) => (await Array.fromAsync(readReference(new URL(name, shared).pathname))).length;
    expect(await count('icb_names_codes_dec_2024.csv')).toBe(42);
    expect(await count('etr-2025.csv')).toBeGreaterThan(200);
    expect(await count('eccg.csv')).toBeGreaterThan(200);
    expect(await count('eauth.csv')).toBeGreaterThan(20);
  });
});
