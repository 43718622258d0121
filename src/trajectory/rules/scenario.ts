/** A plan as a scenario has it: what it is based on, with its differences. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Effect, Initiative, Remark, Scenario } from './model.ts';

/** A scenario that cannot be: it goes round in a circle, or is based on one that is not there. */
export class ScenarioError extends Error {
  readonly remarks: readonly Remark[];

  constructor(remark: Pick<Remark, 'code' | 'field' | 'sentence'>) {
    super(remark.sentence);
    this.name = 'ScenarioError';
    this.remarks = [{ ...remark, initiative: '', level: 'error' }];
  }
}

export interface ScenarioAsked {
  /** As the plan of record has them. */
  initiatives: readonly Initiative[];
  scenarios: readonly Scenario[];
  /** Of the one that is asked for. */
  id: string;
}

export interface ScenarioApplied {
  initiatives: Initiative[];
  switches: Record<string, boolean>;
}

/**
 * Each scenario changes what it is based on, the plan of record first. A size is times the effect that is there, so that
 * half of a half is a quarter; no share grows beyond all. What a base leaves out, a scenario that names it brings back,
 * unless that leaves it out as well. Changes to initiatives that are no longer there change nothing.
 * @throws ScenarioError if it goes round in a circle or is based on one that is not there
 */
export function applyScenario({ initiatives, scenarios, id }: ScenarioAsked): ScenarioApplied {
  const plan = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  const leftOut = new Set<string>();
  const switches: Record<string, boolean> = {};
  for (const scenario of chainOf(scenarios, id)) {
    Object.assign(switches, scenario.switches);
    for (const change of scenario.changes) {
      const initiative = plan.get(change.initiative);
      if (!initiative) continue;
      plan.set(initiative.id, changed(initiative, change));
      if (change.leftOut) leftOut.add(initiative.id);
      else leftOut.delete(initiative.id);
    }
  }
  return { initiatives: [...plan.values()].filter((initiative) => !leftOut.has(initiative.id)), switches };
}

/** The scenario and those that it is based on, the farthest first. */
function chainOf(scenarios: readonly Scenario[], id: string): Scenario[] {
  const known = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const chain: Scenario[] = [];
  for (let next: string | null = id; next !== null; ) {
    const found = known.get(next);
    if (!found) throw notThere(next, chain.at(-1));
    if (chain.includes(found)) throw circle([...chain.slice(chain.indexOf(found)), found]);
    chain.push(found);
    next = found.basedOn;
  }
  return chain.reverse();
}

function notThere(id: string, from: Scenario | undefined): ScenarioError {
  const sentence = from
    ? `The scenario “${from.name}” is based on “${id}”, which is not there. Base it on another, or on the plan of record.`
    : `There is no scenario “${id}”.`;
  return new ScenarioError({ code: 'base not there', field: 'basedOn', sentence });
}

function circle(chain: readonly Scenario[]): ScenarioError {
  const names = chain.map(({ name }) => `“${name}”`);
  const sentence =
    chain.length === 2
      ? `The scenario ${names[0]} is based on itself. Base it on another, or on the plan of record.`
      : `These scenarios go round in a circle, each based on the next: ${names.join(', ')}. Base one of them on the plan of record.`;
  return new ScenarioError({ code: 'circular', field: 'basedOn', sentence });
}

function changed(initiative: Initiative, { stage, start, rampMonths, size }: Scenario['changes'][number]): Initiative {
  return {
    ...initiative,
    ...(stage === undefined ? {} : { stage }),
    ...(start === undefined ? {} : { start }),
    ...(rampMonths === undefined ? {} : { rampMonths }),
    ...(size === undefined ? {} : { effect: sized(initiative.effect, size) }),
  };
}

function sized(effect: Effect, size: string): Effect {
  const times = (value: string) => textOf(new Decimal(value).times(size));
  switch (effect.type) {
    case 'less activity':
      return { ...effect, amount: times(effect.amount) };
    case 'share less':
    case 'another factor':
      return { ...effect, share: textOf(Decimal.max(-1, Decimal.min(1, times(effect.share)))) };
    case 'tonnes':
      return {
        ...effect,
        aYear: effect.aYear === null ? null : times(effect.aYear),
        byYear: Object.fromEntries(Object.entries(effect.byYear).map(([year, tonnes]) => [year, times(tonnes)])),
      };
  }
}

/** At the places that the sum counts with. */
const textOf = (value: Decimal): string => value.toDecimalPlaces(12).toFixed();
