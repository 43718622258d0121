/** Within which work on the ledger is done; how much is there does not move them. */
import type { ApartLimits } from '../apart.ts';

export const ledgerLimits: ApartLimits = { memoryMegabytes: 1000, seconds: 15 * 60 };
