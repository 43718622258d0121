/** An initiative as the fields of the form that shows it. */
import type { Filled } from '../../platform/web/forms.tsx';
import type { Effect, Initiative } from '../rules/model.ts';
import { themeName } from './desk.ts';
import type { FieldContext } from './initiative-fields.ts';
import type { WorkspaceKey } from './messages.ts';
import { byYearLines, effectPercentOf, evenShares, percentOf } from './written.ts';

/** The fields of a form that shows this initiative. */
export function fieldsOf(
  initiative: Initiative,
  { plan, members, others }: Pick<FieldContext, 'plan' | 'members' | 'others'>,
): Filled['values'] {
  const { organisations, actsOn, money, coBenefits, range, effect } = initiative;
  const even = evenShares(organisations.length);
  const isEven = organisations.every(({ share }) => even.includes(share));
  const named = (slug: string) => members.find((one) => one.slug === slug)?.name ?? slug;
  return {
    title: initiative.title,
    kind: initiative.kind ?? '',
    organisation: organisations.map(({ organisation }) => organisation),
    shares: isEven
      ? ''
      : organisations.map(({ organisation, share }) => `${named(organisation)}: ${percentOf(share)}`).join('\n'),
    theme: themeName(plan, initiative.theme),
    commitments: initiative.commitments.join(', '),
    needs: initiative.needs.map((id) => others.find((one) => one.id === id)?.title ?? id).join('\n'),
    stage: initiative.stage,
    likelihood: initiative.likelihood === null ? '' : percentOf(initiative.likelihood),
    start: initiative.start,
    rampMonths: initiative.rampMonths === 0 ? '' : String(initiative.rampMonths),
    lifetimeYears: initiative.lifetimeYears === null ? '' : String(initiative.lifetimeYears),
    ends: initiative.ends ?? '',
    category: actsOn.categories,
    activities: actsOn.activities.join('\n'),
    sites: actsOn.sites.join('\n'),
    suppliers: actsOn.suppliers.join('\n'),
    driverOfHealthcare: initiative.driverOfHealthcare ?? '',
    ...effectFields(effect),
    rangeLow: range?.low ?? '',
    rangeHigh: range?.high ?? '',
    confidence: initiative.confidence,
    capital: unlessNought(money.capital),
    capitalByYear: byYearLines(money.capitalByYear),
    running: unlessNought(money.running),
    saving: unlessNought(money.saving),
    priceYear: String(money.priceYear),
    funding: money.funding.map(({ source, amount }) => `${source}: ${amount}`).join('\n'),
    environmental: coBenefits.environmental,
    social: coBenefits.social,
    financial: coBenefits.financial,
    answerable: initiative.answerable,
    evidence: initiative.evidence,
  };
}

const unlessNought = (amount: string): string => (Number(amount) === 0 ? '' : amount);

function effectFields(effect: Effect): Record<string, string> {
  const type = { effect: effect.type };
  switch (effect.type) {
    case 'less activity':
      return { ...type, amount: effect.amount, unit: effect.unit };
    case 'share less':
      return { ...type, share: effectPercentOf(effect.share) };
    case 'another factor':
      return {
        ...type,
        newShare: effectPercentOf(effect.share),
        newActivity: effect.activity,
        newUnit: effect.unit,
        perUnit: effect.perUnit,
        newRates: effect.rates
          .map(({ part, category, scope, kg, national }) => [part, category, scope, kg, national ?? ''].join('; '))
          .join('\n'),
      };
    case 'tonnes':
      return {
        ...type,
        tonnesAYear: effect.aYear ?? '',
        tonnesByYear: byYearLines(effect.byYear),
        tonnesSource: effect.source,
      };
  }
}

/** The words that stand before each field; what only the form itself keeps has none. */
export const fieldLabels: Readonly<Record<string, WorkspaceKey>> = {
  title: 'field.title',
  organisation: 'field.organisation',
  shares: 'field.shares',
  theme: 'field.theme',
  commitments: 'field.commitments',
  needs: 'field.needs',
  answerable: 'field.answerable',
  stage: 'field.stage',
  likelihood: 'field.likelihood',
  start: 'field.start',
  rampMonths: 'field.rampMonths',
  lifetimeYears: 'field.lifetime',
  ends: 'field.ends',
  category: 'field.category',
  activities: 'field.activities',
  sites: 'field.sites',
  suppliers: 'field.suppliers',
  effect: 'field.effect',
  share: 'field.share',
  amount: 'field.amount',
  unit: 'field.unit',
  newShare: 'field.newShare',
  newActivity: 'field.newActivity',
  newUnit: 'field.newUnit',
  perUnit: 'field.perUnit',
  newRates: 'field.newRates',
  tonnesAYear: 'field.tonnesAYear',
  tonnesByYear: 'field.tonnesByYear',
  tonnesSource: 'field.tonnesSource',
  confidence: 'field.confidence',
  rangeLow: 'field.rangeLow',
  rangeHigh: 'field.rangeHigh',
  capital: 'field.capital',
  capitalByYear: 'field.capitalByYear',
  running: 'field.running',
  saving: 'field.saving',
  priceYear: 'field.priceYear',
  funding: 'field.funding',
  driverOfHealthcare: 'field.driver',
  environmental: 'field.environmental',
  social: 'field.social',
  financial: 'field.financial',
  evidence: 'field.evidence',
};
