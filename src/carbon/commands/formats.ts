/** A footprint in words for a terminal, in tonnes; or in a file for a program, in kilograms and exactly. */
import { stringify } from 'csv-stringify/sync';
import { Decimal, rounded } from '../../kernel/decimals.ts';
import type { Side } from '../footprint/basis.ts';
import type { Amount } from '../footprint/footprint.ts';
import { type CountedBy, countedByWords } from './counted-by.ts';
import type { Told } from './dimensions.ts';
import type { Summary } from './summary.ts';

export const formats = ['text', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

export interface About {
  /** Name of the system, or of the organisation. */
  name: string;
  system: string;
  organisation: string | null;
  /** "2024/25"; null for all. */
  year: string | null;
  calculation: number;
  side: Side;
  by: CountedBy;
  /** What an activity is called. */
  nameOf(activity: string): string;
}

export function formatted(format: Format, about: About, by: readonly Told[], summary: Summary): string {
  if (format === 'csv') return csvOf(by, summary);
  return format === 'json' ? jsonOf(about, by, summary) : textOf(about, by, summary);
}

function csvOf(by: readonly Told[], { rows }: Summary): string {
  const header = [...by.map(({ word }) => word), 'kg', 'tier', 'share_estimated'];
  const cells = rows.map(({ keys, amount }) => [...keys, amount.kg, amount.tier ?? '', amount.estimated ?? '']);
  return stringify([header, ...cells]).trimEnd();
}

function jsonOf(about: About, by: readonly Told[], summary: Summary): string {
  const told = ({ kg, tier, estimated }: Amount) => ({ kg, tier, shareEstimated: estimated });
  return JSON.stringify(
    {
      calculation: about.calculation,
      system: about.system,
      organisation: about.organisation,
      year: about.year,
      basis: about.side,
      by: by.map(({ word }) => word),
      rows: summary.rows.map(({ keys, amount }) => ({
        ...Object.fromEntries(by.map(({ word }, place) => [word, keys[place] ?? ''])),
        ...told(amount),
      })),
      footprint: told(summary.footprint),
      footprintPlus: told(summary.plus),
      outsideOfScopes: told(summary.outside),
      countedByTheOtherBasis: { kg: summary.borrowed },
      factorSets: about.by.sets,
      settings: about.by.settings,
      fallbacks: about.by.fallbacks,
    },
    null,
    2,
  );
}

function textOf(
  { name, year, calculation, side, by: counted, nameOf }: About,
  by: readonly Told[],
  summary: Summary,
): string {
  const { rows, footprint, plus, outside, borrowed } = summary;
  const blank = by.slice(1).map(() => '');
  const table = [
    [...by.map(({ word }) => word), 'tCO2e', 'tier', 'estimated'],
    ...rows.map(({ keys, amount }) => [...by.map(({ label }, place) => label(keys[place] ?? '')), ...cellsOf(amount)]),
    ['NHS Carbon Footprint', ...blank, ...cellsOf(footprint)],
    ['NHS Carbon Footprint Plus', ...blank, ...cellsOf(plus)],
    ...(outside.lines > 0 ? [['Outside of scopes, in no total', ...blank, ...cellsOf(outside)]] : []),
  ];
  const notes = new Decimal(borrowed).isZero()
    ? []
    : [
        `${tonnes(borrowed)} t of it has no factor by ${side} and is counted by ${side === 'market' ? 'location' : 'market'}.`,
      ];
  return [
    `${name}, ${year ?? 'all years'}, by ${side}: calculation ${calculation}`,
    ...aligned(table, by.length),
    ...notes,
    ...countedByWords(counted, nameOf),
  ].join('\n');
}

const cellsOf = ({ kg, tier, estimated }: Amount): string[] => [
  tonnes(kg),
  tier ?? '',
  estimated === null ? '' : `${rounded(new Decimal(estimated).times(100), 0)}%`,
];

/** Kilograms as tonnes at two decimals, half up: "1,234.50". */
export function tonnes(kg: string): string {
  const [whole = '', cents] = rounded(new Decimal(kg).div(1000), 2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** Cells in columns: words to the left, the number behind them to the right. @param at which column holds the number */
export function aligned(table: readonly (readonly string[])[], at: number): string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => [...(row[column] ?? '')].length)));
  return table.map((row) =>
    row
      .map((cell, column) => (column === at ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
