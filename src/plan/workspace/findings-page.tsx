/** The plan's weaknesses by rule, each with why it is one and how to mend it; those set aside, with their reasons. */
import { Button, Details } from 'nhsuk-react-components';
import { LineField, type Problem, Problems, unfilled } from '../../platform/web/forms.tsx';
import { groupedByRule, type LintFinding, subjectOf } from '../lint/lint.ts';
import { longDate } from '../pages/view.tsx';
import type { KeptSilence } from '../silence-store.ts';
import type { PlanDesk } from './desk.tsx';

const colours = { error: 'red', warning: 'orange', info: 'blue' } as const;

interface Props {
  desk: PlanDesk;
  findings: LintFinding[];
  /** Rule that alone is shown; null for all. */
  only: string | null;
  silenced: KeptSilence[];
  /** Those of `silenced` that no finding falls under any more. */
  stale: ReadonlySet<KeptSilence>;
  problems: Problem[];
  /** The name of whoever set one aside. */
  nameOf(by: string): string;
}

export function FindingsPage({ desk, findings, only, silenced, stale, problems, nameOf }: Props) {
  const { t, planBase } = desk;
  const groups = groupedByRule(findings);
  const shown = groups.filter(({ rule }) => only === null || rule.id === only);
  return (
    <>
      <Problems problems={problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('weak.title')}</h1>
      <p>{t('weak.intro')}</p>
      <p>
        <strong>{findings.length === 0 ? t('weak.none') : t('weak.count', { count: findings.length })}</strong>
      </p>
      <nav aria-label={t('weak.filter')}>
        <ul className="nhsuk-list">
          {only !== null && (
            <li>
              <a href={`${planBase}/findings`}>{t('weak.all')}</a>
            </li>
          )}
          {groups.map(({ rule, findings: own }) => (
            <li key={rule.id}>
              <strong className={`nhsuk-tag nhsuk-tag--${colours[rule.severity]}`}>
                {t('weak.severity', { severity: rule.severity })}
              </strong>{' '}
              <a
                href={`${planBase}/findings?rule=${rule.id}`}
                {...(rule.id === only ? { 'aria-current': 'true' as const } : {})}
              >
                {t('weak.rule', { title: rule.title, count: own.length })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map(({ rule, findings: own }) => (
        <section key={rule.id} aria-labelledby={rule.id}>
          <h2 id={rule.id} className="nhsuk-heading-m">
            {rule.title}
          </h2>
          <p>{rule.help}</p>
          {own.length > 1 && <AllAside desk={desk} rule={rule.id} count={own.length} />}
          {own.map((finding, at) => (
            <Finding key={`${subjectOf(finding)} ${finding.message}`} {...{ desk, finding, only, at }} />
          ))}
        </section>
      ))}
      {silenced.length > 0 && (
        <section aria-labelledby="silenced">
          <h2 id="silenced" className="nhsuk-heading-m">
            {t('weak.silenced')}
          </h2>
          <ul className="nhsuk-list">
            {silenced.map((silence) => (
              <li key={`${silence.rule} ${silence.subject}`} className="gp-commitment">
                <p>
                  <strong>{silence.rule}</strong> {silence.subject}
                </p>
                <p>
                  {t('weak.silencedBy', {
                    by: nameOf(silence.by),
                    when: longDate(silence.at.toISOString().slice(0, 10), t),
                    reason: silence.reason,
                  })}
                </p>
                {stale.has(silence) && <p className="nhsuk-hint">{t('weak.stale')}</p>}
                <form method="post" action={`${planBase}/findings/again`}>
                  <input type="hidden" name="rule" value={silence.rule} />
                  <input type="hidden" name="subject" value={silence.subject} />
                  <Button
                    type="submit"
                    secondary
                    small
                    aria-label={`${t('weak.again')}: ${silence.rule} ${silence.subject}`}
                  >
                    {t('weak.again')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface FindingProps {
  desk: PlanDesk;
  finding: LintFinding;
  only: string | null;
  /** Its place among those of its rule. */
  at: number;
}

function Finding({ desk, finding, only, at }: FindingProps) {
  const { t, planBase } = desk;
  const { message, mend, commitments, others } = finding;
  const subject = subjectOf(finding);
  const field = `reason-${finding.rule}-${at + 1}`;
  return (
    <article className="gp-commitment">
      <p>{message}</p>
      <p className="nhsuk-hint">{t('weak.mend', { mend })}</p>
      {commitments.length + others.length > 0 && (
        <p>
          {t('weak.about')}:{' '}
          {[...commitments, ...others].map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Mend planBase={planBase} id={id} />
            </span>
          ))}
        </p>
      )}
      <Details>
        <Details.Summary>
          {t('weak.aside')} <span className="nhsuk-u-visually-hidden">({subject})</span>
        </Details.Summary>
        <Details.Text>
          <form method="post" action={`${planBase}/findings/aside`}>
            <input type="hidden" name="rule" value={finding.rule} />
            <input type="hidden" name="subject" value={subject} />
            <input type="hidden" name="only" value={only ?? ''} />
            <LineField
              name="reason"
              id={field}
              label={t('weak.reason')}
              hint={t('weak.reasonHint')}
              required
              form={unfilled}
            />
            <Button type="submit" secondary small>
              {t('weak.asideButton')}
            </Button>
          </form>
        </Details.Text>
      </Details>
    </article>
  );
}

/** Sets all findings of a rule aside at once, with one reason; those that come later are told. */
function AllAside({ desk: { t, planBase }, rule, count }: { desk: PlanDesk; rule: string; count: number }) {
  return (
    <Details>
      <Details.Summary>{t('weak.allAside', { count })}</Details.Summary>
      <Details.Text>
        <form method="post" action={`${planBase}/findings/aside-all`}>
          <input type="hidden" name="rule" value={rule} />
          <LineField
            name="reason"
            id={`reason-${rule}`}
            label={t('weak.reason')}
            hint={t('weak.reasonHint')}
            required
            form={unfilled}
          />
          <Button type="submit" secondary small>
            {t('weak.allAsideButton', { count })}
          </Button>
        </form>
      </Details.Text>
    </Details>
  );
}

/** Where what a finding is about can be mended. */
function Mend({ planBase, id }: { planBase: string; id: string }) {
  if (/^c\d/.test(id)) return <a href={`${planBase}/commitments/${id}`}>{id}</a>;
  if (/^r\d/.test(id)) return <a href={`${planBase}/answers#${id}`}>{id}</a>;
  if (/^g\d/.test(id)) return <a href={`${planBase}/glossary#${id}`}>{id}</a>;
  if (/^m\d/.test(id)) return <a href={`${planBase}/timeline#${id}`}>{id}</a>;
  return id;
}
