/** The platform's own first page: the systems there are, or how to begin. */
import { Card } from 'nhsuk-react-components';
import type { Person } from '../accounts/people-store.ts';
import type { System } from '../systems.model.ts';
import { shellMessages } from './messages.ts';
import { type PageAssets, renderPage } from './shell.tsx';
import { translator } from './translate.ts';

interface FrontProps {
  systems: System[];
  assets: PageAssets;
  /** Who has signed in; null for a reader. */
  person: Person | null;
}

/** Lists the systems, with their workspaces for those who may enter; with none it says how to make one. */
export function frontPage({ systems, assets, person }: FrontProps): string {
  const t = translator('en', shellMessages);
  const own = systems.filter(({ id }) => person?.roles.some(({ systemId }) => systemId === id));
  const title = systems.length > 0 ? t('front.title') : t('front.none');
  return renderPage({
    title,
    service: { label: t('front.service'), href: '/' },
    logo: null,
    navigation: [],
    path: '/',
    breadcrumb: [],
    footer: [],
    contact: null,
    search: null,
    assets,
    t,
    children: (
      <>
        <h1 className="nhsuk-heading-xl">{title}</h1>
        <p>{systems.length > 0 ? t('front.intro') : t('front.noneText')}</p>
        {systems.map((system) => (
          <Card key={system.slug} clickable>
            <Card.Heading headingLevel="h2">
              <Card.Link href={`/${system.slug}`}>{system.settings.name}</Card.Link>
            </Card.Heading>
          </Card>
        ))}
        {own.length > 0 && (
          <>
            <h2>{t('front.workspaces')}</h2>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {own.map(({ slug, settings }) => (
                <li key={slug}>
                  <a href={`/${slug}/workspace`}>{settings.name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {systems.length === 0 && (
          <pre>
            <code>{'bin/greenplan system create NAME\nbin/greenplan import FILE'}</code>
          </pre>
        )}
      </>
    ),
  });
}
