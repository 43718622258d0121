/** What every page of the trajectory is made with: its words, its addresses, what it was asked for, its frame. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { publicPage } from '../../carbon/pages/frame.tsx';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { Filled } from '../../platform/web/forms.tsx';
import type { Link } from '../../platform/web/shell.tsx';
import { systemPage } from '../../platform/web/system-page.tsx';
import { type Translate, translators } from '../../platform/web/translate.ts';
import { type TrajectoryKey, trajectoryMessages } from '../messages.ts';
import { thisYear } from '../money-basis.ts';
import { ScenarioError } from '../rules/scenario.ts';
import { type Trajectory, trajectoryOf } from '../trajectory.ts';
import { type Asked, askedOf, queryOf } from './asked.ts';
import { type Planned, type Record as PlanOfRecord, type Reading, readingOf } from './reading.ts';

export type T = Translate<TrajectoryKey>;

export const wordsOf = translators({ en: trajectoryMessages });

type Status = 200 | 404 | 422;

export interface Desk {
  t: T;
  trajectory: Trajectory;
  reading: Reading;
  record: PlanOfRecord;
  asked: Asked;
  /** What the address has for each field of the form, and what is wrong with it. */
  filled: Filled;
  /** Whether the page is the team's, who see the latest calculation and any scenario. */
  team: boolean;
  /** The financial year that it is. */
  thisYear: number;
  /** "/fenmarsh" */
  base: string;
  /** "/fenmarsh/trajectory" or "/fenmarsh/workspace/trajectory": where these pages are. */
  here: string;
  /** The name of an organisation by its short name; "the whole system" of ''. */
  nameOf(organisation: string): string;
  /** The name of what the page is of: an organisation, a place, the whole system. */
  whose: string;
  initiativeOf(id: string): string;
  /** Below `here`, with what was asked for; null or '' takes a word of it away. */
  href(path: string, query?: Readonly<Record<string, string | number | null>>): string;
  page(
    page: { title: string; path: string; within?: Link[]; body: ReactNode },
    status?: Status,
  ): Response | Promise<Response>;
}

/** What a page is given that shows a plan. */
export interface PlannedDesk extends Desk {
  planned: Planned;
}

/** Of the team's pages a scenario may be asked for; readers see the plan of record, and may try a change of it out. */
export async function deskOf(c: Context<Env>, house: WebHouse, team: boolean): Promise<Desk> {
  const { system } = c.var;
  const t = wordsOf(system.settings.language);
  const base = `/${system.slug}`;
  const here = team ? `${base}/workspace/trajectory` : `${base}/trajectory`;
  const trajectory = trajectoryOf(house, system, { team });
  const reading = await readingOf(trajectory, team);
  const record = await reading.record();
  const initiatives = new Map(record.initiatives.map(({ id, title }) => [id, title]));
  const asked = askedOf(c.req.query(), {
    system,
    initiatives,
    scenarios: new Map(team ? record.scenarios.map(({ id, name }) => [id, name]) : []),
    words: {
      organisation: (found) => t('asked.organisation', { found }),
      year: (found) => t('asked.year', { found }),
      scenario: (found) => t(team ? 'asked.scenario' : 'asked.scenarioOfTeam', { found }),
      initiative: (found) => t('asked.initiative', { found }),
      start: (found) => t('asked.start', { found }),
      size: (found) => t('asked.size', { found }),
      which: () => t('asked.which'),
    },
  });
  const names = new Map(system.settings.organisations.map(({ slug, name }) => [slug, name]));
  const nameOf = (slug: string) => (slug === '' ? t('wholeSystem') : (names.get(slug) ?? slug));
  const place = system.settings.places.find(({ slug }) => asked.whose === `place:${slug}`);
  return {
    thisYear: thisYear(),
    ...{ t, trajectory, reading, record, asked, team, base, here, nameOf },
    filled: { values: c.req.query(), problems: asked.problems },
    whose: place?.name ?? nameOf(asked.whose),
    initiativeOf: (id) => initiatives.get(id) ?? id,
    href(path, query = {}) {
      const all: Record<string, string | number | null> = { ...queryOf(asked), ...query };
      const said = Object.entries(all).flatMap(([name, value]) =>
        value === null || value === '' ? [] : [[name, String(value)]],
      );
      const text = new URLSearchParams(said).toString();
      return `${here}${path}${text === '' ? '' : `?${text}`}`;
    },
    async page({ title, path, within = [], body }, status = asked.problems.length > 0 ? 422 : 200) {
      const crumbs = path === '' ? [] : [{ label: t('title'), href: here }, ...within];
      if (team) {
        const breadcrumb = [{ label: t('workspace'), href: `${base}/workspace` }, ...crumbs];
        return c.html(
          systemPage(system, house.assets, { title, path: `/workspace/trajectory${path}`, breadcrumb, body }),
          status,
        );
      }
      c.header('Cache-Control', 'no-cache');
      return c.html(
        await publicPage(c, house, { title, path: `/trajectory${path}`, breadcrumb: crumbs, body }),
        status,
      );
    },
  };
}

/** Without a plan where there is no baseline to plan from. */
export async function plannedDeskOf(c: Context<Env>, house: WebHouse, team: boolean): Promise<PlannedDesk | Desk> {
  const desk = await deskOf(c, house, team);
  const { scenario, tried, problems } = desk.asked;
  try {
    const planned = await desk.reading.planned(scenario, tried);
    return planned ? { ...desk, planned } : desk;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const told = error.remarks.map(({ sentence }) => ({ field: 'scenario', message: sentence }));
    problems.push(...told);
    const planned = await desk.reading.planned(null, tried);
    return planned ? { ...desk, planned } : desk;
  }
}

export const isPlanned = (desk: PlannedDesk | Desk): desk is PlannedDesk => 'planned' in desk;
