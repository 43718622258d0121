/** Why an initiative is given the credit that it is given in a year. */
import { type Arithmetic, arithmetic } from '../rules/arithmetic.ts';
import type { Initiative, Milligrams } from '../rules/model.ts';
import { countsIn } from './counts-in.ts';
import type { PlannedDesk } from './frame.tsx';
import { pathTo } from './paths.ts';

export interface ArithmeticFacts {
  initiative: Initiative;
  year: number;
  years: readonly number[];
  arithmetic: Arithmetic;
  /** Of the Footprint Plus, of all whose it is; of an idea, beside all that is planned. */
  byYear: readonly { year: number; mg: Milligrams }[];
}

/** @returns null where there is no such initiative */
export function arithmeticFacts(
  { planned, asked }: Pick<PlannedDesk, 'planned' | 'asked'>,
  id: string,
): ArithmeticFacts | null {
  const initiative = planned.model.initiatives.find((one) => one.id === id);
  if (!initiative) return null;
  const forecast = planned.forecast(asked.attribution);
  const years = forecast.years.slice(1);
  const due = pathTo(planned.paths(asked.organisations), asked.of, asked.year)?.target.by;
  const year = asked.year !== null && years.includes(asked.year) ? asked.year : (due ?? years.at(-1) ?? 0);
  const counts = countsIn(asked.organisations, 'plus');
  const credits = [...forecast.credits, ...planned.opportunities()].filter(
    (credit) => credit.initiative === id && counts(credit),
  );
  return {
    ...{ initiative, year, years },
    arithmetic: arithmetic(planned.model, id, year, asked.attribution),
    byYear: forecast.years.map((one, at) => ({
      year: one,
      mg: credits.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n),
    })),
  };
}
