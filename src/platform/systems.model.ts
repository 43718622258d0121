/** A health and care system that keeps its plan here, and the one settings file that says who it is. */
import { z } from 'zod';

/** A name in addresses. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens');
const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as # and six hexadecimal digits, such as #005eb8');

export const memberSectors = ['icb', 'trust', 'primary-care', 'local-authority', 'vcse', 'other'] as const;

export const SystemSettings = z.strictObject({
  /** What people call the system: "Fenmarsh and Wold Integrated Care System". */
  name: z.string().min(1),
  shortName: z.string().min(1),
  /** BCP 47; a catalogue of messages must exist for it. */
  language: z.string().default('en'),
  brand: z
    .strictObject({
      /** Colour of the header; text on it is white, so it must be dark enough (4.5 to 1). */
      colour: Colour.default('#00573f'),
      accent: Colour.default('#ffb81c'),
      /** An SVG or PNG as a data: address; none means the name alone. */
      logo: z
        .string()
        .regex(/^data:image\/(svg\+xml|png);base64,/)
        .nullable()
        .default(null),
      /** A CSS font-family; the default is a plain sans-serif of the reader's machine. */
      font: z.string().default('Arial, sans-serif'),
    })
    .prefault({}),
  /** Where a reader can write to the team. */
  contact: z.strictObject({ name: z.string(), email: z.email() }).nullable().default(null),
  places: z
    .array(z.strictObject({ slug: Slug, name: z.string(), areaCode: z.string().nullable().default(null) }))
    .default([]),
  organisations: z
    .array(
      z.strictObject({
        slug: Slug,
        name: z.string(),
        /** Other names it goes by in documents: "the ICB". */
        alsoCalled: z.array(z.string()).default([]),
        odsCode: z.string().nullable().default(null),
        sector: z.enum(memberSectors),
        places: z.array(Slug).default([]),
      }),
    )
    .default([]),
  /** Days for which a kind of personal data is kept, where it is not the usual number; the workspace lists the kinds. */
  retention: z.record(z.string(), z.int().min(1).max(36_500)).default({}),
});
export type SystemSettings = z.infer<typeof SystemSettings>;

export interface System {
  id: string;
  /** First part of its addresses: "/fenmarsh/…". */
  slug: string;
  settings: SystemSettings;
}
