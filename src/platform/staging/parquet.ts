/** Reads a Parquet file: each value as text, after a look at whether its footer can be true. */
import { join } from 'node:path';
import { z } from 'zod';
import { literal, whole } from '../duck/duck.ts';
import type { StagedSheet, StagingLimits } from './model.ts';
import { columnsOf } from './profile.ts';
import { refusal, tooManyColumns, tooManyRows, Unreadable } from './unreadable.ts';
import { storeRows, type Workshop } from './workshop.ts';

/** @throws Unreadable if it is damaged, too large, or its footer tells what isn't there */
export async function readParquet(path: string, bytes: number, shop: Workshop): Promise<StagedSheet> {
  await refuseUntrueFooter(path, bytes, shop);
  const columns = await shop.duck.rows(
    `select column_name as name, column_type as type from (describe from read_parquet(${literal(path)}))`,
    z.object({ name: z.string(), type: z.string() }),
  );
  const parquet = join(shop.scratch, 'sheet-1.parquet');
  const texts = columns.map(({ name, type }, index) => `${textOf(identifier(name), type)} as c${index}`);
  await storeRows(
    shop,
    `copy (select ${texts.join(', ')} from read_parquet(${literal(path)})) to ${literal(parquet)} (format parquet)`,
  );
  const stored = { parquet, rowColumn: false, firstRow: 1 };
  const seen = await columnsOf(
    shop,
    stored,
    columns.map(({ name }) => name),
  );
  if (seen.rows === 0) throw refusal('blank');
  return { name: '', hidden: false, ...seen, ...stored, counts: 'record', headingRows: [], above: [], errorCells: 0 };
}

/** Even where all rows are the same, a page of them has a head, and the footer tells of each column. */
const mostRowsOfByte = 10_000n;

async function refuseUntrueFooter(path: string, bytes: number, shop: Workshop): Promise<void> {
  const { rows } = await shop.duck.row(
    `select num_rows as rows from parquet_file_metadata(${literal(path)})`,
    z.object({ rows: z.coerce.bigint() }),
  );
  const groups = await shop.duck.rows(
    `select row_group_id as id, any_value(row_group_num_rows) as rows, min(num_values) as fewest, count(*) as columns,
      sum(total_compressed_size) as bytes
      from parquet_metadata(${literal(path)}) group by 1`,
    z.object({
      id: whole,
      rows: z.coerce.bigint(),
      fewest: z.coerce.bigint(),
      columns: whole,
      bytes: z.coerce.bigint(),
    }),
  );
  const told = groups.reduce((sum, group) => sum + group.rows, 0n);
  const stored = groups.reduce((sum, group) => sum + group.bytes, 0n);
  const isUntrue =
    rows !== told ||
    rows > BigInt(bytes) * mostRowsOfByte ||
    stored > BigInt(bytes) ||
    groups.some((group) => group.rows < 0n || group.fewest < group.rows);
  if (isUntrue) {
    throw new Unreadable(
      'broken',
      `The footer of the Parquet file tells of ${rows.toLocaleString('en-GB')} rows, which its ${bytes.toLocaleString('en-GB')} bytes don't hold. Write the file again.`,
    );
  }
  refuseBeyondLimits(rows, groups[0]?.columns ?? 0, shop.limits);
}

function refuseBeyondLimits(rows: bigint, columns: number, limits: StagingLimits): void {
  if (rows > BigInt(limits.rows)) throw tooManyRows(limits.rows);
  if (columns > limits.columns) throw tooManyColumns(limits.columns);
}

/** A value as text; a double with the 15 digits that it was meant with, without exponent where 38 digits hold it. */
function textOf(column: string, type: string): string {
  if (type === 'DOUBLE' || type === 'FLOAT') {
    const meant = `format('{:.${type === 'FLOAT' ? 7 : 15}g}', ${column})`;
    const plain = `cast(try_cast(${meant} as decimal(38, 18)) as varchar)`;
    return `coalesce(regexp_replace(${plain}, '\\.?0+$', ''), ${meant})`;
  }
  if (/\[\]$|^(STRUCT|MAP|UNION)/.test(type)) return `nullif(cast(to_json(${column}) as varchar), '')`;
  if (type === 'BLOB') return `nullif(decode(${column}), '')`;
  return `nullif(cast(${column} as varchar), '')`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
