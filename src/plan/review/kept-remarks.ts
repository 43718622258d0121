/** Keeps what the lint says of the drafts that were looked at last: a review is opened again after every decision. */
import { createHash } from 'node:crypto';
import { lintApart } from '../apart/apart.ts';
import type { Draft } from '../draft.ts';
import type { Find } from './finds.ts';
import { type Remarks, remarksOn } from './remarks.ts';

/** Drafts that are kept; of a long one the remarks are some megabytes. */
const mostDrafts = 8;

export type RemarksOn = (draft: Draft, finds: readonly Find[]) => Promise<Remarks>;

/** @param today gives the day as YYYY-MM-DD */
export function keptRemarks(today: () => string): RemarksOn {
  const kept = new Map<string, Remarks>();
  return async (draft, finds) => {
    const day = today();
    const key = createHash('sha256').update(day).update(JSON.stringify(draft)).digest('base64');
    const remarks = kept.get(key) ?? remarksOn(draft, finds, (await lintApart(draft, { today: day })).findings);
    kept.delete(key);
    kept.set(key, remarks);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostDrafts) break;
      kept.delete(oldest);
    }
    return remarks;
  };
}
