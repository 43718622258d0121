/** Home: the plan as a story – vision, ambitions, what is promised, by whom, by when – and what a reader can do. */
import { ActionLink, Button, Card, Col, Row } from 'nhsuk-react-components';
import { completeness } from '../figures.ts';
import { byYear, milestoneState } from '../rules.ts';
import { Counts, Owners, Places, TermsMet, Told } from './parts.tsx';
import { type Frame, framePage, planPage, type View } from './view.tsx';

export function homePage(view: View): string {
  const { plan, system } = view;
  return planPage(view, {
    title: system.settings.name,
    path: '',
    body: (
      <>
        <h1 className="nhsuk-heading-xl">{plan.title}</h1>
        <Vision view={view} />
        <Ambitions view={view} />
        <Promised view={view} />
        <Row>
          <Col width="one-half">
            <ByWhom view={view} />
          </Col>
          <Col width="one-half">
            <ByWhen view={view} />
          </Col>
        </Row>
        <Chapters view={view} />
        <CallToAction view={view} />
        <TermsMet view={view} />
      </>
    ),
  });
}

/** A system without a plan says so to its readers, and to its team how to bring one in. */
export function noPlanPage(frame: Frame): string {
  const { t, system, base } = frame;
  return framePage(frame, {
    title: system.settings.name,
    path: '',
    body: (
      <>
        <h1 className="nhsuk-heading-xl">{t('home.none')}</h1>
        <p>{t('home.noneText')}</p>
        <h2 className="nhsuk-heading-m">{t('home.noneTeam')}</h2>
        <p>{t('home.noneTeamText')}</p>
        <Button href={`${base}/workspace`}>{t('home.noneOpen')}</Button>
      </>
    ),
  });
}

function Vision({ view }: { view: View }) {
  const { plan, t } = view;
  if (plan.vision === null) return null;
  return (
    <section className="gp-vision" aria-labelledby="vision">
      <h2 className="nhsuk-heading-m" id="vision">
        {t('home.vision')}
      </h2>
      <p>
        <Told view={view} text={plan.vision} />
      </p>
    </section>
  );
}

function Ambitions({ view }: { view: View }) {
  const { plan, t, base } = view;
  if (plan.ambitions.length === 0) return null;
  return (
    <section>
      <h2>{t('home.ambitions')}</h2>
      <ul className="gp-ambitions">
        {plan.ambitions.map((ambition) => (
          <li key={ambition.id}>
            <p>
              <Told view={view} text={ambition.text} />
            </p>
            {ambition.children.length > 0 && (
              <ul className="nhsuk-list nhsuk-list--bullet">
                {ambition.children.map((part) => (
                  <li key={part.id}>
                    <Told view={view} text={part.text} />
                  </li>
                ))}
              </ul>
            )}
            {ambition.owners.length > 0 && (
              <div className="gp-owned">
                {t('commitment.owners')}: <Owners view={view} owners={ambition.owners} />
              </div>
            )}
            <p>
              <a href={`${base}/commitments/${ambition.id}`}>{t('home.ambitionMore', { id: ambition.id })}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promised({ view }: { view: View }) {
  const { plan, t, base } = view;
  const complete = completeness(plan);
  return (
    <section>
      <h2>{t('home.promised')}</h2>
      <p>
        {t('home.promisedText', {
          commitments: complete.commitments,
          themes: plan.themes.length,
          owned: complete.withOwner,
          dated: complete.withDate,
          targets: complete.withTarget,
        })}
      </p>
      <ul className="nhsuk-grid-row nhsuk-card-group gp-bare">
        {plan.themes.map((theme) => (
          <li key={theme.id} className="nhsuk-grid-column-one-half nhsuk-card-group__item">
            <Card clickable>
              <Card.Heading headingLevel="h3" className="nhsuk-heading-m">
                <Card.Link href={`${base}/themes/${theme.slug}`}>{theme.title}</Card.Link>
              </Card.Heading>
              {theme.straplines[0] && <Card.Description>{theme.straplines[0]}</Card.Description>}
              <p className="nhsuk-body-s gp-flush">{themeCount(view, theme)}</p>
            </Card>
          </li>
        ))}
      </ul>
      <ActionLink href={`${base}/commitments`}>{t('home.browse')}</ActionLink>
    </section>
  );
}

/** "12 recommendations, 9 commitments" of a theme. */
export function themeCount({ t }: View, theme: View['plan']['themes'][number]): string {
  return t('themes.count', {
    recommendations: theme.subthemes.reduce((sum, subtheme) => sum + subtheme.recommendations.length, 0),
    commitments: theme.subthemes.reduce((sum, subtheme) => sum + subtheme.commitments.length, 0),
  });
}

function ByWhom({ view }: { view: View }) {
  const { t, base, system, plan } = view;
  return (
    <section>
      <h2>{t('home.whom')}</h2>
      <p>{t('home.whomText')}</p>
      <ul className="nhsuk-list">
        {plan.organisations.slice(0, 8).map((organisation) => (
          <li key={organisation.id}>
            <a href={`${base}/organisations/${organisation.slug}`}>{organisation.name}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${base}/organisations`}>{t('home.allOrganisations')}</a>
      </p>
      {system.settings.places.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">{t('organisations.places')}</h3>
          <Places view={view} />
        </>
      )}
    </section>
  );
}

function ByWhen({ view }: { view: View }) {
  const { t, base, index, plan, today } = view;
  const next = plan.milestones
    .filter((one) => ['now', 'future'].includes(milestoneState(one, today) ?? ''))
    .slice(0, 3);
  return (
    <section>
      <h2>{t('home.when')}</h2>
      <Counts
        caption={t('home.counts')}
        head={[t('home.countYear'), t('home.countNumber')]}
        bars={byYear(index).map((bundle) => ({
          key: bundle.key,
          label: t('home.due', { year: bundle.key }),
          count: bundle.commitments.length,
          href: `${base}/commitments?year=${bundle.key}`,
        }))}
      />
      {next.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">{t('home.next')}</h3>
          <ul className="nhsuk-list">
            {next.map((milestone) => (
              <li key={milestone.id}>
                <strong>{milestone.when}</strong> <Told view={view} text={milestone.title} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`${base}/timeline`}>{t('home.wholeTimeline')}</a>
      </p>
    </section>
  );
}

function Chapters({ view: { plan, t, base } }: { view: View }) {
  if (plan.chapters.length === 0) return null;
  return (
    <section>
      <h2>{t('home.chapters')}</h2>
      <ul className="nhsuk-list gp-columns">
        {plan.chapters.map((chapter) => (
          <li key={chapter.id}>
            <a href={`${base}/chapters/${chapter.slug}`}>{chapter.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CallToAction({ view: { t, base, system } }: { view: View }) {
  const { contact } = system.settings;
  return (
    <section className="gp-act" aria-labelledby="act">
      <h2 id="act">{t('home.act')}</h2>
      <p>{t('home.actText')}</p>
      <p className="nhsuk-button-group">
        <Button href={`${base}/organisations`}>{t('home.actFind')}</Button>
        {contact && (
          <Button secondary href={`mailto:${contact.email}`}>
            {t('home.actTell')}
          </Button>
        )}
        <Button secondary href={`${base}/downloads`}>
          {t('home.actDownload')}
        </Button>
      </p>
    </section>
  );
}
