/** The kinds of file that Greenplan knows beforehand, the most telling first. */
import { eric } from './eric.ts';
import { halfHours, longReadings } from './half-hours.ts';
import type { Kind } from './kind.ts';
import { anaestheticGases, wasteLog, waterBills } from './logs.ts';
import { plainLines } from './plain.ts';
import { prescribing, returnsAndExpiries } from './prescribing.ts';
import { spendLists } from './spend.ts';
import { commutingSurvey, mileageClaims } from './travel.ts';

export const kinds: readonly Kind[] = [
  plainLines,
  prescribing,
  eric,
  halfHours,
  longReadings,
  commutingSurvey,
  anaestheticGases,
  wasteLog,
  mileageClaims,
  waterBills,
  returnsAndExpiries,
  spendLists,
];
