/** Lines in the ledger for a test, without a file that they came from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { sumOf } from '../../kernel/decimals.ts';
import { Duck, literal } from '../../platform/duck/duck.ts';
import { fileStore } from '../../platform/files/store.ts';
import { lineColumnList, lineColumns } from '../../platform/ledger/line-columns.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityKind } from '../file-store.ts';
import { yearOfMonth } from '../footprint/months.ts';
import { CheckedFile } from '../model.ts';

export interface TestLine {
  organisation: string;
  site?: string;
  /** yyyymm */
  fromMonth: number;
  toMonth?: number;
  activity: string;
  unit: string;
  quantity: string;
  spend?: string;
  supplier?: string;
  tier?: 'reduced' | 'standard' | 'optimal';
  estimated?: boolean;
  evidence?: string;
}

/** Takes lines into the ledger as those of one file. @returns its id */
export async function takenIn(carbon: Carbon, name: string, lines: readonly TestLine[]): Promise<string> {
  const { database } = carbon.house;
  const bytes = (async function* () {
    yield Buffer.from(`${name}\n${JSON.stringify(lines)}`);
  })();
  const { id: original } = await fileStore(database, carbon.system).keep(bytes, name, 'csv');
  const file = await carbon.files.add(original, null, null);
  const checked = CheckedFile.parse({
    rows: { all: lines.length, accepted: lines.length, remarked: 0, rejected: 0, skipped: 0 },
    lines: lines.length,
    totals: [],
    firstMonth: null,
    lastMonth: null,
    remarks: {},
    rejections: {},
    rejects: [],
    findings: [],
  });
  await carbon.files.change(file, ['received'], { state: 'checked', checked });
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-lines-'));
  try {
    const parquet = join(folder, 'lines.parquet');
    await writeLines(folder, parquet, file, lines);
    const sha256 = await carbon.ledger.takeIn(carbon.systemId, file, parquet);
    const partitions = Map.groupBy(lines, (line) => `${line.organisation} ${line.fromMonth}`);
    await carbon.files.takeIn(file, sha256, {
      lines: lines.length,
      kinds: kindsOf(lines),
      partitions: [...partitions.values()].flatMap((group) =>
        group.slice(0, 1).map(({ organisation, fromMonth }) => ({ organisation, fromMonth, lines: group.length })),
      ),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return file;
}

function kindsOf(lines: readonly TestLine[]): ActivityKind[] {
  const groups = Map.groupBy(lines, ({ activity, unit, fromMonth }) =>
    [activity, unit, yearOfMonth(fromMonth)].join('\n'),
  );
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ activity, unit, fromMonth }) => ({
      ...{ activity, unit, year: yearOfMonth(fromMonth), lines: group.length },
      quantity: sumOf(group.map(({ quantity }) => quantity)).toFixed(),
    })),
  );
}

async function writeLines(folder: string, parquet: string, file: string, lines: readonly TestLine[]): Promise<void> {
  const rows = lines.map((line, index) => ({
    file,
    line: index + 2,
    part: 0,
    organisation: line.organisation,
    site: line.site ?? '',
    from_month: line.fromMonth,
    to_month: line.toMonth ?? line.fromMonth,
    year: yearOfMonth(line.fromMonth),
    activity: line.activity,
    unit: line.unit,
    quantity: line.quantity,
    spend: line.spend ?? null,
    supplier: line.supplier ?? '',
    tier: line.tier ?? 'standard',
    estimated: line.estimated ?? false,
    remark: null,
    evidence: line.evidence ?? '',
  }));
  const duck = await Duck.open({ scratch: folder, allowed: [folder], memoryMegabytes: 300, threads: 1, ordered: true });
  try {
    const shape = Object.fromEntries(lineColumns.map(([name]) => [name, 'VARCHAR']));
    const typed = lineColumns.map(([name, type]) => `cast(one.${name} as ${type}) as ${name}`);
    await duck.run(
      `copy (select ${typed.join(', ')} from (select unnest(from_json($rows, '${JSON.stringify([shape])}')) as one)
        order by organisation, from_month, line) to ${literal(parquet)} (format parquet)`,
      { rows: JSON.stringify(rows) },
    );
    await duck.row(
      `select count(*)::integer as n from (select ${lineColumnList()} from read_parquet(${literal(parquet)}))`,
      z.object({ n: z.literal(lines.length) }),
    );
  } finally {
    duck.close();
  }
}
