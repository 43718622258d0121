/** Glossary, search, former plans and downloads. */
import { Button, SummaryList, TextInput } from 'nhsuk-react-components';
import type { Plan } from '../model.ts';
import { indexPlan } from '../rules.ts';
import { PageHeading } from './parts.tsx';
import { planPage, type View } from './view.tsx';

export const hitKinds = [
  'commitment',
  'ambition',
  'recommendation',
  'theme',
  'milestone',
  'term',
  'chapter',
  'organisation',
  'other',
] as const;

/** Something that a search found, and where in the system it can be read. */
export interface Hit {
  kind: (typeof hitKinds)[number];
  text: string;
  /** Below the system's address: "/commitments/c2". */
  path: string;
}

export function glossaryPage(view: View): string {
  const { t, plan } = view;
  const terms = plan.glossary.toSorted((a, b) => a.term.localeCompare(b.term, t.language));
  return planPage(view, {
    title: t('glossary.title'),
    path: '/glossary',
    body: (
      <>
        <PageHeading>{t('glossary.title')}</PageHeading>
        {terms.length === 0 ? (
          <p>{t('glossary.empty')}</p>
        ) : (
          <SummaryList>
            {terms.map((term) => (
              <SummaryList.Row key={term.id} id={term.id}>
                <SummaryList.Key>{term.term}</SummaryList.Key>
                <SummaryList.Value>{term.meaning}</SummaryList.Value>
              </SummaryList.Row>
            ))}
          </SummaryList>
        )}
      </>
    ),
  });
}

export function searchPage(view: View, q: string, hits: readonly Hit[]): string {
  const { t, base } = view;
  return planPage(view, {
    title: q === '' ? t('search.title') : t('search.results', { count: hits.length, q }),
    path: '/search',
    body: (
      <>
        <PageHeading>{t('search.title')}</PageHeading>
        <search>
          <form method="get" action={`${base}/search`}>
            <TextInput id="q" name="q" type="search" label={t('search.label')} defaultValue={q} />
            <Button type="submit">{t('search.button')}</Button>
          </form>
        </search>
        {q !== '' && (
          <>
            <h2>{t('search.results', { count: hits.length, q })}</h2>
            {hits.length === 0 && <p>{t('search.tips')}</p>}
          </>
        )}
        {hitKinds
          .map((kind) => ({ kind, found: hits.filter((hit) => hit.kind === kind) }))
          .filter(({ found }) => found.length > 0)
          .map(({ kind, found }) => (
            <section key={kind}>
              <h3>{t('list.option', { label: t(`search.${kind}`), count: found.length })}</h3>
              <ul className="nhsuk-list">
                {found.map((hit) => (
                  <li key={`${hit.path}${hit.text}`}>
                    <a href={`${base}${hit.path}`}>{hit.text}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </>
    ),
  });
}

/** The plans before this one, with how each commitment was closed. */
export function plansPage(view: View, former: readonly Plan[]): string {
  const { t } = view;
  return planPage(view, {
    title: t('plans.title'),
    path: '/plans',
    body: (
      <>
        <PageHeading>{t('plans.title')}</PageHeading>
        <p className="nhsuk-lede-text">{t('plans.intro')}</p>
        {former.length === 0 && <p>{t('plans.none')}</p>}
        {former.map((plan) => (
          <FormerPlan key={plan.id} view={view} plan={plan} />
        ))}
      </>
    ),
  });
}

function FormerPlan({ view: { t, base }, plan }: { view: View; plan: Plan }) {
  return (
    <section>
      <h2>{plan.title}</h2>
      <table className="nhsuk-table">
        <thead className="nhsuk-table__head">
          <tr>
            {[t('plans.commitment'), t('plans.outcome'), t('plans.reason')].map((heading) => (
              <th key={heading} scope="col" className="nhsuk-table__header">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {indexPlan(plan).commitments.map(({ commitment: { id, text, closure } }) => (
            <tr key={id} className="nhsuk-table__row">
              <th scope="row" className="nhsuk-table__header gp-plain">
                {text}
              </th>
              <td className="nhsuk-table__cell">
                {closure ? t(`outcome.${closure.outcome}`) : t('plans.open')}
                {closure?.carriedTo && (
                  <>
                    {' '}
                    <a href={`${base}/commitments/${closure.carriedTo}`}>
                      {t('commitment.carriedTo', { id: closure.carriedTo })}
                    </a>
                  </>
                )}
              </td>
              <td className="nhsuk-table__cell">{closure?.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const kinds = ['docx', 'pdf', 'xlsx', 'csv', 'ics', 'json'] as const;

export function downloadsPage(view: View): string {
  const { t, base } = view;
  return planPage(view, {
    title: t('downloads.title'),
    path: '/downloads',
    body: (
      <>
        <PageHeading>{t('downloads.title')}</PageHeading>
        <p className="nhsuk-lede-text">{t('downloads.intro')}</p>
        <ul className="nhsuk-list">
          {kinds.map((kind) => (
            <li key={kind}>
              <a href={`${base}/plan.${kind}`}>{t(`downloads.${kind}`)}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
