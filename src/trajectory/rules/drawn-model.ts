/**
 * A model made ready for draws. What a draw changes is few things: how much of its effect each initiative has, and how far
 * off each organisation's category is; all else is weights by year, summed once.
 */
import { Cells } from './drawn-cells.ts';
import { Courses } from './drawn-courses.ts';
import { drawnOrganisation } from './drawn-groups.ts';
import { type Range, type Spread, spreadOf } from './draws.ts';
import { byId } from './effects.ts';
import {
  type Confidence,
  type Initiative,
  type Model,
  plannedStages,
  type Stage,
  type Stream,
  type Target,
} from './model.ts';
import { Indices } from './years.ts';

export interface Doubts {
  likelihoods: Readonly<Record<Stage, string>>;
  ranges: Readonly<Record<Confidence, Range>>;
}

/** Of an initiative: whether it happens, and how much of its stated effect it then has. */
export interface DrawnInitiative {
  id: string;
  likelihood: number;
  spread: Spread;
  /** Places of those without which it cannot happen. */
  needs: readonly number[];
}

/** How many times what was counted an organisation's category truly is. */
export interface DrawnCategory {
  organisation: string;
  category: string;
  spread: Spread;
}

/** An initiative, and what it takes in each year before it is drawn. */
export interface DrawnTaking {
  /** Its place. */
  initiative: number;
  byYear: Float64Array;
}

/** What of one unit is left of what was there, or comes instead, as it is drawn. */
export interface Product {
  /** Place of the drawn category by which it is multiplied; −1 where it is known. */
  category: number;
  /** Place among the group's `switching`; −1 for what nobody does otherwise. */
  switching: number;
  /** Whether it is what amounts take of it. */
  less: boolean;
}

/** kgCO₂e of the baseline year that go into a cell, times a product of the group and a course. */
export interface Term {
  product: number;
  cell: number;
  course: number;
  kg: number;
}

/** Streams on which the same initiatives act in the same way: an amount is parted by quantity, and so takes as much of each. */
export interface Group {
  /** Shares; those less in the order of their ids, those done otherwise in the order in which they start. */
  shares: readonly DrawnTaking[];
  switching: readonly DrawnTaking[];
  /** Units for each unit of the baseline year. */
  amounts: readonly DrawnTaking[];
  /** Times the baseline year's, where amounts may take more than there is; null where they cannot. */
  activity: Float64Array | null;
  products: readonly Product[];
  terms: readonly Term[];
  /** Whether products are other than in the year before. */
  changes: readonly boolean[];
}

/** Kilograms stated by somebody, taken of a cell as far as there are as many. */
export interface DrawnStated {
  /** Of the organisation's own, and the shared one to which what is left of it is added. */
  cell: number;
  into: number;
  takings: readonly DrawnTaking[];
}

export interface DrawnOrganisation {
  organisation: string;
  groups: readonly Group[];
  stated: readonly DrawnStated[];
  /** kgCO₂e of the baseline year. */
  baseline: readonly { category: string; drawn: number; kg: number }[];
}

export interface DrawnModel {
  years: readonly number[];
  initiatives: readonly DrawnInitiative[];
  categories: readonly DrawnCategory[];
  organisations: readonly DrawnOrganisation[];
  cells: Cells;
  /** How many times the baseline year's something is, as the years stand. */
  courses: readonly Float64Array[];
}

/** @param organisations short names; all where left out */
export function drawnModel(
  model: Model,
  asked: { subjects: readonly Target['of'][]; doubts: Doubts; organisations?: readonly string[] },
): DrawnModel {
  const planned = model.initiatives.filter(({ stage }) => plannedStages.includes(stage)).toSorted(byId);
  const streams = model.baseline.streams
    .filter(({ organisation }) => asked.organisations?.includes(organisation) ?? true)
    .toSorted(byId);
  const initiatives = drawnInitiatives(planned, asked.doubts);
  const categories = drawnCategories(streams, model.baseline.ranges);
  const cells = new Cells(asked.subjects, categoriesOf(streams, planned));
  const [indices, courses] = [new Indices(model), new Courses()];
  const byOrganisation = Map.groupBy(streams, ({ organisation }) => organisation);
  const organisations = [...byOrganisation.keys()].toSorted().map((organisation) => {
    const task = { organisation, streams: byOrganisation.get(organisation) ?? [], planned, initiatives };
    return drawnOrganisation({ ...task, categories, cells, indices, courses });
  });
  return { years: indices.years, initiatives, categories, organisations, cells, courses: courses.byYear };
}

function drawnInitiatives(planned: readonly Initiative[], { likelihoods, ranges }: Doubts): DrawnInitiative[] {
  const places = new Map(planned.map(({ id }, place) => [id, place]));
  return planned.map(({ id, likelihood, stage, range, confidence, needs }) => ({
    id,
    likelihood: Number(likelihood ?? likelihoods[stage]),
    spread: spreadOf(range ?? ranges[confidence]),
    needs: needs.flatMap((need) => places.get(need) ?? []),
  }));
}

/** Of each organisation, those whose range is told. */
function drawnCategories(streams: readonly Stream[], ranges: Model['baseline']['ranges']): DrawnCategory[] {
  const found = new Map<string, DrawnCategory>();
  for (const { organisation, rates } of streams)
    for (const { category } of rates) {
      const range = ranges[category];
      const key = JSON.stringify([organisation, category]);
      if (range && !found.has(key)) found.set(key, { organisation, category, spread: spreadOf(range) });
    }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, category]) => category);
}

function categoriesOf(streams: readonly Stream[], initiatives: readonly Initiative[]): string[] {
  const switched = initiatives.map(({ effect }) => (effect.type === 'another factor' ? effect.rates : []));
  return [...streams.map(({ rates }) => rates), ...switched].flat().map(({ category }) => category);
}
