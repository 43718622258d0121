/** What a choice starts from: what is planned, what can be chosen, and what the forecast makes of it. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Aim, remainingOf } from './aim.ts';
import type { ChosenInitiative } from './choice.ts';
import { forecast } from './forecast.ts';
import type { Forecast, Initiative, Milligrams, Model } from './model.ts';
import { plannedStages } from './model.ts';
import type { Budget, Option } from './options.ts';
import type { PurseRules } from './purse.ts';

export interface OptimiseTask {
  /** Its planned initiatives go on as they are. */
  model: Model;
  /** Ideas of its own, or kinds of the library at its sites; any that are planned are left aside. */
  candidates: readonly Initiative[];
  /** Of capital, by year. What a year leaves is gone unless it is carried over. */
  budgets: readonly Budget[];
  aim: Aim;
  carryOver?: boolean | undefined;
  /** By which share a somewhat bigger budget is bigger; a tenth where left out. */
  moreBudget?: string | undefined;
  /** Choices known from elsewhere: the answer is no worse than any that the budgets pay for. */
  known?: readonly (readonly ChosenInitiative[])[] | undefined;
  /** Of the solver, for the budget and the bigger one together. */
  seconds?: number | undefined;
  seed?: number | undefined;
}

/** Options as a forecast has them. */
export interface Reckoned {
  options: readonly Option[];
  forecast: Forecast;
  /** Less than with what is planned. */
  reduction: Milligrams;
}

export class Ground {
  readonly task: OptimiseTask;
  readonly planned: readonly Initiative[];
  readonly candidates: readonly Initiative[];
  readonly rules: PurseRules;
  readonly #forecast: Forecast;
  readonly #remaining: Milligrams;

  constructor(task: OptimiseTask) {
    this.task = task;
    this.planned = task.model.initiatives.filter(({ stage }) => plannedStages.includes(stage));
    const ids = new Set(this.planned.map(({ id }) => id));
    this.candidates = task.candidates.filter(({ id }) => !ids.has(id));
    this.rules = { carryOver: task.carryOver ?? false };
    this.#forecast = forecast(this.model);
    this.#remaining = remainingOf(this.#forecast, task.aim);
  }

  /** With what is planned alone. */
  get model(): Model {
    return { ...this.task.model, initiatives: this.planned };
  }

  get forecast(): Forecast {
    return this.#forecast;
  }

  /** Each year's budget, so many times. */
  budgets(times: string): Budget[] {
    return this.task.budgets.map(({ year, pounds }) => ({ year, pounds: new Decimal(pounds).times(times).toFixed() }));
  }

  reckon(options: readonly Option[]): Reckoned {
    const initiatives = [...this.planned, ...options.map(({ planned }) => planned)];
    const reckoned = options.length === 0 ? this.#forecast : forecast({ ...this.task.model, initiatives });
    return { options, forecast: reckoned, reduction: this.#remaining - remainingOf(reckoned, this.task.aim) };
  }
}

export const chosenOf = ({ options }: Reckoned): ChosenInitiative[] =>
  options
    .map(({ candidate, startYear }) => ({ initiative: candidate.id, startYear }))
    .toSorted((one, other) => one.startYear - other.startYear || (one.initiative < other.initiative ? -1 : 1));
