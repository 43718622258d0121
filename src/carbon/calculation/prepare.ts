/** Counts what the pages of a calculation are made of and is not kept yet, so that no reader waits for it. */
import type { Calculation } from '../calculation-store.ts';
import { prepareBreakdowns } from './breakdowns.ts';
import { prepareToldYears } from './told-years.ts';
import type { Stores } from './years-of.ts';

export async function prepareCalculation(stores: Stores, calculation: Calculation): Promise<void> {
  await prepareBreakdowns(stores, calculation);
  await prepareToldYears(stores, calculation);
}
