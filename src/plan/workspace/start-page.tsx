/** The workspace's first page: read a document, go on with a review, look at the plan's weaknesses. */
import { Button } from 'nhsuk-react-components';
import { FileField } from '../../platform/web/forms.tsx';
import type { Link } from '../../platform/web/shell.tsx';
import type { Translate } from '../../platform/web/translate.ts';
import type { WorkspaceKey } from '../messages/en-workspace.ts';
import { longDate } from '../pages/view.tsx';
import type { Review } from '../review/review-store.ts';
import type { ListedPlan } from '../store.ts';

interface Props {
  base: string;
  limitMb: number;
  reviews: Pick<Review, 'id' | 'file' | 'state' | 'createdAt'>[];
  plans: ListedPlan[];
  error: string | null;
  /** What other rooms have for the team, below the workspace. */
  entries: Link[];
  /** Whether the person may choose who may do what. */
  leads: boolean;
  t: Translate<WorkspaceKey>;
}

export function StartPage({ base, limitMb, reviews, plans, error, entries, leads, t }: Props) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('work.title')}</h1>
      <p>{t('work.intro')}</p>
      <ul className="nhsuk-list">
        {entries.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        {leads && (
          <li>
            <a href={`${base}/people`}>{t('work.people')}</a>
          </li>
        )}
      </ul>
      <h2>{t('work.upload')}</h2>
      <gp-upload
        limit={limitMb * 1_000_000}
        sending={t('work.sending')}
        reading={t('work.reading')}
        too-large={t('work.tooLarge', { limit: limitMb })}
        failed={t('work.failed')}
      >
        <form method="post" action={`${base}/documents`} encType="multipart/form-data">
          <FileField
            name="document"
            label={t('work.file')}
            hint={t('work.fileHint', { limit: limitMb })}
            form={{ values: {}, problems: error === null ? [] : [{ field: 'document', message: error }] }}
          />
          <Button type="submit">{t('work.send')}</Button>
        </form>
      </gp-upload>
      <h2>{t('work.reviews')}</h2>
      {reviews.length === 0 && <p>{t('work.noReviews')}</p>}
      <ul className="nhsuk-list nhsuk-list--bullet">
        {reviews.map(({ id, file, state, createdAt }) => (
          <li key={id}>
            <a href={`${base}/reviews/${id}`}>{file}</a> (
            {t('work.state', { state, day: longDate(createdAt.toISOString().slice(0, 10), t) })})
          </li>
        ))}
      </ul>
      <h2>{t('work.plans')}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {plans.map(({ slug, title, isCurrent, edition }) => (
          <li key={slug}>
            <a href={`${base}/plans/${slug}`}>{title}</a> ({slug}
            {edition > 1 && `, ${t('work.edition', { edition })}`}){isCurrent && ` – ${t('tend.current')}`}
          </li>
        ))}
      </ul>
    </>
  );
}
