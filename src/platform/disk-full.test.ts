import { DrizzleQueryError } from 'drizzle-orm/errors';
import { DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { isDiskFull, orDiskFull } from './disk-full.ts';
import { DuckTrouble } from './duck/duck.ts';
import { Mistake, messageOf } from './mistake.ts';

const ofNode = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
const ofPostgres = Object.assign(new DatabaseError('could not extend file: No space left on device', 1, 'error'), {
  code: '53100',
});
const kept = new DrizzleQueryError('insert into file_chunks values ($1)', ['Ann Ash, 3 Mill Lane'], ofPostgres);

describe('a full disk', () => {
  it('is known by what Node, PostgreSQL and DuckDB say of it', () => {
    const ofDuck = ['IO Error: Could not write file "x": No space left on device', 'x: File too large'];
    for (const error of [ofNode, ofPostgres, kept, ...ofDuck.map((words) => new DuckTrouble(words))])
      expect(isDiskFull(error)).toBe(true);
    for (const error of [new Error('no'), new DuckTrouble('Out of Memory Error'), null])
      expect(isDiskFull(error)).toBe(false);
  });

  it('is told as a sentence, and whatever else went wrong as it is', () => {
    expect(orDiskFull(kept)).toEqual(new Mistake(messageOf(orDiskFull(ofNode))));
    expect(messageOf(orDiskFull(kept))).toMatch(/^There is no room left on the disk\. Nothing of this was done\./);
    const other = new Error('no');
    expect(orDiskFull(other)).toBe(other);
  });
});

it('the message of a statement that failed is the database’s own, without the values in it', () => {
  expect(messageOf(kept)).toBe('could not extend file: No space left on device');
});
