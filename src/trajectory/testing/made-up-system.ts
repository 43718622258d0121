/**
 * A health and care system that does not exist, of any size, the same for the same seed: what the bench and the tests of
 * the trajectory count with. Its figures are of the size that such figures have, and no more than that.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Growth, Initiative, Model, NationalChange, Scope, Stage, Stream, StreamRate } from '../rules/model.ts';
import { kindsOfAction, type MadeUpAction } from './made-up-actions.ts';
import { atSites, inTheWhole, type MadeUpActivity } from './made-up-activities.ts';

export interface MadeUpSize {
  organisations: number;
  initiatives: number;
  seed?: number;
  lastYear?: number;
  stage?: Stage;
}

const baselineYear = 2024;
const sitesOfEach = 4;

/** @param size initiatives are dealt to the organisations in turn; one in twenty needs another of the same one */
export function madeUpSystem({
  organisations,
  initiatives,
  seed = 1,
  lastYear = 2050,
  stage = 'scoped',
}: MadeUpSize): Model {
  const draw = drawing(seed);
  const names = Array.from({ length: organisations }, (_, at) => `org-${numbered(at)}`);
  return {
    baseline: {
      year: baselineYear,
      source: 'Made up',
      streams: names.flatMap((organisation) => streamsOf(organisation, draw)),
      ranges: { medicines: { low: '0.7', high: '1.3' }, electricity: { low: '0.98', high: '1.02' } },
      of1990: [],
      closures: names.slice(0, 1).map((organisation) => ({ organisation, site: 'site-4', from: '2033-10' })),
    },
    nationalChanges,
    growths,
    initiatives: Array.from({ length: initiatives }, (_, at) => initiativeOf(at, names, stage, draw)),
    switches: {},
    lastYear,
  };
}

/** From low to high, both of them among it, in steps of one. */
export type Draw = (low: number, high: number) => number;

function drawing(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return (low, high) => uniformInt(generator, low, high);
}

const numbered = (at: number) => String(at + 1).padStart(3, '0');

function streamsOf(organisation: string, draw: Draw): Stream[] {
  const sites = Array.from({ length: sitesOfEach }, (_, at) => `site-${at + 1}`);
  const one = (activity: MadeUpActivity, site: string): Stream => ({
    id: [organisation, activity.activity, site, activity.supplier ?? ''].join('/'),
    organisation,
    site,
    supplier: activity.supplier ?? '',
    activity: activity.activity,
    category: activity.rates[0][0],
    unit: activity.unit,
    quantity: String(Math.round((activity.usual * draw(40, 160)) / 100)),
    rates: activity.rates.map(rateOf),
    driver: activity.driver ?? null,
  });
  return [
    ...sites.flatMap((site) => atSites.map((each) => one(each, site))),
    ...inTheWhole.map((each) => one(each, '')),
  ];
}

function rateOf([category, scope, kg, national]: MadeUpActivity['rates'][number]): StreamRate {
  return { part: scope === '3' ? 'upstream' : 'direct', category, scope: scope satisfies Scope, kg, national };
}

function initiativeOf(at: number, names: readonly string[], stage: Stage, draw: Draw): Initiative {
  const organisation = names[at % names.length] ?? '';
  const turn = Math.floor(at / names.length);
  const action: MadeUpAction = kindsOfAction[draw(0, kindsOfAction.length - 1)] ?? kindsOfAction[0];
  const shared = names.length > 1 && draw(1, 25) === 1;
  const other = names[(at + 1) % names.length] ?? '';
  const needed = turn > 0 && draw(1, 20) === 1 ? [`initiative-${numbered(at - names.length)}`] : [];
  return {
    id: `initiative-${numbered(at)}`,
    title: `${action.title} ${at + 1}`,
    kind: null,
    organisations: shared
      ? [
          { organisation, share: '0.6' },
          { organisation: other, share: '0.4' },
        ]
      : [{ organisation, share: '1' }],
    theme: action.theme,
    commitments: [],
    needs: needed,
    stage,
    likelihood: null,
    start: `${draw(2025, 2029)}-${String(draw(1, 12)).padStart(2, '0')}`,
    rampMonths: draw(0, 4) * 6,
    lifetimeYears: draw(1, 3) === 1 ? draw(10, 25) : null,
    ends: null,
    actsOn: {
      categories: [...(action.categories ?? [])],
      activities: [...(action.activities ?? [])],
      sites: action.atSite ? [`site-${draw(1, sitesOfEach)}`] : [],
      suppliers: [],
    },
    driverOfHealthcare: null,
    effect: action.effect(draw),
    range: null,
    confidence: 'medium',
    money: {
      capital: String(draw(5, 100) * action.thousands * 100),
      capitalByYear: {},
      running: String(draw(0, 10) * action.thousands * 10),
      saving: String(draw(0, 20) * action.thousands * 10),
      priceYear: 2025,
      funding: [],
    },
    coBenefits: { environmental: '', social: '', financial: '' },
    answerable: '',
    evidence: '',
  };
}

const nationalChanges: readonly NationalChange[] = [
  {
    id: 'grid',
    name: 'The grid',
    source: 'Made up',
    values: { '2024': '0.207', '2030': '0.06', '2035': '0.02', '2050': '0.002' },
  },
  { id: 'vans', name: 'Vans', source: 'Made up', values: { '2024': '100', '2035': '60', '2050': '5' } },
  { id: 'cars', name: 'Cars', source: 'Made up', values: { '2024': '100', '2035': '45', '2050': '3' } },
];

const growths: readonly Growth[] = [
  { id: 'population', name: 'Population', source: 'Made up', values: { '2024': '1', '2035': '1.07', '2050': '1.13' } },
  { id: 'floor area', name: 'Floor area', source: 'Made up', values: { '2024': '1', '2030': '1.02', '2050': '1.02' } },
];
