/** By which factors a part of a calculation was counted, and what was taken in place of what was asked for. */
import { factorFinder } from '../audit-pack/used-factors.ts';
import type { PartOfCalculation } from '../calculation/inputs-of.ts';
import type { Calculation } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import type { Side } from '../footprint/basis.ts';
import { monthsOfYear, yearName, yearOfMonth } from '../footprint/months.ts';
import type { CarbonSettings } from '../model.ts';

export interface CountedBy {
  /** Titles of the sets that the factors are from. */
  sets: string[];
  settings: CarbonSettings;
  fallbacks: StoodIn[];
}

/** A rate that was made of something else than what was asked for. */
export interface StoodIn {
  activity: string;
  unit: string;
  /** "2024/25" */
  year: string;
  part: string;
  /** What was asked for and what was taken, in sentences. */
  sentence: string;
  factor: string;
}

export async function countedBy(
  carbon: Carbon,
  calculation: Calculation,
  part: PartOfCalculation,
  side: Side,
): Promise<CountedBy> {
  const partitions = (await carbon.calculations.partitions(calculation.id))
    .filter(({ organisation }) => part.organisation === '' || organisation === part.organisation)
    .filter(({ fromMonth }) => part.year === null || monthsOfYear(part.year).includes(fromMonth));
  const years = [...new Set(partitions.map(({ fromMonth }) => yearOfMonth(fromMonth)))];
  const figures = await Promise.all(
    years.map((year) => carbon.breakdown(calculation, { organisation: part.organisation, year, by: 'activity' })),
  );
  const keyOf = (of: { activity: string; unit: string; year: number }) => [of.activity, of.unit, of.year].join('\n');
  const counted = new Set(figures.flat().map(keyOf));
  const rates = await carbon.rates.list([...new Set(partitions.map(({ rateSet }) => rateSet))]);
  const used = rates.filter((rate) => counted.has(keyOf(rate)) && (rate.basis === '' || rate.basis === side));
  const known = await factorFinder(carbon);
  const titles = used.map(({ factor }) => known(factor)?.publication ?? factor);
  const stoodIn = used.flatMap(({ activity, unit, year, ratePart, fallback, factor }): StoodIn[] =>
    fallback === '' ? [] : [{ activity, unit, year: yearName(year), part: ratePart, sentence: fallback, factor }],
  );
  return {
    sets: [...new Set(titles)].sort(),
    settings: calculation.method.settings,
    fallbacks: [...new Map(stoodIn.map((one) => [JSON.stringify(one), one])).values()],
  };
}

/** Fallbacks that are told at once; all of them are in the JSON. */
const toldAtMost = 20;

export function countedByWords(
  { sets, settings, fallbacks }: CountedBy,
  nameOf: (activity: string) => string,
): string[] {
  const byWords = Map.groupBy(fallbacks, ({ activity, sentence }) => `${nameOf(activity)}\n${sentence}`);
  const told = [...byWords].map(([words, all]) => {
    const [name = '', sentence = ''] = words.split('\n');
    return `  ${name}, ${[...new Set(all.map(({ year }) => year))].sort().join(', ')}: ${sentence}`;
  });
  const more = told.length - toldAtMost;
  return [
    `Counted by ${sets.join('; ') || 'no factors'}. Potentials by ${settings.warmingPotentials}. A financial year takes the factors of the calendar year in which it ${settings.factorYear}.`,
    ...(told.length === 0 ? [] : ['Taken in place of what was asked for:', ...told.slice(0, toldAtMost)]),
    ...(more > 0 ? [`  And ${more} more, which --format json tells.`] : []),
  ];
}
