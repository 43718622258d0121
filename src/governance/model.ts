/** The bodies that decide about a plan, the gates that it passes, what each decided, and who takes the plan up. */
import { z } from 'zod';

export const bodyKinds = [
  'board',
  'partnership',
  'executives',
  'leadership',
  'working group',
  'youth council',
  'other',
] as const;
export type BodyKind = (typeof bodyKinds)[number];

export interface Meeting {
  /** YYYY-MM-DD */
  on: string;
  note: string;
}

export interface Body {
  id: string;
  /** In addresses, and what an approver's role is held for. */
  slug: string;
  name: string;
  kind: BodyKind;
  remit: string;
  chair: string;
  members: string[];
  /** In the order of their days. */
  meetings: Meeting[];
}

/** The senior responsible officer of a part of the plan. */
export interface Officer {
  /** Id of a theme, or "plan". */
  part: string;
  name: string;
  organisation: string;
}
export const wholePlan = 'plan';

/** What a gate can ask to be true before the plan passes it. */
export const needs = [
  'earlier gates',
  'no errors',
  'recommendations answered',
  'consultation closed',
  'comments answered',
  'heard answered',
  'owners agreed',
  'taken up',
] as const;
export type Need = (typeof needs)[number];

/** Who may record what a gate decided: the sustainability team, or an approver of the gate's body. */
export const recorders = ['team', 'body'] as const;
export type Recorder = (typeof recorders)[number];

/** What follows from passing it: nothing, the plan is approved, or it is published. */
export const effects = ['none', 'approves', 'publishes'] as const;
export type Effect = (typeof effects)[number];

export interface Gate {
  id: string;
  title: string;
  bodyId: string | null;
  needs: Need[];
  recorder: Recorder;
  effect: Effect;
  /** The day first promised and the day now meant, YYYY-MM-DD; a later day is slippage. */
  promised: string | null;
  due: string | null;
}

export const verdicts = ['passed', 'passed with conditions', 'sent back'] as const;
export type Verdict = (typeof verdicts)[number];

/** One line of a gate's record, which is added to and never changed. */
export interface Decision {
  id: number;
  gateId: string;
  /** A gate that had been passed is reopened when the text is to change. */
  outcome: Verdict | 'reopened';
  /** YYYY-MM-DD */
  on: string;
  /** Reference of the minute. */
  minute: string;
  /** The conditions, what is to change, or why it was reopened. */
  words: string;
  /** Hash of the text that was decided about. */
  snapshot: string;
  by: string;
  at: Date;
}

/** The exact text that a gate decided about. */
export interface Snapshot {
  /** SHA-256 of `content` in 64 hexadecimal digits. */
  hash: string;
  content: string;
  edition: number;
  at: Date;
}

export const stances = ['adopted', 'adapted', 'not applicable'] as const;
export type Stance = (typeof stances)[number];

/** How an organisation's own plan reflects one commitment of the system's. */
export interface Reflection {
  /** Slug of one of the plan's organisations. */
  organisation: string;
  commitment: string;
  stance: Stance;
  /** Its own words, where it adapts it. */
  words: string;
  reason: string;
  /** Its own date, as it writes it: "by March 2028". */
  due: string;
  by: string;
  at: Date;
}

/** An organisation that was asked to agree to what it is proposed for as an owner. */
export interface OwnerAsked {
  planId: string;
  /** Slug of one of the plan's organisations. */
  organisation: string;
  /** Who was asked on its behalf. */
  name: string;
  by: string;
  at: Date;
}

export const ownerAnswers = ['accepted', 'declined', 'proposed'] as const;

/** What an owner says to one commitment that it is proposed for. */
export interface OwnerAnswer {
  organisation: string;
  commitment: string;
  /** The words to which it was given. */
  asked: string;
  answer: (typeof ownerAnswers)[number];
  /** What is proposed instead, each empty where it may stay as it is. */
  words: string;
  due: string;
  owner: string;
  reason: string;
  by: string;
  at: Date;
}

const line = (name: string) =>
  z.string().trim().min(1, `Fill in “${name}”`).max(300, `“${name}” is longer than 300 characters`);
const text = (name: string) => z.string().trim().max(5000, `“${name}” is longer than 5,000 characters`).default('');
const day = z.iso
  .date('Write the day as YYYY-MM-DD, such as 2027-03-14')
  .refine((on) => on >= '2000-01-01' && on < '2100-01-01', 'Give a day between the years 2000 and 2100');
const lines = z.string().transform((all) =>
  all
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);

/** "2027-03-14 in public", one meeting a line. */
const Meetings = lines.transform((all, context): Meeting[] =>
  all
    .map((one) => {
      const [, on = '', note = ''] = /^(\S+)\s*(.*)$/.exec(one) ?? [];
      if (!z.iso.date().safeParse(on).success)
        context.addIssue({
          code: 'custom',
          message: `“${one}” does not begin with a day. Write each meeting as 2027-03-14, and what else you want to say after it`,
        });
      return { on, note };
    })
    .toSorted((a, b) => a.on.localeCompare(b.on)),
);

export const BodyForm = z.object({
  name: line('Name'),
  kind: z.enum(bodyKinds),
  remit: text('What it decides'),
  chair: z.string().trim().max(300).default(''),
  members: lines.default([]),
  meetings: Meetings.default([]),
});
export type BodyForm = z.infer<typeof BodyForm>;

/** One tick is a text, several are a list. */
const ticks = <T extends string>(of: readonly [T, ...T[]]) =>
  z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(of)));

export const GateForm = z.object({
  title: line('Name'),
  body: z.string().default(''),
  needs: ticks(needs),
  recorder: z.enum(recorders),
  effect: z.enum(effects),
  due: z.union([z.literal(''), day]).default(''),
});
export type GateForm = z.infer<typeof GateForm>;

export const DecisionForm = z
  .object({
    outcome: z.enum(verdicts, 'Choose what was decided'),
    on: day,
    minute: z.string().trim().max(200, 'The reference is longer than 200 characters').default(''),
    words: text('Conditions'),
    /** Ids of the earlier gates that must be passed again. */
    reopens: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
  })
  .refine(({ outcome, words }) => outcome === 'passed' || words !== '', {
    path: ['words'],
    message: 'Say what the conditions are, or what is to change',
  });
export type DecisionForm = z.infer<typeof DecisionForm>;

export const ReflectionForm = z
  .object({
    stance: z.enum(stances, 'Choose what the organisation does with it'),
    words: text('In your own words'),
    reason: text('Why'),
    due: z.string().trim().max(100, 'The date is longer than 100 characters').default(''),
  })
  .refine(({ stance, reason }) => stance !== 'not applicable' || reason !== '', {
    path: ['reason'],
    message: 'Say why it does not apply to the organisation',
  })
  .refine(({ stance, words }) => stance !== 'adapted' || words !== '', {
    path: ['words'],
    message: 'Say how it reads in the organisation’s own plan',
  });
export const AskOwnerForm = z.object({
  name: line('Who is asked'),
  email: z.union([z.literal(''), z.email('Write the address as name@example.nhs.uk')]).default(''),
});

export const OwnerAnswerForm = z
  .object({
    answer: z.enum(ownerAnswers, 'Choose what you say to it'),
    words: text('Other words'),
    due: z.string().trim().max(100, 'The date is longer than 100 characters').default(''),
    owner: z.string().trim().max(300, 'The owner is longer than 300 characters').default(''),
    reason: text('Why'),
  })
  .refine(({ answer, reason }) => answer === 'accepted' || reason !== '', { path: ['reason'], message: 'Say why' })
  .refine(({ answer, words, due, owner }) => answer !== 'accepted' || words + due + owner === '', {
    path: ['answer'],
    message: 'You accept it as it is. Choose to propose something else, or empty the other words, date and owner',
  })
  .refine(({ answer, words, due, owner }) => answer !== 'proposed' || words + due + owner !== '', {
    path: ['words'],
    message: 'Propose other words, another date or another owner',
  });
export type OwnerAnswerForm = z.infer<typeof OwnerAnswerForm>;

export type ReflectionForm = z.infer<typeof ReflectionForm>;
