/** Events at which people are heard beside a consultation, and what is recommended there or by an assessment. */
import { z } from 'zod';
import type { Outcome } from '../model.ts';

export const kinds = ['seminar', 'youth council', 'voluntary sector', 'community', 'staff', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** A group asked the team to come and talk; the team agreed to the event, or cannot come. */
export const answers = ['asked', 'agreed', 'declined'] as const;
export type Answered = (typeof answers)[number];

export interface Engagement {
  id: string;
  planId: string;
  title: string;
  kind: Kind;
  answered: Answered;
  /** YYYY-MM-DD; null until a day is agreed. */
  day: string | null;
  place: string | null;
  /** How many people were there; null until it is known. */
  attended: number | null;
  notes: string;
  /** How to reach those who asked. Personal: never shown to readers, and taken away when its time is over. */
  contact: string | null;
}

/** What was recommended at an event or by a health impact assessment, and what was done about it. */
export interface Raised {
  id: string;
  /** One of the two is not null: where it came from. */
  engagementId: string | null;
  assessmentId: string | null;
  text: string;
  /** Id of the commitment that answers it. */
  commitment: string | null;
  outcome: Outcome | null;
  /** Why, in plain words; the public reads it. */
  reason: string | null;
  /** Id of the revision of the commitment that it led to. */
  revision: number | null;
  weighedBy: string | null;
  weighedAt: Date | null;
}

export type EngagementState = 'asked' | 'planned' | 'held' | 'declined';

/** Where an event stands on a day (YYYY-MM-DD). */
export function engagementState(
  { answered, day }: Pick<Engagement, 'answered' | 'day'>,
  today: string,
): EngagementState {
  if (answered === 'declined') return 'declined';
  if (day === null) return 'asked';
  return day <= today ? 'held' : 'planned';
}

const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Shorten it to ${longest} characters`)
    .default('')
    .transform((text) => text || null);

export const EngagementForm = z
  .object({
    title: z.string().trim().min(1, 'Fill in what the event is called').max(200, 'Shorten it to 200 characters'),
    kind: z.enum(kinds, 'Choose what kind of event it is'),
    answered: z.enum(answers).default('agreed'),
    day: z
      .union([z.literal(''), z.iso.date('Write the day as YYYY-MM-DD, such as 2026-12-01')])
      .default('')
      .transform((text) => text || null),
    place: optional(200),
    attended: z
      .string()
      .trim()
      .regex(/^\d{0,6}$/, 'Write how many were there in figures, such as 24')
      .default('')
      .transform((text) => (text === '' ? null : Number(text))),
    notes: z.string().trim().max(10_000, 'Shorten it to 10,000 characters').default(''),
  })
  .refine(({ answered, day }) => answered !== 'agreed' || day !== null, {
    path: ['day'],
    message: 'Say on which day it is or was',
  });
export type EngagementForm = z.infer<typeof EngagementForm>;

/** A group asks the team to come and talk. */
export const AskForm = z.object({
  title: z.string().trim().min(1, 'Say who you are as a group').max(200, 'Shorten it to 200 characters'),
  kind: z.enum(kinds, 'Choose what kind of group you are'),
  contact: z
    .string()
    .trim()
    .min(1, 'Say how we can reach you: an email address or a telephone number')
    .max(300, 'Shorten it to 300 characters'),
  notes: z.string().trim().max(2000, 'Shorten it to 2,000 characters').default(''),
  /** A field that people do not see and programs fill in. */
  website: z.string().default(''),
});
export type AskForm = z.infer<typeof AskForm>;

/** At most so many recommendations are taken from one document or form. */
export const mostRecommendations = 200;
export const longestRecommendation = 2000;
