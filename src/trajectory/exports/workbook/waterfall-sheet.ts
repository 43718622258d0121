/** The waterfall of a year that can be chosen: from the baseline to the forecast, each initiative below its theme. */
import { yearName } from '../../../carbon/footprint/months.ts';
import { waterfall } from '../../rules/waterfall.ts';
import type { WorkbookAsked } from './asked.ts';
import { tonnesOf } from './kilograms.ts';
import type { T } from './messages.ts';
import { firstYearColumn, type Line, letters, type Sheet, type Style } from './sheet.ts';
import type { Subject } from './subject.ts';
import type { Path } from './trajectory-sheet.ts';

const tonnes: Style = { format: '#,##0.0' };
const total: Style = { look: 'total', format: '#,##0.0' };
const firstStep = 5;

export function writeWaterfall(
  sheet: Sheet,
  subject: Subject,
  { path, saved, trajectory }: { path: Path; saved: ReadonlyMap<string, Line>; trajectory: Sheet },
  asked: WorkbookAsked,
  t: T,
): void {
  const { worksheet } = sheet;
  for (const [at, width] of [52, 20, 20].entries()) worksheet.getColumn(at + 1).width = width;
  worksheet.views = [{ state: 'frozen', xSplit: 1, ySplit: firstStep - 1 }];
  const { years } = subject.forecast;
  const yearCell = sheet.put(1, 2, asked.year, { look: 'input', format: '0' });
  sheet.put(1, 1, t('water.year'), { look: 'total' });
  const last = letters(firstYearColumn + years.length - 1);
  const all = `${trajectory.name}!$${letters(firstYearColumn)}$2:$${last}$2`;
  sheet.choices(1, 2, all, `${years[0]} – ${years.at(-1)}`);
  sheet.put(2, 1, yearName(asked.year));
  for (const [at, title] of [t('water.step'), t('water.change'), t('water.after')].entries())
    sheet.put(firstStep - 1, at + 1, title, { look: 'heading' });
  // The year's name follows the year.
  sheet.put(2, 1, {
    formula: `${yearCell}&"/"&TEXT(MOD(${yearCell}+1,100),"00")`,
    result: yearName(asked.year),
  });

  const place = years.indexOf(asked.year);
  const inYear = ({ all: row }: Line) => `INDEX(${row},1,MATCH(${yearCell},${all},0))`;
  const valueIn = (line: Line) => line.values[place] ?? 0;
  sheet.next = firstStep;
  let after = 'B5';
  let level = 0;
  const changes: string[] = [];
  const step = (label: string, formula: string, result: number, style: Style = tonnes): string => {
    const row = sheet.next;
    sheet.next += 1;
    sheet.put(row, 1, label, style);
    return sheet.put(row, 2, { formula, result }, style);
  };
  /** Goes on from the step before. */
  const goesOn = (cell: string, change: number): void => {
    level += change;
    changes.push(cell);
    after = sheet.put(sheet.next - 1, 3, { formula: `${after}+${cell}`, result: level }, tonnes);
  };

  const { baseline, growth, without } = path;
  after = step(t('water.baseline'), inYear(baseline), valueIn(baseline), total);
  level = valueIn(baseline);
  changes.push(after);
  const grown = valueIn(growth) - valueIn(baseline);
  goesOn(step(t('water.growth'), `${inYear(growth)}-${inYear(baseline)}`, grown), grown);
  const national = valueIn(without) - valueIn(growth);
  goesOn(step(t('water.national'), `${inYear(without)}-${inYear(growth)}`, national), national);

  for (const { theme, initiatives } of themesOf(subject, asked)) {
    const row = sheet.next;
    sheet.next += 1;
    const parts = initiatives.map(({ id, title }) => {
      const line = saved.get(id);
      const change = line ? -valueIn(line) / 1000 : 0;
      step(`    ${title}`, line ? `-${inYear(line)}/1000` : '0', change);
      return change;
    });
    const change = parts.reduce((sum, part) => sum + part, 0);
    const next = sheet.next;
    sheet.put(row, 1, theme === '' ? t('water.noTheme') : theme, total);
    const cell = sheet.put(row, 2, { formula: `SUM(${sheet.range(2, row + 1, next - 1)})`, result: change }, total);
    sheet.next = row + 1;
    goesOn(cell, change);
    sheet.next = next;
  }

  const reached = step(t('water.forecast'), inYear(path.with), valueIn(path.with), total);
  if (path.allowed && path.gap) {
    step(t('water.allowed', { name: asked.allowed?.name ?? '' }), inYear(path.allowed), valueIn(path.allowed), total);
    step(t('water.gap'), inYear(path.gap), valueIn(path.gap), total);
  }
  sheet.next += 1;
  step(t('water.check'), `ROUND(${changes.join('+')}-${reached},6)`, 0);
}

interface Themed {
  theme: string;
  initiatives: readonly { id: string; title: string }[];
}

/** As the waterfall has them in the year that is shown first; those that count nothing come last in their theme. */
function themesOf({ forecast, initiatives }: Subject, { of, year, names }: WorkbookAsked): Themed[] {
  const { steps } = waterfall(forecast, { initiatives, of, year });
  const changes = new Map(steps.map(({ kind, id, change }) => [kind === 'theme' ? id : '', tonnesOf(change)]));
  const changeOf = (id: string) => changes.get(id) ?? 0;
  return [...Map.groupBy(initiatives, ({ theme }) => theme)]
    .map(([theme, own]) => ({
      theme: names.themes[theme] ?? theme,
      initiatives: own.toSorted((a, b) => changeOf(a.id) - changeOf(b.id)),
      change: own.reduce((sum, { id }) => sum + changeOf(id), 0),
    }))
    .toSorted((a, b) => a.change - b.change);
}
