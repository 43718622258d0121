/** The words of slides and files. */
import { translators } from '../../platform/web/translate.ts';

export const exportMessages = {
  title: '{whose}: trajectory to net zero',
  'cover.of': '{of}, {plan}',
  'cover.baseline': 'Baseline {year}: {source}',
  'cover.made': 'Made on {date}',
  source: '{system}. Baseline {year}: {source}. Made on {date}.',
  plan: 'as the plan has it',
  scenario: 'as the scenario “{name}” has it',
  tried: 'with a change to “{name}” that is not in the plan',
  unseen: 'Below',
  totals: 'Totals',
  falls: 'Falls',
  rises: 'Rises',
  gap: 'Missing',
  allowed: 'Allowed',
  left: 'Left with planned action',
  low: 'One in twenty draws is below',
  high: 'One in twenty draws is above',
  perTonne: '£ a tonne',
  cheapest: '£ a tonne (the cheapest {count} of {all})',
  planned: 'Planned',
  ideas: 'Ideas',
  year: 'Year',
  category: 'Category',
  initiative: 'Initiative',
  tonnes: 't CO₂e',
  capital: 'Capital',
  npv: 'Net present value',
  table: '{title}: the figures',
} as const;

export type ExportKey = keyof typeof exportMessages;
export const exportWords = translators({ en: exportMessages });
