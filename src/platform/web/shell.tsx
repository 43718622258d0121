/** What stands round every page: head, header with the system's own name, breadcrumb, footer. */
import { Breadcrumb, Container, Footer, Header, SkipLink } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ShellKey } from './messages.ts';
import type { Translate } from './translate.ts';

export interface Link {
  label: string;
  href: string;
}

/** Addresses of the stylesheets and scripts that a page asks for. */
export interface PageAssets {
  styles: string[];
  scripts: string[];
}

export interface ShellProps {
  title: string;
  /** Name on the header, and where it leads. */
  service: Link;
  logo: string | null;
  navigation: Link[];
  /** Address of the page itself. */
  path: string;
  /** From home down to the parent of this page. */
  breadcrumb: Link[];
  footer: Link[];
  contact: { name: string; email: string } | null;
  /** Address of the search form; null where there is nothing to search. */
  search: string | null;
  /** Said above every page, such as that the plan is a draft. */
  notice?: ReactNode;
  assets: PageAssets;
  t: Translate<ShellKey>;
  children: ReactNode;
}

/** A whole page as HTML. */
export function renderPage(props: ShellProps): string {
  return `<!DOCTYPE html>\n${renderToStaticMarkup(<Page {...props} />)}`;
}

function Page(props: ShellProps) {
  const { t } = props;
  const title = props.title === props.service.label ? props.title : `${props.title} – ${props.service.label}`;
  return (
    <html lang={t.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title}</title>
        <link rel="icon" href={props.logo ?? 'data:,'} />
        {props.assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {props.assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <SkipLink>{t('shell.skip')}</SkipLink>
        <PageHeader {...props} />
        {props.notice}
        {props.breadcrumb.length > 0 && (
          <Container>
            <Breadcrumb aria-label={t('shell.breadcrumb')}>
              {props.breadcrumb.map((crumb) => (
                <Breadcrumb.Item key={crumb.href} href={crumb.href}>
                  {crumb.label}
                </Breadcrumb.Item>
              ))}
            </Breadcrumb>
          </Container>
        )}
        <Container>
          <main className="nhsuk-main-wrapper" id="maincontent">
            {props.children}
          </main>
        </Container>
        <PageFooter {...props} />
      </body>
    </html>
  );
}

/** The service manual's header without its component, which cannot be had without the NHS logo. */
function PageHeader({ service, logo, navigation, path, search, t }: ShellProps) {
  return (
    <header className="nhsuk-header" data-module="nhsuk-header">
      <div className="nhsuk-width-container nhsuk-header__container">
        <div className="nhsuk-header__service">
          <a className="nhsuk-header__service-name gp-service" href={service.href}>
            {logo && <img className="gp-logo" src={logo} alt="" />}
            {service.label}
          </a>
        </div>
        {search && (
          <Header.Search
            action={search}
            placeholder={t('shell.search')}
            visuallyHiddenLabel={t('shell.search')}
            visuallyHiddenButton={t('shell.searchButton')}
          />
        )}
      </div>
      {navigation.length > 0 && (
        <nav className="nhsuk-header__navigation" aria-label={t('shell.menu')}>
          <div className="nhsuk-width-container nhsuk-header__navigation-container">
            <ul className="nhsuk-header__navigation-list">
              {navigation.map((item) => (
                <NavigationItem key={item.href} item={item} path={path} />
              ))}
              <li className="nhsuk-header__menu" hidden>
                <button
                  className="nhsuk-header__menu-toggle nhsuk-header__navigation-link"
                  id="toggle-menu"
                  aria-expanded="false"
                  type="button"
                >
                  {t('shell.more')}
                </button>
              </li>
            </ul>
          </div>
        </nav>
      )}
    </header>
  );
}

function NavigationItem({ item, path }: { item: Link; path: string }) {
  const here = path === item.href;
  const within = here || path.startsWith(`${item.href}/`);
  return (
    <li className={`nhsuk-header__navigation-item${within ? ' nhsuk-header__navigation-item--current' : ''}`}>
      <a
        className="nhsuk-header__navigation-link"
        href={item.href}
        {...(within ? { 'aria-current': here ? 'page' : 'true' } : {})}
      >
        {item.label}
      </a>
    </li>
  );
}

function PageFooter({ footer, contact, service, t }: ShellProps) {
  return (
    <Footer>
      <Footer.Meta visuallyHiddenText={t('shell.footer')}>
        {footer.map((item) => (
          <Footer.ListItem key={item.href} href={item.href}>
            {item.label}
          </Footer.ListItem>
        ))}
        {contact && (
          <Footer.ListItem href={`mailto:${contact.email}`}>
            {t('shell.contact', { name: contact.name })}
          </Footer.ListItem>
        )}
        <Footer.Copyright>{service.label}</Footer.Copyright>
      </Footer.Meta>
    </Footer>
  );
}
