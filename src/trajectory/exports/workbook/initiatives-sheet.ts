/** The sheet of initiatives: what each is and does, in cells that can be changed and from which all else follows. */
import { Decimal, sumOf } from '../../../kernel/decimals.ts';
import { type Initiative, plannedStages, stages } from '../../rules/model.ts';
import { priceRatio } from '../../rules/prices.ts';
import { monthNumber } from '../../rules/years.ts';
import type { WorkbookAsked } from './asked.ts';
import type { T } from './messages.ts';
import { deflatorsOf } from './prices.ts';
import type { Content, Sheet, Style } from './sheet.ts';

/** The cells of an initiative that other sheets look at, by their addresses, and what is in them. */
export interface InitiativeCells {
  initiative: Initiative;
  number: number;
  counts: string;
  isCounted: boolean;
  start: string;
  ramp: string;
  from: string;
  to: string;
  /** Amount × size: a share, units a year, tonnes a year. */
  full: string;
  fullAmount: number;
  size: string;
  perUnit: string;
  moneyShare: string;
  prices: string;
  capital: string;
  running: string;
  saving: string;
  /** Pounds in prices of the workbook, of the organisations that it is about, for one pound as told. */
  times: number;
}

const columns = [
  ['number', 5],
  ['id', 14],
  ['title', 36],
  ['organisations', 28],
  ['theme', 20],
  ['stage', 12],
  ['counts', 9],
  ['start', 12],
  ['ramp', 10],
  ['lifetime', 10],
  ['ends', 12],
  ['effect', 16],
  ['amount', 14],
  ['unit', 10],
  ['size', 7],
  ['full', 14],
  ['perUnit', 11],
  ['share', 10],
  ['capital', 14],
  ['running', 14],
  ['saving', 14],
  ['priceYear', 9],
  ['prices', 10],
  ['from', 9],
  ['to', 9],
] as const;
type Column = (typeof columns)[number][0];
const placeOf = new Map<Column, number>(columns.map(([name], at) => [name, at + 1]));
const input: Style = { look: 'input' };
const pounds: Style = { look: 'input', format: '#,##0.00' };
const day: Style = { look: 'input', format: 'mmm yyyy' };
/** Beyond all months that are told. */
const never = 1e9;

export function writeInitiatives(
  sheet: Sheet,
  initiatives: readonly Initiative[],
  asked: WorkbookAsked,
  t: T,
): InitiativeCells[] {
  sheet.head(
    columns.map(([name]) => t(`init.${name}`, { year: asked.money.priceYear })),
    columns.map(([, width]) => width),
    3,
  );
  return initiatives.map((initiative, at) => writeOne(sheet, initiative, at + 1, asked, t));
}

function writeOne(sheet: Sheet, initiative: Initiative, number: number, asked: WorkbookAsked, t: T): InitiativeCells {
  const { money, effect } = initiative;
  const row = sheet.next;
  sheet.next += 1;
  const address = (column: Column) => sheet.address(row, placeOf.get(column) ?? 0);
  const put = (column: Column, content: Content, style: Style = {}) =>
    sheet.put(row, placeOf.get(column) ?? 0, content, style);
  const isCounted = plannedStages.includes(initiative.stage);
  const { amount, unit } = amountOf(initiative, t);
  const share = Number(moneyShareOf(initiative, asked.organisations));
  const prices = Number(priceRatio(money.priceYear, asked.money.priceYear, deflatorsOf(asked.money.prices)) ?? 1);
  const start = monthNumber(initiative.start);
  const end = Math.min(
    initiative.lifetimeYears === null ? never : start + initiative.lifetimeYears * 12,
    initiative.ends === null ? never : monthNumber(initiative.ends) + 1,
  );

  put('number', number);
  put('id', initiative.id);
  put('title', initiative.title);
  put('organisations', organisationsOf(initiative, asked));
  put('theme', asked.names.themes[initiative.theme] ?? initiative.theme);
  const stage = put('stage', initiative.stage, input);
  const isPlanned = plannedStages.map((one) => `${stage}="${one}"`).join(',');
  put('counts', { formula: `IF(OR(${isPlanned}),1,0)`, result: isCounted ? 1 : 0 }, input);
  const startCell = put('start', dayOf(initiative.start), day);
  put('ramp', initiative.rampMonths, input);
  const lifetime = put('lifetime', initiative.lifetimeYears, input);
  const ends = put('ends', initiative.ends === null ? null : dayOf(initiative.ends), day);
  put('effect', t(`effect.${effect.type}`));
  const amountCell = put('amount', amount, input);
  put('unit', unit);
  const size = put('size', 1, input);
  const isShare = effect.type === 'share less' || effect.type === 'another factor';
  const product = `${amountCell}*${size}`;
  put('full', { formula: isShare ? `MAX(-1,MIN(1,${product}))` : product, result: amount });
  if (effect.type === 'another factor') put('perUnit', Number(effect.perUnit), input);
  put('share', share);
  const byYear = Object.values(money.capitalByYear);
  // What is told by year stands on the sheet of the money, where it can be changed.
  put('capital', byYear.length > 0 ? t('init.byYear') : Number(money.capital), byYear.length > 0 ? {} : pounds);
  put('running', Number(money.running), pounds);
  put('saving', Number(money.saving), pounds);
  put('priceYear', money.priceYear);
  put('prices', prices);
  const from = put('from', { formula: monthsOf(startCell), result: start });
  const byLifetime = `IF(${lifetime}="",${never},${from}+12*${lifetime})`;
  put('to', { formula: `MIN(${byLifetime},IF(${ends}="",${never},${monthsOf(ends)}+1))`, result: end });
  sheet.choices(
    row,
    placeOf.get('stage') ?? 0,
    `"${stages.join(',')}"`,
    t('init.chooseStage', { stages: stages.join(', ') }),
  );
  return {
    ...{ initiative, number, isCounted, start: startCell, size, from, fullAmount: amount, times: share * prices },
    ...{ counts: address('counts'), ramp: address('ramp'), to: address('to'), full: address('full') },
    ...{ perUnit: address('perUnit'), moneyShare: address('share'), prices: address('prices') },
    ...{ capital: address('capital'), running: address('running'), saving: address('saving') },
  };
}

const monthsOf = (day: string) => `YEAR(${day})*12+MONTH(${day})-1`;
const dayOf = (month: string) => new Date(`${month}-01T00:00:00Z`);

function amountOf({ effect }: Initiative, t: T): { amount: number; unit: string } {
  switch (effect.type) {
    case 'less activity':
      return { amount: Number(effect.amount), unit: effect.unit };
    case 'share less':
    case 'another factor':
      return { amount: Number(effect.share), unit: t('init.share.unit') };
    case 'tonnes':
      return { amount: Number(effect.aYear ?? '0'), unit: t('init.tonnes.unit') };
  }
}

/** As `cost.ts` has it: all of the money for the whole system, else the share of those that are asked for. */
function moneyShareOf({ organisations }: Initiative, chosen: readonly string[]): Decimal {
  if (chosen.length === 0) return new Decimal(1);
  return sumOf(organisations.filter(({ organisation }) => chosen.includes(organisation)).map(({ share }) => share));
}

const organisationsOf = ({ organisations }: Initiative, { names }: WorkbookAsked): string =>
  organisations
    .map(({ organisation, share }) => {
      const name = names.organisations[organisation] ?? organisation;
      return organisations.length === 1 ? name : `${name} ${new Decimal(share).times(100).toFixed()} %`;
    })
    .join('; ');
