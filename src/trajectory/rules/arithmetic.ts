/**
 * Why an initiative is given the credit that it is given in a year: what it acts on, by how much, what it would take by
 * itself, and what it is given where it meets others.
 */
import { type Acting, actingIn, byId } from './effects.ts';
import { halfUp, one, textOf } from './fixed.ts';
import type {
  Credit,
  Forecast,
  ForecastLine,
  Initiative,
  Milligrams,
  Model,
  Scope,
  Stream,
  StreamRate,
} from './model.ts';
import { plannedStages } from './model.ts';
import { Noticed } from './noticed.ts';
import { byOrganisation, sumOfOrganisation } from './organisation-sum.ts';
import { Places } from './places.ts';
import { strengthsOf } from './ramp.ts';
import { addStream, type StreamTask } from './stream-sum.ts';
import { type Acted, actedOn } from './streams.ts';
import { Indices } from './years.ts';

export interface Arithmetic {
  initiative: string;
  year: number;
  /** Of its full effect, from 0 to 1: in that year, and in the baseline year, which has that much of it in it. */
  strength: string;
  strengthBefore: string;
  /** It is planned; else it is told as if it came after all that is. */
  planned: boolean;
  /** What it acts on; none of tonnes that are stated. */
  streams: StreamArithmetic[];
  /** Of stated tonnes. */
  stated: (PlaceArithmetic & { organisation: string })[];
  /**
   * By itself, as if nobody else did anything; and what it is given credit for. Where it is not planned, that is what it
   * takes of its own streams: tonnes stated of what is then left may be cut down besides, which opportunities tell.
   */
  alone: Milligrams;
  credit: Milligrams;
}

export interface StreamArithmetic {
  stream: Pick<Stream, 'id' | 'organisation' | 'site' | 'supplier' | 'activity' | 'category' | 'unit'>;
  /** Units in the baseline year, and in that year without action. */
  quantity: string;
  units: string;
  effect: EffectArithmetic;
  /** Others that act on the same stream, by id. */
  meets: string[];
  /** What a unit sets free, of what was there and of what is done instead. */
  rates: RateArithmetic[];
  places: PlaceArithmetic[];
}

/** Of that year, beyond what it did in the baseline year. */
export type EffectArithmetic =
  | { type: 'less activity'; units: string }
  | { type: 'share less'; share: string }
  | { type: 'another factor'; share: string; activity: string; unit: string; perUnit: string };

export interface RateArithmetic {
  of: 'old' | 'new';
  part: string;
  category: string;
  scope: Scope;
  /** kgCO₂e a unit in the baseline year; times it in that year, by the national change named. */
  kg: string;
  national: string | null;
  index: string;
}

export interface PlaceArithmetic {
  category: string;
  scope: Scope;
  alone: Milligrams;
  credit: Milligrams;
}

/**
 * @throws RangeError if the model has no such initiative, or tells no such year
 */
export function arithmetic(
  model: Model,
  id: string,
  year: number,
  attribution: Forecast['attribution'] = 'shapley',
): Arithmetic {
  const initiative = model.initiatives.find((each) => each.id === id);
  if (!initiative) throw new RangeError(`There is no initiative "${id}"`);
  const indices = new Indices(model);
  const at = indices.years.indexOf(year);
  if (at === -1) throw new RangeError(`The forecast does not tell ${year}`);
  const telling = new Telling(model, initiative, { indices, attribution, noticed: new Noticed() }, at);
  const own = byOrganisation(model.baseline.streams).filter(([name]) =>
    initiative.organisations.some(({ organisation }) => organisation === name),
  );
  const isStated = initiative.effect.type === 'tonnes';
  const streams = isStated ? [] : own.flatMap(([name, of]) => telling.streams(name, of));
  const stated = isStated ? own.flatMap(([name, of]) => telling.stated(name, of)) : [];
  const places = [...streams.flatMap((stream) => stream.places), ...stated];
  const [strength = 0n, strengthBefore = 0n] = strengthsOf(initiative, [year, model.baseline.year]);
  return {
    ...{ initiative: id, year, planned: telling.planned, streams, stated },
    strength: textOf(strength),
    strengthBefore: textOf(strengthBefore),
    alone: places.reduce((sum, { alone }) => sum + alone, 0n),
    credit: places.reduce((sum, { credit }) => sum + credit, 0n),
  };
}

class Telling {
  readonly planned: boolean;
  readonly #initiative: Initiative;
  readonly #others: readonly Initiative[];
  readonly #task: StreamTask;
  readonly #at: number;

  constructor(model: Model, initiative: Initiative, task: StreamTask, at: number) {
    this.planned = plannedStages.includes(initiative.stage);
    this.#initiative = initiative;
    this.#others = model.initiatives.filter((each) => each !== initiative && plannedStages.includes(each.stage));
    this.#task = task;
    this.#at = at;
  }

  streams(organisation: string, streams: readonly Stream[]): StreamArithmetic[] {
    const { years } = this.#task.indices;
    const of = (initiatives: readonly Initiative[]) =>
      actedOn(
        streams,
        initiatives.toSorted(byId).flatMap((each) => actingIn(each, organisation, years) ?? []),
      );
    const alone = of([this.#initiative]);
    const before = of(this.#others);
    return of([...this.#others, this.#initiative]).flatMap((together, place) => {
      const [own, without] = [alone[place], before[place]];
      const acting = own && actingOn(own)[0];
      if (!own || !without || !acting) return [];
      const whole = this.#ownOf(this.#summed(own).credits());
      const sum = this.#summed(together);
      const credits = this.planned
        ? this.#ownOf(sum.credits())
        : this.#less(this.#summed(without).lines(), sum.lines());
      return [
        {
          ...this.#told(own, acting),
          meets: actingOn(without)
            .map((each) => each.initiative.id)
            .toSorted(),
          places: whole.map(({ milligrams, ...place }) => ({
            ...{ ...place, alone: milligrams },
            credit: inPlace(credits, place),
          })),
        },
      ];
    });
  }

  stated(organisation: string, streams: readonly Stream[]): Arithmetic['stated'] {
    const sum = (initiatives: readonly Initiative[]) =>
      sumOfOrganisation({ ...this.#task, organisation, streams, initiatives });
    const alone = this.#ownOf(sum([this.#initiative]).credits);
    const together = sum([...this.#others, this.#initiative]);
    const credits = this.planned ? this.#ownOf(together.credits) : this.#less(sum(this.#others).lines, together.lines);
    return alone.map((whole) => ({
      ...{ organisation, category: whole.category, scope: whole.scope, alone: whole.milligrams },
      credit: inPlace(credits, whole),
    }));
  }

  #told({ stream, quantity, amounts }: Acted, acting: Acting): Omit<StreamArithmetic, 'meets' | 'places'> {
    const { indices } = this.#task;
    const { id, organisation, site, supplier, activity, category, unit } = stream;
    const growth = indices.activity(stream.driver, organisation, site).exact[this.#at] ?? 0n;
    return {
      stream: { id, organisation, site, supplier, activity, category, unit },
      quantity: textOf(quantity),
      units: textOf(halfUp(quantity * growth, 12n * one)),
      effect: this.#effectOf(acting, amounts),
      rates: [
        ...stream.rates.map((rate) => this.#rateOf('old', rate)),
        ...('instead' in acting ? (acting.instead?.rates ?? []) : []).map((rate) => this.#rateOf('new', rate)),
      ],
    };
  }

  #effectOf(acting: Acting, amounts: Acted['amounts']): EffectArithmetic {
    if (acting.type === 'less activity') {
      const units = amounts.find((amount) => amount.acting === acting)?.units ?? 0n;
      return { type: acting.type, units: textOf(halfUp(units * (acting.strengths[this.#at] ?? 0n), one)) };
    }
    const share = acting.type === 'tonnes' ? '0' : textOf(acting.shares[this.#at] ?? 0n);
    if (acting.type === 'tonnes' || acting.instead === null) return { type: 'share less', share };
    const { activity, unit, perUnit } = acting.instead;
    return { type: 'another factor', share, activity, unit, perUnit };
  }

  #rateOf(of: RateArithmetic['of'], { part, category, scope, kg, national }: StreamRate): RateArithmetic {
    const index = this.#task.indices.national(national).exact[this.#at] ?? one;
    return { of, part, category, scope, kg, national, index: textOf(index) };
  }

  #ownOf(credits: readonly Credit[]): Given[] {
    return credits
      .filter(({ initiative }) => initiative === this.#initiative.id)
      .map(({ category, scope, byYear }) => ({ category, scope, milligrams: byYear[this.#at] ?? 0n }));
  }

  #less(before: readonly ForecastLine[], after: readonly ForecastLine[]): Given[] {
    const left = before.map(({ withAction, ...line }) => ({ ...line, milligrams: withAction[this.#at] ?? 0n }));
    return after.map(({ category, scope, withAction }) => ({
      ...{ category, scope },
      milligrams: inPlace(left, { category, scope }) - (withAction[this.#at] ?? 0n),
    }));
  }

  #summed(acted: Acted): Places {
    const places = new Places(acted.stream.organisation, this.#task.indices.years.length);
    addStream(acted, places, this.#task);
    return places;
  }
}

interface Given {
  category: string;
  scope: Scope;
  milligrams: Milligrams;
}

const inPlace = (all: readonly Given[], { category, scope }: Omit<Given, 'milligrams'>): Milligrams =>
  all.find((each) => each.category === category && each.scope === scope)?.milligrams ?? 0n;

const actingOn = ({ meeting, amounts }: Acted): Acting[] => [
  ...meeting.members,
  ...amounts.map(({ acting }) => acting),
];
