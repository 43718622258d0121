/** An initiative in the plan's three columns, environmental, social and financial: the triple bottom line of sustainable value. */
import { Decimal, rounded, sumOf } from '../../kernel/decimals.ts';
import type { CarbonValue } from './carbon-value.ts';
import type { Cost } from './cost.ts';
import type { Initiative, Milligrams } from './model.ts';

/** Pounds in prices of the cost's price year. */
export interface ThreeColumns {
  initiative: string;
  environmental: {
    tonnes: Milligrams;
    /** Present value of them to the public. */
    carbonValue: CarbonValue<string>;
    benefits: string;
  };
  /** In words: nobody has told a figure. */
  social: string;
  financial: {
    npv: string;
    capital: string;
    /** A year at full effect. */
    running: string;
    saving: string;
    /** Of the capital, what has a source of funding, and what has none. */
    funding: string;
    unfunded: string;
    benefits: string;
  };
}

export function threeColumns({ initiative, cost }: { initiative: Initiative; cost: Cost }): ThreeColumns {
  const { coBenefits, money } = initiative;
  const { npv, capital, running, saving } = cost;
  const whole = wholeCapital(initiative);
  const funded = sumOf(money.funding.map(({ amount }) => amount));
  // Funding is told in the money's own prices and for the whole of it: its share of the capital is the same in any prices.
  const share = whole.lte(0) ? new Decimal(0) : Decimal.min(1, funded.div(whole));
  const funding = share.times(capital);
  return {
    initiative: initiative.id,
    environmental: { tonnes: cost.reduction, carbonValue: cost.carbonValue, benefits: coBenefits.environmental },
    social: coBenefits.social,
    financial: {
      ...{ npv, capital, running, saving, benefits: coBenefits.financial },
      funding: rounded(funding, 2),
      unfunded: rounded(new Decimal(capital).minus(rounded(funding, 2)), 2),
    },
  };
}

function wholeCapital({ money }: Initiative): Decimal {
  const byYear = Object.values(money.capitalByYear);
  return byYear.length > 0 ? sumOf(byYear) : new Decimal(money.capital);
}
