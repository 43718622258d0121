/** Why the optimiser chose an initiative or left it out, in a sentence. */
import { pounds, tonnesOf, yearName } from '../pages/told.ts';
import type { Choice, LeftOut, Reason } from '../rules/choice.ts';

type NameOf = (initiative: string) => string;

export const outcomeNames: Record<Choice['outcome'], string> = {
  chosen: 'Something was chosen.',
  'no candidates': 'There is nothing to choose from.',
  'no budget': 'There is no money in any year.',
  'nothing affordable': 'No idea can be paid for within the budget of its years.',
  'nothing takes off': 'No idea takes anything off what is aimed at.',
};

export function whyChosen(reason: Reason, nameOf: NameOf): string {
  const { capital, credited, poundsPerTonne, rank, meets, needs } = reason;
  const cost =
    poundsPerTonne === null
      ? 'it is given no credit by itself'
      : `${pounds(capital)} for ${tonnesOf(credited)} t, ${pounds(poundsPerTonne)} a tonne: ${rank === 1 ? 'the cheapest' : `number ${rank} by cost`}`;
  return [
    cost,
    yearWhy(reason, nameOf),
    ...(meets.length === 0 ? [] : [`it acts on the same as ${listed(meets, nameOf)}`]),
    ...(needs.length === 0 ? [] : [`it needs ${listed(needs, nameOf)}`]),
  ].join('; ');
}

function yearWhy({ year, startYear }: Reason, nameOf: NameOf): string {
  const when = `in ${yearName(startYear)}`;
  switch (year.why) {
    case 'as soon as it can':
      return `${when}, as soon as it can`;
    case 'with what it needs':
      return `${when}, with ${nameOf(year.initiative)}, which it needs`;
    case 'first budget that it fits into':
      return `${when}, the first budget that it fits into`;
    case 'earlier budgets are spent':
      return `${when}, since earlier budgets buy more with their money`;
    case 'no later is needed':
      return `${when}, since an earlier start would do no more`;
  }
}

export function whyLeftOut({ title, why }: LeftOut, nameOf: NameOf): string {
  switch (why.code) {
    case 'starts later':
      return `“${title}” can only start after the last year of the budget.`;
    case 'too dear for any year':
      return `“${title}” costs more than any year’s budget.`;
    case 'needs':
      return `“${title}” needs ${listed(why.initiatives, nameOf)}, which is neither planned nor chosen.`;
    case 'takes nothing off':
      return `“${title}” takes nothing off what is aimed at.`;
    case 'met':
      return `“${title}” would take what ${listed(why.by, nameOf)} takes already.`;
    case 'dearer':
      return `“${title}” costs ${pounds(why.poundsPerTonne)} a tonne, more than the dearest that was chosen (${pounds(why.dearestChosen)}).`;
    case 'does not fit':
      return `“${title}” costs ${pounds(why.poundsPerTonne)} a tonne, and no year has enough money left for it.`;
  }
}

const listed = (ids: readonly string[], nameOf: NameOf): string => ids.map((id) => `“${nameOf(id)}”`).join(', ');
