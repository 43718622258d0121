/** Small models for tests, of which every figure can be worked out by hand. */
import type {
  ActsOn,
  Baseline,
  Credit,
  Effect,
  Forecast,
  Initiative,
  Model,
  Scope,
  Stream,
  StreamRate,
} from './model.ts';

export const kg = (milligrams: bigint | undefined): number => Number(milligrams ?? 0n) / 1e6;

export function rate(category: string, scope: Scope, kgOfUnit: string, national: string | null = null): StreamRate {
  return { part: 'direct', category, scope, kg: kgOfUnit, national };
}

/** 1,000 kWh of electricity at 0.2 kg: 200 kg, unless told otherwise. */
export function stream(told: Partial<Stream> = {}): Stream {
  return {
    ...{ id: 'power', organisation: 'trust', site: '', supplier: '', activity: 'Electricity', category: 'electricity' },
    ...{ unit: 'kWh', quantity: '1000', rates: [rate('electricity', '2', '0.2')], driver: null },
    ...told,
  };
}

export const all: ActsOn = { categories: [], activities: [], sites: [], suppliers: [] };

/** In full from April 2025, for good, on all that the trust has, unless told otherwise. */
export function initiative(id: string, effect: Effect, told: Partial<Initiative> = {}): Initiative {
  return {
    ...{ id, title: id, kind: null, theme: '', commitments: [], needs: [], likelihood: null, range: null },
    ...{ organisations: [{ organisation: 'trust', share: '1' }], stage: 'funded', confidence: 'medium' },
    ...{ start: '2025-04', rampMonths: 0, lifetimeYears: null, ends: null, actsOn: all, effect },
    ...{ driverOfHealthcare: null, answerable: '', evidence: '' },
    money: { capital: '0', capitalByYear: {}, running: '0', saving: '0', priceYear: 2025, funding: [] },
    coBenefits: { environmental: '', social: '', financial: '' },
    ...told,
  };
}

export const lessBy = (share: string): Effect => ({ type: 'share less', share });
export const fewer = (amount: string, unit = 'kWh'): Effect => ({ type: 'less activity', amount, unit });
export const tonnes = (aYear: string | null, byYear: Record<string, string> = {}): Effect => ({
  ...{ type: 'tonnes', aYear, byYear, source: 'A hand' },
});

/** So much of gas or the like by a heat pump that draws 0.3 kWh of electricity a kWh, at 0.2 kg a kWh. */
export const heatPump = (share: string, national: string | null = null): Effect => ({
  ...{ type: 'another factor', share, activity: 'Electricity', unit: 'kWh', perUnit: '0.3' },
  rates: [rate('electricity', '2', '0.2', national)],
});

export interface ToldModel extends Partial<Omit<Model, 'baseline'>> {
  streams: readonly Stream[];
  closures?: Baseline['closures'];
}

/** From 2024/25 to 2035/36. */
export function modelOf({ streams, closures = [], ...told }: ToldModel): Model {
  return {
    baseline: { year: 2024, source: 'A hand', streams: [...streams], ranges: {}, of1990: [], closures },
    ...{ nationalChanges: [], growths: [], initiatives: [], switches: {}, lastYear: 2035 },
    ...told,
  };
}

/** Kilograms of a forecast in a year, by category. */
export function left({ years, lines }: Forecast, year: number, category?: string): number {
  const at = years.indexOf(year);
  return kg(
    lines
      .filter((line) => category === undefined || line.category === category)
      .reduce((sum, { withAction }) => sum + (withAction[at] ?? 0n), 0n),
  );
}

/** Kilograms that an initiative is given credit for in a year. */
export function given({ years, credits }: Pick<Forecast, 'years' | 'credits'>, id: string, year: number): number {
  return kg(milligramsGiven(credits, id, years.indexOf(year)));
}

export function milligramsGiven(credits: readonly Credit[], id: string, at: number): bigint {
  return credits
    .filter(({ initiative }) => initiative === id)
    .reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n);
}
