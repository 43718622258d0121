/** One stream's part of an organisation's sum: what it sets free without action and with it, and who is given credit. */
import { apportion, byShapley } from './attribution.ts';
import { byDelivery } from './delivery.ts';
import { type Acting, inOrderOfDelivery } from './effects.ts';
import { fixed, halfUp, numberOf, one } from './fixed.ts';
import type { Left } from './meeting.ts';
import type { Forecast, StreamRate } from './model.ts';
import type { Noticed } from './noticed.ts';
import type { PlaceSums, Places } from './places.ts';
import type { Acted } from './streams.ts';
import { less, type Sums, type Whole } from './whole.ts';
import { Activity, milligramsOfUnit, type Rate, rateOf, type ShareLeft, setFree } from './without-action.ts';
import type { Index, Indices } from './years.ts';

export interface StreamTask {
  indices: Indices;
  attribution: Forecast['attribution'] | null;
  noticed: Noticed;
}

/** A rate of the stream, or of what is done instead, and where it is summed. */
interface Flow {
  rate: Rate;
  /** The same without national change; null where nothing national moves it. */
  unmoved: Rate | null;
  place: PlaceSums;
  /** As the takers stand. */
  credits: readonly Sums[];
  /** Of the year that is summed. */
  withoutAction: Whole;
}

/** Adds a stream to the places of its organisation. */
export function addStream(acted: Acted, places: Places, task: StreamTask): void {
  new StreamSum(acted, places, task).add();
}

const none = new Float64Array(0);
const all: ShareLeft = { exact: one, factors: 1, estimate: 1 };

class StreamSum {
  readonly #acted: Acted;
  readonly #task: StreamTask;
  readonly #index: Index;
  readonly #quantity: number;
  readonly #flows: readonly Flow[];
  /** Of what those that switch bring, as they stand in the meeting. */
  readonly #brought: readonly (readonly Flow[])[];
  /** What the year's amounts take, in units. */
  readonly #amounts: Float64Array;
  /** Who is given credit: those that take shares, then those that take amounts; what each takes; who comes first. */
  readonly #takers: readonly Acting[];
  readonly #parts: Float64Array;
  readonly #order: readonly number[];

  constructor(acted: Acted, places: Places, task: StreamTask) {
    const { stream, quantity, meeting, amounts } = acted;
    const { indices } = task;
    this.#acted = acted;
    this.#task = task;
    this.#index = indices.activity(stream.driver, stream.organisation, stream.site);
    this.#quantity = numberOf(quantity);
    this.#takers = [...meeting.members, ...amounts.map(({ acting }) => acting)];
    this.#parts = this.#takers.length === 0 ? none : new Float64Array(this.#takers.length);
    this.#amounts = amounts.length === 0 ? none : new Float64Array(amounts.length);
    this.#order = orderOf(this.#takers);
    this.#flows = stream.rates.map((rate) => this.#flowOf(rate, rateOf(rate, indices), places));
    this.#brought = meeting.switching.map(({ instead }) =>
      (instead?.rates ?? []).map((rate) =>
        this.#flowOf(rate, rateOf(rate, indices, fixed(instead?.perUnit ?? '0')), places),
      ),
    );
    for (const { rate, place } of this.#flows) place.baseline += halfUp(quantity * rate.exact * 1_000_000n, one * one);
  }

  #flowOf({ category, scope }: StreamRate, rate: Rate, places: Places): Flow {
    const place = places.of(category, scope);
    const credits = this.#task.attribution === null ? [] : this.#takers;
    const still = this.#task.indices.national(null);
    return {
      ...{ rate, place, withoutAction: 0, unmoved: rate.national === still ? null : { ...rate, national: still } },
      credits: credits.map(({ initiative }) => places.creditOf(place, initiative.id)),
    };
  }

  add(): void {
    const { meeting, amounts } = this.#acted;
    for (const at of this.#task.indices.years.keys()) {
      const activity = this.#activity(at);
      this.#addWithoutAction(activity, at);
      const met = meeting.at(at);
      const taken = this.#takeAmounts(activity, at);
      if (met.idle && taken === null) continue;
      const left = taken ?? activity;
      this.#take(this.#flows, met.old, activity, left, at);
      for (const [place, brought] of met.brought.entries())
        if (brought.shape.brought !== 0) this.#take(this.#brought[place] ?? [], brought, activity, left, at);
    }
    if (amounts.length + meeting.members.length > 0)
      for (const { initiative } of this.#takers) this.#task.noticed.found(initiative);
  }

  #activity(at: number): Activity {
    const estimate = this.#quantity * (this.#index.estimates[at] ?? 0);
    return new Activity(estimate, this.#acted.quantity, this.#index.exact[at]);
  }

  #addWithoutAction(activity: Activity, at: number): void {
    for (const flow of this.#flows) {
      const { rate, unmoved, place } = flow;
      flow.withoutAction = setFree(activity, all, rate, at);
      place.withoutAction.add(at, flow.withoutAction);
      if (unmoved !== null) place.national.add(at, less(setFree(activity, all, unmoved, at), flow.withoutAction));
    }
  }

  /**
   * Takes the year's amounts. Where they come to more than there is, those that take are scaled down evenly, by the same for
   * each set of them.
   * @returns what they leave; null where none takes anything
   */
  #takeAmounts(activity: Activity, at: number): Activity | null {
    const { amounts } = this.#acted;
    if (amounts.length === 0) return null;
    let net = 0n;
    let taking = 0n;
    for (const [place, { acting, units }] of amounts.entries()) {
      // At 24 places × 12, as the activity is.
      const takes = units * (acting.strengths[at] ?? 0n) * 12n;
      net += takes;
      if (takes > 0n) taking += takes;
      this.#amounts[place] = unitsOf(takes);
    }
    if (this.#amounts.every((units) => units === 0)) return null;
    const exact = activity.exact - net;
    if (exact >= 0n) return new Activity(unitsOf(exact), exact);
    const scale = unitsOf(activity.exact + taking - net) / unitsOf(taking);
    for (const [place, { acting }] of amounts.entries()) {
      const units = this.#amounts[place] ?? 0;
      if (units <= 0) continue;
      this.#amounts[place] = units * scale;
      this.#task.noticed.cut(acting, at);
    }
    return new Activity(0, 0n);
  }

  /** @param activity units before anybody acts, @param left and those that amounts leave */
  #take(flows: readonly Flow[], share: Left, activity: Activity, left: Activity, at: number): void {
    const brings = share.shape.bringer >= 0;
    this.#part(share, activity);
    for (const { rate, place, credits, withoutAction } of flows) {
      const taken = less(brings ? 0 : withoutAction, setFree(left, share, rate, at));
      place.taken.add(at, taken);
      if (credits.length > 0) apportion(taken, this.#parts, milligramsOfUnit(rate, at), credits, at);
    }
  }

  /** What each taker has taken, in units. */
  #part(share: Left, { estimate }: Activity): void {
    const { attribution } = this.#task;
    if (attribution === 'shapley') byShapley(share.moments, estimate, this.#amounts, this.#parts);
    if (attribution === 'delivery') byDelivery(share.shape, estimate, this.#amounts, this.#order, this.#parts);
  }
}

/** Places of those that take, the first to be delivered first. */
function orderOf(takers: readonly Acting[]): number[] {
  return takers
    .map(({ initiative }, at) => ({ initiative, at }))
    .sort((a, b) => inOrderOfDelivery(a.initiative, b.initiative))
    .map(({ at }) => at);
}

const unitsOf = (exact: bigint): number => Number(exact) / 12 / 1e24;
