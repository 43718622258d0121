/** What a page is asked for, as the workbook takes it. */

import { moneyBasis } from '../money-basis.ts';
import type { PlannedDesk } from '../pages/frame.tsx';
import { pathTo } from '../pages/paths.ts';
import { waterfallFacts } from '../pages/waterfall-facts.ts';
import { exportWords } from './messages.ts';
import type { WorkbookAsked } from './workbook/asked.ts';
import { pricesOf } from './workbook/prices.ts';

/** @param madeOn YYYY-MM-DD */
export function workbookAsked(desk: PlannedDesk, madeOn: string): WorkbookAsked {
  const { t, planned, asked, record, whose, thisYear, trajectory } = desk;
  const { model } = planned;
  const { settings } = trajectory.system;
  const basis = moneyBasis(model, thisYear);
  const years = [
    basis.priceYear,
    basis.carbonValues.priceYear,
    ...model.initiatives.map(({ money }) => money.priceYear),
  ];
  return {
    ...{ model, organisations: asked.organisations, of: asked.of, madeOn, language: t.language },
    year: waterfallFacts(desk).year,
    allowed: allowedIn(desk),
    money: {
      ...basis,
      prices: pricesOf(planned.deflators, years),
    },
    names: {
      title: exportWords(t.language)('title', { whose }),
      system: settings.name,
      organisations: Object.fromEntries(settings.organisations.map(({ slug, name }) => [slug, name])),
      themes: Object.fromEntries(record.themes),
    },
  };
}

/** Each year by the target that the pages show then: the one that is due next. */
function allowedIn({ planned, asked }: PlannedDesk): WorkbookAsked['allowed'] {
  const paths = planned.paths(asked.organisations).filter(({ target }) => target.of === asked.of);
  const [first] = paths;
  if (!first) return null;
  const byYear = first.years.map((year, at) => pathTo(paths, asked.of, year)?.allowed[at] ?? 0n);
  return { name: paths.map(({ target }) => target.name).join('; '), byYear };
}
