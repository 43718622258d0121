import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Duck, DuckTrouble, literal, whole } from './duck.ts';

let folder: string;
let duck: Duck;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenplan-duck's-"));
  await writeFile(join(folder, 'a.csv'), 'x\n1\n');
  duck = await Duck.open({
    scratch: join(folder, 'inside', 'scratch'),
    allowed: [join(folder, 'inside'), join(folder, 'a.csv')],
    memoryMegabytes: 100,
    scratchMegabytes: 20,
    threads: 2,
    ordered: true,
  });
});
afterAll(async () => {
  duck.close();
  await rm(folder, { recursive: true });
});

const troubleOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DuckTrouble ? error.hindrance : error),
  );

describe('DuckDB', () => {
  it('gives rows of the asked type, decimals as text', async () => {
    const row = z.object({ n: whole, kg: z.string(), what: z.string().nullable() });
    expect(
      await duck.rows('select 5::bigint as n, 1.50::decimal(38, 2) as kg, $what as what', row, { what: null }),
    ).toEqual([{ n: 5, kg: '1.50', what: null }]);
    await expect(duck.row('select 1 as n from range(2)', z.object({ n: whole }))).rejects.toThrow(
      'One row was expected',
    );
  });

  it('gives rows one after another', async () => {
    let sum = 0;
    for await (const { n } of duck.each('select range as n from range(5000)', z.object({ n: whole }))) sum += n;
    expect(sum).toBe(12_497_500);
  });

  it('reaches the files that it is given, and no others', async () => {
    const x = z.object({ x: whole });
    expect(await duck.rows(`from read_csv(${literal(join(folder, 'a.csv'))})`, x)).toEqual([{ x: 1 }]);
    await writeFile(join(folder, 'b.csv'), 'x\n1\n');
    for (const path of [join(folder, 'b.csv'), join(folder, 'inside', '..', 'b.csv')]) {
      await expect(duck.rows(`from read_csv(${literal(path)})`, x)).rejects.toThrow(/Permission Error/);
    }
    await expect(duck.run(`set memory_limit = '10GB'`)).rejects.toThrow(/locked/);
    await expect(duck.run('install httpfs')).rejects.toThrow(DuckTrouble);
  });

  it('tells what hindered it', async () => {
    expect(await troubleOf(duck.run('select list(range) from range(50000000)'))).toBe('memory');
    expect(
      await troubleOf(duck.run('create temp table big as select range, random() as x from range(30000000) order by x')),
    ).toBe('disk full');
    expect(await troubleOf(duck.run('selec'))).toBe('other');
    const endless = troubleOf(duck.run('select sum(random()) from range(100000000000)'));
    setTimeout(() => duck.interrupt(), 50);
    expect(await endless).toBe('given up');
  });

  it('leaves nothing in its scratch folder', async () => {
    expect(await readdir(join(folder, 'inside', 'scratch')).catch(() => [])).toEqual([]);
  });
});
