/** Recommendations, commitments, revisions and remarks as one list: a CSV and a workbook. */
import { Workbook } from '@cj-tech-master/excelts';
import { stringify } from 'csv-stringify/sync';
import { addList } from '../plan/exports/worksheet.ts';
import type { T } from './frame.tsx';
import { outcomes } from './model.ts';
import type { Heard, Trace } from './trace.ts';

interface Told {
  traces: readonly Trace[];
  heard: readonly Heard[];
}

const columns = [
  { name: 'theme', width: 24 },
  { name: 'recommendation', width: 16 },
  { name: 'asked', width: 60 },
  { name: 'answered', width: 14 },
  { name: 'commitment', width: 14 },
  { name: 'promised', width: 60 },
  { name: 'revisions', width: 50 },
] as const;

/** A workbook with filters; text is never a formula. */
export async function traceWorkbook(t: T, title: string, told: Told): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.title = title;
  const widths = [...columns.map(({ width }) => width), ...outcomes.map(() => 12), 12];
  const titled = titles(t).map((name, index) => ({ title: name, width: widths[index] ?? 12 }));
  addList(workbook.addWorksheet(t('trace.sheet')), { columns: titled, rows: rows(t, told) }, title);
  return workbook.xlsx.writeBuffer();
}

/** What a spreadsheet would take for a formula is quoted. */
export function traceCsv(t: T, told: Told): string {
  return stringify([titles(t), ...rows(t, told)], { bom: true, escape_formulas: true });
}

function titles(t: T): string[] {
  return [
    ...columns.map(({ name }) => t(`trace.${name}`)),
    ...outcomes.map((one) => t(`outcome.${one}`)),
    t('outcome.open'),
  ];
}

function rows(t: T, { traces, heard }: Told) {
  const ofPlan = traces.map(({ recommendation, answered, commitment }) => [
    recommendation?.theme.title ?? commitment?.placed.theme?.title ?? '',
    recommendation?.recommendation.id ?? '',
    recommendation?.recommendation.text ?? '',
    recommendation ? t(`trace.${answered}`) : '',
    commitment?.placed.commitment.id ?? '',
    commitment?.placed.commitment.text ?? '',
    commitment?.revisions.map(({ revision }) => `${revision.at.slice(0, 10)} ${revision.why}`).join('; ') ?? '',
    ...outcomes.map((one) => commitment?.said[one] ?? 0),
    commitment?.said.open ?? 0,
  ]);
  const ofEvents = heard.map(({ source, raised, placed }) => [
    source,
    '',
    raised.text,
    t(`outcome.${raised.outcome ?? 'open'}`),
    placed?.commitment.id ?? '',
    placed?.commitment.text ?? '',
    raised.reason ?? '',
    ...outcomes.map(() => null),
    null,
  ]);
  return [...ofPlan, ...ofEvents];
}
