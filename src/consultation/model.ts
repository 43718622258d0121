/** A consultation on a draft plan, what people answer, and what the team makes of each remark. */
import { z } from 'zod';

export const verdicts = ['yes', 'partly', 'no'] as const;
export type Verdict = (typeof verdicts)[number];

/** Who answers, as they say themselves. */
export const respondents = ['resident', 'patient', 'staff', 'council', 'voluntary', 'business', 'other'] as const;
export type Respondent = (typeof respondents)[number];

/** How a remark came. */
export const channels = ['web', 'paper', 'sheet', 'document', 'slides', 'email'] as const;
export type Channel = (typeof channels)[number];

/** What became of a remark. */
export const outcomes = ['accepted', 'accepted in part', 'declined', 'noted'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whether readers see a remark; one in which somebody may be named waits for a moderator. */
export const showings = ['shown', 'waiting', 'hidden'] as const;
export type Showing = (typeof showings)[number];

/** What a remark is about beside a commitment, which is named by its id: the plan as a whole, or what it lacks. */
export const wholePlan = 'plan';
export const missing = 'missing';

export interface Consultation {
  id: string;
  planId: string;
  /** The version of the plan when the consultation was made: its text then is what is asked about. */
  planVersion: number;
  title: string;
  /** First and last day on which it takes answers, YYYY-MM-DD in the system's own time. */
  opens: string;
  closes: string;
  audience: string;
  about: string;
  /** What is done with what people say of themselves. */
  privacy: string;
}

/** One person's or group's answers, which they come back to by a receipt. */
export interface Response {
  id: string;
  consultationId: string;
  /** Slugs of the themes that they chose; empty means all. */
  themes: string[];
  respondent: Respondent | null;
  /** Slug of a place of the system. */
  place: string | null;
  organisation: string | null;
  /** In which they read the texts, by BCP 47; null for the language of the system. */
  language: string | null;
}

export interface Remark {
  id: string;
  responseId: string;
  /** Id of a commitment, "plan" or "missing". */
  subject: string;
  /** The revision of the commitment whose words they read; null where it is not known, or it is about no commitment. */
  saidOf: number | null;
  verdict: Verdict | null;
  text: string;
  showing: Showing;
  channel: Channel;
  at: Date;
  /** What the team sorts remarks by, in its own words. */
  tags: string[];
  /** Who of the team is to answer it, as `writerOf` names them. */
  assignee: string | null;
  /** Remarks that say the same have the same; null where one stands alone. */
  sameAs: string | null;
  outcome: Outcome | null;
  /** Why, in plain words; the public reads it. */
  reason: string | null;
  /** Id of the revision of the commitment that it led to. */
  revision: number | null;
  weighedBy: string | null;
  weighedAt: Date | null;
}

/** A remark with what its author said of themselves. */
export interface RemarkOf extends Remark {
  respondent: Respondent | null;
  place: string | null;
  organisation: string | null;
  language: string | null;
}

/** Characters of one answer. */
export const longestAnswer = 5000;

const day = z.iso.date('Write the day as YYYY-MM-DD, such as 2026-12-01');
const words = (name: string) =>
  z.string().trim().min(1, `Fill in “${name}”`).max(10_000, `“${name}” is longer than 10,000 characters`);

export const ConsultationForm = z
  .object({
    title: words('Title'),
    opens: day,
    closes: day,
    audience: words('Who is asked'),
    about: words('What it is about'),
    privacy: words('Privacy notice'),
  })
  .refine(({ opens, closes }) => opens <= closes, {
    path: ['closes'],
    message: 'It closes before it opens. Give a last day that is not before the first',
  });
export type ConsultationForm = z.infer<typeof ConsultationForm>;
