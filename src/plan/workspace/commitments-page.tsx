/** Every ambition, commitment and part of a plan, each with the way to change it. */
import type { Commitment } from '../model.ts';
import type { PlanDesk } from './desk.tsx';

export function CommitmentsPage({ desk }: { desk: PlanDesk }) {
  const { t, plan, planBase } = desk;
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('promise.list')}</h1>
      <section>
        <h2 className="nhsuk-heading-m">{t('promise.ambitions')}</h2>
        <List desk={desk} commitments={plan.ambitions} />
        <p>
          <a href={`${planBase}/commitments/new?place=ambitions`}>{t('promise.addAmbition')}</a>
        </p>
      </section>
      {plan.themes.map((theme) => (
        <section key={theme.id}>
          <h2 className="nhsuk-heading-m">{theme.title}</h2>
          {theme.subthemes.map((subtheme) => (
            <section key={subtheme.id}>
              {subtheme.title && <h3 className="nhsuk-heading-s">{subtheme.title}</h3>}
              <List desk={desk} commitments={subtheme.commitments} />
              <p>
                <a href={`${planBase}/commitments/new?place=${subtheme.id}`}>
                  {t('promise.add')}
                  <span className="nhsuk-u-visually-hidden">: {subtheme.title ?? theme.title}</span>
                </a>
              </p>
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

function List({ desk, commitments }: { desk: PlanDesk; commitments: Commitment[] }) {
  const { t, planBase } = desk;
  if (commitments.length === 0) return null;
  return (
    <ul className="nhsuk-list">
      {commitments.map((commitment) => (
        <li key={commitment.id} id={commitment.id} className="gp-commitment">
          <p>{commitment.text}</p>
          <p className="gp-quiet">
            {t('promise.facts', {
              owners: commitment.owners.length,
              dates: commitment.dates.length,
              targets: commitment.targets.length,
            })}{' '}
            <a href={`${planBase}/commitments/${commitment.id}`}>{t('promise.change', { id: commitment.id })}</a>
          </p>
          <List desk={desk} commitments={commitment.children} />
        </li>
      ))}
    </ul>
  );
}
