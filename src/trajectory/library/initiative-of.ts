/** An initiative started from a kind of the library: an idea that its owner goes on from. */
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { nationalChanges, valueIn } from '../national/national.ts';
import { type Baseline, type Effect, Initiative, type Month, type StreamRate } from '../rules/model.ts';
import { actedOn, quantityIn, ratesIn, timesOf, usualUnit } from './acted-on.ts';
import { inOneLine, sourcesOf } from './library.ts';
import { type InitiativeKind, strengthOf } from './model.ts';

export interface Wanted {
  /** Short name of the organisation whose it is. */
  organisation: string;
  start: Month;
  /** Where; everywhere if none is told. */
  sites?: readonly string[];
  /** How big it is, in the unit of the kind's size; as is typical, if it is not told. */
  size?: string;
  commitments?: readonly string[];
  /** The organisation's own; made of the kind and the organisation, if it is not told. */
  id?: string;
  /** By which costs that go by the quantity are scaled, and what is done instead gets its factors; without it, such costs are nought. */
  baseline?: Baseline | null;
}

/** The year of the factors of what is done instead, as the library's file has them. */
const ratesOf = 2025;
const places = 12;

/**
 * @returns an idea with the kind's typical effect, range, lifetime and costs, and its sources as evidence
 * @throws ZodError if what is wanted is no initiative: no organisation, no month, a size that is no number
 */
export function initiativeOf(kind: InitiativeKind, wanted: Wanted): Initiative {
  const { organisation, start, sites = [], commitments = [], id = `${organisation}-${kind.id}` } = wanted;
  const actsOn = { ...kind.actsOn, sites: [...sites], suppliers: [] };
  const size = new Decimal(kind.size ? (wanted.size ?? kind.size.typical) : 1);
  const baseline = wanted.baseline ?? null;
  const streams = baseline ? actedOn(baseline, organisation, actsOn) : [];
  const effect = sized(kind.effect.typical, size);
  return Initiative.parse({
    ...{ id, title: kind.title, kind: kind.id, theme: kind.area, stage: 'idea', start, actsOn },
    organisations: [{ organisation, share: '1' }],
    commitments: [...commitments],
    rampMonths: kind.rampMonths,
    lifetimeYears: kind.lifetime.years,
    driverOfHealthcare: kind.driverOfHealthcare,
    effect:
      effect.type === 'another factor'
        ? fitted(effect, kind.effect.per ?? effect.unit, { organisation, baseline, streams })
        : effect,
    range: rangeOf(kind),
    confidence: kind.confidence,
    money: moneyOf(kind, size, quantityTaken(kind, effect, streams)),
    coBenefits: kind.coBenefits,
    evidence: evidenceOf(kind),
  });
}

function sized(effect: Effect, size: Decimal): Effect {
  if (effect.type === 'less activity') return { ...effect, amount: size.times(effect.amount).toFixed() };
  if (effect.type === 'tonnes') return { ...effect, aYear: size.times(effect.aYear ?? '0').toFixed() };
  return effect;
}

/** In the unit that the baseline tells the old in, and with the baseline's own factors of the new. */
function fitted(
  effect: Effect & { type: 'another factor' },
  per: string,
  {
    organisation,
    baseline,
    streams,
  }: { organisation: string; baseline: Baseline | null; streams: Baseline['streams'] },
): Effect {
  if (!baseline) return effect;
  const times = timesOf(usualUnit(streams, per), per) ?? new Decimal(1);
  const perUnit = times.times(effect.perUnit).toDecimalPlaces(places).toFixed();
  const known = ratesIn(baseline, organisation, effect.activity, effect.unit);
  return { ...effect, perUnit, rates: known ?? effect.rates.map((rate) => inYear(rate, baseline.year)) };
}

/** A factor of the library brought to the baseline year by what moves it nationally. */
function inYear(rate: StreamRate, year: number): StreamRate {
  const values = nationalChanges().find(({ id }) => id === rate.national)?.values;
  if (!values) return rate;
  const kg = new Decimal(rate.kg).times(valueIn(values, year)).div(valueIn(values, ratesOf));
  return { ...rate, kg: kg.toDecimalPlaces(places).toFixed() };
}

/** As factors of the typical effect. */
function rangeOf({ effect }: InitiativeKind): Initiative['range'] {
  const typical = strengthOf(effect.typical);
  const factor = (value: string) => new Decimal(value).div(typical).toDecimalPlaces(4).toFixed();
  return { low: factor(effect.low), high: factor(effect.high) };
}

/** Units a year that it takes away or has done otherwise, in the unit of its cost. */
function quantityTaken({ cost }: InitiativeKind, effect: Effect, streams: Baseline['streams']): Decimal {
  if (cost.per !== 'unit' || cost.unit === null || effect.type === 'tonnes') return new Decimal(0);
  if (effect.type === 'less activity') return (timesOf(effect.unit, cost.unit) ?? new Decimal(0)).times(effect.amount);
  return quantityIn(streams, cost.unit).times(effect.share);
}

function moneyOf({ cost }: InitiativeKind, size: Decimal, taken: Decimal): Initiative['money'] {
  const { capital, running, saving, priceYear } = cost;
  const times = { initiative: new Decimal(1), size, unit: taken }[cost.per];
  const pounds = (each: string) => rounded(times.times(each), 0);
  return {
    ...{ capital: pounds(capital), running: pounds(running), saving: pounds(saving), priceYear },
    ...{ capitalByYear: {}, funding: [] },
  };
}

function evidenceOf(kind: InitiativeKind): string {
  const { effect, lifetime, cost } = kind;
  return [
    `Started from the library’s kind “${kind.title}”.`,
    `Effect (${effect.basis}): ${effect.derivation}`,
    `Lifetime (${lifetime.basis}): ${lifetime.derivation}`,
    `Costs (${cost.basis}): ${cost.derivation}`,
    `Sources: ${sourcesOf(kind).map(inOneLine).join('; ')}.`,
  ].join('\n');
}
