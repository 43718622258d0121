/** `greenplan footprint check-return`: works a published return out again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { unitOf } from '../../kernel/units.ts';
import { Duck } from '../../platform/duck/duck.ts';
import { Mistake } from '../../platform/mistake.ts';
import { relationOf, type Staged, type StagedSheet } from '../../platform/staging/model.ts';
import { stage } from '../../platform/staging/stage.ts';
import { UnreadableFile } from '../../platform/staging/unreadable.ts';
import { roundingName } from '../footprint/published-number.ts';
import { type CheckedReturn, type CheckedRow, checkReturn, type PublishedRow } from '../footprint/published-return.ts';
import { read } from './asked.ts';
import { formats } from './formats.ts';
import { columnsOf, type NamedColumns, type ReturnColumns } from './return-columns.ts';

export function checkReturnCommand(footprint: Command): void {
  footprint
    .command('check-return')
    .description('work out again a return that was published: quantity, unit, factor and emissions row by row')
    .argument('<file>', 'CSV, XLSX or another table')
    .option('--sheet <name>', 'the sheet of a workbook, where the first that fits is not it')
    .option('--source <heading>', 'the column that names what each row is of')
    .option('--quantity <heading>', 'the column of quantities')
    .option('--unit <heading>', 'the column of units')
    .option(
      '--factor <heading>',
      'the column of factors; again for another that is multiplied in, such as a density',
      (heading: string, before: string[] = []) => [...before, heading],
    )
    .option('--stated <heading>', 'the column of emissions as they were published')
    .option('--stated-in <unit>', 'what those are in: t or kg')
    .option('--factor-in <unit>', 'what a factor gives: kg or t')
    .option('--total <number>', 'the total as published, where no row says it')
    .option('--format <format>', `one of ${formats.join(', ')}`, 'text')
    .action(async (file: string, options: unknown) => {
      const { format, ...given } = read(ReturnOptions, options);
      const { rows, total, from } = await rowsOf(file, given);
      const checked = checkReturn(rows, total === null ? {} : { total });
      if (checked.rows.every(({ verdict }) => verdict === 'not readable'))
        throw new Mistake(
          `${file} has no row with a quantity, a factor and what came of it, as far as can be told. ${from}`,
        );
      if (format === 'json') console.log(JSON.stringify(checked, null, 2));
      else console.log(format === 'csv' ? csvOf(checked) : `${from}\n${textOf(checked, rows)}`);
    });
}

const ReturnOptions = z.object({
  sheet: z.string().optional(),
  source: z.string().optional(),
  quantity: z.string().optional(),
  unit: z.string().optional(),
  factor: z.array(z.string()).optional(),
  stated: z.string().optional(),
  statedIn: z.enum(['t', 'kg'], 'Write --stated-in t or --stated-in kg.').optional(),
  factorIn: z.enum(['kg', 't'], 'Write --factor-in kg or --factor-in t.').optional(),
  total: z.string().optional(),
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
});

/** The rows of the return in a file, its total, and a sentence that says which columns they were read from. */
async function rowsOf(
  file: string,
  given: NamedColumns & { sheet?: string | undefined; total?: string | undefined },
): Promise<{ rows: PublishedRow[]; total: string | null; from: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-return-'));
  try {
    const staged = await stage({ path: file, name: basename(file) }, join(folder, 'tables')).catch((error: unknown) => {
      throw error instanceof UnreadableFile ? new Mistake(error.message) : error;
    });
    const { sheet, columns } = sheetOf(staged, given, file);
    return { ...(await readRows(sheet, columns, given.total ?? null, folder)), from: columnWords(sheet, columns) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sheet that was named, or the first in which the columns of a return are found. */
function sheetOf(
  staged: Staged,
  given: NamedColumns & { sheet?: string | undefined },
  file: string,
): { sheet: StagedSheet; columns: ReturnColumns } {
  const called = ({ name }: StagedSheet) => (name === '' ? file : `${file}, sheet "${name}"`);
  const sheets = staged.sheets.filter(({ name, hidden }) =>
    given.sheet === undefined ? !hidden : name === given.sheet,
  );
  if (sheets.length === 0) {
    const lacking = given.sheet === undefined ? 'shows no sheet' : `has no sheet "${given.sheet}"`;
    throw new Mistake(`${file} ${lacking}. It has: ${staged.sheets.map(({ name }) => name).join(', ')}.`);
  }
  let first: unknown = null;
  for (const sheet of sheets) {
    try {
      return { sheet, columns: columnsOf(sheet.columns, given, called(sheet)) };
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

function columnWords(
  { name, columns: all }: StagedSheet,
  { source, quantity, unit, factors, stated }: ReturnColumns,
): string {
  const heading = (column: string) => {
    const found = all.find((one) => one.name === column)?.heading ?? '';
    return found === '' ? column : `"${found}"`;
  };
  const told = [
    ...(source === null ? [] : [`names from ${heading(source)}`]),
    `quantities from ${heading(quantity)}`,
    ...(unit === null ? [] : [`units from ${heading(unit)}`]),
    `factors from ${factors.map(heading).join(' and ')}`,
    `emissions from ${heading(stated)}`,
  ];
  return `Read ${name === '' ? '' : `on sheet "${name}" `}${told.join(', ')}.`;
}

async function readRows(
  sheet: StagedSheet,
  columns: ReturnColumns,
  given: string | null,
  folder: string,
): Promise<{ rows: PublishedRow[]; total: string | null }> {
  const duck = await Duck.open({
    scratch: join(folder, 'spill'),
    allowed: [folder],
    memoryMegabytes: 300,
    threads: 1,
    ordered: true,
  });
  try {
    const rows: PublishedRow[] = [];
    let total = given;
    for await (const cells of duck.each(`from ${relationOf(sheet)} order by row`, Cells)) {
      const cell = (column: string | null) => (column === null ? '' : (cells[column] ?? '').trim());
      const [source, quantity, stated] = [cell(columns.source), cell(columns.quantity), cell(columns.stated)];
      const factors = columns.factors.map(cell);
      if (stated === '' || (quantity === '' && factors.every((one) => one === ''))) {
        if (stated !== '' && /^(grand |overall )?total/i.test(source)) total ??= stated;
        continue;
      }
      const unit = unitOf(cell(columns.unit))?.id ?? cell(columns.unit);
      rows.push({
        ...{ row: Number(cells.row), source, quantity, unit, factors, stated },
        ...{ statedIn: columns.statedIn, factorIn: columns.factorIn },
        ...(columns.factorUnit !== null && unit !== '' ? { factorUnit: columns.factorUnit } : {}),
      });
    }
    return { rows, total };
  } finally {
    duck.close();
  }
}

const Cells = z.record(
  z.string(),
  z
    .union([z.string(), z.number()])
    .nullable()
    .transform((cell) => (cell === null ? null : String(cell))),
);

function csvOf({ rows }: CheckedReturn): string {
  const columns = [
    'row',
    'source',
    'verdict',
    'stated',
    'computed',
    'computedRounded',
    'rounding',
    'difference',
    'differenceShare',
    'hint',
  ] as const;
  return stringify(
    rows.map((row) => columns.map((column) => row[column] ?? '')),
    { header: true, columns: [...columns] },
  ).trimEnd();
}

function textOf(
  { rows, agreeing, unclear, flagged, rounding, total }: CheckedReturn,
  published: readonly PublishedRow[],
): string {
  const told = rows.flatMap((row, place) => sentenceOf(row, published[place]) ?? []);
  const to = rounding === null ? '' : ` (${roundingName(rounding)})`;
  const summary = [
    `${agreeing} of ${counted(rows.length, 'row')} follow${agreeing === 1 ? 's' : ''} from ${agreeing === 1 ? 'its' : 'their'} own figures to the rounding of the publication${to}.`,
    ...(unclear > 0
      ? [`${unclear} may: quantity or factor ${unclear === 1 ? 'is' : 'are'} given too rounded to tell.`]
      : []),
    ...(flagged > 0 ? [`${flagged} ${flagged === 1 ? 'does' : 'do'} not, or cannot be read.`] : []),
  ];
  return [...told, summary.join(' '), ...(total === null ? [] : [totalOf(total)])].join('\n');
}

/** @returns null for a row of which there is nothing to say */
function sentenceOf(row: CheckedRow, published: PublishedRow | undefined): string | null {
  if (row.verdict === 'agrees' || !published) return null;
  const { quantity, unit, factors, statedIn } = published;
  const name = `Row ${row.row}${row.source === '' ? '' : `, ${row.source}`}`;
  const product = [`${quantity}${unit === '' ? '' : ` ${unit}`}`, ...factors].join(' × ');
  if (row.verdict === 'not readable') return `${name}: ${product} cannot be read as numbers and units that fit.`;
  const comes = `${product} is ${row.computedRounded} ${statedIn}, and ${row.stated} ${statedIn} is stated`;
  if (row.verdict === 'agrees, cut off') return `${name}: ${comes}, cut off instead of rounded.`;
  if (row.verdict === 'agrees within its own rounding')
    return `${name}: ${comes}, which may be, as its figures are rounded.`;
  return `${name}: ${comes}, ${row.difference} more or less.${row.hint === null ? '' : ` ${row.hint}`}`.replace(
    `${row.difference} more or less`,
    row.difference?.startsWith('-') ? `${row.difference.slice(1)} less` : `${row.difference} more`,
  );
}

function totalOf({ stated, sumOfStated, verdict, difference }: NonNullable<CheckedReturn['total']>): string {
  if (verdict === 'not readable') return `The total, ${stated}, is no number.`;
  if (verdict === 'does not follow')
    return `The total, ${stated}, is not the sum of its rows, ${sumOfStated}: it is ${difference} off.`;
  return `The total, ${stated}, ${verdict === 'agrees' ? 'is the sum of its rows' : 'agrees with the sum of its rows within their rounding'}.`;
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
