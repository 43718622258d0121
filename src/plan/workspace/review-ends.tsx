/** How a review ends: the draft becomes a plan, or is set aside. */
import { Button } from 'nhsuk-react-components';
import type { ReviewView } from './review-view.ts';

/** What a closed review says of itself, and what can be done with one that was set aside. */
export function Closed({ view, plan }: { view: ReviewView; plan: { title: string; href: string } | null }) {
  const { review, base, t } = view;
  if (review.state === 'open') return null;
  return (
    <div className="nhsuk-inset-text">
      <p>{t(review.state === 'imported' ? 'review.imported' : 'review.discarded')}</p>
      {plan && (
        <p>
          <a href={plan.href}>{t('review.importedAs', { plan: plan.title })}</a>
        </p>
      )}
      {review.state === 'discarded' && (
        <>
          <form method="post" action={`${base}/takings-up`}>
            <Button type="submit" secondary>
              {t('review.takeUp')}
            </Button>
          </form>
          <a href={`${base}/removal`}>{t('review.remove')}</a>
        </>
      )}
    </div>
  );
}

export function Ends({ review, base, t }: ReviewView) {
  if (review.state !== 'open') return null;
  return (
    <div className="gp-between">
      <form method="post" action={`${base}/plan`}>
        <h2>{t('review.make')}</h2>
        <p className="gp-reading">{t('review.makeText')}</p>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="name">
            {t('review.name')}
          </label>
          <input
            className="nhsuk-input nhsuk-input--width-20"
            id="name"
            name="name"
            defaultValue="green-plan"
            required
            maxLength={60}
          />
        </div>
        <Button type="submit">{t('review.make')}</Button>
      </form>
      <form method="post" action={`${base}/settings-aside`}>
        <p>{t('review.setAsideText')}</p>
        <Button type="submit" secondary>
          {t('review.setAside')}
        </Button>
      </form>
    </div>
  );
}

/** Asks before a review is deleted with its document. */
export function RemovalPage({ review, base, t }: ReviewView) {
  return (
    <form method="post" action={`${base}/removal`}>
      <h1 className="nhsuk-heading-l">{t('review.removeTitle', { file: review.file })}</h1>
      <p>{t('review.removeText')}</p>
      <Button type="submit" warning>
        {t('review.remove')}
      </Button>
      <p>
        <a href={base}>{t('review.back')}</a>
      </p>
    </form>
  );
}
