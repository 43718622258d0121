/** What stands in the way of a change by hand, beyond a plain mistake. */
import { createHash } from 'node:crypto';
import { Mistake } from '../../platform/mistake.ts';
import type { Plan } from '../model.ts';
import type { Edit } from './edit.ts';

/** A mistake that belongs beside one field of a form. */
export class FieldMistake extends Mistake {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** Somebody else changed the thing since it was shown, or took it out. */
export class ChangedMeanwhile extends Mistake {}

/** A thing of a plan as it was shown, in 16 letters and digits: two versions that differ have two fingerprints. */
export function fingerprintOf(thing: object | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(thing ?? null))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The edit, made only if what it is about is still as it was shown.
 * @param shown fingerprint of the thing when it was shown
 * @throws ChangedMeanwhile otherwise
 */
export function ifStill(shown: string, thingOf: (plan: Plan) => object | undefined, edit: Edit): Edit {
  return (plan, newId) => {
    if (fingerprintOf(thingOf(plan)) !== shown)
      throw new ChangedMeanwhile('Somebody else changed this since it was shown. Look at it again.');
    return edit(plan, newId);
  };
}
