/** Milligrams as a spreadsheet has them: in kilograms and tonnes. */
import type { Milligrams } from '../../rules/model.ts';

export const kilogramsOf = (milligrams: Milligrams | undefined): number => Number(milligrams ?? 0n) / 1e6;
export const tonnesOf = (milligrams: Milligrams | undefined): number => Number(milligrams ?? 0n) / 1e9;
