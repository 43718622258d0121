/** The same commitments told in other ways: by driver, by sector, by year, and as the final plan tells its story. */
import { Card } from 'nhsuk-react-components';
import { type Driver, drivers, type Sector, sectors } from '../model.ts';
import type { Placed } from '../placed.ts';
import { type Bundle, byDriver, bySector, byYear } from '../rules.ts';
import { CommitmentList, PageHeading, TermsMet } from './parts.tsx';
import { planPage, type T, type View } from './view.tsx';

/** Groupings that follow from the plan itself; their names are kept from stored ones. */
export const derived = ['driver', 'sector', 'year'] as const;
export type Derived = (typeof derived)[number];

interface Group {
  key: string;
  title: string;
  commitments: readonly Placed[];
}

export function groupingsPage(view: View): string {
  const { t, base, plan } = view;
  return planPage(view, {
    title: t('groupings.title'),
    path: '/groupings',
    body: (
      <>
        <PageHeading>{t('groupings.title')}</PageHeading>
        <p className="nhsuk-lede-text">{t('groupings.intro')}</p>
        {derived.map((name) => (
          <Card key={name} clickable>
            <Card.Heading headingLevel="h2" className="nhsuk-heading-m">
              <Card.Link href={`${base}/groupings/${name}`}>{t(`grouping.${name}`)}</Card.Link>
            </Card.Heading>
            <Card.Description>{t(`grouping.${name}Text`)}</Card.Description>
          </Card>
        ))}
        {plan.groupings.map((grouping) => (
          <Card key={grouping.id} clickable>
            <Card.Heading headingLevel="h2" className="nhsuk-heading-m">
              <Card.Link href={`${base}/groupings/${grouping.slug}`}>{grouping.title}</Card.Link>
            </Card.Heading>
            <Card.Description>{t('grouping.count', { count: grouping.groups.length })}</Card.Description>
          </Card>
        ))}
      </>
    ),
  });
}

/** One grouping by its name; null where the plan has none of that name. */
export function groupingPage(view: View, slug: string): string | null {
  const { t, base } = view;
  const found = groupingNamed(view, slug);
  if (!found) return null;
  return planPage(view, {
    title: found.title,
    path: `/groupings/${slug}`,
    breadcrumb: [{ label: t('groupings.title'), href: `${base}/groupings` }],
    body: (
      <>
        <PageHeading>{found.title}</PageHeading>
        <nav className="nhsuk-contents-list" aria-label={found.title}>
          <ul className="nhsuk-list">
            {found.groups.map((group) => (
              <li key={group.key}>
                <a href={`#group-${group.key}`}>
                  {t('list.option', { label: group.title, count: group.commitments.length })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {found.groups.map((group) => (
          <section key={group.key}>
            <h2 id={`group-${group.key}`}>{group.title}</h2>
            <CommitmentList view={view} list={group.commitments} none="grouping.empty" />
          </section>
        ))}
        <TermsMet view={view} />
      </>
    ),
  });
}

function groupingNamed(view: View, slug: string): { title: string; groups: Group[] } | null {
  const { plan, index, t } = view;
  const name = derived.find((one) => one === slug);
  if (name) {
    const { bundles, title } = bundlings[name];
    return {
      title: t(`grouping.${name}`),
      groups: bundles(index).map((bundle) => ({ ...bundle, title: title(t, bundle.key) })),
    };
  }
  const stored = plan.groupings.find((grouping) => grouping.slug === slug);
  if (!stored) return null;
  return {
    title: stored.title,
    groups: stored.groups.map((group) => ({
      key: group.id,
      title: group.title,
      commitments: group.commitments.flatMap((id) => index.byId.get(id) ?? []),
    })),
  };
}

const bundlings: Record<
  Derived,
  { bundles: (index: View['index']) => Bundle[]; title: (t: T, key: string) => string }
> = {
  driver: { bundles: byDriver, title: (t, key) => t(`driver.${oneOf<Driver>(drivers, key) ?? 'none'}`) },
  sector: { bundles: bySector, title: (t, key) => t(`sector.${oneOf<Sector>(sectors, key) ?? 'none'}`) },
  year: { bundles: byYear, title: (t, key) => t('home.due', { year: key }) },
};

function oneOf<Word extends string>(words: readonly Word[], key: string): Word | undefined {
  return words.find((word) => word === key);
}
