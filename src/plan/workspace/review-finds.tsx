/** What was found, each with what a reviewer may decide of it. */
import { standingOf } from '../review/decisions.ts';
import { factsOf, isWithin } from '../review/facts.ts';
import { type Find, sectionsIn } from '../review/finds.ts';
import type { Remark, Remarks } from '../review/remarks.ts';
import { FactText } from './review-marks.tsx';
import { findAddress, lineName, nameOf, placeId, type ReviewView } from './review-view.ts';

interface Props {
  view: ReviewView;
  /** Those that are shown. */
  finds: readonly Find[];
  remarks: Remarks;
  /** Whether the place of a find is marked in the source beside. */
  isMarked(id: string): boolean;
}

export function Finds({ view, finds, remarks, isMarked }: Props) {
  const { review, base, show, t } = view;
  const sections = new Map(sectionsIn(review.draft).map((section) => [section.id, section]));
  const titleOf = (id: string | null) => {
    const section = id === null ? undefined : sections.get(id);
    return section ? [section.theme, section.subtheme].filter(Boolean).join(': ') : t('review.whole');
  };
  return (
    <form method="post" action={`${base}/decisions`}>
      <input type="hidden" name="show" value={show} />
      {inSections(finds).map(({ section, finds: some }) => (
        <section key={some[0]?.id}>
          <h3 className="nhsuk-heading-s">{titleOf(section)}</h3>
          {review.state === 'open' && some.some(({ id }) => standingOf(review.decisions, id) === 'undecided') && (
            <p>
              <button className="gp-choice" type="submit" name="section" value={section ?? wholePlan}>
                {t('review.acceptSection')}
                <span className="nhsuk-u-visually-hidden"> {titleOf(section)}</span>
              </button>
            </p>
          )}
          <ol className="gp-bare">
            {some.map((find) => (
              <Entry
                key={find.id}
                view={view}
                find={find}
                remarks={remarks.ofFind.get(find.id) ?? []}
                place={isMarked(find.id) ? placeId(find.id) : `line-${find.line}`}
              />
            ))}
          </ol>
        </section>
      ))}
    </form>
  );
}

/** Finds of one sub-theme that follow each other; a theme's title stands above its first sub-theme. */
function inSections(finds: readonly Find[]): { section: string | null; finds: Find[] }[] {
  const groups: { section: string | null; finds: Find[] }[] = [];
  for (const find of finds) {
    const section = sectionOf(find);
    const group = groups.at(-1);
    if (group?.section === section) group.finds.push(find);
    else groups.push({ section, finds: [find] });
  }
  return groups;
}

/** The sub-theme that a find stands in, as the form names it; a theme stands in its first. */
export function sectionOf({ kind, id, section }: Find): string | null {
  return kind === 'theme' ? `${id}.1` : section;
}

/** How the form names what stands in no sub-theme. */
export const wholePlan = 'whole';

interface EntryProps {
  view: ReviewView;
  find: Find;
  remarks: Remark[];
  /** Id of the element in the source. */
  place: string;
}

function Entry({ view, find, remarks, place }: EntryProps) {
  const { review, base, show, t } = view;
  const { id, kind, line, depth } = find;
  const standing = standingOf(review.decisions, id);
  const name = nameOf(find, t);
  return (
    <li id={id} className={`gp-entry gp-entry--${standing}${depth > 0 ? ' gp-entry--part' : ''}`}>
      <p className="gp-entry__name">
        <mark className={`gp-find gp-find--${kind}`}>{name}</mark> <StandingTag standing={standing} t={t} />{' '}
        <a href={`#${place}`} aria-label={t('review.where', { name, line: lineName(review, line, t) })}>
          {lineName(review, line, t)}
        </a>
      </p>
      <FindText find={find} t={t} />
      <RemarkList remarks={remarks} t={t} />
      {review.state === 'open' && (
        <p className="gp-entry__choices">
          {standing !== 'accepted' && <Choice standing="accepted" id={id} label={t('review.accept')} />}
          {standing !== 'rejected' && <Choice standing="rejected" id={id} label={t('review.reject')} />}
          {standing !== 'undecided' && <Choice standing="undecided" id={id} label={t('review.undo')} />}
          <a href={findAddress(base, id, show)} aria-label={`${t('review.change')} ${id}`}>
            {t('review.change')}
          </a>
        </p>
      )}
    </li>
  );
}

function Choice({ standing, id, label }: { standing: string; id: string; label: string }) {
  return (
    <button className="gp-choice" type="submit" name={standing} value={id} aria-label={`${label} ${id}`}>
      {label}
    </button>
  );
}

export function StandingTag({ standing, t }: { standing: ReturnType<typeof standingOf>; t: ReviewView['t'] }) {
  if (standing === 'undecided') return null;
  const colour = standing === 'accepted' ? 'green' : 'red';
  return <strong className={`nhsuk-tag nhsuk-tag--${colour}`}>{t('review.standing', { standing })}</strong>;
}

/** The words of a find, with who, by when and how much marked in a commitment. */
export function FindText({ find, t }: { find: Find; t: ReviewView['t'] }) {
  const { texts, commitment, kind } = find;
  const [first, second] = texts;
  if (commitment === null)
    return (
      <p>
        {second === undefined ? first : <strong>{first}</strong>}
        {second !== undefined && `${kind === 'term' ? ' – ' : ': '}${second}`}
      </p>
    );
  const facts = factsOf(commitment);
  const outside = facts.filter((fact) => !isWithin(fact));
  return (
    <>
      <p>
        <FactText text={commitment.text} facts={facts} t={t} />
      </p>
      {outside.length > 0 && (
        <p className="gp-quiet">
          {t('review.outside', {
            facts: outside.map(({ kind: fact, phrase }) => `${t('review.factAs', { fact })} ${phrase}`).join('; '),
          })}
        </p>
      )}
    </>
  );
}

function RemarkList({ remarks, t }: { remarks: Remark[]; t: ReviewView['t'] }) {
  if (remarks.length === 0) return null;
  return (
    <details className="gp-remarks">
      <summary>{t('review.weaknesses', { count: remarks.length })}</summary>
      <ul>
        {remarks.map((remark) => (
          <li key={`${remark.severity} ${remark.message}`}>
            <RemarkText remark={remark} t={t} />
          </li>
        ))}
      </ul>
    </details>
  );
}

export function RemarkText({ remark: { severity, message, mend }, t }: { remark: Remark; t: ReviewView['t'] }) {
  return (
    <>
      <strong>{t('review.severity', { severity })}:</strong> {message}
      {mend !== null && <span className="gp-quiet"> {t('review.mend', { mend })}</span>}
    </>
  );
}
