/** What initiatives cost and save by year, in present value: as `cost.ts` has it, with the rates in cells. */
import { type Cost, costOf } from '../../rules/cost.ts';
import { discountFactor } from '../../rules/discount.ts';
import type { WorkbookAsked } from './asked.ts';
import type { InitiativeCells } from './initiatives-sheet.ts';
import type { T } from './messages.ts';
import { deflatorsOf } from './prices.ts';
import { creditOf } from './saved-sheet.ts';
import type { Line, Sheet } from './sheet.ts';
import type { Strength } from './strength-sheet.ts';
import type { Subject } from './subject.ts';

export interface MoneyParts {
  subject: Subject;
  asked: WorkbookAsked;
  cells: readonly InitiativeCells[];
  strengths: ReadonlyMap<string, Strength>;
  saved: ReadonlyMap<string, Line>;
  t: T;
}

const pounds = { format: '#,##0.00' };
const columns = { npv: 5, tonnes: 6, perTonne: 7 };

export function writeMoney(sheet: Sheet, parts: MoneyParts): void {
  const { t, asked, subject } = parts;
  const titles = [t('head.initiative'), t('init.id'), t('head.title'), t('head.what')];
  const own = [t('money.npv'), t('money.tonnes'), t('money.perTonne')];
  sheet.headYears([...titles, ...own], [10, 14, 36, 30, 18, 18, 18]);
  const setting = (label: string, value: number, format: string) => {
    const row = sheet.next;
    sheet.next += 1;
    sheet.put(row, 3, label);
    return sheet.put(row, 4, value, { look: 'input', format });
  };
  const [first, second, third] = [
    setting(t('money.rate1'), 0.035, '0.0%'),
    setting(t('money.rate2'), 0.03, '0.0%'),
    setting(t('money.rate3'), 0.025, '0.0%'),
  ];
  const present = setting(t('money.present'), asked.money.presentYear, '0');
  const factor = sheet.line(
    ['', '', '', t('money.factor')],
    (at) => {
      const years = `(${sheet.year(at)}-${present})`;
      const later = `(1+${second})^MAX(0,MIN(${years},75)-30)*(1+${third})^MAX(0,${years}-75)`;
      return {
        // Before the present year the first exponent is below nought, and brings forward.
        formula: `1/((1+${first})^MIN(${years},30)*${later})`,
        result: discountFactor((subject.forecast.years[at] ?? 0) - asked.money.presentYear).toNumber(),
      };
    },
    { format: '0.000000' },
  );
  for (const cells of parts.cells) {
    sheet.next += 1;
    writeOne(sheet, parts, cells, factor);
  }
}

function writeOne(sheet: Sheet, parts: MoneyParts, cells: InitiativeCells, factor: Line): void {
  const { t, subject } = parts;
  const { initiative, number, counts, isCounted, moneyShare, prices } = cells;
  const { years } = subject.forecast;
  const { money } = initiative;
  const cost = costIn(parts, cells);
  const strength = parts.strengths.get(initiative.id)?.strength;
  const labels = (what: string) => [number, initiative.id, initiative.title, what];
  const told = money.capitalByYear;
  const capitalTold =
    Object.keys(told).length === 0
      ? null
      : sheet.line(labels(t('money.told')), (at) => Number(told[years[at] ?? 0] ?? 0), { ...pounds, look: 'input' });
  const inPrices = `${counts}*${moneyShare}*${prices}`;
  const times = isCounted ? cells.times : 0;
  // In the financial year of the start, which begins in April.
  const startYear = `(YEAR(${cells.start})-IF(MONTH(${cells.start})<4,1,0))`;
  const isStart = (at: number) => startYearOf(initiative.start) === years[at];
  const capital = sheet.line(
    labels(t('money.capital')),
    (at) =>
      capitalTold
        ? { formula: `${capitalTold.at(at)}*${inPrices}`, result: (capitalTold.values[at] ?? 0) * times }
        : {
            formula: `IF(${startYear}=${sheet.year(at)},${cells.capital},0)*${inPrices}`,
            result: isStart(at) ? Number(money.capital) * times : 0,
          },
    pounds,
  );
  // As far as it works beyond the baseline year, as its tonnes do.
  const beyond = (at: number) => `(${strength?.at(at) ?? 0}-${strength?.at(0).replace('!', '!$') ?? 0})`;
  const works = (at: number) => (strength?.values[at] ?? 0) - (strength?.values[0] ?? 0);
  const yearly = (what: string, cell: string, amount: string) =>
    sheet.line(
      labels(what),
      (at) => ({
        formula: `${cell}*${beyond(at)}*${moneyShare}*${prices}`,
        result: Number(amount) * works(at) * times,
      }),
      pounds,
    );
  const running = yearly(t('money.running'), cells.running, money.running);
  const saving = yearly(t('money.saving'), cells.saving, money.saving);
  const row = sheet.next;
  const value = sheet.line(
    labels(t('money.value')),
    (at) => ({
      formula: `(${saving.at(at)}-${running.at(at)}-${capital.at(at)})*${factor.at(at)}`,
      result:
        ((saving.values[at] ?? 0) - (running.values[at] ?? 0) - (capital.values[at] ?? 0)) * (factor.values[at] ?? 0),
    }),
    pounds,
  );
  const npv = { formula: `ROUND(SUM(${value.all}),2)`, result: cost === null ? 0 : Number(cost.npv) };
  sheet.put(row, columns.npv, npv, { look: 'total', ...pounds });
  const saved = parts.saved.get(initiative.id);
  const tonnes = (saved?.values ?? []).reduce((sum, kilograms) => sum + kilograms, 0) / 1000;
  const all = { formula: saved ? `SUM(${saved.all})/1000` : '0', result: tonnes };
  const tonnesCell = sheet.put(row, columns.tonnes, all, { look: 'total', format: '#,##0.0' });
  const perTonne = {
    formula: `IF(ROUND(${tonnesCell},6)>0,ROUND(-SUM(${value.all})/${tonnesCell},2),"")`,
    result: cost?.poundsPerTonne ? Number(cost.poundsPerTonne) : '',
  };
  sheet.put(row, columns.perTonne, perTonne, { look: 'total', ...pounds });
}

/** What does not count costs nothing. */
function costIn({ subject, asked }: MoneyParts, { initiative, isCounted }: InitiativeCells): Cost | null {
  if (!isCounted) return null;
  const { organisations, money } = asked;
  const { prices, ...rest } = money;
  return costOf({
    ...{ ...rest, deflators: deflatorsOf(prices) },
    ...{ initiative, reductions: creditOf(subject, initiative), years: subject.forecast.years },
    ...(organisations.length === 0 ? {} : { organisations }),
  });
}

function startYearOf(month: string): number {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return at >= 4 ? year : year - 1;
}
