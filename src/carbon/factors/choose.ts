/** Chooses the factors of an activity in a year, and says how, and what it had to do without. */
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { units as allUnits, ratio, type Unit, unitOf } from '../../kernel/units.ts';
import { yearName } from '../footprint/months.ts';
import { type AssessmentReport, assessmentReports } from '../model.ts';
import { continuations, placeOf } from './activity-rules.ts';
import { countedElsewhere } from './activity-words.ts';
import { atPricesOf } from './deflate.ts';
import type { Library } from './library.ts';
import { type ActivityId, type Basis, type Factor, type Part, parts, type Scope } from './model.ts';

export interface ChoiceSettings {
  /** Whose calendar year's factors a financial year takes: that in which it begins, or that in which it ends. */
  factorYear: 'begins' | 'ends';
  warmingPotentials: AssessmentReport;
  /** "UK" where it is left out. */
  area?: string;
  /** Own factors of organisations; those of `organisation` come before every published one. */
  own?: readonly Factor[];
  organisation?: string;
  /** Publications whose factor is taken before another's of the same year; those left out follow in the usual order. */
  publications?: readonly string[];
}

export interface Asked {
  activity: ActivityId;
  /** As it was entered, in any spelling that src/kernel/units.ts knows. */
  unit: string;
  /** The first calendar year of the financial year. */
  year: number;
  settings: ChoiceSettings;
}

/** What one unit, as entered, counts for. */
export interface Rate {
  part: Part;
  /** Null where the two ways of counting scope 2 do not differ. */
  basis: Basis | null;
  /** kgCO₂e per unit as entered, at 12 places, half up: unit, density and price year multiplied in. */
  kg: string;
  /** Id of the NHS's category. */
  category: string;
  scope: Scope;
  ghgCategory: number | null;
  factor: Factor;
  /** In a sentence: which figure it is and what it was multiplied by. */
  how: string;
}

/** What was taken in place of what was asked for. */
export interface Fallback {
  part: Part;
  kind: 'year' | 'activity' | 'area' | 'warming potentials' | 'unit' | 'basis' | 'prices' | 'left out';
  sentence: string;
}

export type Choice =
  | { rates: Rate[]; fallbacks: Fallback[] }
  /** Why there is no factor, and the activities whose names are nearest. */
  | { missing: string; nearest: ActivityId[] };

/**
 * The rates of an activity in a financial year. For each part, the first of these that there is:
 *
 * 1. the organisation's own factor, from the first financial year that begins on its day or later;
 * 2. a published one of the year (calendar years as the settings say; an issue without a year holds in every one);
 * 3. one of the nearest year, at most ten years away; of two equally near, the earlier;
 *
 * each for the area that was asked for, then for the next wider one. Of several publications the UK Government's comes
 * first. Of one publication's figures in units of the same kind, one is the leading one and the others are not used, so
 * that what is entered in miles and what is entered in kilometres counts alike: published figures are rounded apart. A
 * factor that nobody published is missing: it is never nought.
 */
export function ratesFor(library: Library, { activity, unit, year, settings }: Asked): Choice {
  const own = (settings.own ?? []).filter(
    (factor) => factor.activity === activity && factor.own?.organisation === settings.organisation,
  );
  const all = [...own, ...library.factorsOf(activity)];
  if (all.length === 0) return missing(library, activity);
  const entered = unitOf(unit);
  if (!entered) return { missing: `"${unit}" is no unit that Greenplan knows.`, nearest: [] };
  const search: Search = { library, activity, entered, year, settings };
  const rates: Rate[] = [];
  const fallbacks: Fallback[] = [];
  for (const part of parts) {
    const ofPart = all.filter((factor) => factor.part === part);
    if (ofPart.length === 0) continue;
    const found = ratesOfPart(search, part, ofPart);
    if ('missing' in found) {
      if (part === 'direct') return { missing: found.missing, nearest: [] };
      fallbacks.push({ part, kind: 'left out', sentence: found.missing });
    } else {
      rates.push(...found.rates);
      fallbacks.push(...found.fallbacks);
    }
  }
  if (rates.length === 0) return { missing: fallbacks.map(({ sentence }) => sentence).join(' '), nearest: [] };
  return { rates, fallbacks };
}

interface Search {
  library: Library;
  activity: ActivityId;
  entered: Unit;
  year: number;
  settings: ChoiceSettings;
}

function missing(library: Library, activity: string): Choice {
  const elsewhere = countedElsewhere(activity);
  if (elsewhere !== null) return { missing: elsewhere, nearest: [] };
  return {
    missing: `No factor set that is here has a factor for "${activity}".`,
    nearest: library.nearest(activity, 5),
  };
}

type OfPart = { rates: Rate[]; fallbacks: Fallback[] } | { missing: string };

/** One rate, or two where scope 2 is counted by location and by market. */
function ratesOfPart(search: Search, part: Part, factors: readonly Factor[]): OfPart {
  const place = placeOf(search.activity, part);
  const twice = place.scope === '2';
  const average = rateOf(
    search,
    part,
    factors.filter(({ basis }) => basis !== 'market'),
  );
  const contract = twice
    ? rateOf(
        search,
        part,
        factors.filter(({ basis }) => basis === 'market'),
      )
    : null;
  if ('missing' in average) return average;
  const rate = (basis: Basis | null, found: Found): Rate => ({ ...found.rate, part, basis, ...place });
  if (!contract) return { rates: [rate(null, average)], fallbacks: average.fallbacks };
  const rates = [rate('location', average), rate('market', 'missing' in contract ? average : contract)];
  const fallbacks =
    'missing' in contract
      ? [
          ...average.fallbacks,
          {
            part,
            kind: 'basis' as const,
            sentence:
              'By market, the average stands in: no contract is known, and no published set here has the residual mix.',
          },
        ]
      : [...average.fallbacks, ...contract.fallbacks];
  return { rates, fallbacks };
}

interface Found {
  rate: Pick<Rate, 'kg' | 'factor' | 'how'>;
  fallbacks: Fallback[];
}

function rateOf(search: Search, part: Part, factors: readonly Factor[]): Found | { missing: string } {
  const { entered, year } = search;
  const reached = factors.filter(({ unit }) => reach(entered, unit) !== null);
  if (reached.length === 0) return { missing: sentenceOfUnits(part, entered, factors) };
  const within = reached.filter((factor) => holds(search, factor));
  const factor = within.length === 0 ? null : within.reduce((best, each) => (before(search, each, best) ? each : best));
  if (!factor) {
    const nearest = reached.reduce((best, each) => (farther(search, best, each) ? each : best), reached[0] ?? null);
    return {
      missing: `${inWords(part)}: there is no published factor for ${yearName(year)}${nearest ? `; the nearest is of ${yearOf(search.library, nearest)}` : ''}, and none is taken from more than ${yearsAtMost} years away.`,
    };
  }
  return measured(search, part, factor);
}

const farther = ({ library, settings, year }: Search, a: Factor | null, b: Factor): boolean =>
  a === null || Math.abs(distance(library, settings, year, a)) > Math.abs(distance(library, settings, year, b));

/** How far away a year's factor may be taken from. */
const yearsAtMost = 10;

/** Whether a factor may be taken at all: for an area that holds the one asked for, and a year near enough. */
function holds({ library, year, settings }: Search, factor: Factor): boolean {
  if (factor.own) return factor.own.from <= `${year}-04-01`;
  if (!widening(settings.area).includes(factor.area)) return false;
  return Math.abs(distance(library, settings, year, factor)) <= yearsAtMost;
}

/** Years from the one asked for to the factor's: negative where it is earlier, nought where it holds in every year. */
function distance(library: Library, settings: ChoiceSettings, year: number, factor: Factor): number {
  if (factor.year === null) return 0;
  const financial = setOf(library, factor)?.years === 'financial';
  return (financial || settings.factorYear === 'begins' ? factor.year : factor.year - 1) - year;
}

function before(search: Search, a: Factor, b: Factor): boolean {
  const x = placeInOrder(search, a);
  const y = placeInOrder(search, b);
  for (const [index, value] of x.entries()) if (value !== y[index]) return value < (y[index] ?? 0);
  return false;
}

/** Compared one after the other: the lesser comes first. */
function placeInOrder({ library, entered, year, settings }: Search, factor: Factor): number[] {
  const away = distance(library, settings, year, factor);
  const publication = setOf(library, factor)?.publication ?? '';
  return [
    factor.own ? -Number(factor.own.from.replaceAll('-', '')) : 0,
    factor.area === 'World' ? 0 : widening(settings.area).indexOf(factor.area),
    Math.abs(away) * 2 - (away < 0 ? 1 : 0),
    orderOf([...(settings.publications ?? []), ...publications], publication),
    apart(factor.warmingPotentials, settings.warmingPotentials),
    reach(entered, factor.unit)?.kind === 'exact' ? 0 : 1,
    orderOf(leadingUnits, factor.unit),
  ];
}

const publications = [
  'uk-government',
  'market-based-electricity',
  'anaesthetic-gases',
  'inhalers',
  'defra-supply-chain',
  'nhs-sdu',
];

/** Of units of one kind, the figure per the first of these is the one that is used. */
const leadingUnits = ['kWh', 'kWh (net CV)', 'm3', 'l', 't', 'kg', 'km', 'passenger.km', 'tonne.km', 'GBP', 'item'];

function orderOf(order: readonly string[], value: string): number {
  const at = order.indexOf(value);
  return at === -1 ? order.length : at;
}

/** The same report is nought apart; of two others, the nearer comes first, and of two as near, the later. */
function apart(has: AssessmentReport | null, asked: AssessmentReport): number {
  if (has === null) return 0;
  const steps = assessmentReports.indexOf(has) - assessmentReports.indexOf(asked);
  return Math.abs(steps) * 2 - (steps > 0 ? 1 : 0);
}

/** The areas that hold one, from itself outwards. */
function widening(area = 'UK'): string[] {
  if (area === 'London') return ['London', ...widening('England')];
  return area === 'World' ? ['World'] : area === 'UK' ? ['UK', 'World'] : [area, 'UK', 'World'];
}

interface Reach {
  kind: 'exact' | 'one traveller';
  ratio: Decimal;
}

/** How many of a factor's unit one unit as entered is. A mile that is claimed for is a mile that one person travelled. */
function reach(entered: Unit, to: string): Reach | null {
  const unit = allUnits.find(({ id }) => id === to);
  if (!unit) return null;
  const direct = ratio(entered, unit);
  if (direct) return { kind: 'exact', ratio: direct };
  if (entered.dimension === 'distance' && unit.dimension === 'passenger distance')
    return { kind: 'one traveller', ratio: new Decimal(entered.inBase).div(unit.inBase) };
  return null;
}

function measured({ library, activity, entered, year, settings }: Search, part: Part, factor: Factor): Found {
  const fallbacks: Fallback[] = [];
  const tell = (kind: Fallback['kind'], sentence: string) => fallbacks.push({ part, kind, sentence });
  const reached = reach(entered, factor.unit);
  if (!reached) throw new RangeError(`${factor.id} is not per a unit that ${entered.id} can be turned into`);
  const away = factor.own ? 0 : distance(library, settings, year, factor);
  if (away !== 0)
    tell(
      'year',
      `${inWords(part)}: the factor of ${yearOf(library, factor)} stands in, as no set here has one for ${yearName(year)}.`,
    );
  if (factor.activity === continuations[activity])
    tell(
      'activity',
      `${inWords(part)}: “${factor.name}” of the UK Government’s set stands in, as the NHS’s own list ends with 2020/21.`,
    );
  const area = settings.area ?? 'UK';
  if (factor.area !== area && factor.area !== 'World' && !factor.own)
    tell('area', `${inWords(part)}: the factor is that of ${factor.area}; there is none for ${area} alone.`);
  const byReport = setOf(library, factor)?.publication === 'anaesthetic-gases';
  if (byReport && factor.warmingPotentials !== settings.warmingPotentials)
    tell(
      'warming potentials',
      `${inWords(part)}: the potential is that of ${factor.warmingPotentials}; ${settings.warmingPotentials} has none that is known here.`,
    );
  if (reached.kind === 'one traveller')
    tell('unit', `${inWords(part)}: each ${entered.id} is counted as travelled by one person.`);
  const prices = atPricesOf(library.deflators, factor, year);
  if (prices.untold) tell('prices', prices.untold);
  const kg = new Decimal(factor.kg).times(reached.ratio).times(prices.ratio);
  return {
    rate: { kg: rounded(kg, 12), factor, how: howOf(library, entered, factor, reached, prices.said) },
    fallbacks,
  };
}

function howOf(library: Library, entered: Unit, factor: Factor, { ratio: by }: Reach, prices: string | null): string {
  const where = factor.own
    ? `the organisation’s own factor: ${factor.own.evidence}`
    : [setOf(library, factor)?.title ?? factor.set, factor.sheet, factor.row === null ? '' : `row ${factor.row}`]
        .filter((each) => each !== '')
        .join(', ');
  const said = [`${factor.kg} kgCO₂e per ${factor.unit} (${where})`];
  if (!by.eq(1)) said.push(`× ${by.toDecimalPlaces(12).toFixed()} ${factor.unit} per ${entered.id}`);
  if (prices !== null) said.push(prices);
  return `${said.join(' ')}${factor.note === '' ? '' : `. ${factor.note}`}`;
}

const setOf = (library: Library, factor: Factor) => library.setById(factor.set);

function yearOf(library: Library, factor: Factor): string {
  if (factor.year === null) return 'every year';
  return setOf(library, factor)?.years === 'financial' ? yearName(factor.year) : String(factor.year);
}

function sentenceOfUnits(part: Part, entered: Unit, factors: readonly Factor[]): string {
  const published = [...new Set(factors.map(({ unit }) => unit))];
  return published.length === 0
    ? `${inWords(part)}: no factor is known.`
    : `${inWords(part)}: factors are per ${published.join(', ')}, none of which ${entered.id} can be turned into.`;
}

function inWords(part: Part): string {
  return `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`;
}
