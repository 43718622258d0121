/** What every page of a plan is given, and the frame that it is put in. */
import { Container, Tag } from 'nhsuk-react-components';
import { createElement, Fragment, type ReactNode } from 'react';
import type { System } from '../../platform/systems.model.ts';
import { brandStylesheet } from '../../platform/web/brand.ts';
import { type Link, type PageAssets, renderPage } from '../../platform/web/shell.tsx';
import { type Catalogue, type Translate, translators } from '../../platform/web/translate.ts';
import { en, type MessageKey } from '../messages/en.ts';
import type { Plan } from '../model.ts';
import { indexPlan, type PlanIndex } from '../rules.ts';
import { type Terms, termsOf } from './terms.ts';

export type T = Translate<MessageKey>;
export const catalogues: Readonly<Record<string, Catalogue<MessageKey>>> = { en };

/** What a page that belongs to a system is given, whether it has a plan or not. */
export interface Frame {
  system: System;
  t: T;
  /** "/fenmarsh": every address of the system begins with it. */
  base: string;
  assets: PageAssets;
}

/** What a page of a plan is given. */
export interface View extends Frame {
  plan: Plan;
  index: PlanIndex;
  /** The day as YYYY-MM-DD: a milestone is past or to come by it. */
  today: string;
  /** Glossary terms of this one page, which remembers those it has explained. */
  terms: Terms;
  offered: Offered;
}

/** What other rooms add to a page. */
export interface Offered {
  navigation: Link[];
  /** Below what the page itself says. */
  panels: ReactNode[];
}
export const nothingOffered: Offered = { navigation: [], panels: [] };

export interface Page {
  title: string;
  /** Below the system's address: "/themes"; "" is home. */
  path: string;
  /** Between home and this page. */
  breadcrumb?: Link[];
  body: ReactNode;
}

const wordsOf = translators(catalogues);

export function makeFrame(system: System, assets: PageAssets, t: T = wordsOf(system.settings.language)): Frame {
  const base = `/${system.slug}`;
  const brand = `${base}/${brandStylesheet(system.settings.brand).file}`;
  return { system, t, base, assets: { ...assets, styles: [...assets.styles, brand] } };
}

export function makeView(
  frame: Frame,
  plan: Plan,
  today: string,
  index: PlanIndex = indexPlan(plan),
  offered = nothingOffered,
): View {
  return { ...frame, plan, index, today, offered, terms: termsOf(plan.glossary) };
}

/** A page of a plan as HTML. A plan that no body has approved says so above it. */
export function planPage(view: View, page: Page): string {
  const body = createElement(Fragment, null, page.body, ...view.offered.panels);
  return framePage(view, { ...page, body }, <Standing view={view} />, navigation(view), footer(view));
}

/** A page of a system that has no plan to show. */
export function framePage(
  frame: Frame,
  page: Page,
  notice: ReactNode = null,
  navigation: Link[] = [],
  footer: Link[] = [],
): string {
  const { system, t, base } = frame;
  const home: Link = { label: t('shell.home'), href: base };
  return renderPage({
    title: page.title,
    service: { label: system.settings.name, href: base },
    logo: system.settings.brand.logo,
    navigation,
    path: `${base}${page.path}`,
    breadcrumb: page.path === '' ? [] : [home, ...(page.breadcrumb ?? [])],
    footer,
    contact: system.settings.contact,
    search: navigation.length > 0 ? `${base}/search` : null,
    notice,
    assets: frame.assets,
    t,
    children: page.body,
  });
}

/** Whether a body has approved the plan; without one it is a draft, whatever its status says. */
export function isApproved(plan: Plan): boolean {
  return plan.status === 'approved' && plan.approval !== null;
}

function Standing({ view: { plan, t } }: { view: View }) {
  if (isApproved(plan) && plan.approval) {
    return (
      <aside className="gp-standing" aria-label={t('draft.label')}>
        <Container>
          <p>{t('approved.text', { body: plan.approval.body, date: longDate(plan.approval.date, t) })}</p>
        </Container>
      </aside>
    );
  }
  return (
    <aside className="gp-standing" aria-label={t('draft.label')}>
      <Container>
        <p>
          <Tag modifier="yellow">{t('draft.tag')}</Tag> {t('draft.text')}
        </p>
      </Container>
    </aside>
  );
}

/** "31 March 2027" in the language of the page; what is no whole day is given back as it is. */
export function longDate(day: string, t: T): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const language = t.language === 'en' ? 'en-GB' : t.language;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function navigation({ base, t, offered }: View): Link[] {
  return [
    { label: t('nav.themes'), href: `${base}/themes` },
    { label: t('nav.commitments'), href: `${base}/commitments` },
    { label: t('nav.organisations'), href: `${base}/organisations` },
    { label: t('nav.timeline'), href: `${base}/timeline` },
    { label: t('nav.groupings'), href: `${base}/groupings` },
    ...offered.navigation,
  ];
}

function footer({ base, t, plan }: View): Link[] {
  return [
    ...(plan.chapters.length > 0 ? [{ label: t('chapters.title'), href: `${base}/chapters` }] : []),
    { label: t('nav.glossary'), href: `${base}/glossary` },
    { label: t('nav.plans'), href: `${base}/plans` },
    { label: t('nav.downloads'), href: `${base}/downloads` },
  ];
}
