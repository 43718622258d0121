/** What a workbook is made of: a plan, whose it is, and the names of what it tells. */
import type { CarbonValues } from '../../rules/carbon-value.ts';
import type { Milligrams, Model } from '../../rules/model.ts';

/** An index of prices as values, so that it can be sent to another process; `last` is the last year that is published. */
export interface Prices {
  byYear: Readonly<Record<string, string>>;
  last: number;
}

export interface WorkbookAsked {
  model: Model;
  /** Short names; none for the whole system. */
  organisations: readonly string[];
  of: 'footprint' | 'plus';
  /** The year that the waterfall shows first. */
  year: number;
  /** What may be set free by the targets, as the years stand; null where there is no target. */
  allowed: { name: string; byYear: readonly Milligrams[] } | null;
  money: { priceYear: number; presentYear: number; prices: Prices | null; carbonValues: CarbonValues };
  names: {
    /** Whose plan it is, and which plan. */
    title: string;
    /** Of the system: who gives it out. */
    system: string;
    organisations: Readonly<Record<string, string>>;
    themes: Readonly<Record<string, string>>;
  };
  /** YYYY-MM-DD */
  madeOn: string;
  language: string;
}
