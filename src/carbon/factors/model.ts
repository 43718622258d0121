/** What a factor, a set of factors and an activity are. */
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { AssessmentReport } from '../model.ts';

/**
 * Which stretch of an activity's emissions a factor counts. All parts of an activity add up, save what is outside of
 * scopes, which is told beside the total.
 */
export const parts = [
  /** What is burnt, released, bought or travelled. */
  'direct',
  /** The electricity with which a vehicle of one's own is charged. */
  'electricity',
  /** Getting the fuel out of the ground, refined and brought. */
  'well-to-tank',
  /** What the grid or the heat network loses on the way. */
  'transmission',
  'well-to-tank of transmission',
  /** CO₂ of plants burnt, and gases that the Kyoto Protocol leaves out. */
  'outside of scopes',
] as const;
export const Part = z.enum(parts);
export type Part = z.infer<typeof Part>;

export const Scope = z.enum(['1', '2', '3', 'outside']);
export type Scope = z.infer<typeof Scope>;

/** Scope 2 by the average of the grid, or by the contract. */
export const Basis = z.enum(['location', 'market']);
export type Basis = z.infer<typeof Basis>;

/** Slugs with slashes between them: "fuels/gaseous-fuels/natural-gas". The unit is no part of it. */
export const ActivityId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/, 'Expected a path such as water/supply');
export type ActivityId = z.infer<typeof ActivityId>;

/** One published figure: how many kilograms of CO₂ equivalent one unit of an activity sets free. */
export interface Factor {
  /** Never changes: set, activity, part and unit, and what else tells it apart. */
  id: string;
  /** Id of its set. */
  set: string;
  activity: ActivityId;
  part: Part;
  /** Of a calendar year, or the first of a financial year, as the set says; null where it holds in every year. */
  year: number | null;
  /** "UK", "England", or "World" where it is the same everywhere. */
  area: string;
  /** Id of a unit in src/kernel/units.ts. */
  unit: string;
  /** kgCO₂e per `unit`. */
  kg: string;
  /** Of it, in kgCO₂e; null where not published apart. */
  gases: { co2: string | null; ch4: string | null; n2o: string | null };
  scope: Scope;
  basis: Basis | null;
  warmingPotentials: AssessmentReport | null;
  /** For a factor per pound: the first year of the financial year whose pounds it counts; null where none is told. */
  priceYear: number | null;
  /** Where it stands in the original: sheet and row (1 = first row); '' and null where it is in neither. */
  sheet: string;
  row: number | null;
  /** As published, levels parted by " · ". */
  name: string;
  note: string;
  /** For an organisation's own factor: whose it is, its evidence, and from when it holds. */
  own: { organisation: string; evidence: string /** YYYY-MM-DD */; from: string } | null;
}

/** A publication's factors of one issue. */
export const FactorSet = z.object({
  /** The folder's name: "uk-government-2025". */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  /** What it is an issue of: "uk-government". Sets of one publication follow each other by year. */
  publication: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: z.string().min(1),
  publisher: z.string().min(1),
  /** The year that it is for; null where it holds many. */
  year: z.int().min(1990).max(2100).nullable(),
  /** Whether its years are calendar years or financial years, told by their first. */
  years: z.enum(['calendar', 'financial']),
  licence: z.string().min(1),
  url: z.string(),
  /** Year, month or day of publication, in ISO 8601; '' where none is known. */
  published: z.string(),
  warmingPotentials: AssessmentReport.nullable(),
  /** Why those: where the publication says so. */
  reason: z.string(),
  /** Name and SHA-256 (hexadecimal) of each file that its figures were taken from. */
  originals: z.array(z.object({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** Day on which they were taken, YYYY-MM-DD. */
  taken: z.iso.date(),
  /** What a reader has to know: what is left out, what was read otherwise than it stands. */
  notes: z.array(z.string()),
  /** What was put right after it was first kept here, and why. */
  corrections: z.array(z.object({ on: z.iso.date(), reason: z.string().min(1) })).default([]),
});
export type FactorSet = z.infer<typeof FactorSet>;

/** Something that is done, bought or burnt, and counted in some unit. */
export interface Activity {
  id: ActivityId;
  name: string;
  /** The NHS's category of what it sets free directly. */
  category: string;
  /** Category 1 to 15 of the GHG Protocol's scope 3; null for scopes 1 and 2, and for what the protocol leaves out. */
  ghgCategory: number | null;
  /** Ids of the units that some set has a factor for. */
  units: string[];
  /** Other words for it, in small letters. */
  aliases: string[];
}

/** An organisation's own factor, as it is written down. */
export const OwnFactor = z.object({
  organisation: z.string().min(1),
  activity: ActivityId,
  part: Part.default('direct'),
  unit: z.string().min(1),
  kg: DecimalText,
  basis: Basis.nullable().default(null),
  name: z.string().min(1),
  evidence: z
    .string()
    .min(1, 'Say what shows that this factor is right: a supplier’s statement, a certificate, a study'),
  from: z.iso.date('Say from which day it holds, as YYYY-MM-DD'),
  note: z.string().default(''),
});
export type OwnFactor = z.input<typeof OwnFactor>;
