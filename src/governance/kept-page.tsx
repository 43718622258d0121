/** A text that was decided about, whole, and what differs between two of them. */
import { WordChanges } from '../plan/pages/word-changes.tsx';
import type { Difference } from './differences.ts';
import type { T } from './frame.tsx';
import { type Commitment, factsOf } from './kept-facts.ts';
import type { KeptPlan } from './kept-text.ts';
import type { Decision, Gate, Snapshot } from './model.ts';

interface KeptProps {
  t: T;
  /** "/fenmarsh/approval/HASH" */
  here: string;
  snapshot: Snapshot;
  /** Whether the text still has its hash. */
  whole: boolean;
  plan: KeptPlan;
  /** What was decided about this text. */
  decisions: { gate: Gate; decision: Decision }[];
  /** Other texts that were decided about, by hash. */
  others: { hash: string; label: string }[];
  day(text: string): string;
}

export function KeptPage({ t, here, snapshot, whole, plan, decisions, others, day }: KeptProps) {
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{t('kept.title')}</span> {plan.title}
      </h1>
      <p>{t('kept.text')}</p>
      <p>
        {t('kept.edition', { edition: snapshot.edition, day: day(snapshot.at.toISOString().slice(0, 10)) })}.{' '}
        {t('kept.hash')}: <code className="gp-hash">{snapshot.hash}</code>. {t(whole ? 'kept.whole' : 'kept.broken')}
      </p>
      <h2 className="nhsuk-heading-m">{t('kept.decisions')}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {decisions.map(({ gate, decision }) => (
          <li key={decision.id}>
            {gate.title}: {t('gate.decided', { outcome: t(`state.${decision.outcome}`), day: day(decision.on) })}
            {decision.minute !== '' && `. ${t('gate.minute', { minute: decision.minute })}`}
          </li>
        ))}
      </ul>
      <ul className="nhsuk-list">
        <li>
          <a href={`${here}/plan.json`}>{t('kept.json')}</a>
        </li>
        <li>
          <a href={`${here}/changes`}>{t('kept.compare')}</a>
        </li>
        {others.map(({ hash, label }) => (
          <li key={hash}>
            <a href={`${here}/changes?with=${hash}`}>
              {t('kept.others')}: {label}
            </a>
          </li>
        ))}
      </ul>
      {plan.vision !== null && (
        <>
          <h2>{t('kept.vision')}</h2>
          <p>{plan.vision}</p>
        </>
      )}
      {plan.ambitions.length > 0 && (
        <>
          <h2>{t('kept.ambitions')}</h2>
          <Promises t={t} plan={plan} all={plan.ambitions} />
        </>
      )}
      {plan.chapters.map(({ id, title, markdown }) => (
        <section key={id}>
          <h2>{title}</h2>
          <p className="gp-as-written">{markdown}</p>
        </section>
      ))}
      {plan.themes.map((theme) => (
        <section key={theme.id}>
          <h2>{theme.title}</h2>
          {theme.subthemes.map((subtheme) => (
            <section key={subtheme.id}>
              {subtheme.title !== null && <h3>{subtheme.title}</h3>}
              {subtheme.recommendations.length > 0 && (
                <p className="nhsuk-u-font-weight-bold">{t('kept.recommendations')}</p>
              )}
              <ul className="nhsuk-list nhsuk-list--bullet">
                {subtheme.recommendations.map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ul>
              {subtheme.commitments.length > 0 && <p className="nhsuk-u-font-weight-bold">{t('kept.commitments')}</p>}
              <Promises t={t} plan={plan} all={subtheme.commitments} />
            </section>
          ))}
        </section>
      ))}
      {plan.milestones.length > 0 && (
        <>
          <h2>{t('kept.milestones')}</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {plan.milestones.map(({ id, when, title }) => (
              <li key={id}>
                <b>{when}</b> {title}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Promises({ t, plan, all }: { t: T; plan: KeptPlan; all: readonly Commitment[] }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {all.map((one) => {
        const { owners, dates, targets } = factsOf(plan, one, '');
        return (
          <li key={one.id}>
            <b>{one.id}</b> {one.text}
            <span className="nhsuk-hint gp-flush">
              {[
                owners && `${t('changes.fact.owners')}: ${owners}`,
                dates && `${t('changes.fact.dates')}: ${dates}`,
                targets && `${t('changes.fact.targets')}: ${targets}`,
              ]
                .filter(Boolean)
                .join('. ')}
            </span>
            {one.children.length > 0 && <Promises t={t} plan={plan} all={one.children} />}
          </li>
        );
      })}
    </ul>
  );
}

interface ChangesProps {
  t: T;
  /** The text before, by the first digits of its hash. */
  before: string;
  /** Null for the plan as it is now. */
  after: string | null;
  differences: Difference[];
}

export function ChangesPage({ t, before, after, differences }: ChangesProps) {
  const to = after === null ? t('changes.now') : t('changes.other', { hash: after });
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('changes.title')}</h1>
      <p>{t('changes.between', { before, after: to })}</p>
      <p>{differences.length === 0 ? t('changes.none') : t('changes.count', { count: differences.length })}</p>
      {differences.map((one) => (
        <article key={`${one.kind} ${one.id}`} className="gp-commitment">
          <h2 className="nhsuk-heading-s">
            {t(`changes.${one.change}`)}: {t(`changes.kind.${one.kind}`)} {one.kind === 'plan' ? '' : one.id}
          </h2>
          <p className="gp-as-written">
            <WordChanges words={one.words} />
          </p>
          {one.facts.map(({ fact, before: from, after: now }) => (
            <p key={fact}>
              {t('changes.fact', {
                fact: t(`changes.fact.${fact}`),
                before: from || t('changes.nothing'),
                after: now || t('changes.nothing'),
              })}
            </p>
          ))}
        </article>
      ))}
    </>
  );
}
