/** What the process that reads a file and the one that asked for it say to each other. */
import { z } from 'zod';
import { documentKinds } from './outline.ts';

/** What to read. */
export const ReaderRequest = z.object({
  path: z.string(),
  /** The name that the person gave the file. */
  name: z.string(),
});
export type ReaderRequest = z.infer<typeof ReaderRequest>;

const place = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }).nullable();
const base = {
  line: z.number().int(),
  lastLine: z.number().int(),
  page: z.number().int().nullable(),
  region: z.number().int().nullable(),
  place,
};
const row = z.object({ line: z.number().int(), cells: z.array(z.string()) });
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), ...base, level: z.number().nullable(), text: z.string() }),
  z.object({
    type: z.literal('paragraph'),
    ...base,
    text: z.string(),
    strong: z.boolean(),
    wrapped: z.array(z.string()),
  }),
  z.object({
    type: z.literal('item'),
    ...base,
    text: z.string(),
    depth: z.number(),
    ordered: z.boolean(),
    marker: z.string(),
    strong: z.boolean(),
  }),
  z.object({ type: z.literal('table'), ...base, header: row.nullable(), rows: z.array(row) }),
  z.object({ type: z.literal('note'), ...base, text: z.string() }),
]);

const outline = z.object({
  source: z.object({ file: z.string(), sha256: z.string(), kind: z.enum(documentKinds) }),
  unit: z.enum(['line', 'page', 'slide', 'paragraph', 'row']),
  title: z.string().nullable(),
  lines: z.array(z.string()),
  blocks: z.array(block),
  markups: z.array(
    z.object({
      kind: z.enum(['comment', 'change']),
      line: z.number(),
      author: z.string().nullable(),
      at: z.string(),
      text: z.string(),
    }),
  ),
  remarks: z.array(z.object({ line: z.number(), message: z.string() })),
});

/** What the reader says: how much there is to read, then the outline or why there is none. */
export const ReaderAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('work'), bytes: z.number() }),
  z.object({ type: z.literal('outline'), outline }),
  z.object({
    type: z.literal('refused'),
    reason: z.enum([
      'empty',
      'too large',
      'encrypted',
      'broken',
      'no text',
      'unknown kind',
      'too slow',
      'too much memory',
    ]),
    message: z.string(),
    cause: z.string().nullable(),
  }),
]);
export type ReaderAnswer = z.infer<typeof ReaderAnswer>;
