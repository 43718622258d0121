/** The carbon room's words: activity files and their way into the ledger, calculations, and the rules they are made by. */
import { z } from 'zod';
import { DecimalText } from '../kernel/decimals.ts';
import type { SaidHeadings, Staged } from '../platform/staging/model.ts';
import { Mapping } from './intake/mapping.ts';

/** Assessment reports of the IPCC whose warming potentials a system can report by: the second, fourth, fifth and sixth. */
export const assessmentReports = ['SAR', 'AR4', 'AR5', 'AR6'] as const;
export const AssessmentReport = z.enum(assessmentReports);
export type AssessmentReport = z.infer<typeof AssessmentReport>;

/** By which rules a system counts. */
export const CarbonSettings = z.strictObject({
  /** Whose calendar year's factors a financial year takes: that in which it begins, or that in which it ends. */
  factorYear: z.enum(['begins', 'ends']).default('begins'),
  warmingPotentials: AssessmentReport.default('AR5'),
  /** The year that others are measured against, by its first calendar year. */
  baselineYear: z.int().min(1990).max(2100).default(2019),
});
export type CarbonSettings = z.infer<typeof CarbonSettings>;

/**
 * Where a file is on its way: received, its tables being found ("staging"), its mapping waiting for a person
 * ("mapping"), its lines being checked, checked and waiting to be taken in, in the ledger, in the ledger's past
 * ("superseded"), set aside by a person, or not readable ("failed").
 */
export const fileStates = [
  'received',
  'mapping',
  'mapped',
  'checked',
  'taken in',
  'superseded',
  'set aside',
  'failed',
] as const;
export type FileState = (typeof fileStates)[number];

/** What footprints of organisations are compared by. */
export const driverKinds = ['floor area', 'beds', 'staff', 'turnover'] as const;
export const DriverKind = z.enum(driverKinds);
export type DriverKind = z.infer<typeof DriverKind>;
export const driverUnits: Record<DriverKind, string> = {
  'floor area': 'm²',
  beds: 'beds',
  staff: 'whole-time equivalents',
  turnover: '£',
};

/** A year of an organisation by one of its drivers; `value` in the driver's unit. */
export const Driver = z.object({
  organisation: z.string().min(1),
  year: z.int(),
  kind: DriverKind,
  value: DecimalText,
  source: z.string().trim().min(1, 'Say where the figure comes from'),
});
export type Driver = z.infer<typeof Driver>;

/** A factor set as a calculation took it. */
export const TakenSet = z.object({ id: z.string(), title: z.string(), sha256: z.string() });

/** All that decides over a figure besides the lines. */
export const Method = z.object({
  settings: CarbonSettings,
  sets: z.array(TakenSet),
  /** Of the own factors of organisations. */
  ownFactors: z.string(),
  statement: z.string(),
  greenplan: z.string(),
});
export type Method = z.infer<typeof Method>;

/** A file as a calculation took it. */
export const TakenInput = z.object({
  file: z.string(),
  name: z.string(),
  /** Of the file as it came, and of its lines in the ledger. */
  sha256: z.string(),
  linesSha256: z.string(),
  lines: z.int(),
});
export type TakenInput = z.infer<typeof TakenInput>;

/**
 * By what an organisation's year is broken down, beside what every figure is told apart by; 'stream' is by activity, site
 * and supplier at once.
 */
export const breakdownKinds = ['activity', 'site', 'supplier', 'practice', 'stream'] as const;
export const BreakdownKind = z.enum(breakdownKinds);
export type BreakdownKind = z.infer<typeof BreakdownKind>;

/** What is kept of a file's tables once they are found. */
export type StagedFile = Staged & {
  /** Where headings stand, as it was said when the tables were found; left out where nobody said anything. */
  said?: readonly SaidHeadings[];
};

const Count = z.int().min(0);

/** What the checks of a file found: what a person decides by whether its lines are taken in. */
export const CheckedFile = z.object({
  /** Rows below the headings: accepted (some with a remark), rejected, or no lines at all (empty rows, sums). */
  rows: z.object({
    all: Count,
    accepted: Count,
    remarked: Count,
    rejected: Count,
    /** Left out because a person said so; files that were checked before anybody could say so have none. */
    leftOut: Count.optional(),
    skipped: Count,
  }),
  /** Wide tables, and periods over two years, make several lines of a row. */
  lines: Count,
  /** What the lines add up to; decimals in text. */
  totals: z.array(
    z.object({
      activity: z.string(),
      unit: z.string(),
      lines: Count,
      quantity: z.string(),
      spend: z.string().nullable(),
    }),
  ),
  /** yyyymm; null if no line is accepted. */
  firstMonth: z.int().nullable(),
  lastMonth: z.int().nullable(),
  /** Lines with each remark, and cells with each fault, by their codes. */
  remarks: z.record(z.string(), Count),
  rejections: z.record(z.string(), Count),
  /** What is wrong with the first rejected rows. */
  rejects: z.array(
    z.object({ row: Count, code: z.string(), column: z.string(), found: z.string(), sentence: z.string() }),
  ),
  /** What is wrong in the same way in several rows, told once with the first of them; none of files that were checked before. */
  rejectGroups: z
    .array(
      z.object({
        code: z.string(),
        column: z.string(),
        found: z.string(),
        rows: Count,
        first: z.array(Count),
        sentence: z.string(),
      }),
    )
    .optional(),
  /** What is to be said of the file as a whole. */
  findings: z.array(z.object({ code: z.string(), sentence: z.string() })),
});
export type CheckedFile = z.infer<typeof CheckedFile>;

/** How Greenplan would read a file, and what it asks of a person before it does. */
export const ProposedMapping = z.object({
  mapping: Mapping,
  how: z.enum(['same', 'moved', 'like', 'known kind', 'guessed']),
  /** From 0 to 1: nothing needs to be asked of 1. */
  confidence: z.number(),
  questions: z.array(
    z.object({
      about: z.enum([
        'column',
        'period',
        'organisation',
        'other organisations',
        'activity',
        'unit',
        'decimal mark',
        'date order',
        'hyphen',
        'staff',
      ]),
      /** What in the file it is about: a heading, or a text that stands in a cell. */
      subject: z.string(),
      sentence: z.string(),
      /** What could be answered, the likeliest first; empty where anything may be. */
      choices: z.array(z.object({ value: z.string(), label: z.string() })),
      /** Without an answer no line can be right. */
      needed: z.boolean(),
      /** Of a word in the file's cells: the rows that have it, what they add up to, and how many other ways of writing it. */
      hangs: z.object({ rows: Count, amount: z.string().nullable(), also: Count }).optional(),
    }),
  ),
  /** How much there is of the file (the amount with its unit, where amounts add up), and whether much of it hangs on such words. */
  words: z
    .object({ rows: Count, amount: z.string().nullable(), unit: z.string().nullable(), isMuch: z.boolean() })
    .optional(),
  /** Kinds of before, by the fingerprints of their headings, of which a person said that the file is none. */
  refused: z.array(z.string()).optional(),
  /** Columns that look as if they should count, and are not read. */
  uncounted: z.array(z.string()).optional(),
});
export type ProposedMapping = z.infer<typeof ProposedMapping>;
