/**
 * Tonnes that somebody states, taken after all else: of each category as much as it had, in the baseline year, of what the
 * initiative acts on, but no more than is left; what is there of a category is parted over its scopes likewise.
 */
import type { Acting, Stated } from './effects.ts';
import { fixed, halfUp, one } from './fixed.ts';
import type { Initiative, Milligrams } from './model.ts';
import { parted } from './parted.ts';
import type { PlaceSums, Places } from './places.ts';
import type { StreamTask } from './stream-sum.ts';
import type { Acted } from './streams.ts';
import { actsOnStream } from './touch.ts';

/** What one states of a category, by year; below nought where it adds. */
interface Asked {
  acting: Stated;
  byYear: readonly Milligrams[];
}

/** @param streams of the organisation whose places these are */
export function takeStated(
  acting: readonly Acting[],
  streams: readonly Acted[],
  places: Places,
  task: StreamTask,
): void {
  const byCategory = new Map<string, Asked[]>();
  for (const each of acting) {
    if (each.type !== 'tonnes') continue;
    for (const [category, byYear] of partedOver(categoriesOf(each.initiative, streams), each)) {
      byCategory.set(category, [...(byCategory.get(category) ?? []), { acting: each, byYear }]);
      task.noticed.found(each.initiative);
    }
  }
  for (const [category, asked] of byCategory) {
    const scopes = places.ofCategory(category);
    for (const at of task.indices.years.keys()) take(scopes, asked, places, task, at);
  }
}

/**
 * What an initiative acts on, in kgCO₂e of the baseline year by category. Categories are here those of the rates: whoever
 * states tonnes of a category states them of all that is counted in it, whatever sets it free.
 */
function categoriesOf(initiative: Initiative, streams: readonly Acted[]): Map<string, bigint> {
  const { categories } = initiative.actsOn;
  const anyCategory = { ...initiative, actsOn: { ...initiative.actsOn, categories: [] } };
  const weights = new Map<string, bigint>();
  for (const { stream, quantity } of streams)
    for (const { category, kg } of stream.rates)
      if ((categories.length === 0 || categories.includes(category)) && actsOnStream(anyCategory, stream))
        weights.set(category, (weights.get(category) ?? 0n) + quantity * fixed(kg));
  return new Map([...weights].filter(([, weight]) => weight > 0n).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function partedOver(weights: ReadonlyMap<string, bigint>, { milligrams }: Stated): [string, Milligrams[]][] {
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0n);
  return [...weights].map(([category, weight]) => [
    category,
    milligrams.map((stated) => halfUp(stated * weight, whole * one)),
  ]);
}

/** Where all take more than there is, all that take are scaled down evenly. */
function take(
  scopes: readonly PlaceSums[],
  asked: readonly Asked[],
  places: Places,
  { noticed, attribution }: StreamTask,
  at: number,
): void {
  const askedOf = ({ byYear }: Asked) => byYear[at] ?? 0n;
  const takers = asked.filter((each) => askedOf(each) > 0n);
  const adders = asked.filter((each) => askedOf(each) < 0n);
  if (takers.length + adders.length === 0) return;
  const there = scopes.map(({ withoutAction, taken }) => atLeastNought(withoutAction.at(at) - taken.at(at)));
  const adding = -sumOf(adders.map(askedOf));
  const [taking, most] = [sumOf(takers.map(askedOf)), sumOf(there) + adding];
  if (taking > most) for (const { acting } of takers) noticed.cut(acting, at);
  const added = parted(adding, there);
  const taken = parted(
    atMost(taking, most),
    there.map((milligrams, scope) => milligrams + (added[scope] ?? 0n)),
  );
  for (const [scope, place] of scopes.entries()) {
    const [less, more] = [taken[scope] ?? 0n, added[scope] ?? 0n];
    place.taken.add(at, less - more);
    if (attribution === null) continue;
    give(less, takers, askedOf, (id) => places.creditOf(place, id), at);
    give(
      -more,
      adders,
      (each) => -askedOf(each),
      (id) => places.creditOf(place, id),
      at,
    );
  }
}

function give(
  whole: Milligrams,
  asked: readonly Asked[],
  weightOf: (asked: Asked) => bigint,
  creditOf: (initiative: string) => { add(at: number, value: Milligrams): void },
  at: number,
): void {
  const parts = parted(whole, asked.map(weightOf));
  for (const [place, { acting }] of asked.entries()) creditOf(acting.initiative.id).add(at, parts[place] ?? 0n);
}

function atMost(milligrams: Milligrams, most: Milligrams): Milligrams {
  if (milligrams > most) return most;
  return milligrams;
}

const atLeastNought = (milligrams: Milligrams): Milligrams => (milligrams > 0n ? milligrams : 0n);
const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
