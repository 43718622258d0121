/** The pages about what was really saved: for readers and for the team, and where the team says how it is measured. */
import { type Context, Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { isPlanned, plannedDeskOf } from '../pages/frame.tsx';
import { NothingPage } from '../pages/nothing-page.tsx';
import { savedCsv } from './saved-csv.ts';
import { savedFacts } from './saved-facts.ts';
import { SavedPage, savedWordsOf } from './saved-page.tsx';

/** Mounted at "/trajectory" below the system, or below its workspace. */
export function savedRoutes(house: WebHouse, team: boolean): Hono<Env> {
  const factsOf = async (c: Context<Env>) => {
    const desk = await plannedDeskOf(c, house, team);
    const facts = isPlanned(desk) ? await savedFacts(desk) : null;
    return isPlanned(desk) && facts ? { desk, facts } : { desk, facts: null };
  };
  return new Hono<Env>()
    .get('/saved', async (c) => {
      const found = await factsOf(c);
      const t = savedWordsOf(c.var.system.settings.language);
      const body = found.facts ? (
        <SavedPage {...{ t }} desk={found.desk} facts={found.facts} />
      ) : (
        <NothingPage desk={found.desk} />
      );
      return found.desk.page({ title: t('title'), path: '/saved', body });
    })

    .get('/saved.csv', async (c) => {
      const { desk, facts } = await factsOf(c);
      if (!facts) return c.notFound();
      c.header('content-disposition', 'attachment; filename="savings.csv"');
      return c.body(savedCsv(desk.nameOf, facts), 200, { 'content-type': 'text/csv; charset=utf-8' });
    });
}
