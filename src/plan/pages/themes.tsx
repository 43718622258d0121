/** Themes and sub-themes, with each recommendation beside the commitments that answer it. */
import { Card, InsetText, Tag } from 'nhsuk-react-components';
import type { Recommendation, Subtheme, Theme } from '../model.ts';
import { type Answer, answersShown, unasked } from '../rules.ts';
import { themeCount } from './home.tsx';
import { CommitmentEntry, CommitmentList, PageHeading, TermsMet, Told } from './parts.tsx';
import { planPage, type View } from './view.tsx';

export function themesPage(view: View): string {
  const { plan, t, base } = view;
  return planPage(view, {
    title: t('themes.title'),
    path: '/themes',
    body: (
      <>
        <PageHeading>{t('themes.title')}</PageHeading>
        <p className="nhsuk-lede-text">{t('themes.intro', { count: plan.themes.length })}</p>
        {plan.themes.map((theme) => (
          <Card key={theme.id}>
            <Card.Heading headingLevel="h2">
              <Card.Link href={`${base}/themes/${theme.slug}`}>{theme.title}</Card.Link>
            </Card.Heading>
            {theme.straplines.map((line) => (
              <Card.Description key={line}>{line}</Card.Description>
            ))}
            <p className="nhsuk-body-s">{themeCount(view, theme)}</p>
            <ul className="nhsuk-list">
              {named(theme).map((subtheme) => (
                <li key={subtheme.id}>
                  <a href={subthemeAddress(view, theme, subtheme)}>{subtheme.title}</a>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </>
    ),
  });
}

export function themePage(view: View, theme: Theme): string {
  const { t, base } = view;
  const told = new Set<string>();
  return planPage(view, {
    title: theme.title,
    path: `/themes/${theme.slug}`,
    breadcrumb: [{ label: t('themes.title'), href: `${base}/themes` }],
    body: (
      <>
        <PageHeading caption={t('theme.caption')}>{theme.title}</PageHeading>
        {theme.straplines.map((line) => (
          <p key={line} className="nhsuk-lede-text">
            <Told view={view} text={line} />
          </p>
        ))}
        <p>{themeCount(view, theme)}</p>
        {named(theme).length > 1 && (
          <nav className="nhsuk-contents-list" aria-label={t('theme.subthemes')}>
            <h2 className="nhsuk-heading-s">{t('theme.subthemes')}</h2>
            <ul className="nhsuk-list">
              {named(theme).map((subtheme) => (
                <li key={subtheme.id}>
                  <a href={`#${subtheme.slug}`}>{subtheme.title}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {theme.subthemes.map((subtheme) => (
          <section key={subtheme.id} className="gp-section">
            <h2 id={subtheme.slug}>
              <a href={subthemeAddress(view, theme, subtheme)}>{subtheme.title ?? t('theme.unnamed')}</a>
            </h2>
            <Pairs view={view} subtheme={subtheme} level={3} told={told} />
          </section>
        ))}
        <TermsMet view={view} />
      </>
    ),
  });
}

export function subthemePage(view: View, theme: Theme, subtheme: Subtheme): string {
  const { t, base } = view;
  return planPage(view, {
    title: subtheme.title ?? theme.title,
    path: `/themes/${theme.slug}/${subtheme.slug}`,
    breadcrumb: [
      { label: t('themes.title'), href: `${base}/themes` },
      { label: theme.title, href: `${base}/themes/${theme.slug}` },
    ],
    body: (
      <>
        <PageHeading caption={t('subtheme.caption', { theme: theme.title })}>
          {subtheme.title ?? t('theme.unnamed')}
        </PageHeading>
        <Pairs view={view} subtheme={subtheme} level={2} told={new Set()} />
        <TermsMet view={view} />
      </>
    ),
  });
}

interface PairsProps {
  view: View;
  subtheme: Subtheme;
  level: 2 | 3;
  /** Commitments that the page has told whole already: one that answers again is told in a line. */
  told: Set<string>;
}

/** Recommendations beside their answers, then the commitments that nothing here asked for. */
function Pairs({ view, subtheme, level, told }: PairsProps) {
  const { t, index } = view;
  const Heading = level === 2 ? 'h2' : 'h3';
  const others = unasked(index, subtheme);
  const proposed = subtheme.recommendations.some((one) =>
    answersShown(index, one.id).some((answer) => !answer.confirmed),
  );
  return (
    <>
      {subtheme.recommendations.length > 0 && (
        <>
          <Heading className="nhsuk-heading-m">{t('subtheme.recommendations')}</Heading>
          {proposed && (
            <InsetText>
              <p>{t('subtheme.proposedText')}</p>
            </InsetText>
          )}
          <ol className="gp-pairs">
            {subtheme.recommendations.map((recommendation) => (
              <Pair key={recommendation.id} view={view} recommendation={recommendation} told={told} />
            ))}
          </ol>
        </>
      )}
      {(others.length > 0 || subtheme.recommendations.length === 0) && (
        <>
          <Heading className="nhsuk-heading-m">
            {t(subtheme.recommendations.length > 0 ? 'subtheme.others' : 'subtheme.commitments')}
          </Heading>
          <CommitmentList view={view} list={others} none="subtheme.empty" />
        </>
      )}
    </>
  );
}

function Pair({ view, recommendation, told }: { view: View; recommendation: Recommendation; told: Set<string> }) {
  const { t, index } = view;
  const answers = answersShown(index, recommendation.id);
  const confirmed = answers.some((answer) => answer.confirmed);
  return (
    <li className="gp-pair" id={recommendation.id}>
      <div className="gp-pair__asked">
        <p className="gp-label">{t('subtheme.recommendation')}</p>
        <p>
          <Told view={view} text={recommendation.text} />
        </p>
      </div>
      <div className="gp-pair__answers">
        <p className="gp-label">
          {t(answers.length === 0 ? 'subtheme.noAnswer' : confirmed ? 'subtheme.answer' : 'subtheme.maybe')}
        </p>
        {answers.map((answer) => (
          <AnswerEntry key={answer.placed.commitment.id} view={view} answer={answer} told={told} />
        ))}
      </div>
    </li>
  );
}

function AnswerEntry({ view, answer, told }: { view: View; answer: Answer; told: Set<string> }) {
  const { placed, confirmed } = answer;
  const { id, text } = placed.commitment;
  const tag = !confirmed && <Tag modifier="grey">{view.t('subtheme.proposed')}</Tag>;
  if (told.has(id)) {
    return (
      <p className="gp-again">
        {tag} <a href={`${view.base}/commitments/${id}`}>{text}</a>
      </p>
    );
  }
  told.add(id);
  return <CommitmentEntry view={view} placed={placed} note={tag} />;
}

export function subthemeAddress({ base }: View, theme: Theme, subtheme: Subtheme): string {
  return `${base}/themes/${theme.slug}/${subtheme.slug}`;
}

function named(theme: Theme): Subtheme[] {
  return theme.subthemes.filter((subtheme) => subtheme.title !== null);
}
