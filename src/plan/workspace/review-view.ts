/** What every page of a review is made with. */
import type { Find } from '../review/finds.ts';
import type { Show } from '../review/leaves.ts';
import type { Review } from '../review/review-store.ts';
import type { T } from './desk.tsx';

export interface ReviewView {
  review: Review;
  finds: Find[];
  /** Address of the review. */
  base: string;
  /** Which finds the reviewer looks at. */
  show: Show;
  t: T;
}

/** "Commitment c12" */
export function nameOf({ id, kind }: Pick<Find, 'id' | 'kind'>, t: T): string {
  const name = t('review.kind', { kind });
  return id === 'vision' ? name : t('review.named', { name, id });
}

/** "Line 12", or the slide, page, paragraph or row of another kind of document. */
export function lineName({ draft }: Review, line: number, t: T): string {
  return t('review.line', { kind: draft.source.kind, line });
}

/** Address of a page of the review; the first of all finds has the shortest. */
export function reviewAddress(base: string, show: Show, page = 1): string {
  const query = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return query.size === 0 ? base : `${base}?${query}`;
}

/** Address of the page on which one find is changed. */
export function findAddress(base: string, id: string, show: Show): string {
  return reviewAddress(`${base}/finds/${id}`, show);
}

/** Id of the element that marks where a find begins in the source. */
export const placeId = (id: string) => `at-${id}`;
