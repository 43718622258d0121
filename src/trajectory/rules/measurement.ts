/** How the saving of an initiative is measured: which readings, and against what they are held. */
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { Month } from './model.ts';

export const adjustments = ['nothing', 'weather', 'floor area', 'patients'] as const;
export const Adjustment = z.enum(adjustments, 'Say what the months before are adjusted by');
export type Adjustment = z.infer<typeof Adjustment>;

const ByMonth = z.record(Month, DecimalText);

/** What would have been without the initiative. */
export const Counterfactual = z.discriminatedUnion('type', [
  /** The same meter before: what it read then, put on today's weather, floor area or patients. */
  z.strictObject({
    type: z.literal('same meter before'),
    /** The months that are held against, both included; before the initiative had any effect. */
    from: Month,
    to: Month,
    adjustBy: Adjustment,
    /** What a month is of which the ledger has no lines: missing, or one in which nothing was used. */
    withoutLines: z.enum(['missing', 'nought']).default('missing'),
    /** Degree days, square metres or patients by month, in the months before and in those measured. */
    adjuster: ByMonth,
    /** Where the adjuster comes from; '' where nothing is adjusted. */
    source: z.string(),
  }),
  /** The measure that it moves: each unit fewer than in the months before saves so much. */
  z.strictObject({
    type: z.literal('measure moved'),
    /** What was usual in a month before, in the measure's unit. */
    usual: DecimalText,
    /** kgCO₂e that one unit fewer saves; below nought where more is what is wanted. */
    kgPerUnit: DecimalText,
    /** The measure by month. */
    measure: ByMonth,
    source: z.string().min(1, 'Say where the measure and the kilograms come from'),
  }),
]);
export type Counterfactual = z.infer<typeof Counterfactual>;

export const Measurement = z.strictObject({
  organisation: z.string().min(1),
  /** The category in which the saving is, for holding it against the footprint's change. */
  category: z.string().min(1),
  /** Of the ledger: which lines are the readings. None are read where a measure is what is moved. */
  activity: z.string(),
  sites: z.array(z.string()),
  counterfactual: Counterfactual,
  note: z.string().default(''),
});
export type Measurement = z.infer<typeof Measurement>;

/** What a meter, or a ledger, has of a month. */
export interface Reading {
  month: Month;
  /** In one unit for all months. */
  quantity: string;
  kg: string;
}
