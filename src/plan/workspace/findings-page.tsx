/** The plan's weaknesses, each with why it is one and how to mend it. */
import type { Translate } from '../../platform/web/translate.ts';
import type { LintFinding } from '../lint/lint.ts';
import type { WorkspaceKey } from '../messages/en-workspace.ts';

const colours = { error: 'red', warning: 'orange', info: 'blue' } as const;

export function FindingsPage({ findings, t }: { findings: LintFinding[]; t: Translate<WorkspaceKey> }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('findings.title')}</h1>
      <p>{findings.length === 0 ? t('findings.none') : t('findings.count', { count: findings.length })}</p>
      {findings.map((finding) => (
        <article key={`${finding.rule}-${finding.lines.join('-')}-${finding.message}`} className="gp-commitment">
          <h2 className="nhsuk-heading-s">
            <strong className={`nhsuk-tag nhsuk-tag--${colours[finding.severity]}`}>{finding.rule}</strong>
          </h2>
          <p>{finding.message}</p>
          <p className="nhsuk-hint">{t('findings.mend', { mend: finding.mend })}</p>
        </article>
      ))}
    </>
  );
}
