/** `greenplan trajectory measures` and `check-pathway`: what stands in documents. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import { measuresIn } from '../files/measures.ts';
import { type CheckedPathway, type CheckedSum, checkPublished } from '../files/published.ts';
import { writeInitiativesCsv, writeInitiativesXlsx } from '../files/write-initiatives.ts';
import { Month } from '../rules/model.ts';
import { type Format, formats, read } from './asked.ts';
import { print } from './printing.ts';

export function documentCommands(trajectory: Command): void {
  trajectory
    .command('measures')
    .description('read the measures of a plan’s tables, with their tonnes by year, as a list of initiatives')
    .argument('<file>', 'DOCX, XLSX, PPTX, ODT, HTML, Markdown or CSV')
    .requiredOption('--organisation <name>', 'whose they are, by its short name')
    .option('--start <month>', 'when one starts that is told without years, such as 2026-04')
    .requiredOption('--out <file>', 'the list to be written, ending in .csv or .xlsx')
    .action(async (file: string, options: unknown) => measures(file, read(MeasureOptions, options)));
  trajectory
    .command('check-pathway')
    .description('work out again a pathway that was published: its totals, what remains, gaps, shares and target lines')
    .argument('<file>', 'DOCX, XLSX, PPTX, ODT, HTML, Markdown or CSV')
    .option('--all', 'what adds up too, not only what does not')
    .option('--format <format>', `one of ${formats.join(', ')}`, 'table')
    .action(async (file: string, options: unknown) => {
      const { format, all } = read(PathwayOptions, options);
      tell(await checkedPathway(file), format, all);
    });
}

const MeasureOptions = z.object({
  organisation: z.string().trim().min(1, 'Say whose the measures are with --organisation.'),
  start: Month.default('2026-04'),
  out: z.string().regex(/\.(?:csv|xlsx)$/, 'Give the list a name that ends in .csv or .xlsx.'),
});
const PathwayOptions = z.object({
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
  all: z.boolean().default(false),
});

async function measures(file: string, { organisation, start, out }: z.infer<typeof MeasureOptions>): Promise<void> {
  const { initiatives, problems } = measuresIn(await outlineOf(file), { organisation, start });
  if (initiatives.length === 0)
    throw new Mistake(
      `${file} has no table of measures, as far as can be told: one with a column of actions and columns of tonnes, by year or a year.`,
    );
  await writeFile(
    out,
    out.endsWith('.csv') ? writeInitiativesCsv(initiatives) : await writeInitiativesXlsx(initiatives, file),
  );
  for (const { sentence } of problems) console.error(`Remark: ${sentence}`);
  console.log(
    `${initiatives.length} ${initiatives.length === 1 ? 'measure is' : 'measures are'} in ${out}, each as an idea. Give them stages, and say what they act on.`,
  );
}

async function checkedPathway(file: string): Promise<CheckedPathway> {
  const checked = checkPublished(await outlineOf(file));
  if (checked.sums.length + checked.unexplained.length === 0 && checked.tables > 0)
    throw new Mistake(
      `${file} has ${checked.tables} ${checked.tables === 1 ? 'table' : 'tables'} of figures, and no row or column in them is called a total, remaining, a gap, a share or a target.`,
    );
  if (checked.tables === 0)
    throw new Mistake(`${file} has no table of figures, as far as can be told. Save the table as CSV or XLSX.`);
  return checked;
}

async function outlineOf(file: string) {
  return readDocument(file).catch((error: unknown) => {
    throw error instanceof UnreadableDocument ? new Mistake(error.message) : error;
  });
}

function tell({ tables, sums, unexplained }: CheckedPathway, format: Format, all: boolean): void {
  const wrong = sums.filter(({ verdict }) => verdict === 'does not add up');
  const shown = all ? sums : wrong;
  const agreeing = sums.length - wrong.length;
  const cells = (sum: CheckedSum) => [
    String(sum.table),
    sum.row,
    sum.column,
    sum.stated,
    sum.computed,
    sum.difference,
    sum.verdict,
    [sum.formula, ...(sum.hint === null ? [] : [sum.hint])].join('. '),
  ];
  print(
    format,
    {
      title: `${agreeing} of ${sums.length} sums follow from their own figures, to the rounding of the publication; ${wrong.length} ${wrong.length === 1 ? 'does' : 'do'} not.`,
      head: ['table', 'row', 'column', 'stated', 'follows', 'off', 'verdict', 'of what'],
      rows: shown.map(cells),
      notes: unexplained.map(
        ({ table, name, formula }) =>
          `Table ${table}: “${name}” says that it follows from others, and no rule was found by which it does (tried last: ${formula}).`,
      ),
      csv: {
        head: [
          'table',
          'row',
          'row_number',
          'column',
          'stated',
          'computed',
          'difference',
          'verdict',
          'formula',
          'hint',
        ],
        rows: sums.map((sum) => [
          ...[sum.table, sum.row, sum.rowNumber, sum.column, sum.stated, sum.computed, sum.difference],
          ...[sum.verdict, sum.formula, sum.hint],
        ]),
      },
      json: { tables, sums, unexplained },
    },
    { remarks: [] },
  );
}
