/**
 * How far each option reaches: what it takes by itself, and groups of those that meet on the same streams. Bounds are
 * never below the truth: a candidate's harm is left out where it meets others, and so is what others leave of stated tonnes.
 */
import { type Aim, isOf, isWhen, isWhose } from './aim.ts';
import { numberOf } from './fixed.ts';
import {
  inYear,
  type LeftInYear,
  leftOf,
  moreBy,
  mostTakenBy,
  multiplies,
  type TouchInYear,
  takenBy,
} from './left-of-stream.ts';
import type { Initiative, Stream, StreamRate } from './model.ts';
import { columnsByCandidate } from './options.ts';
import type { Group } from './overlap.ts';
import { strengthsOf } from './ramp.ts';
import { statedReach } from './reach-stated.ts';
import { Adding, add, placesOf, type Reach, type ReachTask } from './reached.ts';
import { type Touch, touchesOf } from './touch.ts';
import { Indices } from './years.ts';

export function reachOf(task: ReachTask): Reach {
  const { model, options, aim } = task;
  const reach = { alone: new Float64Array(options.length), unmet: new Float64Array(options.length) };
  const columns = columnsByCandidate(options);
  const candidates = [...new Map(options.map(({ candidate }) => [candidate.id, candidate])).values()];
  const counting = new Counting(task);
  const meetings = new Map<string, { ids: readonly string[]; cells: Cell[] }>();
  const adding = new Adding();
  for (const [organisation, streams] of Map.groupBy(model.baseline.streams, (stream) => stream.organisation)) {
    if (!isWhose(aim, organisation)) continue;
    const planned = touching(model.initiatives, organisation, streams);
    for (const [stream, touches] of touching(candidates, organisation, streams)) {
      const reaching = touches.flatMap(({ initiative, touch }) =>
        (columns.get(initiative.id) ?? []).flatMap((column) => {
          const option = options[column];
          return option ? [{ column, planned: option.planned, touch }] : [];
        }),
      );
      const ids = touches.map(({ initiative }) => initiative.id);
      const cells: Cell[] = meetings.get(ids.join())?.cells ?? [];
      if (ids.length > 1) meetings.set(ids.join(), { ids, cells });
      const leftIn = counting.leftOf(stream, planned.get(stream) ?? []);
      const touchIn = reaching.map((each) => counting.touchOf(each.touch, each.planned));
      for (const at of counting.years) {
        const left = leftIn(at);
        const taken = touchIn.map((touch) => touch(at));
        for (const [place, touch] of taken.entries())
          add(reach, reaching[place]?.column ?? 0, takenBy(touch, left), ids.length === 1);
        for (const [place, each] of taken.entries()) adding.note(stream, reaching[place]?.touch, each);
        if (multiplies(left, taken)) cells.push(...multiplied(left, taken));
        else cells.push(addedUp(left, taken));
      }
    }
  }
  const groups = [...meetings.values()].map(({ ids, cells }) =>
    groupOf(
      ids.map((id) => columns.get(id) ?? []),
      cells,
    ),
  );
  const stated = statedReach(task, columns, reach, adding);
  return { ...reach, groups: [...groups, ...stated.groups], besides: stated.besides };
}

/** A stream in a year: what is left of it, and the most that each option takes. */
interface Cell {
  left: number;
  most: readonly { share: number; amount: number }[];
}

/** Where nothing is left, nobody takes anything. */
function multiplied(left: LeftInYear, taken: readonly TouchInYear[]): Cell[] {
  return left.left > 0 ? [{ left: left.left, most: taken.map((touch) => mostTakenBy(touch, left)) }] : [];
}

/** Each for itself, and all of them together no more than that. */
function addedUp(left: LeftInYear, taken: readonly TouchInYear[]): Cell {
  const more = taken.reduce((times, touch) => times * moreBy(touch, left), 1);
  const kg = taken.map((touch) => Math.max(0, takenBy(touch, left)) * more);
  const whole = kg.reduce((sum, each) => sum + each, 0);
  return { left: whole, most: kg.map((each) => ({ share: 0, amount: whole > 0 ? each / whole : 0 })) };
}

function groupOf(byCandidate: readonly (readonly number[])[], cells: readonly Cell[]): Group {
  const options = byCandidate.flat();
  const parts = (of: (most: Cell['most'][number]) => number) => {
    const flat = new Float64Array(options.length * cells.length);
    for (const [cell, { most }] of cells.entries())
      for (const [place, each] of most.entries()) flat[place * cells.length + cell] = of(each);
    return flat;
  };
  return {
    options,
    candidates: placesOf(byCandidate),
    left: Float64Array.from(cells, ({ left }) => left),
    shares: parts(({ share }) => share),
    amounts: parts(({ amount }) => amount),
  };
}

interface Touching {
  initiative: Initiative;
  touch: Touch;
}

function touching(
  initiatives: readonly Initiative[],
  organisation: string,
  streams: readonly Stream[],
): Map<Stream, Touching[]> {
  const found = new Map<Stream, Touching[]>();
  for (const initiative of initiatives)
    for (const [stream, touch] of touchesOf(initiative, organisation, streams))
      found.set(stream, [...(found.get(stream) ?? []), { initiative, touch }]);
  return found;
}

/** What a model's courses make of streams and touches, in a year, as an aim counts. */
class Counting {
  /** Places of the years that the aim counts. */
  readonly years: readonly number[];
  readonly #indices: Indices;
  readonly #aim: Aim;
  readonly #strengths = new Map<Initiative, Float64Array>();

  constructor({ model, aim }: ReachTask) {
    this.#indices = new Indices(model);
    this.#aim = aim;
    this.years = [...this.#indices.years.keys()].filter((at) => isWhen(aim, this.#indices.years[at] ?? Number.NaN));
  }

  /** What planned initiatives leave of a stream, by place of year. */
  leftOf(stream: Stream, planned: readonly Touching[]): (at: number) => LeftInYear {
    const activity = this.#indices.activity(stream.driver, stream.organisation, stream.site).estimates;
    const quantity = Number(stream.quantity);
    const kg = this.#kgOf(stream.rates);
    const touches = planned.map(({ initiative, touch }) => this.touchOf(touch, initiative));
    return (at) =>
      leftOf(
        quantity * (activity[at] ?? 0),
        kg[at] ?? 0,
        touches.map((touch) => touch(at)),
      );
  }

  /** What an initiative does to a stream, by place of year. */
  touchOf(touch: Touch, initiative: Initiative): (at: number) => TouchInYear {
    const kg = touch.type === 'other' ? this.#kgOf(touch.rates) : null;
    const perUnit = touch.type === 'other' ? touch.perUnit : 0;
    const strengths = this.#strengthsOf(initiative);
    const order = `${initiative.start} ${initiative.id}`;
    return (at) => inYear(touch, strengths[at] ?? 0, strengths[0] ?? 0, order, perUnit * (kg?.[at] ?? 0));
  }

  #strengthsOf(initiative: Initiative): Float64Array {
    const known = this.#strengths.get(initiative);
    if (known) return known;
    const strengths = Float64Array.from(strengthsOf(initiative, this.#indices.years), numberOf);
    this.#strengths.set(initiative, strengths);
    return strengths;
  }

  /** kgCO₂e of a unit that the aim counts, by year. */
  #kgOf(rates: readonly StreamRate[]): Float64Array {
    const sum = new Float64Array(this.#indices.years.length);
    for (const { category, kg, national } of rates) {
      if (!isOf(this.#aim.of, category)) continue;
      const index = this.#indices.national(national).estimates;
      for (const at of sum.keys()) sum[at] = (sum[at] ?? 0) + Number(kg) * (index[at] ?? 1);
    }
    return sum;
  }
}
