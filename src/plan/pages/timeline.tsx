/** The plan's timeline: what is past, what is now and what is to come. */
import { milestoneState, timeline } from '../rules.ts';
import { PageHeading, TermsMet, Told } from './parts.tsx';
import { planPage, type View } from './view.tsx';

const states = ['past', 'now', 'future', 'none'] as const;

export function timelinePage(view: View): string {
  const { t, plan, today } = view;
  const stretches = states
    .map((state) => ({
      state,
      milestones: timeline(plan.milestones).filter((one) => (milestoneState(one, today) ?? 'none') === state),
    }))
    .filter((stretch) => stretch.milestones.length > 0);
  return planPage(view, {
    title: t('timeline.title'),
    path: '/timeline',
    body: (
      <>
        <PageHeading>{t('timeline.title')}</PageHeading>
        {stretches.length === 0 && <p>{t('timeline.empty')}</p>}
        {stretches.map(({ state, milestones }) => (
          <section key={state} className={`gp-timeline gp-timeline--${state}`}>
            <h2>{t(`timeline.${state}`)}</h2>
            <ol>
              {milestones.map((milestone) => (
                <li key={milestone.id}>
                  <p className="gp-timeline__when">{milestone.when}</p>
                  <p className="gp-timeline__what">
                    <Told view={view} text={milestone.title} />
                  </p>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <TermsMet view={view} />
      </>
    ),
  });
}
