/** What the list of initiatives tells: those that are asked for, and what they come to by stage. */
import { type Decimal, sumOf } from '../../kernel/decimals.ts';
import type { KeptInitiative } from '../initiative-store.ts';
import { type Initiative, type Stage, stages } from '../rules/model.ts';

/** '' for all. */
export interface Wanted {
  organisation: string;
  stage: string;
  theme: string;
}

export function chosen(all: readonly KeptInitiative[], { organisation, stage, theme }: Wanted): KeptInitiative[] {
  return all.filter(
    ({ initiative }) =>
      (organisation === '' || initiative.organisations.some((one) => one.organisation === organisation)) &&
      (stage === '' || initiative.stage === stage) &&
      (theme === '' || initiative.theme === theme),
  );
}

export interface StageSum {
  stage: Stage;
  count: number;
  /** Pounds: what is to be spent, and how much of it somebody pays for. */
  capital: string;
  funded: string;
  running: string;
  saving: string;
}

/** By stage, in the order of stages; only those that some initiative is in. Costs are in the prices that each is told in. */
export function sumsByStage(all: readonly KeptInitiative[]): StageSum[] {
  return stages.flatMap((stage): StageSum[] => {
    const own = all.filter(({ initiative }) => initiative.stage === stage).map(({ initiative }) => initiative.money);
    if (own.length === 0) return [];
    return [
      {
        ...{ stage, count: own.length },
        capital: sumOf(own.map((money) => capitalOf(money))).toFixed(),
        funded: sumOf(own.flatMap(({ funding }) => funding.map(({ amount }) => amount))).toFixed(),
        running: sumOf(own.map(({ running }) => running)).toFixed(),
        saving: sumOf(own.map(({ saving }) => saving)).toFixed(),
      },
    ];
  });
}

/** Capital told by year, where it is; else as one sum. */
export function capitalOf({ capital, capitalByYear }: Initiative['money']): Decimal {
  const byYear = Object.values(capitalByYear);
  return byYear.length > 0 ? sumOf(byYear) : sumOf([capital]);
}
