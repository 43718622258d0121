/** A health impact assessment of a plan: whom it touches, through which determinant of health, and how. */
import { z } from 'zod';

/** Groups of people whom a plan may touch in other ways than most; "everybody" is the whole population. */
export const groups = [
  'everybody',
  'children and young people',
  'older people',
  'disabled people',
  'people with long-term conditions',
  'pregnant women and new parents',
  'ethnic minority communities',
  'people on low incomes',
  'rural and coastal communities',
  'people without a home',
  'carers',
  'staff',
] as const;
export type Group = (typeof groups)[number];

/**
 * What makes people healthy or ill, from the person outwards, after Dahlgren and Whitehead, Policies and strategies to
 * promote social equity in health (1991), with climate and air named apart since that is what a Green Plan changes.
 */
export const determinants = [
  'physical activity and food',
  'social and community life',
  'education and skills',
  'work and income',
  'housing and fuel',
  'travel and access',
  'health and care services',
  'air quality',
  'green space and nature',
  'heat, flood and other extremes',
] as const;
export type Determinant = (typeof determinants)[number];

export const effects = ['better', 'worse', 'mixed', 'none', 'not known'] as const;
export type Effect = (typeof effects)[number];

export interface Assessment {
  id: string;
  planId: string;
  /** The version of the plan that was assessed. */
  planVersion: number;
  title: string;
  /** YYYY-MM-DD */
  day: string;
  /** Who carried it out: an organisation or a team. */
  madeBy: string;
  summary: string;
}

export interface Impact {
  id: string;
  assessmentId: string;
  people: Group;
  determinant: Determinant;
  effect: Effect;
  /** Id of a commitment; null where it is the plan as a whole. */
  commitment: string | null;
  /** How it comes about, and on what evidence. */
  evidence: string;
}

const words = (name: string, longest: number) =>
  z
    .string()
    .trim()
    .min(1, `Fill in “${name}”`)
    .max(longest, `Shorten “${name}” to ${longest.toLocaleString('en-GB')} characters`);

export const AssessmentForm = z.object({
  title: words('Title', 200),
  planVersion: z.coerce
    .number('Write the version as a number, such as 12')
    .int('Write the version as a number, such as 12')
    .min(1, 'The first version of a plan is 1'),
  day: z.iso.date('Write the day as YYYY-MM-DD, such as 2026-12-01'),
  madeBy: words('Who carried it out', 200),
  summary: words('What it found', 10_000),
});
export type AssessmentForm = z.infer<typeof AssessmentForm>;

export const ImpactForm = z.object({
  people: z.enum(groups, 'Choose whom it touches'),
  determinant: z.enum(determinants, 'Choose through what it touches them'),
  effect: z.enum(effects, 'Choose how it touches them'),
  commitment: z
    .string()
    .max(50)
    .default('')
    .transform((id) => id || null),
  evidence: words('How, and on what evidence', 5000),
});
export type ImpactForm = z.infer<typeof ImpactForm>;
