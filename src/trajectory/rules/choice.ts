/** What the optimiser answers. */
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';

export const ChosenInitiative = z.object({
  initiative: z.string(),
  /** Financial year, by the calendar year in which it begins. */
  startYear: z.int(),
});
export type ChosenInitiative = z.infer<typeof ChosenInitiative>;

/** Why one was chosen. Milligrams are of CO₂e, as the aim counts. */
export const Reason = z.object({
  ...ChosenInitiative.shape,
  title: z.string(),
  /** Pounds. */
  capital: DecimalText,
  /** What it is given credit for in the whole choice. */
  credited: z.bigint(),
  /** Pounds of capital for a tonne credited; null where it is credited with none. */
  poundsPerTonne: DecimalText.nullable(),
  /** Of the chosen, from the cheapest tonne on. */
  rank: z.int(),
  /** Ids of others, planned or chosen, that act on the same. */
  meets: z.array(z.string()),
  /** Ids of what it needs. */
  needs: z.array(z.string()),
  year: z.discriminatedUnion('why', [
    z.object({ why: z.literal('as soon as it can') }),
    z.object({ why: z.literal('with what it needs'), initiative: z.string() }),
    /** Its capital is more than the whole budget of the years before. */
    z.object({ why: z.literal('first budget that it fits into') }),
    /** The years before buy more with their money. */
    z.object({ why: z.literal('earlier budgets are spent') }),
    /** An earlier start would do no more of what is aimed at. */
    z.object({ why: z.literal('no later is needed') }),
  ]),
});
export type Reason = z.infer<typeof Reason>;

/** Why one was left out. */
export const LeftOut = z.object({
  initiative: z.string(),
  title: z.string(),
  capital: DecimalText,
  why: z.discriminatedUnion('code', [
    /** Its own start is after the last year of the budget. */
    z.object({ code: z.literal('starts later') }),
    /** No year's money pays for it by itself. */
    z.object({ code: z.literal('too dear for any year') }),
    /** What it needs is neither planned nor chosen. */
    z.object({ code: z.literal('needs'), initiatives: z.array(z.string()) }),
    z.object({ code: z.literal('takes nothing off') }),
    /** These take most of what it would. */
    z.object({ code: z.literal('met'), by: z.array(z.string()) }),
    /** Its tonne costs more than that of what was chosen last, in pounds. */
    z.object({ code: z.literal('dearer'), poundsPerTonne: DecimalText, dearestChosen: DecimalText }),
    /** Its tonne is not dear, but what is left of no year's money pays for it. */
    z.object({ code: z.literal('does not fit'), poundsPerTonne: DecimalText }),
  ]),
});
export type LeftOut = z.infer<typeof LeftOut>;

export const Choice = z.object({
  outcome: z.enum(['chosen', 'no candidates', 'no budget', 'nothing affordable', 'nothing takes off']),
  chosen: z.array(ChosenInitiative),
  /** Milligrams of CO₂e less than with what is planned, as the forecast has it. */
  reduction: z.bigint(),
  /** That no choice exceeds. */
  bound: z.bigint(),
  /** (bound − reduction) ÷ bound: how far from the best there is, at most. */
  gapToOptimum: z.number(),
  /** Pounds, by year of the budget. */
  spend: z.array(z.object({ year: z.int(), budget: DecimalText, spent: DecimalText })),
  reasons: z.array(Reason),
  leftOut: z.array(LeftOut),
  /** With a bigger budget, solved again; null where nothing was chosen from. */
  bigger: z
    .object({
      /** How many times each year's budget. */
      times: DecimalText,
      reduction: z.bigint(),
      bound: z.bigint(),
      chosen: z.array(ChosenInitiative),
      /** Ids of what is chosen now and was not before, and the other way round. */
      added: z.array(z.string()),
      dropped: z.array(z.string()),
    })
    .nullable(),
});
export type Choice = z.infer<typeof Choice>;
