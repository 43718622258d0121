/** What an organisation's year tells only by month and site: why it changed since the year before, and what a site lacks. */
import { counted } from './basis.ts';
import { type Explanation, explainChange } from './change.ts';
import type { Figure } from './figure.ts';
import { type SiteMonths, siteMonthsOf } from './gaps.ts';

export interface ToldYear {
  /** Null where the year before has no figures. It holds no more than the greatest of the streams. */
  change: Explanation | null;
  sites: SiteMonths[];
}

/** To be counted up with every change of the rules here, so that what was told by the earlier ones is told anew. */
export const toldBy = 1;

const streamsTold = 20;

/** @param before, now the figures of two years by activity, site and month; none where there are none */
export function toldYear(before: readonly Figure[], now: readonly Figure[]): ToldYear {
  const sites = siteMonthsOf(now);
  if (before.length === 0) return { change: null, sites };
  const change = explainChange({
    before: counted(before, 'location').figures,
    after: counted(now, 'location').figures,
  });
  return { change: { ...change, streams: change.streams.slice(0, streamsTold) }, sites };
}
