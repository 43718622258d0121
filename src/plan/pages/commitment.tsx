/** One commitment: its words, who, when, how much, how firmly, where it came from and what it answers. */
import { SummaryList, Tag } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import type { Change } from '../compare.ts';
import type { Cause } from '../editing/cause.ts';
import type { MessageKey } from '../messages/en.ts';
import type { Commitment } from '../model.ts';
import type { Placed } from '../placed.ts';
import { answeredBy } from '../rules.ts';
import { Owners, PageHeading, phrasesOf, TermsMet, Told } from './parts.tsx';
import { subthemeAddress } from './themes.tsx';
import { longDate, planPage, type View } from './view.tsx';
import { WordChanges } from './word-changes.tsx';

/** One change since the import, as the page tells it. */
export interface RevisionLine {
  /** YYYY-MM-DD. */
  when: string;
  who: string;
  why: string;
  cause: Cause | null;
  /** What became of its words; empty where they stayed. */
  words: Change['words'];
}

export function commitmentPage(view: View, placed: Placed, revisions: RevisionLine[]): string {
  const { t, base } = view;
  const { commitment, theme, subtheme } = placed;
  const title = t(titles[placed.kind], { id: commitment.id });
  return planPage(view, {
    title,
    path: `/commitments/${commitment.id}`,
    breadcrumb: [
      { label: t('list.title'), href: `${base}/commitments` },
      ...(theme ? [{ label: theme.title, href: `${base}/themes/${theme.slug}` }] : []),
      ...(theme && subtheme?.title ? [{ label: subtheme.title, href: subthemeAddress(view, theme, subtheme) }] : []),
    ],
    body: (
      <>
        <PageHeading>{title}</PageHeading>
        {placed.parent && (
          <p>
            {t('commitment.partOf')}: <a href={`${base}/commitments/${placed.parent.id}`}>{placed.parent.text}</a>
          </p>
        )}
        <p className="gp-quote">
          <Words view={view} commitment={commitment} />
        </p>
        <Parts view={view} parts={commitment.children} />
        <h2>{t('commitment.terms')}</h2>
        <Facts view={view} placed={placed} />
        <Answers view={view} placed={placed} />
        <Ending view={view} commitment={commitment} />
        <History view={view} commitment={commitment} revisions={revisions} />
        <TermsMet view={view} />
      </>
    ),
  });
}

const titles: Record<Placed['kind'], MessageKey> = {
  ambition: 'commitment.ambitionTitle',
  commitment: 'commitment.title',
  part: 'commitment.partTitle',
};

/** The words of a commitment, with those that soften it marked. A span that an edit has left behind marks nothing. */
function Words({ view, commitment: { text, hedges } }: { view: View; commitment: Commitment }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { phrase, span } of hedges.toSorted((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = span;
    if (start < at || text.slice(start, end) !== phrase) continue;
    pieces.push(<Told key={at} view={view} text={text.slice(at, start)} />);
    pieces.push(
      <mark key={start} className="gp-soft">
        {phrase}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {pieces}
      <Told view={view} text={text.slice(at)} />
    </>
  );
}

function Parts({ view, parts }: { view: View; parts: Commitment[] }) {
  if (parts.length === 0) return null;
  return (
    <>
      <h2>{view.t('commitment.parts')}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {parts.map((part) => (
          <li key={part.id}>
            <Told view={view} text={part.text} />{' '}
            <a href={`${view.base}/commitments/${part.id}`}>{view.t('commitment.partTitle', { id: part.id })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ view, placed }: { view: View; placed: Placed }) {
  const { t } = view;
  const { commitment } = placed;
  return (
    <SummaryList>
      <Fact term={t('commitment.owners')}>
        {placed.owners.length > 0 ? <Owners view={view} owners={placed.owners} /> : t('commitment.noOwner')}
        {placed.inherited && ` (${t('commitment.inherited')})`}
      </Fact>
      <Fact term={t('commitment.dates')}>
        <Lines
          none={t('commitment.noDate')}
          lines={
            commitment.dates.length > 0
              ? commitment.dates.map((date) =>
                  date.latest
                    ? `${date.phrase} (${t('commitment.latest', { date: longDate(date.latest, t) })})`
                    : date.phrase,
                )
              : phrasesOf(view, commitment, 'dates')
          }
        />
      </Fact>
      <Fact term={t('commitment.targets')}>
        <Lines
          none={t('commitment.noTarget')}
          lines={
            commitment.targets.length > 0
              ? commitment.targets.map((target) =>
                  target.baseline
                    ? `${target.phrase} ${t('commitment.baseline', { baseline: target.baseline })}`
                    : target.phrase,
                )
              : phrasesOf(view, commitment, 'targets')
          }
        />
      </Fact>
      {commitment.strength && (
        <Fact term={t('commitment.strength')}>
          {t(`strength.${commitment.strength}`)}
          {commitment.hedges.length > 0 && (
            <p className="gp-hedge">
              {t('commitment.hedges', { words: commitment.hedges.map((hedge) => `“${hedge.phrase}”`).join(', ') })}
            </p>
          )}
        </Fact>
      )}
      {commitment.level && <Fact term={t('commitment.level')}>{t(`level.${commitment.level}`)}</Fact>}
      {commitment.size && <Fact term={t('commitment.size')}>{t(`size.${commitment.size}`)}</Fact>}
      {commitment.drivers.length > 0 && (
        <Fact term={t('commitment.drivers')}>
          {commitment.drivers.map((driver) => t(`driver.${driver}`)).join(', ')}
        </Fact>
      )}
      {commitment.origin && <Fact term={t('commitment.origin')}>{t(`origin.${commitment.origin}`)}</Fact>}
      <Source view={view} commitment={commitment} />
    </SummaryList>
  );
}

function Source({ view, commitment }: { view: View; commitment: Commitment }) {
  const { t, plan } = view;
  const document = plan.documents.find((one) => one.id === commitment.source?.document);
  if (!commitment.source || !document) return null;
  return (
    <Fact term={t('commitment.sourceTerm')}>
      {t('commitment.source', { file: document.file, kind: document.kind, line: commitment.source.line })}
    </Fact>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <SummaryList.Row>
      <SummaryList.Key>{term}</SummaryList.Key>
      <SummaryList.Value>{children}</SummaryList.Value>
    </SummaryList.Row>
  );
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  const [first] = lines;
  if (lines.length < 2) return first ?? none;
  return (
    <ul className="nhsuk-list gp-flush">
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Answers({ view, placed }: { view: View; placed: Placed }) {
  const { t, index } = view;
  if (placed.kind === 'ambition') return null;
  const answered = answeredBy(index, placed.commitment.id);
  return (
    <>
      <h2>{t('commitment.answers')}</h2>
      {answered.length === 0 ? (
        <p>{t('commitment.answersNone')}</p>
      ) : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {answered.map(({ recommendation, theme, subtheme, confirmed }) => (
            <li key={recommendation.id}>
              {!confirmed && <Tag modifier="grey">{t('commitment.proposed')}</Tag>}{' '}
              <a href={`${subthemeAddress(view, theme, subtheme)}#${recommendation.id}`}>{recommendation.text}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Ending({ view: { t, base }, commitment: { closure } }: { view: View; commitment: Commitment }) {
  if (!closure) return null;
  return (
    <>
      <h2>{t('commitment.closed')}</h2>
      <p>
        <Tag>{t(`outcome.${closure.outcome}`)}</Tag> {closure.reason}
      </p>
      {closure.carriedTo && (
        <p>
          <a href={`${base}/commitments/${closure.carriedTo}`}>
            {t('commitment.carriedTo', { id: closure.carriedTo })}
          </a>
        </p>
      )}
    </>
  );
}

function History({
  view: { t },
  commitment,
  revisions,
}: {
  view: View;
  commitment: Commitment;
  revisions: RevisionLine[];
}) {
  return (
    <>
      <h2>{t('commitment.history')}</h2>
      {revisions.length === 0 && commitment.revision === 0 && <p>{t('commitment.asImported')}</p>}
      {commitment.revision > 0 && <p>{t('commitment.revisions', { count: commitment.revision })}</p>}
      <RevisionList t={t} revisions={revisions} />
    </>
  );
}

function RevisionList({ t, revisions }: { t: View['t']; revisions: RevisionLine[] }) {
  if (revisions.length === 0) return null;
  return (
    <ol className="nhsuk-list">
      {revisions.map((revision) => (
        <li key={`${revision.when}${revision.who}${revision.why}`}>
          {t('commitment.revision', { when: longDate(revision.when, t), who: revision.who, why: revision.why })}{' '}
          {revision.cause?.kind === 'finding' && t('commitment.causeFinding', { title: revision.cause.title })}
          {revision.cause?.kind === 'remark' && t('commitment.causeRemark')}
          {revision.cause?.kind === 'owner' && t('commitment.causeOwner')}
          {revision.words.length > 0 && (
            <p>
              <WordChanges words={revision.words} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What stood under a number that is no longer in the plan, and why it went. */
export function withdrawnPage(view: View, id: string, text: string, revisions: RevisionLine[]): string {
  const { t, base } = view;
  const title = t('withdrawn.title', { id });
  return planPage(view, {
    title,
    path: `/commitments/${id}`,
    breadcrumb: [{ label: t('list.title'), href: `${base}/commitments` }],
    body: (
      <>
        <PageHeading>{title}</PageHeading>
        <p>{t('withdrawn.text')}</p>
        <p className="gp-quote">{text}</p>
        <h2>{t('commitment.history')}</h2>
        <RevisionList t={t} revisions={revisions} />
      </>
    ),
  });
}
