/** A figure: what one calculation made of lines that are alike, and how figures add up. */
import { z } from 'zod';
import { Decimal, DecimalText } from '../../kernel/decimals.ts';
import { isCategory } from './categories.ts';

/** How a figure was made, from worst to best: by a proxy, from invoices and logs, from meters and suppliers' own data. */
export const tiers = ['reduced', 'standard', 'optimal'] as const;
export const Tier = z.enum(tiers);
export type Tier = z.infer<typeof Tier>;

/** 'outside' is CO₂ of plants that were burnt, and gases that the Kyoto Protocol leaves out: told, and never in a total. */
export const FigureScope = z.enum(['1', '2', '3', 'outside']);
export type FigureScope = z.infer<typeof FigureScope>;

/** What scope 2 is counted by: the average of the grid, or what was contracted for. Empty for what has but one factor. */
export const Basis = z.enum(['', 'location', 'market']);

const yearMonth = z
  .int()
  .refine((month) => month % 100 >= 1 && month % 100 <= 12, 'A month is written as year and month: 202404');

export const Figure = z.object({
  organisation: z.string().min(1),
  /** The financial year, by its first calendar year. */
  year: z.int(),
  /** Whole months that it covers, both included: 202404. */
  fromMonth: yearMonth,
  toMonth: yearMonth,
  category: z.string().refine(isCategory, 'Not a category of the NHS Carbon Footprint Plus'),
  scope: FigureScope,
  ghgCategory: z.int().min(1).max(15).nullable(),
  part: z.string().min(1),
  basis: Basis,
  tier: Tier,
  estimated: z.boolean(),
  lines: z.int().min(0),
  kg: DecimalText,
  /** Of what is told by activity: the activity, its unit as entered, and how much of it. */
  activity: z.string().default(''),
  unit: z.string().default(''),
  quantity: DecimalText.nullable().default(null),
  site: z.string().default(''),
  supplier: z.string().default(''),
  factor: z.string().default(''),
  /** What shows where a line comes from. */
  evidence: z.string().default(''),
});
export type Figure = z.infer<typeof Figure>;

const FigureRow = z.object({
  organisation: z.string(),
  year: z.coerce.number(),
  from_month: z.coerce.number(),
  to_month: z.coerce.number(),
  category: z.string(),
  scope: z.string(),
  ghg_category: z.coerce.number().nullish(),
  part: z.string(),
  basis: z.string().nullish(),
  tier: z.string(),
  estimated: z.boolean(),
  lines: z.coerce.number(),
  kg: z.string(),
  activity: z.string().nullish(),
  unit: z.string().nullish(),
  quantity: z.string().nullish(),
  site: z.string().nullish(),
  supplier: z.string().nullish(),
  factor: z.string().nullish(),
  evidence: z.string().nullish(),
});

/** A result row of the ledger, by its SQL names, as a figure. @throws ZodError that names the column */
export function readFigure(row: unknown): Figure {
  const { from_month, to_month, ghg_category, basis, quantity, ...rest } = FigureRow.parse(row);
  return Figure.parse({
    ...rest,
    fromMonth: from_month,
    toMonth: to_month,
    ghgCategory: ghg_category || null,
    basis: basis ?? '',
    quantity: quantity ?? null,
    activity: rest.activity ?? '',
    unit: rest.unit ?? '',
    site: rest.site ?? '',
    supplier: rest.supplier ?? '',
    factor: rest.factor ?? '',
    evidence: rest.evidence ?? '',
  });
}

export type Dimension =
  | 'organisation'
  | 'year'
  | 'fromMonth'
  | 'toMonth'
  | 'category'
  | 'scope'
  | 'ghgCategory'
  | 'part'
  | 'basis'
  | 'tier'
  | 'estimated'
  | 'activity'
  | 'unit'
  | 'site'
  | 'supplier'
  | 'factor';

export interface Sum {
  /** Of the figures added up: their value in each of the dimensions asked for. */
  key: Partial<Pick<Figure, Dimension>>;
  kg: string;
  lines: number;
}

/**
 * The exact sums of figures by the dimensions asked for, in the order of their keys. It adds what it is given: take
 * figures of one basis (`counted`) where electricity is among them, or it is in twice.
 */
export function sumBy(figures: readonly Figure[], dimensions: readonly Dimension[]): Sum[] {
  const groups = grouped(figures, (figure) => JSON.stringify(dimensions.map((dimension) => figure[dimension])));
  return [...groups.values()].map((group) => ({
    key: Object.fromEntries(dimensions.map((dimension) => [dimension, group[0]?.[dimension]])),
    kg: kgOf(group).toFixed(),
    lines: group.reduce((sum, { lines }) => sum + lines, 0),
  }));
}

/** The exact sum of figures. */
export function kgOf(figures: Iterable<Pick<Figure, 'kg'>>): Decimal {
  let sum = new Decimal(0);
  for (const { kg } of figures) sum = sum.plus(kg);
  return sum;
}

/** What belongs together by its key; groups in the order of their keys, so that no order of what comes in tells. */
export function grouped<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
