/** What is promised for my organisation, and for my place. */
import type { SystemSettings } from '../../platform/systems.model.ts';
import { type NamedOrganisation, sectors } from '../model.ts';
import { organisationsOf, promisedFor, promisedForPlace } from '../rules.ts';
import { CommitmentList, PageHeading, Places, TermsMet } from './parts.tsx';
import { planPage, type View } from './view.tsx';

export function organisationsPage(view: View): string {
  const { t, base, plan, system, index } = view;
  return planPage(view, {
    title: t('organisations.title'),
    path: '/organisations',
    body: (
      <>
        <PageHeading>{t('organisations.title')}</PageHeading>
        <p className="nhsuk-lede-text">{t('organisations.intro')}</p>
        {system.settings.places.length > 0 && (
          <>
            <h2>{t('organisations.places')}</h2>
            <Places view={view} />
          </>
        )}
        {sectors
          .map((sector) => ({ sector, members: plan.organisations.filter((one) => one.sector === sector) }))
          .filter(({ members }) => members.length > 0)
          .map(({ sector, members }) => (
            <section key={sector}>
              <h2>{t(`sector.${sector}`)}</h2>
              <ul className="nhsuk-list">
                {members.map((organisation) => (
                  <li key={organisation.id}>
                    <a href={`${base}/organisations/${organisation.slug}`}>{organisation.name}</a>{' '}
                    <span className="gp-quiet">
                      {t('organisations.own', { count: promisedFor(index, organisation).own.length })}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </>
    ),
  });
}

export function organisationPage(view: View, organisation: NamedOrganisation): string {
  const { t, base, index } = view;
  const promises = promisedFor(index, organisation);
  const { name } = organisation;
  return planPage(view, {
    title: t('organisation.title', { name }),
    path: `/organisations/${organisation.slug}`,
    breadcrumb: [{ label: t('organisations.title'), href: `${base}/organisations` }],
    body: (
      <>
        <PageHeading caption={t('organisation.caption')}>{t('organisation.title', { name })}</PageHeading>
        <p>
          {t(`sector.${organisation.sector}`)}
          {organisation.odsCode && ` · ${t('organisation.ods', { code: organisation.odsCode })}`}
        </p>
        <h2>{t('organisation.own', { name })}</h2>
        <CommitmentList view={view} list={promises.own} none="organisation.none" />
        {promises.throughGroups.length > 0 && (
          <>
            <h2>{t('organisation.through')}</h2>
            <CommitmentList view={view} list={promises.throughGroups} none="organisation.none" />
          </>
        )}
        <TermsMet view={view} />
      </>
    ),
  });
}

export function placePage(view: View, place: SystemSettings['places'][number]): string {
  const { t, base, index, plan } = view;
  const { name } = place;
  const promised = promisedForPlace(index, place.slug);
  const { here } = organisationsOf(plan, place.slug);
  return planPage(view, {
    title: t('place.title', { name }),
    path: `/places/${place.slug}`,
    breadcrumb: [{ label: t('organisations.title'), href: `${base}/organisations` }],
    body: (
      <>
        <PageHeading caption={t('place.caption')}>{t('place.title', { name })}</PageHeading>
        {here.length > 0 && (
          <>
            <h2 className="nhsuk-heading-m">{t('place.organisations')}</h2>
            <ul className="nhsuk-list">
              {here.map((organisation) => (
                <li key={organisation.id}>
                  <a href={`${base}/organisations/${organisation.slug}`}>{organisation.name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{t('place.here', { name })}</h2>
        <CommitmentList view={view} list={promised.here} none="organisation.none" />
        <h2>{t('place.everywhere')}</h2>
        <CommitmentList view={view} list={promised.everywhere} none="organisation.none" />
        <TermsMet view={view} />
      </>
    ),
  });
}
