/** What a system chooses for its trajectory. */
import { z } from 'zod';
import { DecimalText } from '../kernel/decimals.ts';
import { usualLikelihoods, usualRanges } from './rules/draws.ts';
import { Baseline, Confidence, Growth, Stage } from './rules/model.ts';

/** A site on which pictures may be embedded: scheme, host and port, nothing behind them. */
export const EmbedOrigin = z
  .string()
  .refine(isOrigin, 'Write a site as https:// and its name, such as https://www.fenmarsh.nhs.uk');

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'https:' && url.origin === text && !url.hostname.includes('*');
}

/** How far off an effect may be, as factors of it with 95 % confidence. */
const Spread = z.strictObject({ low: DecimalText, high: DecimalText });

/**
 * What a system may set otherwise. How likely a stage is to happen, and how far off effects are by how sure somebody is,
 * is Greenplan's judgement: there is no published figure for it.
 */
export const TrajectorySettings = z.strictObject({
  /** The last financial year that is told. */
  lastYear: z.int().min(2030).max(2100).default(2050),
  /** Id of the growth that moves what a category counts; a category that is not named stays as it is. */
  growthOf: z.record(z.string(), z.string()).default({}),
  /** Growths of the system's own, beside the published ones. */
  growths: z.array(Growth).default([]),
  closures: Baseline.shape.closures,
  of1990: Baseline.shape.of1990,
  /** Of national changes and growths: those not named are on. */
  switches: z.record(z.string(), z.boolean()).default({}),
  likelihoods: z.record(Stage, DecimalText).default({ ...usualLikelihoods }),
  ranges: z.record(Confidence, Spread).default({ ...usualRanges }),
  /** Sites that may show the pictures in a frame of theirs; nobody else's may. */
  embedOrigins: z.array(EmbedOrigin).max(50).default([]),
});
export type TrajectorySettings = z.infer<typeof TrajectorySettings>;
