/** Whether the pounds of an initiative are likely, beside the tonnes that it saves. */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { tonnesByItself } from './by-itself.ts';
import type { Baseline, Initiative, Remark } from './model.ts';

/**
 * Capital below this for each tonne that is saved over the lifetime is remarked upon as perhaps typed in thousands. A
 * thousandth of anything that costs up to £2,000 a tonne lies below £2, and dearer things than that are seldom built for
 * their carbon. What needs hardly any capital, such as another gas or another inhaler, may be remarked upon wrongly;
 * the remark changes nothing.
 */
const poundsPerTonneAtLeast = 2;
/** Small ones cost next to nothing as well, and no board asks after them. */
const tonnesAYearFrom = 10;
/** Nobody means £100 million with 100,000. */
const thousandsUpTo = 100_000;
/** Of what has no lifetime: about that of plant in a building. */
const yearsOtherwise = 20;

export function moneyRemarks(initiative: Initiative, baseline: Baseline | null): Remark[] {
  const { id, money } = initiative;
  const remarks: Remark[] = [];
  const [capital, field] = capitalOf(initiative);
  const funding = sumOf(money.funding.map(({ amount }) => amount));
  if (funding.gt(capital) && capital.gt(0))
    remarks.push({
      ...{ code: 'funding beyond capital', initiative: id, field: 'money.funding', level: 'remark' },
      sentence: `Its funding, £${pounds(funding)}, is more than its capital, £${pounds(capital)}. Correct one of the two.`,
    });
  const tonnes = baseline === null ? 0 : tonnesByItself(initiative, baseline);
  const lifetime = tonnes * (initiative.lifetimeYears ?? yearsOtherwise);
  if (capital.lte(0) || capital.gte(thousandsUpTo) || tonnes < tonnesAYearFrom) return remarks;
  const perTonne = capital.div(lifetime);
  if (perTonne.gte(poundsPerTonneAtLeast)) return remarks;
  remarks.push({
    ...{ code: 'perhaps in thousands', initiative: id, field, level: 'remark' },
    sentence: `Capital of £${pounds(capital)} for about ${pounds(new Decimal(Math.round(tonnes)))} t a year is £${perTonne.toDecimalPlaces(2).toFixed(2)} for each tonne of its lifetime, which is less than most things cost (£${poundsPerTonneAtLeast}). Was it typed in thousands? Then write ${pounds(capital.times(1000))}.`,
  });
  return remarks;
}

/** All capital, and the field in which it stands. */
function capitalOf({ money }: Initiative): [Decimal, string] {
  const byYear = Object.values(money.capitalByYear);
  return byYear.length > 0 ? [sumOf(byYear), 'money.capitalByYear'] : [new Decimal(money.capital), 'money.capital'];
}

function pounds(amount: Decimal): string {
  const [whole = '', pence] = amount.toDecimalPlaces(2).toFixed().split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return pence === undefined ? grouped : `${grouped}.${pence.padEnd(2, '0')}`;
}
