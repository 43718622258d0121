import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../documents/testing/files.ts';
import { Duck, literal } from '../duck/duck.ts';
import { headingsOf, onlySheet, workbench } from './testing/staging.ts';

let bench: Awaited<ReturnType<typeof workbench>>;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.remove());

async function staged(name: string, content: string | Uint8Array) {
  const found = await bench.stage(await bench.write(name, content));
  const sheet = onlySheet(found);
  return { ...found, sheet, headings: headingsOf(sheet), rows: await bench.rows(sheet) };
}

describe('JSON lines', () => {
  it('are a row each; numbers stay as they are written, objects within them are told apart', async () => {
    const { format, headings, rows, sheet } = await staged(
      'lines.jsonl',
      '{"period":"2026-04","kWh":12345678901234567.89,"site":{"code":"R1"}}\n\n{"period":"2026-05","kWh":1e3,"ok":true,"tags":["a",1]}\n',
    );
    expect({ format, headings, counts: sheet.counts }).toEqual({
      format: 'json lines',
      headings: ['period', 'kWh', 'site.code', 'ok', 'tags'],
      counts: 'line',
    });
    expect(rows).toEqual([
      [1, '2026-04', '12345678901234567.89', 'R1', '', ''],
      [3, '2026-05', '1000', '', 'true', '["a",1]'],
    ]);
  });

  it('may be one list', async () => {
    const { format, rows, sheet } = await staged('list.json', '[\n  {"a": "{x}", "b": null}, {"a": "\\"]", "b": 2}\n]');
    expect({ format, counts: sheet.counts }).toEqual({ format: 'json', counts: 'record' });
    expect(rows).toEqual([
      [1, '{x}', ''],
      [2, '"]', '2'],
    ]);
  });

  it.each([
    ['{"a":1}\n{"a":', /cut off in the middle of the object that begins on line 2/],
    ['{"a":1}\n{"a":nonsense}\n', /object on line 2 is not JSON/],
    ['{"a":1}\n2\n', /not a list of objects \(see line 2\)/],
  ])('that are broken are refused with the line: %s', async (text, sentence) => {
    await expect(bench.stage(await bench.write('broken.jsonl', text))).rejects.toThrow(sentence);
  });
});

describe('Parquet', () => {
  async function parquetOf(name: string, sql: string): Promise<string> {
    const path = join(bench.folder, name);
    const duck = await Duck.open({
      scratch: join(bench.folder, 'spilled'),
      allowed: [bench.folder],
      memoryMegabytes: 100,
      threads: 1,
      ordered: true,
    });
    await duck.run(`copy (${sql}) to ${literal(path)} (format parquet)`);
    duck.close();
    return path;
  }

  it('has its values as text, doubles without binary noise', async () => {
    const path = await parquetOf(
      'types.parquet',
      `select 'A' as site, 0.1::double + 0.2::double as kwh, 12.50::decimal(9,2) as cost, date '2026-03-31' as day, 1e-7::double as small, 1e30::double as large, null::varchar as nothing, 0.1::float as single, [1, 2] as list
       union all select '', 100, null, null, 0, -5, 'x', 3, null`,
    );
    const found = await bench.stage(path);
    const sheet = onlySheet(found);
    expect(headingsOf(sheet)).toEqual(['site', 'kwh', 'cost', 'day', 'small', 'large', 'nothing', 'single', 'list']);
    expect(await bench.rows(sheet)).toEqual([
      [1, 'A', '0.3', '12.50', '2026-03-31', '0.0000001', '1e+30', '', '0.1', '[1,2]'],
      [2, '', '100', '', '', '0', '-5', 'x', '3', ''],
    ]);
  });

  it('whose footer tells of rows that are not there is refused', async () => {
    const path = await parquetOf('lie.parquet', 'select range as a from range(1000)');
    const bytes = await readFile(path);
    // the footer is written in Thrift, numbers as zigzag varints: 1000 is D0 0F
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    const at = bytes.indexOf(Buffer.from([0x16, 0xd0, 0x0f]), footer);
    bytes[at + 1] = 0xfe;
    bytes[at + 2] = 0x7f;
    await writeFile(path, bytes);
    await expect(bench.stage(path)).rejects.toThrow(
      /footer of the Parquet file tells of 8,191 rows, which its [\d,]+ bytes don't hold/,
    );
  });

  it('whose footer tells the same lie everywhere is damaged, and not too large', async () => {
    const path = await parquetOf('liar.parquet', 'select range as a from range(1000)');
    const bytes = await readFile(path);
    const length = bytes.readUInt32LE(bytes.length - 8);
    const start = bytes.length - 8 - length;
    // 1000 is D0 0F, a thousand million is 80 A8 D6 B9 07
    const footer = bytes
      .toString('latin1', start, start + length)
      .replaceAll('\x16\xd0\x0f', '\x16\x80\xa8\xd6\xb9\x07');
    const end = Buffer.from('\0\0\0\0PAR1', 'latin1');
    end.writeUInt32LE(footer.length, 0);
    await writeFile(path, Buffer.concat([bytes.subarray(0, start), Buffer.from(footer, 'latin1'), end]));
    await expect(bench.stage(path)).rejects.toThrow(/footer of the Parquet file tells of 1,000,000,000 rows/);
  });

  it('that was cut short is refused', async () => {
    const path = await parquetOf('cut.parquet', 'select range as a from range(1000)');
    const file = await open(path, 'r+');
    await file.truncate(1000);
    await file.close();
    await expect(bench.stage(path)).rejects.toThrow(/damaged or cut short/);
  });

  it('of more rows than are read is refused', async () => {
    const path = await parquetOf('long.parquet', 'select 1 as a from range(5000)');
    await expect(bench.stage(path, { rows: 4000 })).rejects.toThrow(/more than 4,000 rows/);
  });
});

describe('a packed file', () => {
  it('is unpacked and read as what it is', async () => {
    const { format, rows } = await staged('gas.csv.gz', gzipSync('site,kWh\nA,5\n'));
    expect(format).toBe('csv');
    expect(rows).toEqual([[2, 'A', '5']]);
  });

  it('that swells beyond the limit is refused', async () => {
    const path = await bench.write('bomb.gz', gzipSync(Buffer.alloc(5_000_000, 'a,b\n')));
    await expect(bench.stage(path, { unpackedMegabytes: 1 })).rejects.toThrow(
      /more than 1 MB in it when it is unpacked/,
    );
  });
});

describe('what holds no table', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  it.each([
    ['a picture', png, /That is a picture/],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', /That is a PDF/],
    ['an archive', zipOf({ 'a.csv': 'a,b\n1,2\n' }), /packed archive/],
    ['a document', zipOf({ 'word/document.xml': '<w/>' }), /a document or slides/],
    ['a web page as XML', '<?xml version="1.0"?><feed/>', /XML of a kind/],
  ])('%s is refused, and told what it is', async (name, content, sentence) => {
    const path = await bench.write(`${name}.csv`, await content);
    await expect(bench.stage(path)).rejects.toThrow(sentence);
  });

  it('is not a table whose first heading begins as a picture does', async () => {
    expect((await staged('bms.csv', 'BMS_ID,kWh\n1,5\n2,6\n')).headings).toEqual(['BMS_ID', 'kWh']);
  });
});
