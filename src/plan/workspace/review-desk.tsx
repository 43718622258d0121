/** What the routes of a review are made with: the review that the address names, its finds, and where to go after a change. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { Reviewed } from '../review/decisions.ts';
import { type Find, findsOf } from '../review/finds.ts';
import type { RemarksOn } from '../review/kept-remarks.ts';
import { leavesOf, placeAfter, type Show, shows } from '../review/leaves.ts';
import { type Review, type ReviewStore, reviewStore } from '../review/review-store.ts';
import { type Desk, deskOf } from './desk.tsx';
import { ReviewPage } from './review-page.tsx';
import { type ReviewView, reviewAddress } from './review-view.ts';

export const Shown = z.object({ show: z.enum(shows).catch('all') });
export const PageNumber = z.coerce.number().int().min(1).catch(1);

export interface ReviewDesk extends Desk {
  review: Review;
  finds: Find[];
  reviews: ReviewStore;
  /** Address of the review. */
  reviewBase: string;
  view(show: Show): ReviewView;
  /** A page below the review's own, such as "/unplaced". */
  reviewPage(page: { title: string; path: string; body: ReactNode }): string;
}

const Uuid = z.uuid();

/** The desk of the review that the address names as ":id"; null if there is none. */
export async function reviewDeskOf(c: Context<Env>, house: WebHouse): Promise<ReviewDesk | null> {
  const id = Uuid.safeParse(c.req.param('id'));
  if (!id.success) return null;
  const desk = deskOf(c, house);
  const reviews = reviewStore(house.database, c.var.system);
  const review = await reviews.byId(id.data);
  if (!review) return null;
  const finds = findsOf(review.draft);
  const path = `/reviews/${review.id}`;
  const reviewBase = `${desk.base}${path}`;
  const title = desk.t('review.title', { file: review.file });
  return {
    ...desk,
    review,
    finds,
    reviews,
    reviewBase,
    view: (show) => ({ review, finds, base: reviewBase, show, t: desk.t }),
    reviewPage: (page) =>
      desk.page({
        ...page,
        path: `${path}${page.path}`,
        within: page.path === '' ? [] : [{ label: title, href: reviewBase }],
      }),
  };
}

/** The review as a page, with what is wrong, if anything is. */
export async function reviewHtml(
  desk: ReviewDesk,
  remarksOn: RemarksOn,
  { show, page, error }: { show: Show; page: number; error: string | null },
): Promise<string> {
  const { review, finds, base, t } = desk;
  const leaves = leavesOf(finds, review.decisions, show, review.lines.length);
  const remarks = await remarksOn(review.draft, finds);
  const made = review.state === 'imported' && review.fileId ? await desk.reviews.planOf(review.fileId) : null;
  const plan = made && { title: made.title, href: `${base}/plans/${made.slug}` };
  const shown = Math.min(page, leaves.length);
  const body = <ReviewPage view={desk.view(show)} page={shown} {...{ leaves, remarks, plan, error }} />;
  return desk.reviewPage({ title: t('review.title', { file: review.file }), path: '', body });
}

/** Address of a find as it is after a change, or of the one after it. */
export function addressAfter({ review, reviewBase }: ReviewDesk, changed: Reviewed, show: Show, id: string): string {
  const finds = findsOf(changed.draft);
  const place = placeAfter(finds, changed.decisions, show, review.lines.length, id);
  return `${reviewAddress(reviewBase, show, place.page)}${place.id === null ? '' : `#${place.id}`}`;
}
