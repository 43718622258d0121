/** What of the document was read as nothing, and the form by which it is placed in the plan after all. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, Problems } from '../../platform/web/forms.tsx';
import type { Draft } from '../draft.ts';
import { sectionsIn } from '../review/finds.ts';
import { leavesOf } from '../review/leaves.ts';
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
  const groups = byReason(unplaced, first);
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
        <div id="block">
          {groups.map(({ reason, blocks, count }) => (
            <section key={reason}>
              <h2 className="nhsuk-heading-s">
                {reason} ({count})
              </h2>
              <ul className="gp-bare">
                {blocks.map(({ at, line, text }) => (
                  <li key={at} className="gp-unplaced">
                    {mayPlace ? (
                      <label>
                        <input type="checkbox" name="block" value={at} /> {text}
                      </label>
                    ) : (
                      text
                    )}{' '}
                    <a className="gp-quiet" href={addressOf(line)}>
                      {lineName(review, line, t)}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
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

/** What stands on the page, by the reason why it was not placed: what may be a promise is sooner found so. */
function byReason(unplaced: Draft['unplaced'], first: number) {
  const all = Object.groupBy(
    unplaced.map((block, at) => ({ ...block, at })),
    ({ reason }) => reason,
  );
  const shown = Object.values(all)
    .flatMap((blocks) => blocks ?? [])
    .slice(first, first + most);
  return Object.entries(Object.groupBy(shown, ({ reason }) => reason)).map(([reason, blocks]) => ({
    reason,
    blocks: blocks ?? [],
    count: all[reason]?.length ?? 0,
  }));
}
