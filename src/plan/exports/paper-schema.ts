/** A paper as it goes to the process that makes its file. */
import { z } from 'zod';
import type { ListItem, Paper } from './paper.ts';

const Run = z.strictObject({
  text: z.string(),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  code: z.boolean().exactOptional(),
  strike: z.boolean().exactOptional(),
  href: z.string().exactOptional(),
  to: z.string().exactOptional(),
});
const Runs = z.array(Run);
const Item: z.ZodType<ListItem> = z.strictObject({
  runs: Runs,
  get children(): z.ZodArray<z.ZodType<ListItem>> {
    return z.array(Item);
  },
});
const Cell = z.strictObject({ paragraphs: z.array(Runs), items: z.array(Item), anchor: z.string().exactOptional() });

const Block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('heading'),
    level: z.literal([1, 2, 3, 4]),
    text: z.string(),
    newPage: z.boolean().exactOptional(),
  }),
  z.strictObject({ type: z.literal('paragraph'), runs: Runs, look: z.enum(['body', 'lead', 'note', 'quote']) }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(Item) }),
  z.strictObject({
    type: z.literal('table'),
    caption: z.string().nullable(),
    columns: z.array(z.strictObject({ title: z.string(), share: z.number(), align: z.enum(['left', 'right']) })),
    rows: z.array(z.array(Cell)),
  }),
  z.strictObject({
    type: z.literal('chart'),
    caption: z.string(),
    says: z.string(),
    columns: z.tuple([z.string(), z.string()]),
    bars: z.array(z.strictObject({ label: z.string(), count: z.number() })),
  }),
  z.strictObject({ type: z.literal('code'), text: z.string() }),
]);

export const PaperSchema: z.ZodType<Paper> = z.strictObject({
  title: z.string(),
  language: z.string(),
  author: z.string(),
  kicker: z.string(),
  system: z.string(),
  standing: z.string(),
  draft: z.boolean(),
  made: z.string(),
  madeAt: z.iso.datetime().transform((text) => new Date(text)),
  contact: z.string().nullable(),
  address: z.string().nullable(),
  colour: z.string(),
  logo: z.strictObject({ kind: z.enum(['svg', 'png']), base64: z.string(), alt: z.string() }).nullable(),
  words: z.strictObject({
    contents: z.string(),
    contentsHint: z.string(),
    page: z.string(),
    of: z.string(),
    unprintable: z.string(),
  }),
  blocks: z.array(Block),
});
