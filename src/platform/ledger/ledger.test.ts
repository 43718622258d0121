import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import type { Database } from '../database/database.ts';
import { testDatabase } from '../database/testing.ts';
import { Duck, literal } from '../duck/duck.ts';
import { type System, SystemSettings } from '../systems.model.ts';
import { systemStore } from '../systems.ts';
import type { Ledger, LedgerInput, LedgerRate } from './ledger.ts';
import { ParquetLedger } from './parquet-ledger.ts';
import { PostgresLedger } from './postgres-ledger.ts';

interface Line {
  organisation: string;
  month: number;
  activity: string;
  quantity: string;
  supplier?: string;
}

let database: Database;
let folder: string;
let duck: Duck;
let ledgers: Record<'DuckDB' | 'PostgreSQL', Ledger>;
let fenmarsh: System;
let wold: System;

async function made(slug: string): Promise<System> {
  const system = await systemStore(database).create(slug, SystemSettings.parse({ name: slug, shortName: slug }));
  if (!system) throw new Error(`${slug} was there already`);
  return system;
}

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'greenplan-ledger-test-'));
  duck = await Duck.open({ scratch: folder, allowed: [folder], memoryMegabytes: 200, threads: 1, ordered: true });
  ledgers = { DuckDB: new ParquetLedger(join(folder, 'ledger')), PostgreSQL: new PostgresLedger(database) };
  fenmarsh = await made('fenmarsh');
  wold = await made('wold');
});

afterAll(async () => {
  duck.close();
  await rm(folder, { recursive: true, force: true });
});

/** A Parquet file of lines as the checks write it. */
async function parquetOf(file: string, lines: readonly Line[]): Promise<string> {
  const path = join(folder, `${file}-${crypto.randomUUID()}.parquet`);
  const rows = lines.map(
    ({ organisation, month, activity, quantity, supplier = "Supplier's, Ltd" }, index) =>
      `(${literal(file)}, ${index + 2}, 0, ${literal(organisation)}, 'Site "A", ward 1', ${month}, ${month}, 2024,
        ${literal(activity)}, 'kWh', ${quantity}, ${index % 2 === 0 ? 'null' : '12.5'}, ${literal(supplier)}, 'standard', false,
        ${index === 0 ? `'said'` : 'null'}, '')`,
  );
  await duck.run(`copy (select col0 as file, col1::bigint as line, col2::integer as part, col3 as organisation, col4 as site,
    col5::integer as from_month, col6::integer as to_month, col7::integer as year, col8 as activity, col9 as unit,
    col10::decimal(18,6) as quantity, col11::decimal(18,6) as spend, col12 as supplier, col13 as tier, col14 as estimated,
    col15::varchar as remark, col16 as evidence from (values ${rows.join(', ')})) to ${literal(path)} (format parquet)`);
  return path;
}

const rate = (activity: string, kg: string, more: Partial<LedgerRate> = {}): LedgerRate => ({
  rateSet: 'usual',
  activity,
  unit: 'kWh',
  year: 2024,
  ratePart: 'direct',
  basis: '',
  n: 1,
  place: 1,
  kg,
  category: 'electricity',
  scope: '2',
  ghgCategory: 0,
  factor: 'a/b',
  how: 'as published',
  fallback: '',
  ...more,
});

const input = (file: string, organisation: string, fromMonth: number, rateSet = 'usual'): LedgerInput => ({
  organisation,
  fromMonth,
  file,
  rateSet,
});

const lines: Line[] = [
  { organisation: 'northmere', month: 202404, activity: 'gas', quantity: '1000.5' },
  { organisation: 'northmere', month: 202404, activity: 'power', quantity: '-3' },
  { organisation: 'northmere', month: 202405, activity: 'power', quantity: '0.000001' },
  { organisation: 'harbeck', month: 202404, activity: 'power', quantity: '999999999999.999999' },
];

describe.each(['DuckDB', 'PostgreSQL'] as const)('the ledger on %s', (engine) => {
  it('sums each line by each of its rates, exactly', async () => {
    const ledger = ledgers[engine];
    await ledger.takeIn(fenmarsh.id, 'f1', await parquetOf('f1', lines));
    const rates = [
      rate('gas', '0.18290'),
      rate('power', '0.207050000001', { place: 2 }),
      rate('power', '0.01', { ratePart: 'transmission', n: 2, place: 2 }),
    ];
    const inputs = [input('f1', 'northmere', 202404), input('f1', 'harbeck', 202404)];
    const rows = await ledger.sum({ systemId: fenmarsh.id, inputs, rates, by: ['part', 'activity'] });
    expect(
      rows.map(({ organisation, rate_part, activity, lines: n, kg }) => [organisation, rate_part, activity, n, kg]),
    ).toEqual([
      ['harbeck', 'direct', 'power', 1, new Decimal('999999999999.999999').times('0.207050000001').toFixed(18)],
      ['harbeck', 'transmission', 'power', 1, '9999999999.999999990000000000'],
      ['northmere', 'direct', 'gas', 1, '182.991450000000000000'],
      ['northmere', 'direct', 'power', 1, '-0.621150000003000000'],
      ['northmere', 'transmission', 'power', 1, '-0.030000000000000000'],
    ]);
  });

  it('counts an organisation by its own set of rates', async () => {
    const rates = [rate('power', '0.2', { rateSet: 'all' }), rate('power', '0', { rateSet: 'harbeck’s own' })];
    const inputs = [input('f1', 'northmere', 202405, 'all'), input('f1', 'harbeck', 202404, 'harbeck’s own')];
    const rows = await ledgers[engine].sum({ systemId: fenmarsh.id, inputs, rates, by: [] });
    expect(rows.map(({ organisation, kg }) => [organisation, kg])).toEqual([
      ['harbeck', '0.000000000000000000'],
      ['northmere', '0.000000200000000000'],
    ]);
  });

  it('sums what falls into some categories, of lines that fall into others too', async () => {
    const rates = [
      rate('gas', '0.1', { category: 'fossil-fuels' }),
      rate('power', '0.2', { rateSet: 'two kinds', place: 3 }),
      rate('power', '0.01', {
        rateSet: 'two kinds',
        ratePart: 'transmission',
        n: 2,
        place: 3,
        category: 'well-to-tank',
      }),
    ];
    const inputs = [input('f1', 'northmere', 202404, 'two kinds')];
    const [rows = []] = await ledgers[engine].sums({
      ...{ systemId: fenmarsh.id, inputs, rates },
      sums: [{ by: ['category', 'activity'], categories: ['well-to-tank', 'fossil-fuels'] }],
    });
    expect(rows.map(({ category, activity, kg }) => [category, activity, kg])).toEqual([
      ['well-to-tank', 'power', '-0.030000000000000000'],
    ]);
  });

  it('tells the suppliers that come to most, and puts the others together', async () => {
    const bought = ['30', '-20', '5', '4'].map(
      (quantity, at): Line => ({
        ...{ organisation: 'wold', month: 202404, activity: 'power', quantity },
        supplier: `Supplier ${at}`,
      }),
    );
    await ledgers[engine].takeIn(fenmarsh.id, 'f9', await parquetOf('f9', bought));
    const [rows = []] = await ledgers[engine].sums({
      ...{
        systemId: fenmarsh.id,
        inputs: [input('f9', 'wold', 202404, 'most')],
        rates: [rate('power', '1', { rateSet: 'most' })],
      },
      sums: [{ by: ['year', 'supplier'], most: { of: 'supplier', names: 2 } }],
    });
    expect(rows.map(({ supplier, lines: n, kg }) => [supplier, n, kg])).toEqual([
      ['All others', 2, '9.000000000000000000'],
      ['Supplier 0', 1, '30.000000000000000000'],
      ['Supplier 1', 1, '-20.000000000000000000'],
    ]);
  });

  it('shows the lines behind a sum, page by page', async () => {
    const asked = { systemId: fenmarsh.id, files: ['f1'], filter: { organisation: 'northmere', activity: 'power' } };
    const page = await ledgers[engine].lines({ ...asked, from: 1, size: 1 });
    expect(page.total).toBe(2);
    expect(page.items).toEqual([
      expect.objectContaining({
        line: 4,
        from_month: 202405,
        site: 'Site "A", ward 1',
        supplier: "Supplier's, Ltd",
        quantity: '0.000001',
        spend: null,
      }),
    ]);
  });

  it('holds nothing of another system, and no file twice', async () => {
    const ledger = ledgers[engine];
    const parquet = await parquetOf('f2', lines);
    expect(await ledger.takeIn(wold.id, 'f2', parquet)).toBe(await ledger.takeIn(wold.id, 'f2', parquet));
    const of = (systemId: string, file: string) =>
      ledger.lines({ systemId, files: [file], filter: {}, from: 0, size: 9 });
    expect((await of(wold.id, 'f2')).total).toBe(4);
    if (engine === 'PostgreSQL') expect((await of(wold.id, 'f1')).total).toBe(0);
    else await expect(of(wold.id, 'f1')).rejects.toThrow('No files found');
  });

  it('drops what a process left behind that ended in the middle', async () => {
    const ledger = ledgers[engine];
    await ledger.takeIn(wold.id, 'f3', await parquetOf('f3', lines));
    if (engine === 'DuckDB') await writeFile(join(folder, 'ledger', wold.id, 'f4.parquet.unfinished'), 'half');
    await ledger.keepOnly(wold.id, ['f2']);
    const left = { systemId: wold.id, files: ['f2'], filter: {}, from: 0, size: 9 };
    expect((await ledger.lines(left)).total).toBe(4);
    if (engine === 'DuckDB') expect(await readdir(join(folder, 'ledger', wold.id))).toEqual(['f2.parquet']);
    else expect((await ledger.lines({ ...left, files: ['f3'] })).total).toBe(0);
  });

  it.runIf(engine === 'DuckDB')('leaves alone what is being taken in while it drops what was left behind', async () => {
    const coming = join(folder, 'ledger', wold.id, 'f2.parquet.unfinished');
    await writeFile(coming, 'half');
    await ledgers[engine].keepOnly(wold.id, ['f2']);
    expect(await readdir(join(folder, 'ledger', wold.id))).toContain('f2.parquet.unfinished');
    await rm(coming);
  });

  it('gives its lines out as one Parquet file', async () => {
    const to = join(folder, `out-${engine}.parquet`);
    await ledgers[engine].copyOut(fenmarsh.id, [input('f1', 'northmere', 202404)], to);
    const text = `select count(*)::integer as n, sum(quantity)::varchar as quantity from read_parquet(${literal(to)})`;
    const empty = `select distinct evidence, remark from read_parquet(${literal(to)}) order by remark`;
    const cell = z.object({ evidence: z.string(), remark: z.string().nullable() });
    expect(await duck.rows(empty, cell)).toContainEqual({ evidence: '', remark: null });
    expect(await duck.row(text, z.object({ n: z.number(), quantity: z.string() }))).toEqual({
      n: 2,
      quantity: '997.500000',
    });
  });
});

describe('a sum', () => {
  it('is the same to the last digit on DuckDB and PostgreSQL, in whatever order and files the lines come', async () => {
    const LineOf = fc.record({
      organisation: fc.constantFrom('a', 'b'),
      month: fc.constantFrom(202404, 202405),
      activity: fc.constantFrom('gas', 'power'),
      quantity: fc.integer({ min: -1e9, max: 1e9 }).map((n) => new Decimal(n).div(1000).toFixed(6)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(LineOf, { minLength: 1, maxLength: 12 }), fc.nat(), async (all, cut) => {
        const rates = [rate('gas', '0.182901234567', { rateSet: 'two' }), rate('power', '0.2', { rateSet: 'two' })];
        const at = cut % (all.length + 1);
        const [whole, first, second] = ['whole', 'first', 'second'].map((name) => `${name}-${crypto.randomUUID()}`);
        const files = new Map([
          [whole, all.toReversed()],
          [first, all.slice(0, at)],
          [second, all.slice(at)],
        ]);
        const sums: string[] = [];
        for (const ledger of Object.values(ledgers)) {
          for (const [file, part] of files)
            if (part.length > 0) await ledger.takeIn(fenmarsh.id, file ?? '', await parquetOf(file ?? '', part));
          for (const names of [[whole], [first, second]]) {
            const inputs = names.flatMap((file) =>
              (files.get(file) ?? []).length === 0
                ? []
                : ['a', 'b'].flatMap((organisation) =>
                    [202404, 202405].map((month) => input(file ?? '', organisation, month, 'two')),
                  ),
            );
            const rows = await ledger.sum({ systemId: fenmarsh.id, inputs, rates, by: ['category'] });
            sums.push(rows.map(({ organisation, kg }) => `${organisation} ${kg}`).join());
          }
        }
        expect(new Set(sums).size).toBe(1);
        const byHand = sumOf(
          all.map(({ activity, quantity }) =>
            new Decimal(quantity).times(activity === 'gas' ? '0.182901234567' : '0.2'),
          ),
        );
        expect(sumOf((sums[0] ?? '').split(',').map((row) => row.split(' ')[1] ?? '0')).eq(byHand)).toBe(true);
      }),
      { numRuns: 2 },
    );
  }, 90_000);
});
