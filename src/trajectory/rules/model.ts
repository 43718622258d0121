/**
 * The words of the trajectory: baseline, national change, initiatives, scenarios, targets, and what follows from them.
 * Decimals come in as text, exactly; what follows is in whole milligrams of CO₂e, so that all that adds up does so to the
 * last digit. Years are financial years, told by the calendar year in which they begin.
 */
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';

/** Whole milligrams of CO₂e. */
export type Milligrams = bigint;

const id = z.string().min(1).max(200);
const year = z.int().min(1990).max(2100);
const between = (low: number, high: number, message: string) =>
  DecimalText.refine((text) => Number(text) >= low && Number(text) <= high, message);

/** A month, as it is written: "2027-04". */
export const Month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'Write a month as year and month, such as 2027-04');
export type Month = z.infer<typeof Month>;

export const Scope = z.enum(['1', '2', '3']);
export type Scope = z.infer<typeof Scope>;

/** What one unit of an activity sets free, by part (direct, well-to-tank, transmission). */
export const StreamRate = z.strictObject({
  part: z.string().min(1),
  /** Id of a category of the NHS Carbon Footprint Plus. */
  category: id,
  scope: Scope,
  /** kgCO₂e per unit, in the baseline year. */
  kg: DecimalText,
  /** Id of the national change that moves it; null where nothing national does. */
  national: id.nullable(),
});
export type StreamRate = z.infer<typeof StreamRate>;

/** Something that goes on and sets free CO₂e: an activity at a site, or what is only known as kilograms of a category. */
export const Stream = z.strictObject({
  id,
  /** Short name. */
  organisation: id,
  /** '' where it is not told by site, supplier or activity. */
  site: z.string(),
  supplier: z.string(),
  activity: z.string(),
  /** Of the activity itself, by which it is found; its rates may lie in others besides. */
  category: id,
  unit: z.string().min(1),
  /** Units in the baseline year. What is known as kilograms only has them as its quantity, and a rate of 1. */
  quantity: DecimalText,
  rates: z.array(StreamRate).min(1),
  /** Id of the growth that moves its quantity; null where it stays. */
  driver: id.nullable(),
});
export type Stream = z.infer<typeof Stream>;

export const Baseline = z.strictObject({
  year,
  /** Where it comes from: "Calculation 3, locked on 4 May 2026". */
  source: z.string(),
  streams: z.array(Stream),
  /** How far off the true figure of a category may be, as factors of it with 95 % confidence: 0.9 and 1.1. */
  ranges: z.record(id, z.strictObject({ low: DecimalText, high: DecimalText })).default({}),
  /** kgCO₂e of 1990, by whole footprint, where an organisation knows them. */
  of1990: z.array(z.strictObject({ organisation: id, footprint: DecimalText, plus: DecimalText })).default([]),
  /** Sites that close, from that month on; what goes on there is no longer done by anybody. */
  closures: z.array(z.strictObject({ organisation: id, site: id, from: Month })).default([]),
});
export type Baseline = z.infer<typeof Baseline>;

/** What the country does: a published figure by year, of which only the course is taken (a year's ÷ the baseline year's). */
export const NationalChange = z.strictObject({
  id,
  name: z.string().min(1),
  source: z.string().min(1),
  /** By year, in any unit; years between are drawn straight, and beyond the last it stays. */
  values: z.record(z.string().regex(/^\d{4}$/), DecimalText),
});
export type NationalChange = z.infer<typeof NationalChange>;

/** What drives activity (patients, floor area, prices): how many times the baseline year's it is, by year. */
export const Growth = z.strictObject({
  id,
  name: z.string().min(1),
  source: z.string().min(1),
  /** Years between are drawn straight, and beyond the last it stays; the baseline year is 1. */
  values: z.record(z.string().regex(/^\d{4}$/), DecimalText),
});
export type Growth = z.infer<typeof Growth>;

export const stages = ['idea', 'scoped', 'funded', 'under way', 'done', 'stopped'] as const;
export const Stage = z.enum(stages, 'Choose a stage: idea, scoped, funded, under way, done or stopped');
export type Stage = z.infer<typeof Stage>;

export const confidences = ['low', 'medium', 'high'] as const;
export const Confidence = z.enum(confidences, 'Say how sure the effect is: low, medium or high');
export type Confidence = z.infer<typeof Confidence>;

/** The four drivers of sustainable healthcare (Centre for Sustainable Healthcare). */
export const healthcareDrivers = ['prevention', 'self-care', 'lean pathways', 'low-carbon alternatives'] as const;
export const HealthcareDriver = z.enum(healthcareDrivers);
export type HealthcareDriver = z.infer<typeof HealthcareDriver>;

const share = between(-1, 1, 'A share lies between 0 and 1: write 0.3 for 30 %. Less than nought means more');

/** What an initiative does a year, once it works in full. */
export const Effect = z.discriminatedUnion('type', [
  /** So many units less, parted by how much of the activity each place has; less than nought is more. */
  z.strictObject({ type: z.literal('less activity'), amount: DecimalText, unit: z.string().min(1) }),
  /** This share less of whatever is then left. */
  z.strictObject({ type: z.literal('share less'), share }),
  /** This share is done otherwise: for each unit of the old, `perUnit` units of the new. */
  z.strictObject({
    type: z.literal('another factor'),
    share: between(0, 1, 'A share lies between 0 and 1: write 0.8 for 80 %'),
    activity: z.string().min(1),
    unit: z.string().min(1),
    perUnit: DecimalText,
    rates: z.array(StreamRate).min(1),
  }),
  /** Tonnes of CO₂e less, as somebody states it: by year where years are told, else each year. */
  z.strictObject({
    type: z.literal('tonnes'),
    aYear: DecimalText.nullable(),
    byYear: z.record(z.string().regex(/^\d{4}$/), DecimalText),
    source: z.string().min(1, 'Say where the tonnes come from'),
  }),
]);
export type Effect = z.infer<typeof Effect>;

/** What it acts on: all that fits every list that is not empty. */
export const ActsOn = z.strictObject({
  categories: z.array(id),
  activities: z.array(z.string().min(1)),
  sites: z.array(z.string().min(1)),
  suppliers: z.array(z.string().min(1)),
});
export type ActsOn = z.infer<typeof ActsOn>;

export const Initiative = z.strictObject({
  id,
  title: z.string().min(1).max(300),
  /** Id of a kind in the library that it was started from. */
  kind: z.string().nullable().default(null),
  /** Whose it is. Amounts, tonnes and money are parted by the shares, which add up to 1; a share less is the same for each. */
  organisations: z
    .array(z.strictObject({ organisation: id, share: between(0, 1, 'A share lies between 0 and 1') }))
    .min(1),
  /** By which the waterfall groups: an id of a theme of the plan, or any word. */
  theme: z.string().default(''),
  /** Numbers of the commitments that it serves. */
  commitments: z.array(z.string()).default([]),
  /** Initiatives without which it cannot be: they must be there and may not need it in turn. */
  needs: z.array(id).default([]),
  stage: Stage,
  /** That it happens, 0 to 1; null for the usual one of its stage. */
  likelihood: between(0, 1, 'A likelihood lies between 0 and 1: write 0.7 for 70 %').nullable().default(null),
  start: Month,
  /** It grows evenly from nothing to its full effect. */
  rampMonths: z.int().min(0).max(600).default(0),
  /** After so many years from its start it has no effect any more; null if it lasts. */
  lifetimeYears: z.int().min(1).max(100).nullable().default(null),
  /** The last month in which it has an effect; null if it does not end before its lifetime. */
  ends: Month.nullable().default(null),
  actsOn: ActsOn,
  driverOfHealthcare: HealthcareDriver.nullable().default(null),
  effect: Effect,
  /** How far off the effect may be, as factors of it with 95 % confidence; null for those of its confidence. */
  range: z.strictObject({ low: DecimalText, high: DecimalText }).nullable().default(null),
  confidence: Confidence.default('medium'),
  money: z
    .strictObject({
      /** Pounds, in the prices of `priceYear`; capital is spent in the year of the start unless told by year. */
      capital: DecimalText.default('0'),
      capitalByYear: z.record(z.string().regex(/^\d{4}$/), DecimalText).default({}),
      /** Pounds a year at full effect. */
      running: DecimalText.default('0'),
      saving: DecimalText.default('0'),
      priceYear: year.default(2025),
      funding: z.array(z.strictObject({ source: z.string().min(1), amount: DecimalText })).default([]),
    })
    .prefault({}),
  coBenefits: z
    .strictObject({
      environmental: z.string().default(''),
      social: z.string().default(''),
      financial: z.string().default(''),
    })
    .prefault({}),
  answerable: z.string().default(''),
  evidence: z.string().default(''),
});
export type Initiative = z.infer<typeof Initiative>;

/** Stages that count as planned; ideas are opportunities, and what is stopped does nothing. */
export const plannedStages: readonly Stage[] = ['scoped', 'funded', 'under way', 'done'];

/** A set of differences from what it is based on. */
export const Scenario = z.strictObject({
  id,
  name: z.string().min(1, 'Give the scenario a name').max(200),
  /** Another scenario; null for the plan of record. */
  basedOn: id.nullable(),
  /** Of national changes and growths by id; those not named are as in what it is based on, at first on. */
  switches: z.record(id, z.boolean()).default({}),
  /** By initiative: left out, or fields that are otherwise. An idea that is changed to another stage counts. */
  changes: z
    .array(
      z.strictObject({
        initiative: id,
        leftOut: z.boolean().default(false),
        stage: Stage.optional(),
        start: Month.optional(),
        rampMonths: z.int().min(0).max(600).optional(),
        /** Times its effect: 0.5 is half of it. */
        size: between(0, 10, 'A size lies between 0 and 10: 1 is as it is').optional(),
      }),
    )
    .default([]),
});
export type Scenario = z.infer<typeof Scenario>;

export const Target = z.strictObject({
  id,
  name: z.string().min(1),
  /** The Footprint, the Footprint Plus, or these categories. */
  of: z.union([z.literal('footprint'), z.literal('plus'), z.array(id).min(1)]),
  /** Share by which it is to have fallen: 0.8. Net zero is 1. */
  reduction: between(0, 1, 'A reduction lies between 0 and 1: write 0.8 for 80 %'),
  /** The financial years between which it is to be met: it must be met by the second, and should by the first. */
  from: year,
  by: year,
  /** The year that it is against. */
  against: year,
  source: z.string().min(1),
});
export type Target = z.infer<typeof Target>;

/** All that a forecast follows from. */
export interface Model {
  baseline: Baseline;
  nationalChanges: readonly NationalChange[];
  growths: readonly Growth[];
  initiatives: readonly Initiative[];
  /** Which national changes and growths are on, by id; all that are not named are. */
  switches: Readonly<Record<string, boolean>>;
  /** The last year that is told; the first is the baseline's. */
  lastYear: number;
}

/** A figure by year: its values stand as the years of the forecast do. */
export type ByYear = readonly Milligrams[];

/** What is the same for every year of a forecast's line. */
export interface Place {
  organisation: string;
  category: string;
  scope: Scope;
}

/** An organisation's category and scope. */
export interface ForecastLine extends Place {
  /** As it was in the baseline year, each year again. */
  baseline: Milligrams;
  /** With growth and closures, with the baseline year's factors; then with national change besides; then with initiatives. */
  withGrowth: ByYear;
  withoutAction: ByYear;
  withAction: ByYear;
}

/** Of one initiative in one place: how much less there is because of it; below nought where there is more (electricity of a heat pump). */
export interface Credit extends Place {
  initiative: string;
  byYear: ByYear;
}

export interface Forecast {
  years: readonly number[];
  lines: readonly ForecastLine[];
  /** What planned initiatives are given credit for; of a place and a year, they add up to withoutAction − withAction exactly. */
  credits: readonly Credit[];
  /** By which rule credit was given. */
  attribution: 'shapley' | 'delivery';
  /** What cut effects down, what found nothing to act on, what counts differently from what somebody may expect. */
  remarks: readonly Remark[];
}

/** Something to be told of an initiative or of the whole; `code` names the message, `values` fill it. */
export interface Remark {
  code: string;
  /** '' for the whole. */
  initiative: string;
  /** The field it is about: "start", "effect.share"; '' where it is about none. */
  field: string;
  sentence: string;
  /** An error stops the sum, a remark is only told. */
  level: 'error' | 'remark';
}
