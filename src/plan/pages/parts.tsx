/** The pieces that pages of a plan are made of. */
import type { ReactNode } from 'react';
import type { MessageKey } from '../messages/en.ts';
import type { Commitment, Owner } from '../model.ts';
import type { Placed } from '../placed.ts';
import type { View } from './view.tsx';

/** A text of the plan; a glossary term is a link to its meaning where the page uses it first. */
export function Told({ view, text }: { view: View; text: string }) {
  return view.terms.split(text).map(({ text: words, term }) =>
    term ? (
      <a key={term.id} className="gp-term" href={`${view.base}/glossary#${term.id}`}>
        <dfn title={term.meaning}>{words}</dfn>
      </a>
    ) : (
      words
    ),
  );
}

/** The terms that the page has used, with their meanings: must stand after all that it tells. */
export function TermsMet({ view }: { view: View }) {
  const met = view.terms.met();
  if (met.length === 0) return null;
  return (
    <section className="gp-terms" aria-labelledby="terms-met">
      <h2 className="nhsuk-heading-s" id="terms-met">
        {view.t('terms.title')}
      </h2>
      <dl>
        {met.map((term) => (
          <div key={term.id}>
            <dt>{term.term}</dt>
            <dd>{term.meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Those who own something, as links to what is promised for them. */
export function Owners({ view, owners }: { view: View; owners: Owner[] }) {
  const named = owners.flatMap((owner) =>
    owner.organisations.length > 0
      ? owner.organisations.map((id) => ({ role: owner.role, organisation: view.index.organisations.get(id), owner }))
      : [{ role: owner.role, organisation: undefined, owner }],
  );
  return (
    <ul className="gp-inline">
      {named.map(({ role, organisation, owner }) => (
        <li key={`${role}${organisation?.id ?? owner.phrase}`}>
          <Sentence
            text={view.t(`role.${role}`, { name: '\u0000' })}
            name={
              organisation ? (
                <a href={`${view.base}/organisations/${organisation.slug}`}>{organisation.name}</a>
              ) : (
                owner.phrase
              )
            }
          />
        </li>
      ))}
    </ul>
  );
}

/** Words round one element: the catalogue says where in the sentence it stands. */
function Sentence({ text, name }: { text: string; name: ReactNode }) {
  const [before = '', after = ''] = text.split('\u0000');
  return (
    <>
      {before}
      {name}
      {after}
    </>
  );
}

/** The dates or targets of a commitment as it words them; where it has none, those of its parts, marked as theirs. */
export function phrasesOf({ t }: Pick<View, 't'>, commitment: Commitment, facts: 'dates' | 'targets'): string[] {
  const own = commitment[facts].map(({ phrase }) => phrase);
  if (own.length > 0) return own;
  const ofPart = (part: Commitment): string[] => [
    ...part[facts].map(({ phrase }) => t('commitment.inPart', { phrase, id: part.id })),
    ...part.children.flatMap(ofPart),
  ];
  return commitment.children.flatMap(ofPart);
}

/** A commitment in a list: its words, who, when, how much, and its parts. */
export function CommitmentEntry({ view, placed, note }: { view: View; placed: Placed; note?: ReactNode }) {
  const { t, base } = view;
  const { commitment } = placed;
  const dates = phrasesOf(view, commitment, 'dates');
  const targets = phrasesOf(view, commitment, 'targets');
  return (
    <article className="gp-commitment">
      {note}
      <p className="gp-commitment__text">
        <Told view={view} text={commitment.text} />
      </p>
      {commitment.children.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet gp-commitment__parts">
          {commitment.children.map((part) => (
            <li key={part.id}>
              <Told view={view} text={part.text} />
            </li>
          ))}
        </ul>
      )}
      <dl className="gp-facts">
        <div>
          <dt>{t('commitment.owners')}</dt>
          <dd>{placed.owners.length > 0 ? <Owners view={view} owners={placed.owners} /> : t('commitment.noOwner')}</dd>
        </div>
        <div>
          <dt>{t('commitment.dates')}</dt>
          <dd>{dates.length > 0 ? dates.join('; ') : t('commitment.noDate')}</dd>
        </div>
        {targets.length > 0 && (
          <div>
            <dt>{t('commitment.targets')}</dt>
            <dd>{targets.join('; ')}</dd>
          </div>
        )}
      </dl>
      <p className="gp-commitment__more">
        <a href={`${base}/commitments/${commitment.id}`}>{t('subtheme.more', { id: commitment.id })}</a>
      </p>
    </article>
  );
}

/** A list of commitments, or a sentence that there are none. */
export function CommitmentList({ view, list, none }: { view: View; list: readonly Placed[]; none: MessageKey }) {
  if (list.length === 0) return <p>{view.t(none)}</p>;
  return (
    <ul className="gp-list">
      {list.map((placed) => (
        <li key={placed.commitment.id}>
          <CommitmentEntry view={view} placed={placed} />
        </li>
      ))}
    </ul>
  );
}

export interface Bar {
  key: string;
  label: string;
  count: number;
  href?: string;
}

/** Counts as a table whose numbers are drawn as well; without style and script it is still the table. */
export function Counts({ caption, head, bars }: { caption: string; head: [string, string]; bars: Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <table className="nhsuk-table gp-counts">
      <caption className="nhsuk-table__caption nhsuk-table__caption--s">{caption}</caption>
      <thead className="nhsuk-table__head">
        <tr>
          <th scope="col" className="nhsuk-table__header">
            {head[0]}
          </th>
          <th scope="col" className="nhsuk-table__header">
            {head[1]}
          </th>
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {bars.map((bar) => (
          <tr key={bar.key} className="nhsuk-table__row">
            <th scope="row" className="nhsuk-table__header gp-counts__label">
              {bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}
            </th>
            <td className="nhsuk-table__cell gp-counts__number">
              <svg
                className="gp-bar"
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect width={(100 * bar.count) / most} height="10" />
              </svg>
              <span>{bar.count}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Caption and heading of a page: its one h1. */
export function PageHeading({ caption, children }: { caption?: ReactNode; children: ReactNode }) {
  return (
    <h1 className="nhsuk-heading-xl gp-heading">
      {caption && <span className="nhsuk-caption-xl">{caption}</span>}
      {caption && ' '}
      {children}
    </h1>
  );
}

/** The places of the system, as links to what is promised for each. */
export function Places({ view: { system, base } }: { view: View }) {
  return (
    <ul className="nhsuk-list">
      {system.settings.places.map((place) => (
        <li key={place.slug}>
          <a href={`${base}/places/${place.slug}`}>{place.name}</a>
        </li>
      ))}
    </ul>
  );
}
