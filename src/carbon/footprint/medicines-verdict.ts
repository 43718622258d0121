/** Whether medicines are on course for their aim: told only of whole years after the baseline, of whom both are known. */
import { type Figure, grouped, kgOf } from './figure.ts';
import { type AgainstAim, againstAim, kindOf, medicinesAim } from './medicines.ts';
import { type Coverage, lacksOf, likeWithLike } from './whole-years.ts';

/** The NHS's categories that medicines are in. */
export const medicineCategories = ['anaesthetic-gases', 'inhalers', 'medicines'] as const;

export type MedicinesVerdict =
  | { kind: 'told'; aim: AgainstAim; organisations: string[]; left: string[] }
  /** The year is that of the baseline, or one before it. */
  | { kind: 'too early' }
  | { kind: 'no baseline' }
  /** Months are missing of this year (true) or of the baseline. */
  | { kind: 'months missing'; ofThisYear: boolean };

/**
 * @param figures of one side, of the year and of the baseline; what is no medicine is left out
 * @param coverage months with figures of medicines
 */
export function medicinesVerdict(figures: readonly Figure[], coverage: Coverage, year: number): MedicinesVerdict {
  const { baselineYear } = medicinesAim;
  if (year <= baselineYear) return { kind: 'too early' };
  const medicines = figures.filter((figure) => kindOf(figure) !== null && figure.scope !== 'outside');
  const there = medicines.filter((figure) => figure.year === baselineYear);
  if (there.length === 0) return { kind: 'no baseline' };
  const sums = [...grouped(medicines, ({ organisation, year: own }) => JSON.stringify([organisation, own]))].flatMap(
    ([, of]) =>
      of.slice(0, 1).map(({ organisation, year: own }) => ({ organisation, year: own, kg: kgOf(of).toFixed() })),
  );
  const compared = likeWithLike(sums, coverage, baselineYear, year);
  if (!compared) {
    const baselineHas = new Set(there.map(({ organisation }) => organisation));
    const here = new Set(medicines.flatMap((one) => (one.year === year ? [one.organisation] : [])));
    if (![...baselineHas].some((one) => here.has(one))) return { kind: 'no baseline' };
    const lacking = new Set(lacksOf(coverage, year).map(({ organisation }) => organisation));
    return { kind: 'months missing', ofThisYear: [...here].some((one) => lacking.has(one)) };
  }
  const { before, now, organisations, left } = compared;
  return { kind: 'told', aim: againstAim(before, now, year), organisations, left };
}
