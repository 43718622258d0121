/** What a workbook tells: who acts on what, in order of delivery, and what nobody touches. */
import { isOf } from '../../rules/aim.ts';
import { actingIn, byId, inOrderOfDelivery } from '../../rules/effects.ts';
import { fixed } from '../../rules/fixed.ts';
import { forecast } from '../../rules/forecast.ts';
import type { Forecast, ForecastLine, Initiative, Model, Scope, Stream, StreamRate } from '../../rules/model.ts';
import { byOrganisation } from '../../rules/organisation-sum.ts';
import { type Acted, actedOn } from '../../rules/streams.ts';
import { actsOnStream } from '../../rules/touch.ts';
import { Indices } from '../../rules/years.ts';
import type { WorkbookAsked } from './asked.ts';

export interface Subject {
  model: Model;
  forecast: Forecast;
  indices: Indices;
  /** In order of delivery: the first has number 1. */
  initiatives: readonly Initiative[];
  numberOf(initiative: string): number;
  /** Streams that somebody acts on and that set free something that counts. */
  acted: readonly Acted[];
  /** What all other streams set free, as far as it counts. */
  others: readonly ForecastLine[];
  stated: readonly StatedCategory[];
  counts(category: string): boolean;
  places: Numbers;
  categories: Numbers;
}

/** Tonnes that are stated of an organisation's category, and over which scopes they are parted. */
export interface StatedCategory {
  organisation: string;
  category: string;
  scopes: readonly Scope[];
  /** Which part of what each states lies in this category. */
  asked: readonly { initiative: Initiative; part: number }[];
}

/** Numbers things in the order in which they are asked for. */
export class Numbers {
  readonly #known = new Map<string, number>();

  of(...key: string[]): number {
    const text = JSON.stringify(key);
    const known = this.#known.get(text) ?? this.#known.size + 1;
    this.#known.set(text, known);
    return known;
  }
}

/** @param initiatives of the model's, those that the workbook has */
export function subjectOf({ model: whole, organisations, of }: WorkbookAsked, all: readonly Initiative[]): Subject {
  const isOwn = (organisation: string) => organisations.length === 0 || organisations.includes(organisation);
  const counts = (category: string) => isOf(of, category);
  const streams = whole.baseline.streams.filter(({ organisation }) => isOwn(organisation));
  const initiatives = all
    .filter(({ organisations: whose }) => whose.some(({ organisation }) => isOwn(organisation)))
    .toSorted(inOrderOfDelivery);
  const model = { ...whole, baseline: { ...whole.baseline, streams }, initiatives };
  const indices = new Indices(model);
  const byOwner = byOrganisation(streams).map(([organisation, own]) => {
    const acting = initiatives
      .flatMap((initiative) => actingIn(initiative, organisation, indices.years) ?? [])
      .sort((a, b) => byId(a.initiative, b.initiative));
    return { organisation, own, acted: actedOn(own.toSorted(byId), acting) };
  });
  const touched = byOwner.flatMap(({ acted }) => acted.filter(isTouched));
  const touchedStreams = new Set(touched.map(({ stream }) => stream));
  const rest = streams.filter((stream) => !touchedStreams.has(stream));
  const untouched = { ...model, baseline: { ...model.baseline, streams: rest }, initiatives: [] };
  const numbers = new Map(initiatives.map(({ id }, at) => [id, at + 1]));
  return {
    ...{ model, indices, initiatives, counts, places: new Numbers(), categories: new Numbers() },
    forecast: forecast(model, { attribution: 'delivery' }),
    numberOf: (initiative) => numbers.get(initiative) ?? 0,
    acted: touched.filter((one) => flowsOf(one).some(({ category }) => counts(category))),
    others: forecast(untouched).lines.filter(({ category }) => counts(category)),
    stated: byOwner.flatMap(({ organisation, own, acted }) => statedOf(organisation, own, acted, initiatives, counts)),
  };
}

const isTouched = ({ meeting, amounts }: Acted): boolean => meeting.members.length + amounts.length > 0;

/** Rates of a stream and of all that comes instead of it. */
export const flowsOf = ({ stream, meeting }: Acted): StreamRate[] => [
  ...stream.rates,
  ...meeting.switching.flatMap(({ instead }) => instead?.rates ?? []),
];

/** As `stated-tonnes.ts` has it: by what an initiative acts on, in kilograms of the baseline year by category of the rates. */
function statedOf(
  organisation: string,
  streams: readonly Stream[],
  acted: readonly Acted[],
  initiatives: readonly Initiative[],
  counts: (category: string) => boolean,
): StatedCategory[] {
  const asked = new Map<string, { initiative: Initiative; part: number }[]>();
  for (const initiative of initiatives) {
    const isPart = initiative.organisations.some((one) => one.organisation === organisation);
    if (initiative.effect.type !== 'tonnes' || !isPart) continue;
    const weights = weightsOf(initiative, streams);
    const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0n);
    for (const [category, weight] of weights)
      asked.set(category, [...(asked.get(category) ?? []), { initiative, part: Number(weight) / Number(all) }]);
  }
  const flows = acted.flatMap(flowsOf);
  return [...asked]
    .filter(([category]) => counts(category))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, own]) => {
      const scopes = new Set(flows.filter((flow) => flow.category === category).map(({ scope }) => scope));
      return { organisation, category, asked: own, scopes: [...scopes].toSorted() };
    });
}

function weightsOf(initiative: Initiative, streams: readonly Stream[]): Map<string, bigint> {
  const { categories } = initiative.actsOn;
  const anyCategory = { ...initiative, actsOn: { ...initiative.actsOn, categories: [] } };
  const weights = new Map<string, bigint>();
  for (const stream of streams)
    for (const { category, kg } of stream.rates)
      if ((categories.length === 0 || categories.includes(category)) && actsOnStream(anyCategory, stream))
        weights.set(category, (weights.get(category) ?? 0n) + fixed(stream.quantity) * fixed(kg));
  return new Map([...weights].filter(([, weight]) => weight > 0n));
}
