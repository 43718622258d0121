/** A draft beside the document that it was read from: each find with its place, and what was decided of it. */
import { Button } from 'nhsuk-react-components';
import { countStandings } from '../review/decisions.ts';
import { type Leaf, shows } from '../review/leaves.ts';
import type { Remarks } from '../review/remarks.ts';
import { Closed, Ends } from './review-ends.tsx';
import { Finds, RemarkText } from './review-finds.tsx';
import { Legend } from './review-marks.tsx';
import { passageOf, SourceLines } from './review-source.tsx';
import { findAddress, lineName, type ReviewView, reviewAddress } from './review-view.ts';

interface Props {
  view: ReviewView;
  leaves: Leaf[];
  /** From 1. */
  page: number;
  remarks: Remarks;
  /** The plan that the draft became. */
  plan: { title: string; href: string } | null;
  error: string | null;
}

export function ReviewPage({ view, leaves, page, remarks, plan, error }: Props) {
  const { review, base, show, t } = view;
  const leaf = leaves[page - 1] ?? { finds: [], from: 0, to: 0 };
  const passage = passageOf(view, leaf.from, leaf.to);
  const here = new Set(leaf.finds.map(({ id }) => id));
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('review.title', { file: review.file })}</h1>
      {error && (
        <p className="nhsuk-error-message" role="alert">
          {error}
        </p>
      )}
      <Closed view={view} plan={plan} />
      <Overview view={view} />
      <OfDocument view={view} remarks={remarks} />
      <Legend t={t} />
      <Leaves view={view} leaves={leaves} page={page} />
      <gp-beside>
        <div className="gp-beside">
          <section aria-labelledby="found">
            <h2 id="found" className="nhsuk-heading-m">
              {t('review.found')}
            </h2>
            <p className="gp-jump">
              <a href="#source">{t('review.toSource')}</a>
            </p>
            {leaf.finds.length === 0 && <p>{t('review.noneShown')}</p>}
            <Finds
              view={view}
              finds={leaf.finds}
              remarks={remarks}
              isMarked={(id) => passage.highlighted.places.has(id)}
            />
          </section>
          <section className="gp-beside__source" aria-labelledby="source">
            <h2 id="source" className="nhsuk-heading-m">
              {t('review.source')}
            </h2>
            {/* By this link the keyboard comes into what scrolls, whether or not anything in it is marked. */}
            <p>
              <a href="#found">{t('review.toFound')}</a>
            </p>
            {passage.lines.length < review.lines.length && (
              <p className="gp-quiet">{t('review.linesLeft', { from: leaf.from + 1, to: leaf.to })}</p>
            )}
            <SourceLines
              passage={passage}
              entry={(id) => (here.has(id) ? `#${id}` : findAddress(base, id, show))}
              t={t}
            />
          </section>
        </div>
      </gp-beside>
      {page < leaves.length && (
        <p>
          <a href={reviewAddress(base, show, page + 1)}>{t('review.nextPage')}</a>
        </p>
      )}
      <Ends {...view} />
    </>
  );
}

function Overview({ view: { review, finds, base, show: shown, t } }: { view: ReviewView }) {
  const counts = countStandings(finds, review.decisions);
  const of = (...kinds: string[]) => finds.filter(({ kind }) => kinds.includes(kind)).length;
  return (
    <>
      <p>
        {t('review.counts', {
          themes: of('theme'),
          recommendations: of('recommendation'),
          commitments: of('ambition', 'commitment', 'part'),
          milestones: of('milestone'),
          terms: of('term'),
        })}{' '}
        <strong>{t('review.undecided', { count: counts.undecided })}</strong>
      </p>
      <ul className="gp-bare">
        {review.fileId && (
          <li>
            <a href={`${base}/file`}>{t('review.download', { file: review.file })}</a>
          </li>
        )}
        <li>
          {t('review.unplaced', { count: review.draft.unplaced.length })}{' '}
          {review.draft.unplaced.length > 0 && <a href={`${base}/unplaced`}>{t('review.seeUnplaced')}</a>}
        </li>
      </ul>
      <nav aria-label={t('review.show')}>
        <ul className="gp-shows">
          {shows.map((show) => (
            <li key={show}>
              <a href={reviewAddress(base, show)} aria-current={show === shown ? 'page' : undefined}>
                {t('review.showing', { show, count: show === 'all' ? finds.length : counts[show] })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {review.state === 'open' && counts.undecided > 0 && (
        <form method="post" action={`${base}/decisions/rest`}>
          <input type="hidden" name="show" value={shown} />
          <Button type="submit" secondary>
            {t('review.acceptRest')}
          </Button>
        </form>
      )}
    </>
  );
}

function OfDocument({ view: { review, t }, remarks: { ofDocument } }: { view: ReviewView; remarks: Remarks }) {
  if (ofDocument.length === 0) return null;
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{t('review.ofDocument', { count: ofDocument.length })}</span>
      </summary>
      <div className="nhsuk-details__text">
        <ul>
          {ofDocument.map((remark) => (
            <li key={`${remark.line} ${remark.message}`}>
              <RemarkText remark={remark} t={t} /> {remark.line !== null && lineName(review, remark.line, t)}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Leaves({ view: { base, show, t }, leaves, page }: Pick<Props, 'view' | 'leaves' | 'page'>) {
  if (leaves.length < 2) return null;
  return (
    <nav aria-label={t('review.pages')}>
      <ul className="gp-shows">
        {leaves.map(({ from, to }, at) => (
          <li key={from}>
            <a href={reviewAddress(base, show, at + 1)} aria-current={at + 1 === page ? 'page' : undefined}>
              {t('review.onPage', { page: at + 1, pages: leaves.length, from: from + 1, to })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
