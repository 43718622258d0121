/**
 * What gets furthest with the money: which candidates to start, and when, so that least CO₂e is left beside what is
 * planned. The set is sought among estimates with a bound that holds whatever is chosen (`furthest`), and what it takes is
 * then reckoned by `forecast`, so that the gap told is one to the true optimum.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { creditsOf } from './aim.ts';
import type { Choice, ChosenInitiative } from './choice.ts';
import { ChoiceSoFar, Choices, type ChoiceTask } from './choice-so-far.ts';
import { possible } from './choosing.ts';
import { furthest } from './furthest.ts';
import { chosenOf, Ground, type OptimiseTask, type Reckoned } from './ground.ts';
import { leftOutOf } from './left-out.ts';
import type { Row } from './lp.ts';
import type { Milligrams } from './model.ts';
import { type Budget, type Option, optionsOf } from './options.ts';
import { reachOf } from './reach.ts';
import { reasonsOf } from './reasons.ts';

export type { OptimiseTask } from './ground.ts';

/** A gap that is small enough, as a share of the bound. */
const nearEnough = 0.001;
const usualSeconds = 1.8;
/** The bigger budget is solved with what was learnt of the other. */
const shareOfFirst = 0.65;

/** @throws Error if the solver fails */
export async function optimise(task: OptimiseTask): Promise<Choice> {
  const ground = new Ground(task);
  const more = new Decimal(task.moreBudget ?? '0.1').plus(1).toFixed();
  const budgets = { told: ground.budgets('1'), bigger: ground.budgets(more) };
  const options = possible(optionsOf(ground.candidates, budgets.bigger), ground.planned, budgets.bigger, ground.rules);
  const outcome = outcomeOf(ground, options);
  const search = new Search(ground, options);
  const seconds = task.seconds ?? usualSeconds;
  const found = await search.best(budgets.told, task.known ?? [], seconds * shareOfFirst);
  const known = [...(task.known ?? []), chosenOf(found)];
  const wider = await search.best(budgets.bigger, known, seconds * (1 - shareOfFirst));
  const chosen = chosenOf(found);
  return {
    outcome: chosen.length > 0 ? 'chosen' : outcome,
    chosen,
    reduction: found.reduction,
    bound: found.bound,
    gapToOptimum: found.bound > 0n ? Number(found.bound - found.reduction) / Number(found.bound) : 0,
    spend: spendOf(budgets.told, found.options),
    reasons: reasonsOf(ground, found),
    leftOut: leftOutOf(ground, found, search.reach, options),
    bigger:
      options.length === 0
        ? null
        : {
            times: more,
            reduction: wider.reduction,
            bound: wider.bound,
            chosen: chosenOf(wider),
            added: without(chosenOf(wider), chosen),
            dropped: without(chosen, chosenOf(wider)),
          },
  };
}

interface Found extends Reckoned {
  bound: Milligrams;
}

/** What different budgets are solved with: lines over what meets hold for each of them. */
class Search {
  readonly reach: ReturnType<typeof reachOf>;
  readonly #ground: Ground;
  readonly #options: readonly Option[];
  readonly #lines: Row[] = [];

  constructor(ground: Ground, options: readonly Option[]) {
    this.#ground = ground;
    this.#options = options;
    this.reach = reachOf({ model: ground.model, planned: ground.forecast, options, aim: ground.task.aim });
  }

  async best(
    budgets: readonly Budget[],
    known: readonly (readonly ChosenInitiative[])[],
    seconds: number,
  ): Promise<Found> {
    if (this.#options.length === 0) return { ...this.#ground.reckon([]), bound: 0n };
    const { planned, rules, task } = this.#ground;
    const asked: ChoiceTask = { reach: this.reach, options: this.#options, planned, budgets, rules };
    const places = known.map((chosen) => this.#placesOf(chosen));
    const { chosen, bound } = await furthest({
      ...asked,
      known: places,
      lines: this.#lines,
      ...{ seconds, gap: nearEnough, seed: task.seed ?? 1 },
    });
    const payable = places.filter((those) => isPossible(asked, those));
    const found = [chosen, ...payable].map((those) => this.#withoutHarm(those)).reduce(better);
    const most = BigInt(Math.ceil((bound + this.reach.besides) * milligramsOfKilogram * (1 + rounding)));
    return { ...found, bound: most > found.reduction ? most : found.reduction };
  }

  /** What adds more than it takes, beside all the others, is left out again; nothing is chosen that does no good. */
  #withoutHarm(places: readonly number[]): Reckoned {
    const all = this.#reckon(places);
    const credits = creditsOf(all.forecast, this.#ground.task.aim);
    const needed = new Set(all.options.flatMap(({ candidate }) => candidate.needs));
    const good = all.options.filter(({ candidate: { id } }) => (credits.get(id) ?? 0n) > 0n || needed.has(id));
    const some = good.length < all.options.length ? this.#ground.reckon(good) : all;
    return [all, some, this.#ground.reckon([])].reduce(better);
  }

  #reckon(places: readonly number[]): Reckoned {
    return this.#ground.reckon(places.flatMap((at) => this.#options[at] ?? []));
  }

  #placesOf(chosen: readonly ChosenInitiative[]): number[] {
    return chosen.map(({ initiative, startYear }) =>
      this.#options.findIndex((option) => option.candidate.id === initiative && option.startYear === startYear),
    );
  }
}

const milligramsOfKilogram = 1e6;
/** More than what doubles and the solver's own tolerances make of a bound. */
const rounding = 1e-6;

/** The fewer where they do the same. */
function better(one: Reckoned, other: Reckoned): Reckoned {
  if (other.reduction !== one.reduction) return other.reduction > one.reduction ? other : one;
  return other.options.length < one.options.length ? other : one;
}

/** Whether all of it can be paid for and has what it needs. */
function isPossible(task: ChoiceTask, places: readonly number[]): boolean {
  const choice = new ChoiceSoFar(new Choices(task));
  let left = places;
  for (let before = -1; before !== choice.size; ) {
    before = choice.size;
    left = left.filter((at) => !choice.take(at));
  }
  return left.length === 0;
}

function outcomeOf({ candidates, task }: Ground, options: readonly Option[]): Choice['outcome'] {
  if (candidates.length === 0) return 'no candidates';
  if (!task.budgets.some(({ pounds }) => Number(pounds) > 0)) return 'no budget';
  return options.length === 0 ? 'nothing affordable' : 'nothing takes off';
}

function spendOf(budgets: readonly Budget[], options: readonly Option[]): Choice['spend'] {
  return budgets.map(({ year, pounds }) => ({
    year,
    budget: pounds,
    spent: options.reduce((sum, { spend }) => sum.plus(spend.get(year) ?? 0), new Decimal(0)).toFixed(),
  }));
}

function without(those: readonly ChosenInitiative[], others: readonly ChosenInitiative[]): string[] {
  const ids = new Set(others.map(({ initiative }) => initiative));
  return those.map(({ initiative }) => initiative).filter((id) => !ids.has(id));
}
