/** Words with what was found in them marked, and the legend that says what the marks mean. */
import { type Fact, type FactKind, factKinds, factPieces } from '../review/facts.ts';
import { findKinds } from '../review/finds.ts';
import type { Piece } from '../review/highlight.ts';
import type { T } from './desk.tsx';
import { nameOf, placeId } from './review-view.ts';

/** The text of a commitment with its owners, dates, targets and hedges, which are named to those who cannot see them. */
export function FactText({ text, facts, t }: { text: string; facts: readonly Fact[]; t: T }) {
  return factPieces(text, facts).map(({ text: piece, at, fact }) =>
    fact ? (
      <span key={at} className={factClass(fact)} title={t('review.fact', { fact })}>
        <span className="nhsuk-u-visually-hidden">{`[${t('review.factAs', { fact })}:] `}</span>
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

const factClass = (fact: FactKind) => `gp-fact gp-fact--${fact}`;

interface LineProps {
  pieces: readonly Piece[];
  /** Address of the entry of a find. */
  entry(id: string): string;
  /** Whether the find begins in this line, so that its number stands before it. */
  begins(id: string): boolean;
  t: T;
}

/** A line of the source with each find marked, and its number before it as a link to its entry. */
export function MarkedLine({ pieces, entry, begins, t }: LineProps) {
  const numbered = new Set<string>();
  return stretches(pieces).map(({ find, parts }) => {
    const [first] = parts;
    if (find === null) return first?.text;
    const isFirst = begins(find.id) && !numbered.has(find.id);
    numbered.add(find.id);
    const name = nameOf(find, t);
    return (
      <span key={first?.at}>
        {isFirst && (
          <a className="gp-find__id" id={placeId(find.id)} href={entry(find.id)} title={name}>
            {find.id === 'vision' ? name : find.id}
          </a>
        )}
        <mark className={`gp-find gp-find--${find.kind}`} title={name}>
          {parts.map(({ text, at, fact }) =>
            fact ? (
              <span key={at} className={factClass(fact)} title={t('review.fact', { fact })}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </mark>
      </span>
    );
  });
}

/** Pieces of one find that follow each other are one mark. */
function stretches(pieces: readonly Piece[]): { find: Piece['find']; parts: Piece[] }[] {
  const all: { find: Piece['find']; parts: Piece[] }[] = [];
  for (const piece of pieces) {
    const before = all.at(-1);
    if (before?.find && before.find.id === piece.find?.id) before.parts.push(piece);
    else all.push({ find: piece.find, parts: [piece] });
  }
  return all;
}

export function Legend({ t }: { t: T }) {
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{t('review.legend')}</span>
      </summary>
      <div className="nhsuk-details__text">
        <p>{t('review.legendFinds')}</p>
        <ul className="gp-legend">
          {findKinds.map((kind) => (
            <li key={kind}>
              <mark className={`gp-find gp-find--${kind}`}>{t('review.kind', { kind })}</mark>
            </li>
          ))}
          {factKinds.map((fact) => (
            <li key={fact}>
              <span className={factClass(fact)}>{t('review.fact', { fact })}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
