/** What the form of an initiative is read and offered by: the plan, the baseline, the published factors, the checks. */
import { ratesOf as ledgerRates } from '../../carbon/calculation/rates.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { movedBy } from '../moved-by.ts';
import { checkInitiatives } from '../rules/checks.ts';
import type { Baseline, Initiative, Remark, StreamRate } from '../rules/model.ts';
import { Scope } from '../rules/model.ts';
import { planWords, type WorkDesk } from './desk.ts';
import { type FieldContext, fieldOfPath } from './initiative-fields.ts';

export interface FormFacts extends FieldContext {
  baseline: Baseline | null;
  /** All that are there. */
  initiatives: readonly Initiative[];
  offered: { activities: readonly string[]; sites: readonly string[]; suppliers: readonly string[] };
}

/** Names of the baseline that are offered below a field: enough to copy one from, too few to make a page heavy. */
const mostOffered = 200;

export async function formFacts(desk: WorkDesk): Promise<FormFacts> {
  const { t, members, trajectory } = desk;
  const { carbon } = trajectory;
  const [plan, kept, baseline, method] = await Promise.all([
    planWords(desk),
    trajectory.initiatives.list(),
    trajectory.baseline(),
    carbon.method(),
  ]);
  const initiatives = kept.map(({ initiative }) => initiative);
  const year = baseline?.year ?? method.method.settings.baselineYear;
  const streams = baseline?.streams ?? [];
  const names = (values: readonly string[]) =>
    [...new Set(values)]
      .filter((one) => one !== '')
      .sort()
      .slice(0, mostOffered);
  return {
    ...{ t, members, plan, baseline, initiatives },
    others: initiatives.map(({ id, title }) => ({ id, title })),
    ratesOf(activity, unit): StreamRate[] {
      const { rates } = ledgerRates([{ activity, unit, year }], method, ['']);
      // By location, as the baseline is; what is outside of scopes is in no total.
      const own = rates.filter(({ basis, scope }) => basis !== 'market' && scope !== 'outside');
      return own.map(({ ratePart, category, scope, kg }) => ({
        ...{ part: ratePart, category, scope: Scope.parse(scope), national: movedBy(activity, ratePart) },
        kg: new Decimal(kg).toFixed(),
      }));
    },
    offered: {
      activities: names(streams.map(({ activity }) => activity)),
      sites: names(streams.map(({ site }) => site)),
      suppliers: names(streams.map(({ supplier }) => supplier)),
    },
  };
}

/** What the checks say of an initiative among the others, each at the field of its form. */
export function remarksOn(
  initiative: Initiative,
  { initiatives, baseline }: Pick<FormFacts, 'initiatives' | 'baseline'>,
): (Remark & { at: string })[] {
  const all = [...initiatives.filter(({ id }) => id !== initiative.id), initiative];
  return checkInitiatives(all, baseline)
    .filter((remark) => remark.initiative === initiative.id)
    .map((remark) => ({ ...remark, at: fieldOfPath(remark.field.split('.'), initiative.effect.type) }));
}
