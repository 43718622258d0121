/** What the columns of a plan's table of measures hold. */
import { type DocumentTable, massIn, yearIn } from './document-tables.ts';

interface TonnesColumn {
  at: number;
  heading: string;
  /** How many tonnes one of its figures is. */
  tonnes: string;
}

export interface MeasureColumns {
  action: number;
  body: number | null;
  theme: number | null;
  category: number | null;
  /** When it starts, where no year tells it. */
  start: number | null;
  /** In the order of the years. */
  years: readonly (TonnesColumn & { year: number })[];
  /** A single column of tonnes a year, where there are none by year. */
  aYear: readonly TonnesColumn[] | null;
  /** Headings of columns that are sums over years. */
  cumulative: readonly string[];
  /** Whether nothing says what the figures are in. */
  assumed: boolean;
}

const actionWords =
  /^(?:#|no\.?|ref)? ?(?:key )?(?:actions?|measures?|initiatives?|interventions?|projects?|commitments?|what(?! we measure)|proposals?|schemes?|description(?: of .*)?|opportunit(?:y|ies))\b/i;
const bodyWords =
  /\b(?:responsible|responsibility|lead|owner|owned by|who|delivered by|organisation|body|accountable|partners?)\b/i;
const themeWords = /^(?:theme|sector|area|workstream|group|topic)\b/i;
const categoryWords = /\bcategory\b/i;
const startWords = /\b(?:start|from|when|timescale|timeframe|by when|date|delivery)\b/i;
const tonnesWords =
  /co2|\bcarbon (?:saving|reduction|impact)|\btonnes\b|\bemissions? (?:saving|reduction)|\babatement\b|^t$/i;
const cumulativeWords =
  /\bcumulative|\bcum\.?\b|\bsum\b|\btotals?\b|\boverall\b|\bover (?:the )?(?:period|lifetime|life)\b/i;
const besides =
  /%|£|\bcost|\bper cent|\bcapital|\brevenue|\bfunding|\bspend|\bbudget|\bbase ?line\b|\bbase year\b|\bremaining\b|\bresidual\b|\bbusiness as usual\b|\bbau\b|\btarget\b|\bemissions (?:before|after|in)\b/i;

/** Rows that are no measure but a sum, a line of the whole, or what is left. */
export const notAMeasure =
  /^(?:grand |overall |cumulative |annual )?(?:sub[- ]?)?totals?\b|\btotals?$|^sum\b|^cumulative\b|^(?:all|combined) (?:measures|actions|savings|reductions)\b|^(?:baseline|business[- ]as[- ]usual|bau|do nothing)\b|^(?:remaining|residual|target|gap|shortfall|net emissions|trajectory|emissions (?:after|with|remaining))\b|^(?:%|per ?cent|percentage)/i;

/** The columns of a table of measures; null where it is another table: without actions, or without tonnes. */
export function measureColumnsOf({ headings, caption }: DocumentTable): MeasureColumns | null {
  const find = (words: RegExp) => {
    const at = headings.findIndex((heading) => words.test(heading) && yearIn(heading) === null);
    return at === -1 ? null : at;
  };
  const action = find(actionWords);
  if (action === null) return null;
  const figures = headings.map((heading, at) => ({ heading, at })).filter(({ heading }) => !besides.test(heading));
  const isCumulative = ({ heading }: { heading: string }) => cumulativeWords.test(heading);
  const ofTonnes = figures.filter(
    ({ at, heading }) => at !== action && (tonnesWords.test(heading) || yearIn(heading) !== null),
  );
  // Money by year is no tonnes: years alone count where the table, or their own headings, speak of tonnes.
  const speaksOfMoney = besides.test(caption) && massIn(caption) === null;
  const years = ofTonnes
    .filter((one) => !isCumulative(one))
    .flatMap(({ heading, at }) => {
      const year = yearIn(heading);
      if (year === null || (speaksOfMoney && !tonnesWords.test(heading))) return [];
      return [{ at, heading, year, tonnes: massIn(heading) ?? massIn(caption) ?? '1' }];
    })
    .sort((a, b) => a.year - b.year);
  const single = ofTonnes.filter(
    (one) => !isCumulative(one) && yearIn(one.heading) === null && tonnesWords.test(one.heading),
  );
  const aYear =
    years.length > 0
      ? []
      : single.slice(0, 1).map((one) => ({ ...one, tonnes: massIn(one.heading) ?? massIn(caption) ?? '1' }));
  if (years.length === 0 && aYear.length === 0) return null;
  const said = [...years, ...aYear].some(({ heading }) => massIn(heading) !== null) || massIn(caption) !== null;
  return {
    ...{
      action,
      body: find(bodyWords),
      theme: find(themeWords),
      category: find(categoryWords),
      start: find(startWords),
    },
    ...{ years, aYear: aYear.length > 0 ? aYear : null, assumed: !said },
    cumulative: [
      ...new Set(figures.filter((one) => one.at !== action && isCumulative(one)).map(({ heading }) => heading)),
    ],
  };
}
