/** A page that belongs to a system: in its brand, below its name. */
import type { ReactNode } from 'react';
import type { System } from '../systems.model.ts';
import { brandStylesheet } from './brand.ts';
import { shellMessages } from './messages.ts';
import { type Link, type PageAssets, renderPage } from './shell.tsx';
import { translator } from './translate.ts';

const t = translator('en', shellMessages);

interface SystemPage {
  title: string;
  /** Below the system's address: "/workspace/people". */
  path: string;
  /** Between home and this page. */
  breadcrumb: Link[];
  body: ReactNode;
}

export function systemPage(system: System, assets: PageAssets, { title, path, breadcrumb, body }: SystemPage): string {
  const { name, brand, contact } = system.settings;
  const base = `/${system.slug}`;
  return renderPage({
    title,
    service: { label: name, href: base },
    logo: brand.logo,
    navigation: [],
    path: `${base}${path}`,
    breadcrumb: [{ label: t('shell.home'), href: base }, ...breadcrumb],
    footer: path.startsWith('/workspace') ? [{ label: t('shell.account'), href: '/account' }] : [],
    contact,
    search: null,
    assets: { ...assets, styles: [...assets.styles, `${base}/${brandStylesheet(brand).file}`] },
    t,
    children: body,
  });
}
