/** Pages for when something is missing or went wrong, in plain words. */
import { Button } from 'nhsuk-react-components';
import { type ShellKey, shellMessages } from './messages.ts';
import { type PageAssets, renderPage } from './shell.tsx';
import { type Translate, translator } from './translate.ts';

export interface ErrorPageProps {
  assets: PageAssets;
  /** Where "start again" leads; the service's name stands on the header. */
  home: { label: string; href: string } | null;
  path: string;
  /** Words of another language, where the system has one. */
  t?: Translate<ShellKey>;
}

/** 404: there is no such page. */
export function notFoundPage(props: ErrorPageProps): string {
  const t = props.t ?? translator('en', shellMessages);
  return page(props, t, t('error.notFoundTitle'), [t('error.notFoundText')]);
}

/**
 * Something broke, or cannot be done for a reason that the reader is told; the reference leads the team to it in the logs.
 * `again` is where to send it anew.
 */
export function errorPage(
  props: ErrorPageProps & { reference: string | null; reason?: string; again?: string },
): string {
  const t = props.t ?? translator('en', shellMessages);
  const lines = [props.reason ?? t('error.text')];
  if (props.reference) lines.push(t('error.reference', { reference: props.reference }));
  return page(props, t, t('error.title'), lines, props.again);
}

function page(props: ErrorPageProps, t: Translate<ShellKey>, title: string, lines: string[], again?: string): string {
  const home = props.home ?? { label: t('front.service'), href: '/' };
  return renderPage({
    title,
    service: home,
    logo: null,
    navigation: [],
    path: props.path,
    breadcrumb: [],
    footer: [],
    contact: null,
    search: null,
    assets: props.assets,
    t,
    children: (
      <>
        <h1 className="nhsuk-heading-xl">{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Button href={again ?? home.href}>{t(again ? 'error.sendAgain' : 'error.startAgain')}</Button>
      </>
    ),
  });
}
