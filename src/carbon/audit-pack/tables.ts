/** The tables of an audit pack, row by row: names of columns, and what stands in them. */

import type { LedgerInput, LedgerRate } from '../../platform/ledger/ledger.ts';
import { columnOf } from '../../platform/ledger/statement.ts';
import { figureDimensions } from '../calculation/figures.ts';
import type { Factor } from '../factors/model.ts';
import { categories } from '../footprint/categories.ts';
import type { Figure } from '../footprint/figure.ts';
import { footprintOf } from '../footprint/footprint.ts';
import type { TakenInput } from '../model.ts';
import type { KnownFactor } from './used-factors.ts';

type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** What a figure is told apart by, in the statement's order, and what it comes to. */
export const resultColumns = ['organisation', ...figureDimensions.map(columnOf), 'lines', 'kg'] as const;

export function resultRow(figure: Figure): Row {
  const { organisation, year, fromMonth, toMonth, category, scope, ghgCategory, part, basis, tier, estimated } = figure;
  return [
    ...[organisation, year, fromMonth, toMonth, category, scope, ghgCategory ?? 0, part, basis, tier],
    ...[String(estimated), figure.lines, figure.kg],
  ];
}

export const inputColumns = ['organisation', 'from_month', 'file', 'rate_set'] as const;
export const inputRow = ({ organisation, fromMonth, file, rateSet }: LedgerInput): Row => [
  organisation,
  fromMonth,
  file,
  rateSet,
];

export const fileColumns = ['file', 'name', 'sha256', 'sha256_of_lines', 'lines'] as const;
export const fileRow = ({ file, name, sha256, linesSha256, lines }: TakenInput): Row => [
  file,
  name,
  sha256,
  linesSha256,
  lines,
];

export const rateColumns = [
  ...['rate_set', 'activity', 'unit', 'year', 'rate_part', 'basis', 'n', 'place', 'kg'],
  ...['category', 'scope', 'ghg_category'],
  ...['factor', 'publication', 'sheet', 'row', 'how', 'fallback'],
] as const;

/** @param known what is known of the factor; null where it has gone from the library since */
export function rateRow(rate: LedgerRate, known: KnownFactor | null): Row {
  const { rateSet, activity, unit, year, ratePart, basis, n, place, kg, category, scope, ghgCategory, factor } = rate;
  return [
    ...[rateSet, activity, unit, year, ratePart, basis, n, place, kg, category, scope, ghgCategory, factor],
    ...[known?.publication ?? '', known?.factor.sheet ?? '', known?.factor.row ?? null, rate.how, rate.fallback],
  ];
}

export const factorColumns = [
  ...['factor', 'activity', 'part', 'year', 'area', 'unit', 'kg', 'co2', 'ch4', 'n2o', 'scope', 'basis'],
  ...['warming_potentials', 'price_year', 'name', 'note', 'set', 'publication', 'publisher', 'licence', 'url'],
  ...['sheet', 'row', 'evidence'],
] as const;

export function factorRow(id: string, known: KnownFactor | null): Row {
  if (known === null) return [id, ...factorColumns.slice(1).map(() => null)];
  const { factor } = known;
  return [
    ...[id, factor.activity, factor.part, factor.year, factor.area, factor.unit, factor.kg],
    ...[factor.gases.co2, factor.gases.ch4, factor.gases.n2o, factor.scope, factor.basis],
    ...[factor.warmingPotentials, factor.priceYear, factor.name, factor.note],
    ...[factor.set, known.publication, known.publisher, known.licence, known.url, factor.sheet, factor.row],
    evidenceOf(factor),
  ];
}

const evidenceOf = ({ own }: Factor): string => (own ? `${own.evidence} (${own.organisation}, from ${own.from})` : '');

export const categoryColumns = [...['category', 'name', 'footprint', 'kg', 'tier', 'share_estimated']] as const;

/** The NHS's categories with what each comes to by location, then the two totals by location and by market. */
export function categoryRows(figures: readonly Figure[]): Row[] {
  const { location, market, categories: amounts, outside } = footprintOf(figures);
  const found = new Map(amounts.map(({ category, amount }) => [category.id, amount]));
  const rows = categories.map(({ id, name, footprint }): Row => {
    const amount = found.get(id) ?? null;
    return [id, name, footprint, amount?.kg ?? null, amount?.tier ?? null, amount?.estimated ?? null];
  });
  const total = (name: string, { kg, tier, estimated }: typeof outside): Row => ['', name, '', kg, tier, estimated];
  return [
    ...rows,
    total('NHS Carbon Footprint, by location', location.footprint),
    total('NHS Carbon Footprint Plus, by location', location.plus),
    total('NHS Carbon Footprint, by market', market.footprint),
    total('NHS Carbon Footprint Plus, by market', market.plus),
    total('Outside of scopes, in no total', outside),
  ];
}
