/** The words of the library: kinds of initiative, what each typically does and costs, and where that is from. */
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { Basis } from '../national/model.ts';
import { ActsOn, Confidence, Effect, HealthcareDriver, Initiative } from '../rules/model.ts';

/** The nine areas of focus of the Green plan guidance (NHS England, February 2025). */
export const areas = [
  'Workforce and leadership',
  'Net zero clinical transformation',
  'Digital transformation',
  'Medicines',
  'Travel and transport',
  'Estates and facilities',
  'Supply chain and procurement',
  'Food and nutrition',
  'Adaptation',
] as const;

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters and hyphens, such as led-lighting');
const positive = DecimalText.refine((text) => Number(text) > 0, 'Write a number above nought');

export const Source = z.strictObject({
  id,
  author: z.string().min(1),
  title: z.string().min(1),
  /** Null where the publication tells none. */
  year: z.int().min(1950).max(2100).nullable(),
  /** Page, table or place in it, with what it says there; '' where it is not told closer. */
  where: z.string(),
  address: z.url().nullable(),
  /** What was read: it itself, its abstract or beginning, or what somebody else says of it. */
  seen: z.enum(['itself', 'abstract', 'reported by another']),
  note: z.string(),
});
export type Source = z.infer<typeof Source>;

/** Where a figure is from: its sources by id, and how it follows from them. */
const backed = { basis: Basis, derivation: z.string().min(1), sources: z.array(id) };

const KindEffect = z.strictObject({
  /** As an initiative has it; an amount or tonnes are of one of `size`. Rates of what is done instead are those of 2025. */
  typical: Effect,
  /** The least and the most that is likely, in the terms of the typical one: a share, an amount, tonnes. */
  low: DecimalText,
  high: DecimalText,
  /** Unit of the old activity to which `perUnit` of another factor is; null for other effects. */
  per: z.string().nullable(),
  ...backed,
});

/** What an initiative of the kind costs, in pounds of `priceYear`. */
const Cost = z.strictObject({
  /** For the whole of it; for each one of `size`; or for each `unit` a year that it takes away or has done otherwise. */
  per: z.enum(['initiative', 'size', 'unit']),
  unit: z.string().nullable(),
  capital: DecimalText,
  /** A year. */
  running: DecimalText,
  saving: DecimalText,
  priceYear: z.int().min(1990).max(2100),
  ...backed,
});

const ActsOnWhere = ActsOn.pick({ categories: true, activities: true });

export const InitiativeKind = z
  .strictObject({
    id,
    title: Initiative.shape.title,
    description: z.string().min(1),
    area: z.enum(areas),
    driverOfHealthcare: HealthcareDriver,
    actsOn: ActsOnWhere,
    /** How big it is, where its effect is not a share of what there is. */
    size: z.strictObject({ name: z.string().min(1), unit: z.string().min(1), typical: positive }).nullable(),
    effect: KindEffect,
    rampMonths: Initiative.shape.rampMonths,
    lifetime: z.strictObject({ years: Initiative.shape.lifetimeYears, ...backed }),
    cost: Cost,
    coBenefits: Initiative.shape.coBenefits,
    confidence: Confidence,
  })
  .superRefine(({ effect, size, cost, actsOn }, context) => {
    const say = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', message, path });
    const { typical, low, high } = effect;
    const at = Number(strengthOf(typical));
    if (!(Number(low) <= at && at <= Number(high))) say('The typical effect lies between low and high', 'effect');
    const sized = typical.type === 'less activity' || typical.type === 'tonnes';
    if (sized !== (size !== null)) say('An amount or tonnes are of one of a size, a share is of what there is', 'size');
    if ((typical.type === 'another factor') !== (effect.per !== null))
      say('Say what unit of the old it is to', 'effect', 'per');
    if (cost.per === 'size' && !size) say('There is no size that it costs so much for', 'cost', 'per');
    if ((cost.per === 'unit') !== (cost.unit !== null)) say('Say of which unit a cost is', 'cost', 'unit');
    if (actsOn.categories.length + actsOn.activities.length === 0) say('Say what it acts on', 'actsOn');
  });
export type InitiativeKind = z.infer<typeof InitiativeKind>;

/** What of an effect varies: its share, its amount, or its tonnes a year. */
export function strengthOf(effect: Effect): string {
  if (effect.type === 'less activity') return effect.amount;
  if (effect.type === 'tonnes') return effect.aYear ?? '0';
  return effect.share;
}

export const KindsFile = z.strictObject({ kinds: z.array(InitiativeKind) });
export const SourcesFile = z.strictObject({ sources: z.array(Source) });
