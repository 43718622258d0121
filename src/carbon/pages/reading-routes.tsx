/** Pages on which a footprint is read, for readers of the published calculation and for the team of the latest or any. */
import { stringify } from 'csv-stringify/sync';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { comparisonFacts } from './comparison-facts.ts';
import { ComparisonPage, comparisonPictures } from './comparison-page.tsx';
import { type CountedDesk, countedDeskOf, deskOf } from './frame.tsx';
import { hotspotFacts, hotspotWays } from './hotspots-facts.ts';
import { HotspotsPage, hotspotsPicture } from './hotspots-page.tsx';
import { MadeAsked, madeFacts } from './made-facts.ts';
import { MadePage } from './made-page.tsx';
import { medicinesFacts } from './medicines-facts.ts';
import { MedicinesPage, medicinesPicture } from './medicines-page.tsx';
import { NoSuchPage } from './no-such-page.tsx';
import { NothingPage } from './nothing-page.tsx';
import { organisationFacts } from './organisation-facts.ts';
import { OrganisationPage, organisationPictures } from './organisation-page.tsx';
import { systemFacts } from './system-facts.ts';
import { SystemPage, systemPictures } from './system-page.tsx';
import { yearName } from './told.ts';
import { yearsOf } from './trend.ts';

/** "2024", "2024/25" or "2024-25". */
const Year = z
  .string()
  .regex(/^\d{4}([/-]\d{2})?$/)
  .transform((text) => Number(text.slice(0, 4)));
const Short = z.string().max(100).catch('');

/** Mounted at "/carbon" below the system, or below its workspace. */
export function readingRoutes(house: WebHouse, team: boolean): Hono<Env> {
  const yearOf = (c: Context<Env>) => Year.safeParse(c.req.query('year')).data ?? null;
  const organisationOf = (c: Context<Env>) => Short.parse(c.req.query('organisation') ?? '');
  /** Shows what a calculation holds; where there is none, or nothing of what was asked for, there is no such page. */
  const show =
    (answer: (desk: CountedDesk, c: Context<Env>) => Promise<Response | null>) => async (c: Context<Env>) => {
      const desk = await countedDeskOf(c, house, team);
      return (desk && ((await noSuchYear(desk, c)) ?? (await answer(desk, c)))) ?? c.notFound();
    };
  /** Where the address asks for a year that is not there. */
  const noSuchYear = async (desk: CountedDesk, c: Context<Env>): Promise<Response | null> => {
    const asked = c.req.query('year') ?? '';
    if (asked === '') return null;
    const { t, here } = desk;
    const path = c.req.path.slice(c.req.path.indexOf(here) + here.length);
    const organisation = Short.parse(c.req.param('organisation') ?? organisationOf(c));
    const years = yearsOf(await desk.reading.figures(organisation));
    if (years.length === 0 || years.includes(yearOf(c) ?? Number.NaN)) return null;
    const links = years.map((year) => ({
      label: yearName(year),
      href: desk.href(path === '/' ? '' : path, { ...c.req.query(), year }),
    }));
    const sentence = t('noSuch.yearIs', { asked: asked.slice(0, 40), count: years.length });
    const body = <NoSuchPage title={t('noSuch.year')} sentence={sentence} links={links} />;
    return desk.page({ title: t('noSuch.year'), path, body }, 404);
  };
  /** Where hotspots are asked for by what they are not ranked by; suppliers are for the team. */
  const noSuchWay = (desk: CountedDesk, asked: string, organisation: string, year: number | null) => {
    const { t } = desk;
    const links = hotspotWays
      .filter((way) => (way !== 'supplier' || team) && (way !== 'organisation' || organisation === ''))
      .map((by) => ({ label: t(`hotspots.by.${by}`), href: desk.href('/hotspots', { organisation, year, by }) }));
    const sentence = t('noSuch.wayIs', { asked: asked.slice(0, 40) });
    const body = <NoSuchPage title={t('noSuch.way')} sentence={sentence} links={links} />;
    return desk.page({ title: t('noSuch.way'), path: '/hotspots', body }, 404);
  };
  const towards = ({ nameOf, href }: CountedDesk, organisation: string, year: number) =>
    organisation === ''
      ? []
      : [{ label: nameOf(organisation), href: href(`/organisations/${organisation}`, { year }) }];

  return new Hono<Env>()
    .get('/', async (c) => {
      const desk = await countedDeskOf(c, house, team);
      const noSuch = desk && (await noSuchYear(desk, c));
      if (noSuch) return noSuch;
      const facts = desk && (await systemFacts(desk, yearOf(c)));
      if (!desk || !facts) {
        const empty = deskOf(c, house, team);
        return empty.page({ title: empty.t('title'), path: '', body: <NothingPage desk={empty} /> });
      }
      const body = <SystemPage {...{ desk, facts }} pictures={await systemPictures(desk, facts)} />;
      return desk.page({ title: `${desk.t('title')}, ${yearName(facts.year)}`, path: '', body });
    })

    .get(
      '/organisations/:organisation',
      show(async (desk, c) => {
        const organisation = Short.parse(c.req.param('organisation'));
        const facts = await organisationFacts(desk, organisation, yearOf(c));
        if (!facts) return null;
        const body = <OrganisationPage {...{ desk, facts }} pictures={await organisationPictures(desk, facts)} />;
        const title = `${desk.nameOf(organisation)}, ${yearName(facts.year)}`;
        return desk.page({ title, path: `/organisations/${organisation}`, body });
      }),
    )

    .get(
      '/made',
      show(async (desk, c) => {
        const asked = MadeAsked.safeParse(c.req.query());
        if (!asked.success) return null;
        const { organisation, year } = asked.data;
        const body = <MadePage desk={desk} facts={await madeFacts(desk, asked.data)} />;
        return desk.page({
          title: desk.t('made.title'),
          path: '/made',
          within: towards(desk, organisation, year),
          body,
        });
      }),
    )

    .get(
      '/hotspots',
      show(async (desk, c) => {
        const organisation = organisationOf(c);
        const asked = c.req.query('by') || 'category';
        const by = z.enum(hotspotWays).safeParse(asked).data;
        if (by === undefined || (by === 'supplier' && !team)) return noSuchWay(desk, asked, organisation, yearOf(c));
        const facts = await hotspotFacts(desk, { organisation, by, year: yearOf(c) });
        if (!facts) return null;
        const body = <HotspotsPage {...{ desk, facts }} picture={await hotspotsPicture(desk, facts)} />;
        const within = towards(desk, organisation, facts.year);
        return desk.page({ title: desk.t('hotspots.title'), path: '/hotspots', within, body });
      }),
    )

    .get(
      '/medicines',
      show(async (desk, c) => {
        const organisation = organisationOf(c);
        const facts = await medicinesFacts(desk, organisation, yearOf(c));
        if (!facts) return null;
        const body = <MedicinesPage {...{ desk, facts }} picture={await medicinesPicture(desk, facts)} />;
        const within = towards(desk, organisation, facts.year);
        return desk.page({ title: desk.t('medicines.title'), path: '/medicines', within, body });
      }),
    )

    .get(
      '/comparison',
      show(async (desk, c) => {
        const of = z.enum(['footprint', 'plus']).catch('plus').parse(c.req.query('of'));
        const facts = await comparisonFacts(desk, { year: yearOf(c), of });
        if (!facts) return null;
        const body = <ComparisonPage {...{ desk, facts }} pictures={await comparisonPictures(desk, facts)} />;
        return desk.page({ title: desk.t('comparison.title'), path: '/comparison', body });
      }),
    )

    .get(
      '/result.csv',
      show(async (desk, c) => {
        const [organisation, year] = [organisationOf(c), yearOf(c)];
        const figures = (await desk.reading.figures(organisation)).filter((one) => year === null || one.year === year);
        if (figures.length === 0) return null;
        const name = fileName(desk, 'footprint', { organisation, year });
        return c.body(stringify(figures, csvForm), 200, csvHeaders(name));
      }),
    );
}

/** "audit-pack-northmere-2024-25-3": what it is, of whom (the system's short name where it is of all), of when, and which calculation. */
export function fileName(
  { carbon, calculation }: CountedDesk,
  what: string,
  { organisation, year }: { organisation: string; year: number | null },
): string {
  const whose = organisation === '' ? carbon.system.slug : organisation;
  const when = year === null ? [] : [yearName(year).replace('/', '-')];
  return [what, whose, ...when, calculation.n].join('-').replace(/[^\w.-]/g, '_');
}

export const csvHeaders = (name: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}.csv"`,
});

/** Figures as CSV (RFC 4180), kg with all their digits. */
const csvForm = {
  bom: true,
  header: true,
  columns: [
    'organisation',
    'year',
    'fromMonth',
    'toMonth',
    'category',
    'scope',
    'ghgCategory',
    'part',
    'basis',
    'tier',
    'estimated',
    'lines',
    'kg',
  ].map((key) => ({ key, header: key === 'kg' ? 'kgCO2e' : key })),
  cast: { boolean: (value: boolean) => (value ? 'yes' : 'no') },
  escape_formulas: false,
  record_delimiter: 'windows' as const,
};
