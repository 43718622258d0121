/** What stands beside a commitment that is being written: what somebody else made of it meanwhile, and what the lint says of it. */
import type { Filled } from '../../platform/web/forms.tsx';
import { wordChanges } from '../compare.ts';
import type { LintFinding } from '../lint/lint.ts';
import { WordChanges } from '../pages/word-changes.tsx';
import type { T } from './desk.tsx';

/** Fields beside the words, whose values are told as they were written. */
export const facts = [
  'place',
  'lead',
  'with',
  'adopts',
  'dates',
  'targets',
  'strength',
  'level',
  'size',
  'drivers',
  'origin',
] as const;

/**
 * The commitment as it is now against what was written: the words one by one, each other field where the two differ.
 * @param now the form as it would be filled for whoever opens it now
 */
export function Meanwhile({ t, now, written }: { t: T; now: Filled['values']; written: Filled['values'] }) {
  const differing = differingIn(now, written);
  return (
    <section aria-labelledby="meanwhile" className="gp-commitment">
      <h2 id="meanwhile" className="nhsuk-heading-m">
        {t('promise.meanwhile')}
      </h2>
      <p>{t('promise.meanwhileText')}</p>
      <p>
        <WordChanges words={wordChanges(told(now.text), told(written.text))} />
      </p>
      {differing.length > 0 && (
        <dl className="nhsuk-summary-list">
          {differing.map((name) => (
            <div key={name} className="nhsuk-summary-list__row">
              <dt className="nhsuk-summary-list__key">{t(`promise.${name}`)}</dt>
              <dd className="nhsuk-summary-list__value">
                {t('promise.nowAndYours', {
                  now: told(now[name]) || t('promise.unknown'),
                  yours: told(written[name]) || t('promise.unknown'),
                })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** The facts that two fillings of a form tell differently. */
export function differingIn(one: Filled['values'], other: Filled['values']) {
  return facts.filter((name) => told(one[name]) !== told(other[name]));
}

function told(value: string | string[] | undefined): string {
  return [value ?? []]
    .flat()
    .join('; ')
    .replace(/\s*\r?\n\s*/g, '; ');
}

/** The weaknesses of one commitment before and after the change that is being written. */
export interface Looked {
  /** Null for a new commitment. */
  before: LintFinding[] | null;
  after: LintFinding[];
  /** The form as it is filled before and after; the words of the text are compared one by one. */
  was: Filled['values'];
  now: Filled['values'];
}

export function LintBeside({ t, looked: { before, after, was, now } }: { t: T; looked: Looked }) {
  const isIn = (all: readonly LintFinding[]) => (one: LintFinding) =>
    all.some(({ rule, message }) => rule === one.rule && message === one.message);
  return (
    <section aria-labelledby="looked" className="gp-commitment">
      <h2 id="looked" className="nhsuk-heading-m">
        {t('promise.looked')}
      </h2>
      <p>{t('promise.lookedText')}</p>
      <p>
        <WordChanges words={wordChanges(told(was.text), told(now.text))} />
      </p>
      <dl className="nhsuk-summary-list">
        {differingIn(was, now).map((name) => (
          <div key={name} className="nhsuk-summary-list__row">
            <dt className="nhsuk-summary-list__key">{t(`promise.${name}`)}</dt>
            <dd className="nhsuk-summary-list__value">
              {t('promise.wasAndIs', {
                was: told(was[name]) || t('promise.unknown'),
                is: told(now[name]) || t('promise.unknown'),
              })}
            </dd>
          </div>
        ))}
      </dl>
      <Findings
        t={t}
        title={t('promise.weakNow')}
        findings={after}
        isOther={before && ((one) => !isIn(before)(one))}
        tag={t('promise.weakNew')}
      />
      {before && (
        <Findings
          t={t}
          title={t('promise.weakBefore')}
          findings={before}
          isOther={(one) => !isIn(after)(one)}
          tag={t('promise.weakMended')}
        />
      )}
    </section>
  );
}

interface FindingsProps {
  t: T;
  title: string;
  findings: LintFinding[];
  /** Whether a finding stands on this side alone; null where there is no other side. */
  isOther: ((finding: LintFinding) => boolean) | null;
  tag: string;
}

function Findings({ t, title, findings, isOther, tag }: FindingsProps) {
  return (
    <>
      <h3 className="nhsuk-heading-s">{title}</h3>
      {findings.length === 0 ? (
        <p>{t('promise.weakNone')}</p>
      ) : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.message}`}>
              {finding.message} {finding.mend} {isOther?.(finding) && <strong className="nhsuk-tag">{tag}</strong>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
