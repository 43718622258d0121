/** The plan's timeline: milestones, and the days that other rooms know of, past, now and to come. */
import type { KnownDate } from '../../platform/room.ts';
import type { Milestone } from '../model.ts';
import { alongTimeline, milestoneState } from '../rules.ts';
import { PageHeading, TermsMet, Told } from './parts.tsx';
import { longDate, planPage, type View } from './view.tsx';

const states = ['past', 'now', 'future', 'none'] as const;

interface Beside {
  dates: readonly KnownDate[];
  /** The words in which each milestone that was changed first told its date, by its id. */
  firstPromised: ReadonlyMap<string, string>;
}

export function timelinePage(view: View, { dates, firstPromised }: Beside): string {
  const { t, plan, today, base } = view;
  const entries = alongTimeline(plan.milestones, dates);
  const stretches = states
    .map((state) => ({ state, entries: entries.filter((one) => stateOf(one, today) === state) }))
    .filter((stretch) => stretch.entries.length > 0);
  return planPage(view, {
    title: t('timeline.title'),
    path: '/timeline',
    body: (
      <>
        <PageHeading>{t('timeline.title')}</PageHeading>
        {stretches.length === 0 && <p>{t('timeline.empty')}</p>}
        {stretches.map((stretch) => (
          <section key={stretch.state} className={`gp-timeline gp-timeline--${stretch.state}`}>
            <h2>{t(`timeline.${stretch.state}`)}</h2>
            <ol>
              {stretch.entries.map((entry) =>
                'date' in entry ? (
                  <Known key={entry.date.id} view={view} date={entry.date} />
                ) : (
                  <MilestoneEntry
                    key={entry.milestone.id}
                    view={view}
                    milestone={entry.milestone}
                    first={firstPromised.get(entry.milestone.id)}
                  />
                ),
              )}
            </ol>
          </section>
        ))}
        {stretches.length > 0 && (
          <p>
            <a href={`${base}/plan.ics`}>{t('timeline.calendar')}</a>
          </p>
        )}
        <TermsMet view={view} />
      </>
    ),
  });
}

function stateOf(entry: { milestone: Milestone } | { date: KnownDate }, today: string): (typeof states)[number] {
  return 'date' in entry ? entry.date.state : (milestoneState(entry.milestone, today) ?? 'none');
}

function MilestoneEntry({ view, milestone, first }: { view: View; milestone: Milestone; first: string | undefined }) {
  return (
    <li>
      <p className="gp-timeline__when">{milestone.when}</p>
      <p className="gp-timeline__what">
        <Told view={view} text={milestone.title} />
      </p>
      {first !== undefined && first !== milestone.when && (
        <p className="gp-quiet">{view.t('timeline.firstPromised', { when: first })}</p>
      )}
    </li>
  );
}

function Known({ view: { t, base }, date }: { view: View; date: KnownDate }) {
  const { on, promised, title, note, href } = date;
  return (
    <li>
      <p className="gp-timeline__when">{longDate(on, t)}</p>
      <p className="gp-timeline__what">
        {href === null ? title : <a href={base + href}>{title}</a>}
        {note !== '' && <span className="gp-quiet"> {note}</span>}
      </p>
      {promised !== null && <p className="gp-quiet">{t('timeline.firstPromised', { when: longDate(promised, t) })}</p>}
    </li>
  );
}
