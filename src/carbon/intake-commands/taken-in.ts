/** Lines taken in from the command line: with the words that a person has to say about them. */
import { Mistake } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { unitDoubts } from '../intake/findings.ts';
import { countFurther, takeIn } from '../taking-in/into-ledger.ts';
import { brought } from './follow.ts';

export const unitsHelp = 'take amounts in that look as if their unit were wrong: somebody has looked at them';
export const furtherHelp = 'lines that are in the ledger already are further ones, and count as well';

/** Checks a file anew with the lines that are in the ledger already as further ones. */
export async function withFurther(carbon: Carbon, file: ActivityFile): Promise<ActivityFile> {
  await countFurther(carbon, file.id);
  return brought(carbon, file);
}

/** @throws Mistake if amounts look as if their unit were wrong, and nobody said that it is right */
export async function takenIn(carbon: Carbon, file: ActivityFile, unitsAreRight: boolean): Promise<void> {
  const doubts = unitDoubts(file.checked?.findings ?? []);
  if (doubts.length > 0 && !unitsAreRight)
    throw new Mistake(
      `${file.name} was not taken in. ${doubts.slice(0, 3).join(' ')} If the units are right, say so with --units-are-right.`,
    );
  await takeIn(carbon, file.id, unitsAreRight);
}
