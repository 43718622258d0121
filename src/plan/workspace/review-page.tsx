/** A draft beside the document that it was read from, with what a reviewer may do to each find. */
import { Button } from 'nhsuk-react-components';
import type { Translate } from '../../platform/web/translate.ts';
import { type DraftCommitment, everyCommitment } from '../draft.ts';
import type { WorkspaceKey } from '../messages/en-workspace.ts';
import type { Review } from '../review-store.ts';

type T = Translate<WorkspaceKey>;

interface Props {
  review: Review;
  /** Address of this review. */
  base: string;
  t: T;
  error: string | null;
}

export function ReviewPage({ review, base, t, error }: Props) {
  const { draft } = review;
  const subthemes = draft.themes.flatMap((theme) => theme.subthemes.map((subtheme) => ({ theme, subtheme })));
  const commitments = [...everyCommitment(draft)];
  const found = linesFound(review);
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('review.title', { file: review.file })}</h1>
      {error && (
        <p className="nhsuk-error-message" role="alert">
          {error}
        </p>
      )}
      <p>
        {t('review.counts', {
          themes: draft.themes.length,
          recommendations: subthemes.reduce((sum, { subtheme }) => sum + subtheme.recommendations.length, 0),
          commitments: commitments.length,
        })}
      </p>
      <div className="nhsuk-grid-row">
        <section className="nhsuk-grid-column-one-half" aria-labelledby="found">
          <h2 id="found">{t('review.found')}</h2>
          {draft.ambitions.length > 0 && <h3>{t('review.ambitions')}</h3>}
          <Finds commitments={draft.ambitions} review={review} base={base} t={t} />
          {subthemes.map(({ theme, subtheme }) => (
            <section key={`${theme.line}-${subtheme.line}-${subtheme.title}`}>
              <h3>{[theme.title, subtheme.title].filter(Boolean).join(': ')}</h3>
              <ul className="nhsuk-list nhsuk-list--bullet">
                {subtheme.recommendations.map(({ id, text, line }) => (
                  <li key={id}>
                    {text} <Standing review={review} id={id} t={t} /> <Where line={line} t={t} />
                    <Decide base={base} id={id} t={t} />
                  </li>
                ))}
              </ul>
              <Finds commitments={subtheme.commitments} review={review} base={base} t={t} />
            </section>
          ))}
          <MakePlan review={review} base={base} t={t} />
        </section>
        <section className="nhsuk-grid-column-one-half" aria-labelledby="source">
          <h2 id="source">{t('review.source')}</h2>
          <ol className="gp-source">
            {numbered(review.lines).map(({ number, text }) => (
              <li key={number} id={`line-${number}`} value={number}>
                {found.has(number) ? <mark>{text}</mark> : text}
              </li>
            ))}
          </ol>
          {draft.unplaced.length > 0 && (
            <details className="nhsuk-details">
              <summary className="nhsuk-details__summary">
                <span className="nhsuk-details__summary-text">{t('review.unplaced')}</span>
              </summary>
              <div className="nhsuk-details__text">
                <p>{t('review.unplacedText')}</p>
                <ul>
                  {draft.unplaced.map(({ line, text, reason }) => (
                    <li key={`${line}-${text}`}>
                      <a href={`#line-${line}`}>{line}</a>: {text} ({reason})
                    </li>
                  ))}
                </ul>
              </div>
            </details>
          )}
        </section>
      </div>
    </>
  );
}

/** Lines with something on them, by their number in the document. */
function numbered(lines: string[]): { number: number; text: string }[] {
  return lines.map((text, index) => ({ number: index + 1, text })).filter(({ text }) => text.trim() !== '');
}

function linesFound({ draft }: Review): Set<number> {
  const recommendations = draft.themes.flatMap(({ subthemes }) => subthemes.flatMap((s) => s.recommendations));
  return new Set([...everyCommitment(draft), ...recommendations].map(({ line }) => line));
}

function Finds({ commitments, review, base, t }: { commitments: DraftCommitment[] } & Omit<Props, 'error'>) {
  if (commitments.length === 0) return null;
  return (
    <ul className="nhsuk-list">
      {commitments.map((commitment) => (
        <li key={commitment.id} id={commitment.id} className="gp-commitment">
          <p>
            <strong>{commitment.id}</strong> {commitment.text} <Standing review={review} id={commitment.id} t={t} />{' '}
            <Where line={commitment.line} t={t} />
          </p>
          <p className="nhsuk-hint">{factsOf(commitment, t)}</p>
          <Decide base={base} id={commitment.id} t={t} />
          <Mend base={base} commitment={commitment} t={t} />
          <Finds commitments={commitment.children} review={review} base={base} t={t} />
        </li>
      ))}
    </ul>
  );
}

function factsOf({ owners, dates, targets }: DraftCommitment, t: T): string {
  const phrases = (all: { phrase: string }[]) => all.map(({ phrase }) => phrase).join('; ') || t('review.none');
  return t('review.facts', { owners: phrases(owners), dates: phrases(dates), targets: phrases(targets) });
}

function Standing({ review, id, t }: { review: Review; id: string; t: T }) {
  const decision = review.decisions[id];
  if (!decision) return null;
  const colour = decision === 'accepted' ? 'green' : 'red';
  return <strong className={`nhsuk-tag nhsuk-tag--${colour}`}>{t(`review.${decision}`)}</strong>;
}

function Where({ line, t }: { line: number; t: T }) {
  return <a href={`#line-${line}`}>{t('review.line', { line })}</a>;
}

function Decide({ base, id, t }: { base: string; id: string; t: T }) {
  return (
    <form method="post" action={`${base}/decisions`} className="gp-inline-form">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" name="decision" value="accepted" secondary aria-label={`${t('review.accept')} ${id}`}>
        {t('review.accept')}
      </Button>{' '}
      <Button type="submit" name="decision" value="rejected" secondary aria-label={`${t('review.reject')} ${id}`}>
        {t('review.reject')}
      </Button>
    </form>
  );
}

function Mend({ base, commitment, t }: { base: string; commitment: DraftCommitment; t: T }) {
  const { id, text } = commitment;
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{`${t('review.correct')}: ${id}`}</span>
      </summary>
      <div className="nhsuk-details__text">
        <form method="post" action={`${base}/words`}>
          <input type="hidden" name="id" value={id} />
          <label className="nhsuk-label" htmlFor={`words-${id}`}>
            {t('review.words', { id })}
          </label>
          <textarea className="nhsuk-textarea" id={`words-${id}`} name="text" rows={4} defaultValue={text} />
          <Button type="submit" secondary>
            {t('review.save')}
          </Button>
        </form>
        <form method="post" action={`${base}/merges`}>
          <input type="hidden" name="id" value={id} />
          <label className="nhsuk-label" htmlFor={`into-${id}`}>
            {t('review.into')}
          </label>
          <input className="nhsuk-input nhsuk-input--width-5" id={`into-${id}`} name="into" required />{' '}
          <Button type="submit" secondary>
            {t('review.merge')}
          </Button>
        </form>
      </div>
    </details>
  );
}

function MakePlan({ review, base, t }: { review: Review; base: string; t: T }) {
  if (review.state !== 'open') return null;
  return (
    <form method="post" action={`${base}/plan`}>
      <h2>{t('review.make')}</h2>
      <p>{t('review.makeText')}</p>
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
      <Button type="submit">{t('review.make')}</Button>
    </form>
  );
}
