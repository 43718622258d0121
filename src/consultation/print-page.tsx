/** The page on which every question stands, to be answered on paper. */
import { CommitmentEntry } from '../plan/pages/parts.tsx';
import type { View } from '../plan/pages/view.tsx';
import { answeredBy } from '../plan/rules.ts';
import type { T } from './frame.tsx';
import type { Asked } from './languages/model.ts';
import { InLanguage, Paragraphs } from './languages/words.tsx';
import { verdicts } from './model.ts';

interface PrintProps {
  t: T;
  view: View;
  asked: Asked;
  /** What is weak in a commitment. */
  weakOf(id: string): string[];
  closes: string;
}

/** Every question on one page, to be answered on paper. */
export function PrintPage({ t, view, asked, weakOf, closes }: PrintProps) {
  const tick = <span aria-hidden="true">☐ </span>;
  return (
    <InLanguage asked={asked}>
      <h1 className="nhsuk-heading-xl">{asked.title}</h1>
      <p>{t('openUntil', { day: closes })}</p>
      <Paragraphs text={asked.about} />
      {view.index.commitments.map((placed) => (
        <section key={placed.commitment.id} className="gp-printed">
          <h2 className="nhsuk-heading-s">
            {placed.commitment.id} {[placed.theme?.title, placed.subtheme?.title].filter(Boolean).join(': ')}
          </h2>
          <Listed
            title={t('ask.recommended')}
            texts={answeredBy(view.index, placed.commitment.id).map(({ recommendation }) => recommendation.text)}
          />
          {asked.wordings.has(placed.commitment.id) ? (
            <Paragraphs text={asked.wordings.get(placed.commitment.id) ?? ''} />
          ) : (
            <CommitmentEntry view={view} placed={placed} />
          )}
          <Listed title={t('ask.weak')} texts={weakOf(placed.commitment.id)} />
          <p>
            {asked.question}{' '}
            {verdicts.map((one) => (
              <span key={one}>
                {tick}
                {asked.answers[one]}{' '}
              </span>
            ))}
          </p>
          <p>{asked.why}</p>
        </section>
      ))}
      <section className="gp-printed">
        <h2 className="nhsuk-heading-s">{t('ask.whole')}</h2>
        <p>{asked.whole}</p>
      </section>
      <section className="gp-printed">
        <h2 className="nhsuk-heading-s">{t('ask.missing')}</h2>
        <p>{asked.missing}</p>
      </section>
      <h2 className="nhsuk-heading-s">{t('privacy')}</h2>
      <Paragraphs text={asked.privacy} />
    </InLanguage>
  );
}

function Listed({ title, texts }: { title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
