/** What of the document was read as nothing, and the form by which it is placed in the plan after all. */
import { Button } from 'nhsuk-react-components';
import { sectionsIn } from '../review/finds.ts';
import { leavesOf } from '../review/leaves.ts';
import { ChoiceField, type Filled, Problems } from './forms.tsx';
import { lineName, type ReviewView, reviewAddress } from './review-view.ts';

/** Of one page. */
const most = 300;

interface Props {
  view: ReviewView;
  /** From 1. */
  page: number;
  form: Filled;
}

export function UnplacedPage({ view: { review, finds, base, t }, page, form }: Props) {
  const { unplaced } = review.draft;
  const sections = sectionsIn(review.draft);
  const mayPlace = review.state === 'open' && sections.length > 0;
  const first = (page - 1) * most;
  const leaves = leavesOf(finds, review.decisions, 'all', review.lines.length);
  const addressOf = (line: number) => {
    const leaf = leaves.findIndex(({ from, to }) => from < line && line <= to);
    return `${reviewAddress(base, 'all', Math.max(leaf, 0) + 1)}#line-${line}`;
  };
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('review.unplacedTitle')}</h1>
      <p className="gp-reading">{t('review.unplacedText')}</p>
      {sections.length === 0 && <p>{t('review.noSections')}</p>}
      <form method="post" action={`${base}/unplaced`}>
        <input type="hidden" name="seen" value={unplaced.length} />
        <ul className="gp-bare" id="block">
          {unplaced.slice(first, first + most).map(({ line, text, reason }, index) => {
            const at = first + index;
            return (
              <li key={at} className="gp-unplaced">
                {mayPlace ? (
                  <label>
                    <input type="checkbox" name="block" value={at} /> {text}
                  </label>
                ) : (
                  text
                )}{' '}
                <span className="gp-quiet">
                  <a href={addressOf(line)}>{lineName(review, line, t)}</a>: {reason}
                </span>
              </li>
            );
          })}
        </ul>
        {mayPlace && (
          <>
            <ChoiceField
              name="section"
              label={t('review.section')}
              form={form}
              options={sections.map(({ id, theme, subtheme }) => ({
                value: id,
                label: [theme, subtheme].filter(Boolean).join(': '),
              }))}
            />
            <Button type="submit" name="kind" value="commitment">
              {t('review.placeCommitments')}
            </Button>{' '}
            <Button type="submit" name="kind" value="recommendation">
              {t('review.placeRecommendations')}
            </Button>
          </>
        )}
      </form>
      {first + most < unplaced.length && (
        <p>
          <a href={`${base}/unplaced?page=${page + 1}`}>{t('review.nextPage')}</a>
        </p>
      )}
      <p>
        <a href={base}>{t('review.back')}</a>
      </p>
    </>
  );
}
