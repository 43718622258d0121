/** Writes a list of initiatives, one a row, as CSV or a workbook that reads back to the same. */
import { Workbook } from '@cj-tech-master/excelts';
import { stringify } from 'csv-stringify/sync';
import { yearName } from '../../carbon/footprint/months.ts';
import { addList, type List } from '../../plan/exports/worksheet.ts';
import { confidences, type Initiative, stages } from '../rules/model.ts';
import { categoryName } from './category-names.ts';
import { effectCells } from './effect-cells.ts';
import { guarded } from './formula-guard.ts';
import { type InitiativeField, initiativeColumns } from './initiative-columns.ts';
import { organisationsText } from './organisation-cells.ts';
import { listText, percentOf } from './values.ts';

interface WrittenColumn {
  title: string;
  width: number;
  /** Months are days in a workbook, numbers numbers. */
  kind: 'text' | 'number' | 'month';
  text(initiative: Initiative): string;
}

/** UTF-8 with a byte order mark, without which Excel reads "CO₂" wrong. */
export function writeInitiativesCsv(initiatives: readonly Initiative[]): string {
  const columns = columnsOf(initiatives);
  const rows = initiatives.map((initiative) => columns.map((column) => guarded(column.text(initiative))));
  return stringify([columns.map(({ title }) => title), ...rows], { bom: true, record_delimiter: 'windows' });
}

/** @param title of the list, at the foot of each printed page */
export async function writeInitiativesXlsx(initiatives: readonly Initiative[], title: string): Promise<Uint8Array> {
  const columns = columnsOf(initiatives);
  const list: List = {
    columns: columns.map((column) => ({ title: column.title, width: column.width })),
    rows: initiatives.map((initiative) => columns.map((column) => cellOf(column.kind, column.text(initiative)))),
  };
  const workbook = new Workbook();
  workbook.title = title;
  const sheet = workbook.addWorksheet('Initiatives');
  addList(sheet, list, title);
  for (const { field, options } of choices) {
    const at = initiativeColumns.findIndex((one) => one.field === field);
    const column = columns.findIndex((one) => one.title === initiativeColumns[at]?.heading) + 1;
    for (let row = 2; row <= initiatives.length + rowsBesides; row += 1)
      sheet.getCell(row, column).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${options.join(',')}"`],
        showErrorMessage: true,
        error: `Choose one of: ${options.join(', ')}`,
      };
  }
  return workbook.xlsx.writeBuffer();
}

/** Empty rows in which a choice is offered too. */
const rowsBesides = 50;

const choices: readonly { field: InitiativeField; options: readonly string[] }[] = [
  { field: 'stage', options: stages },
  { field: 'effect', options: ['less activity', 'share less', 'another factor', 'tonnes'] },
  { field: 'confidence', options: confidences },
];

const numeric: ReadonlySet<InitiativeField> = new Set([
  'ramp',
  'lifetime',
  'amount',
  'perUnit',
  'capital',
  'running',
  'saving',
  'priceYear',
]);

/** Tonnes and capital by year have a column a year, where an initiative tells any. */
function columnsOf(initiatives: readonly Initiative[]): WrittenColumn[] {
  return initiativeColumns.flatMap(({ field, heading, width }): WrittenColumn[] => {
    const own: WrittenColumn = {
      title: heading,
      width,
      kind: numeric.has(field) ? 'number' : field === 'start' || field === 'ends' ? 'month' : 'text',
      text: (initiative) => textOf(initiative)[field] ?? '',
    };
    if (field === 'source') return [own, ...yearColumns(initiatives, tonnesByYear, (year) => `Tonnes ${year}`)];
    if (field === 'capital') return [own, ...yearColumns(initiatives, capitalByYear, (year) => `Capital ${year} (£)`)];
    return [own];
  });
}

const tonnesByYear = ({ effect }: Initiative) => (effect.type === 'tonnes' ? effect.byYear : {});
const capitalByYear = ({ money }: Initiative) => money.capitalByYear;

function yearColumns(
  initiatives: readonly Initiative[],
  valuesOf: (initiative: Initiative) => Readonly<Record<string, string>>,
  title: (year: string) => string,
): WrittenColumn[] {
  const years = new Set(initiatives.flatMap((initiative) => Object.keys(valuesOf(initiative))));
  return [...years].sort().map((year) => ({
    title: title(yearName(Number(year))),
    width: 14,
    kind: 'number',
    text: (initiative) => valuesOf(initiative)[year] ?? '',
  }));
}

function textOf(initiative: Initiative): Partial<Record<InitiativeField, string>> {
  const { actsOn, money, range, coBenefits } = initiative;
  return {
    id: initiative.id,
    title: initiative.title,
    kind: initiative.kind ?? '',
    organisations: organisationsText(initiative.organisations),
    theme: initiative.theme,
    commitments: listText(initiative.commitments),
    needs: listText(initiative.needs),
    stage: initiative.stage,
    likelihood: initiative.likelihood === null ? '' : `${percentOf(initiative.likelihood)}%`,
    start: initiative.start,
    ramp: String(initiative.rampMonths),
    lifetime: String(initiative.lifetimeYears ?? ''),
    ends: initiative.ends ?? '',
    categories: listText(actsOn.categories.map(categoryName)),
    activities: listText(actsOn.activities),
    sites: listText(actsOn.sites),
    suppliers: listText(actsOn.suppliers),
    driver: initiative.driverOfHealthcare ?? '',
    ...effectCells(initiative.effect),
    low: range === null ? '' : `${percentOf(range.low)}%`,
    high: range === null ? '' : `${percentOf(range.high)}%`,
    confidence: initiative.confidence,
    capital: money.capital,
    running: money.running,
    saving: money.saving,
    priceYear: String(money.priceYear),
    funding: listText(money.funding.map(({ source, amount }) => listText([source, amount], '|'))),
    ...coBenefits,
    answerable: initiative.answerable,
    evidence: initiative.evidence,
  };
}

/** A number that a spreadsheet's double would change stays a text. */
function cellOf(kind: WrittenColumn['kind'], text: string): List['rows'][number][number] {
  if (text === '') return null;
  if (kind === 'month') return { day: `${text}-01` };
  if (kind === 'number' && text.replace(/\D/g, '').length <= 15 && String(Number(text)) === text) return Number(text);
  return text;
}
