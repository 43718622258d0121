/** A commitment to the fields of its form, and what was sent to a commitment as written. */
import { z } from 'zod';
import { type Filled, linesOf } from '../../platform/web/forms.tsx';
import { levels, strengths } from '../draft.ts';
import { causePattern } from '../editing/cause.ts';
import type { WrittenCommitment } from '../editing/commitments.ts';
import { writeFacts } from '../editing/written-facts.ts';
import { type Commitment, drivers, type NamedOrganisation, origins, sizes } from '../model.ts';
import type { T } from './desk.tsx';

const oneOf = <Word extends string>(words: readonly Word[]) =>
  z.union([z.literal('').transform(() => null), z.enum(words)]);
const lines = z.string().default('').transform(linesOf);
const ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((one) => [one].flat())
  .pipe(z.array(z.enum(drivers)));

const needing = (t: T) => (field: string) =>
  z.string(t('form.needed', { field })).trim().min(1, t('form.needed', { field }));
const tidied = (text: string) => text.replace(/\s+/g, ' ');
/** Characters of one commitment. */
const longestCommitment = 3000;

/** What the form of a commitment sends. */
export function commitmentForm(t: T) {
  const needed = needing(t);
  return z
    .object({
      text: needed(t('promise.text')).max(longestCommitment, t('promise.tooLong')).transform(tidied),
      lead: lines,
      with: lines,
      adopts: lines,
      dates: lines,
      targets: lines,
      strength: oneOf(strengths),
      level: oneOf(levels),
      size: oneOf(sizes),
      drivers: ticked,
      origin: oneOf(origins),
      place: z.string().default(''),
      revision: z.coerce.number().int().default(0),
      why: z.string().trim().default(''),
      cause: z.union([z.literal('').transform(() => null), z.string().regex(causePattern)]).default(null),
      /** Where the person came from, below the workspace. */
      back: z.string().max(300).default(''),
      /** Sent by the button that looks at what is written and saves nothing. */
      look: z.literal('yes').optional(),
    })
    .refine(({ why, look }) => look === 'yes' || why !== '', {
      path: ['why'],
      message: t('form.needed', { field: t('promise.why') }),
    })
    .transform(
      ({ lead, with: partners, adopts, dates, targets, place, revision, why, cause, back, look, ...rest }) => ({
        written: {
          ...rest,
          facts: { owners: { lead, with: partners, adopts }, dates, targets },
        } satisfies WrittenCommitment,
        place,
        revision,
        why,
        cause,
        back,
        isLook: look === 'yes',
      }),
    );
}

/** What is sent to part a commitment into several. */
export function splitForm(t: T) {
  return z.object({
    texts: lines
      .transform((all) => all.map(tidied))
      .pipe(z.array(z.string().max(longestCommitment, t('promise.tooLong')))),
    splitWhy: needing(t)(t('promise.why')),
  });
}

/** What is sent to make several commitments into one. */
export function mergeForm(t: T) {
  const needed = needing(t);
  return z.object({
    others: needed(t('promise.mergeOthers')).transform((text) => text.toLowerCase().match(/c\d+(?:\.\d+)*/g) ?? []),
    merged: needed(t('promise.mergeText')).max(longestCommitment, t('promise.tooLong')).transform(tidied),
    mergeWhy: needed(t('promise.why')),
  });
}

/** The form as it stands before anybody has written in it. */
export function filledWith(
  commitment: Commitment,
  organisations: readonly NamedOrganisation[],
  place: string,
): Filled['values'] {
  const { owners, dates, targets } = writeFacts(commitment, organisations);
  return {
    text: commitment.text,
    lead: owners.lead.join('\n'),
    with: owners.with.join('\n'),
    adopts: owners.adopts.join('\n'),
    dates: dates.join('\n'),
    targets: targets.join('\n'),
    strength: commitment.strength ?? '',
    level: commitment.level ?? '',
    size: commitment.size ?? '',
    drivers: commitment.drivers,
    origin: commitment.origin ?? '',
    place,
    revision: String(commitment.revision),
    why: '',
  };
}
